"""Meetings, statements, commitments and relations between states, as reports tell of them."""
