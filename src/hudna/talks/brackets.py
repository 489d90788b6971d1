"""Disputed words of a draft: in square brackets, with who asks for them in curly ones.

`within [seven]{iran} [three]{russia,turkey} days` has two brackets. A backslash takes the meaning
from a bracket, so that a text may hold brackets of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hudna.errors import InputError

__all__ = ["Piece", "asked", "is_clean", "pieces_of", "written"]

_OWN = re.compile(r"[\\\[\]{}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a draft, and the parties that ask for them; none where nobody disputes them."""

    words: str
    parties: tuple[str, ...] = ()


def pieces_of(text: str, where: str = "") -> tuple[Piece, ...]:
    """Return the pieces of a text in order; raises `InputError` for a bracket that is not whole."""
    pieces: list[Piece] = []
    words: list[str] = []
    opened: int | None = None
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == "\\" and at + 1 < len(text):
            words.append(text[at + 1])
            at += 2
            continue
        if sign == "[":
            if opened is not None:
                raise _wrong("a bracket stands inside another", text, at, where)
            _close(pieces, words, ())
            opened = at
        elif sign == "]":
            if opened is None:
                raise _wrong("a bracket is closed that was not opened", text, at, where)
            parties, at = _parties(text, at + 1, where)
            if not "".join(words).strip():
                raise _wrong("a bracket holds no words", text, opened, where)
            _close(pieces, words, parties)
            opened = None
            continue
        elif sign in "{}":
            raise _wrong("a curly bracket stands alone", text, at, where)
        else:
            words.append(sign)
        at += 1
    if opened is not None:
        raise _wrong("a bracket is not closed", text, opened, where)
    _close(pieces, words, ())
    return tuple(pieces)


def written(pieces: Iterable[Piece]) -> str:
    """Return pieces as the text they are read from."""
    return "".join(
        f"[{_guarded(p.words)}]{{{','.join(p.parties)}}}" if p.parties else _guarded(p.words)
        for p in pieces
    )


def asked(text: str) -> Counter[tuple[str, str]]:
    """Return how often each party asks for which words; space does not count."""
    return Counter(
        (party, " ".join(piece.words.split()))
        for piece in pieces_of(text)
        for party in piece.parties
    )


def is_clean(text: str) -> bool:
    """Return whether nothing in a text is disputed."""
    return not any(piece.parties for piece in pieces_of(text))


def _guarded(words: str) -> str:
    return _OWN.sub(lambda found: "\\" + found.group(), words)


def _close(pieces: list[Piece], words: list[str], parties: tuple[str, ...]) -> None:
    if words:
        pieces.append(Piece("".join(words), parties))
    words.clear()


def _parties(text: str, at: int, where: str) -> tuple[tuple[str, ...], int]:
    """Return who asks for the words before `at`, and where the text goes on."""
    end = text.find("}", at)
    if not text.startswith("{", at) or end < 0:
        raise _wrong("a bracket does not say who asks for it", text, at - 1, where)
    parties = tuple(sorted({name.strip() for name in text[at + 1 : end].split(",")} - {""}))
    if not parties:
        raise _wrong("a bracket does not say who asks for it", text, at - 1, where)
    return parties, end + 1


def _wrong(what: str, text: str, at: int, where: str) -> InputError:
    near = text[max(0, at - 12) : at + 12]
    return InputError(
        f"{what}, near '{near}'",
        where=where,
        advice="Write disputed words like [at once]{party}; write \\[ for a bracket that is text",
    )
