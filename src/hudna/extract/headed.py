"""A delegation with its head."""

from dataclasses import dataclass

from hudna.extract.phrase import Hit
from hudna.model.span import Mention, Span

__all__ = ["Headed"]


@dataclass(frozen=True, slots=True)
class Headed:
    """A delegation and its head; `role` is what the text calls the head besides the name."""

    hit: Hit
    head: Mention
    role: Span | None
    delegation: Mention | None
