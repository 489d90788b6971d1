"""Tracks against lines: was it inside, how deep, how long, can both sides be right."""
