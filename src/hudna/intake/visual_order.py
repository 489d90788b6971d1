"""Characters in the order they are seen, put into the order they are read.

The inverse of what UAX #9 does to display a line, for the cases documents hold: a line in one main
direction with words or numbers of the other inside.
"""

import unicodedata
from collections.abc import Sequence

__all__ = ["logical", "mirrored", "reads_right_to_left"]

_RIGHT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_SEPARATORS = frozenset({"CS"})
_LIGATURES = frozenset(unicodedata.normalize("NFKC", chr(code)) for code in range(0xFEF5, 0xFEFD))
"""Letters that fonts draw as one sign: their order inside the sign is known."""
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_MIRROR = str.maketrans(_BRACKETS | {shut: opens for opens, shut in _BRACKETS.items()})


def reads_right_to_left(chars: Sequence[str]) -> bool | None:
    """Return the main direction of a line, null where it has no letters."""
    kinds = [unicodedata.bidirectional(char[0]) for char in chars if char]
    right = sum(kind in _RIGHT for kind in kinds)
    left = kinds.count("L")
    return None if right == left == 0 else right >= left


def logical(seen: Sequence[str], *, right_to_left: bool) -> str:
    """Return the text of signs given from left to right as they are seen.

    A sign is a letter with its marks; `right_to_left` is the direction of the paragraph.
    """
    kinds = [_kind(sign) for sign in seen]
    order = _runs(kinds, right_to_left)
    return "".join(_sign(seen[n]) for n in order)


def mirrored(lines: Sequence[str]) -> bool:
    """Return whether the brackets of right-to-left lines stand the wrong way round.

    Some programs write a bracket as it is seen and some as it is meant: what closes must open.
    """
    opens = closes = 0
    depth: list[str] = []
    for char in "".join(lines):
        if char in _BRACKETS:
            depth.append(char)
            opens += 1
        elif depth and _BRACKETS[depth[-1]] == char:
            depth.pop()
            opens += 1
        elif char in _BRACKETS.values():
            closes += 2
    return closes > opens - len(depth) * 2


def turned(line: str) -> str:
    """Return a line with its brackets turned round."""
    return line.translate(_MIRROR)


def _kind(sign: str) -> str:
    kind = unicodedata.bidirectional(sign[0])
    if kind in _RIGHT:
        return "R"
    if kind in _NUMBERS:
        return "N"
    if kind in _SEPARATORS:
        return "S"
    return "L" if kind == "L" else "-"


def _sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign) if "\ufb00" <= sign[0] <= "\ufefc" else sign
    return plain[::-1] if plain[::-1] in _LIGATURES else plain


def _runs(kinds: Sequence[str], right_to_left: bool) -> list[int]:
    """Return the places of signs in reading order."""
    inner = _inner(kinds, "L" if right_to_left else "R")
    order: list[int] = []
    at = 0
    while at < len(kinds):
        end = at + 1
        while end < len(kinds) and inner[end] and inner[at]:
            end += 1
        if not inner[at]:
            order.append(at)
        elif right_to_left:
            order += range(end - 1, at - 1, -1)
        else:
            order += _backwards(kinds, at, end)
        at = end
    if not right_to_left:
        return order
    return _numbers_forward(kinds, order[::-1], inner)


def _inner(kinds: Sequence[str], strong: str) -> list[bool]:
    """Mark the stretches of the other direction: from one of its letters to another."""
    inner = [False] * len(kinds)
    first: int | None = None
    last = -1
    barrier = {"L": "R", "R": "L"}[strong]
    for at, kind in enumerate([*kinds, barrier]):
        if kind == strong:
            first = at if first is None else first
            last = at
        elif kind == "N" and first is not None and strong == "L":
            last = at
        elif kind == barrier and first is not None:
            inner[first : last + 1] = [True] * (last + 1 - first)
            first = None
    return inner


def _backwards(kinds: Sequence[str], at: int, end: int) -> list[int]:
    return _numbers_forward(kinds, list(range(end - 1, at - 1, -1)), [False] * len(kinds))


def _numbers_forward(kinds: Sequence[str], order: list[int], inner: Sequence[bool]) -> list[int]:
    """Turn numbers round again in a stretch read from the right: digits run to the right in it."""
    made: list[int] = []
    at = 0
    while at < len(order):
        end = at + 1
        if kinds[order[at]] == "N" and not inner[order[at]]:
            while end < len(order) and _goes_on(kinds, order, end):
                end += 1
        made += reversed(order[at:end])
        at = end
    return made


def _goes_on(kinds: Sequence[str], order: Sequence[int], at: int) -> bool:
    """Return whether a digit, or one separator between two digits, carries a number on."""
    if kinds[order[at]] == "N":
        return True
    follows = at + 1 < len(order) and kinds[order[at + 1]] == "N"
    return kinds[order[at]] == "S" and kinds[order[at - 1]] == "N" and follows
