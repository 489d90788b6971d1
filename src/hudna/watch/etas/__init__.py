"""Space-time ETAS: every event may trigger others near it, soon after it (Ogata 1998).

Used for missions with few events, and checked on earthquakes, where published fits exist.
"""
