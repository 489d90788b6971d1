"""Places on the Earth: names, distances, shapes and maps."""
