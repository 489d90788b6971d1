"""From the words of a place to a circle on the map, with the reason for the choice."""
