"""Two versions of a paragraph laid together: what only one of them changed is taken over, and
where both changed the same words both stand in brackets, each for the party that wrote it.

It is a suggestion in the open: nothing is merged before somebody signs it.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from hudna.model.joint_statement import DraftParagraph
from hudna.talks.brackets import Piece, pieces_of, written

__all__ = ["merged", "merged_texts"]

_TOKEN = re.compile(r"\s+|[^\s]+")

Token = Piece
Lot = tuple[int, int, tuple[Token, ...]]
"""A change: from which to which token of the base, and what stands there instead."""


def merged_texts(
    base: DraftParagraph, one: DraftParagraph, other: DraftParagraph
) -> dict[str, str]:
    """Return the merged text of every language that either version has."""
    return {
        code: merged(
            base.texts.get(code, ""),
            (one.texts.get(code, ""), one.party),
            (other.texts.get(code, ""), other.party),
        )
        for code in sorted({*one.texts, *other.texts})
    }


def merged(base: str, one: tuple[str, str], other: tuple[str, str]) -> str:
    """Return two changes of a text as one; each is a text and the party that wrote it."""
    start = _tokens(base)
    first, second = (_changes(start, _tokens(text)) for text, _ in (one, other))
    out: list[Token] = []
    at = 0
    while first or second:
        begin = min(lot[0] for lots in (first, second) for lot in lots[:1])
        mine, yours, end = _together(first, second, begin)
        out += start[at:begin]
        ours, theirs = (_applied(start, lots, begin, end) for lots in (mine, yours))
        if not yours or ours == theirs:
            out += ours
        elif not mine:
            out += theirs
        else:
            out += _beside(ours, one[1], theirs, other[1])
        at = end
    out += start[at:]
    return written(out)


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    for piece in pieces_of(text):
        if piece.parties:
            found.append(piece)
        else:
            found += [Piece(words) for words in _TOKEN.findall(piece.words)]
    return found


def _changes(start: Sequence[Token], changed: Sequence[Token]) -> list[Lot]:
    matcher = SequenceMatcher(None, start, changed, autojunk=False)
    return [
        (low, high, tuple(changed[a:b]))
        for tag, low, high, a, b in matcher.get_opcodes()
        if tag != "equal"
    ]


def _together(first: list[Lot], second: list[Lot], begin: int) -> tuple[list[Lot], list[Lot], int]:
    """Take the changes that overlap from `begin` on, and where they end."""
    taken: tuple[list[Lot], list[Lot]] = ([], [])
    end, grown = begin, True
    while grown:
        grown = False
        for lots, own in zip((first, second), taken, strict=True):
            while lots and (lots[0][0] < end or lots[0][0] == begin):
                lot = lots.pop(0)
                own.append(lot)
                end, grown = max(end, lot[1]), True
    return taken[0], taken[1], end


def _applied(start: Sequence[Token], lots: Sequence[Lot], begin: int, end: int) -> list[Token]:
    out: list[Token] = []
    at = begin
    for low, high, words in lots:
        out += [*start[at:low], *words]
        at = high
    return [*out, *start[at:end]]


def _beside(ours: Sequence[Token], one: str, theirs: Sequence[Token], other: str) -> list[Token]:
    """Return both wordings in brackets, with the space that stood around them."""
    both = [*ours, *theirs]
    lead = [Piece(" ")] if both and _is_space(both[0]) else []
    trail = [Piece(" ")] if both and _is_space(both[-1]) else []
    first, second = _bracketed(ours, one), _bracketed(theirs, other)
    between = [Piece(" ")] if first and second else []
    return [*lead, *first, *between, *second, *trail]


def _is_space(token: Token) -> bool:
    return not token.words.strip()


def _bracketed(tokens: Sequence[Token], party: str) -> list[Token]:
    """Return tokens with the plain words among them in brackets for a party."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        if token.parties or last is None or last.parties != (party,) or last in tokens:
            out.append(token if token.parties else Piece(token.words, (party,)))
        else:
            out[-1] = Piece(last.words + token.words, (party,))
    apart: list[Token] = []
    for piece in out:
        if not _is_space(piece):
            apart += [*([Piece(" ")] if apart else []), Piece(piece.words.strip(), piece.parties)]
    return apart
