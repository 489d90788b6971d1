"""Planned movements against zones, incidents and each other."""
