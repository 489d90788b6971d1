"""A judgement of a dispute about a line, as a report to read on a screen and on paper."""
