"""Where something stands: the document, the place in it, and how it was read."""

from dataclasses import dataclass

from hudna.model.party import Names

__all__ = ["Citation"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a clause stands: document, article, and how it was read (text or press).

    A document's symbol or an article's number is the same in every language.
    """

    document: Names
    article: Names
    read_from: str
    address: str | None = None
