"""Hudna: ceasefire monitoring and verification by several states."""

__version__ = "0.1.0"
