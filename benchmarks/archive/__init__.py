"""A synthetic archive of a ceasefire, marked *exercise* throughout, for load tests.

It is no command of the product: no desk of a mission should be able to invent incidents.
"""
