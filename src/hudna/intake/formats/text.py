"""Plain text in any common encoding."""

from hudna.intake.documents import document
from hudna.intake.encoding import decode
from hudna.intake.foreign import foreign
from hudna.intake.limits import check
from hudna.intake.model import Intake, Problem

__all__ = ["read", "recognises"]

LONGEST_HEADLINE = 140
_BYTES_A_CHARACTER = 4
"""At most, in any encoding: what is too long by this is not decoded first."""

_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\0\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.02
"""Text has next to no control characters; a binary file, read in any encoding, is full of them."""


def recognises(name: str, data: bytes) -> bool:
    """Return whether the bytes could be text; the last resort, so only known others are not."""
    return foreign(name, data) is None


def read(name: str, data: bytes) -> Intake:
    """Return one document with the text as it stands."""
    check("text_characters", len(data) // _BYTES_A_CHARACTER, name)
    text, problems = decode(name, data)
    if sum(char in _CONTROLS for char in text) > len(text) * _MOST_CONTROLS:
        advice = "Export it as text or HTML"
        return Intake(problems=(Problem(name, "the file is binary, not text", advice),))
    if not text.strip():
        problems.append(Problem(name, "the file holds no text", "Check that it was saved whole"))
    made = document(name, data, text, "text/plain", title=_headline(text))
    return Intake(documents=(made,), problems=tuple(problems))


def _headline(text: str) -> str | None:
    """Return a first line that stands alone and ends no sentence: what a reader would call it."""
    first, _, rest = text.lstrip().partition("\n")
    alone = rest[:1] in ("\n", "\r") and bool(rest.strip())
    line = first.strip()
    return line if alone and 0 < len(line) <= LONGEST_HEADLINE and line[-1] not in ".،," else None
