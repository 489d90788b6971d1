"""Who says a fact of the talks, and where it was read."""

from dataclasses import dataclass

from hudna.model.citation import Citation

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, and where: a document, or a claim of a report at its characters.

    `said_by` is an actor's id or the words a text has for it, empty where the document speaks in
    its own voice. `start` and `end` are code points of the report's text, without a report those of
    the cited document as it was given, a line end being one; null where nobody counted.
    """

    said_by: str = ""
    citation: Citation | None = None
    report: str | None = None
    claim: str | None = None
    start: int | None = None
    end: int | None = None
