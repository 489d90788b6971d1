"""Plain text in any common encoding."""

from hudna.intake.documents import document
from hudna.intake.encoding import decode
from hudna.intake.model import Intake, Problem

__all__ = ["read", "recognises"]

LONGEST_HEADLINE = 140

_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\0\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.02
"""Text has next to no control characters; a binary file, read in any encoding, is full of them."""

_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF")


def recognises(name: str, data: bytes) -> bool:
    """Return whether the bytes could be text; the last resort, so only known binaries are not."""
    return not data.startswith(_BINARY)


def read(name: str, data: bytes) -> Intake:
    """Return one document with the text as it stands."""
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
