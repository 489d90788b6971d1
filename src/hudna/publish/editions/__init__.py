"""What an edition of a bulletin prints otherwise than the one before it, from their data."""

from hudna.publish.editions.compare import changes

__all__ = ["changes"]
