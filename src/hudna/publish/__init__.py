"""Determinations to bulletins, exports and feeds."""
