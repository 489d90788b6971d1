"""What each number of a bulletin counts: violations, attacks, something else, or bare."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

__all__ = ["NUMBER_OF", "Piece", "counted"]

NUMBER_OF = {"unit1": 1, "attack1": 1, "unit2": 2, "attack2": 2}
"""Nouns that carry their number: singulars that stand for one, duals."""
_UNIT_KINDS = {"unit", "unit1", "unit2", "attack", "attack1", "attack2"}
_BETWEEN_NUMBER_AND_NOUN = {"word", "[", "]", "truce", "place_word", '"'}
_FARTHEST_NOUN = 4
_FARTHEST_OTHER = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a bulletin over folded characters `start` to `end`.

    A number (`kind` "number") has `count`; `unit` says what noun of violations it counts
    ("violation", "attack") and is empty for a bare number.
    """

    kind: str
    value: str
    start: int
    end: int
    count: int = 0
    unit: str = ""
    bare_noun: bool = False


def counted(found: list[Piece]) -> list[Piece]:
    """Return the pieces with every number joined to the noun it counts."""
    return _with_nouns(_unwrapped(_with_same_places(found)))


def _with_same_places(found: Sequence[Piece]) -> list[Piece]:
    """ "In the same province" names the place named last."""
    last: Piece | None = None
    kept: list[Piece] = []
    for piece in found:
        if piece.kind == "area":
            last = piece
        elif piece.kind == "same_place":
            kind, value = (last.kind, last.value) if last else ("word", "")
            piece = replace(piece, kind=kind, value=value)
        kept.append(piece)
    return kept


def _unwrapped(found: list[Piece]) -> list[Piece]:
    """Take the brackets off a number with its noun or place behind it: "(3) in Hama"."""
    dropped: set[int] = set()
    for at in range(1, len(found) - 3):
        before, opens, number, closes, after = found[at - 1 : at + 4]
        if (opens.kind, number.kind, closes.kind) != ("(", "number", ")") or before.kind == "area":
            continue
        if after.kind == "in" or after.kind in _UNIT_KINDS:
            dropped |= {at, at + 2}
    return [piece for at, piece in enumerate(found) if at not in dropped]


def _with_nouns(found: list[Piece]) -> list[Piece]:
    """Join each number with the noun it counts: violations, or something else (then no number)."""
    joined: list[Piece] = []
    at = 0
    while at < len(found):
        piece = found[at]
        if piece.kind in NUMBER_OF:
            piece, at = _noun_with_number(found, at)
            joined.append(piece)
        elif piece.kind == "number":
            joined.append(_number_with_noun(found, at))
            at += 1
        elif piece.kind == "another" or _is_as_many(found, at):
            joined.append(_another(piece, joined))
            at += 1
        else:
            joined.append(piece)
            at += 1
    return joined


def _noun_with_number(found: Sequence[Piece], at: int) -> tuple[Piece, int]:
    """Read "one case" written noun first, the dual, and the singular that stands for one."""
    piece = found[at]
    follows = found[at + 1] if at + 1 < len(found) else None
    before = found[at - 1] if at else None
    counted = before is not None and before.kind == "number" and not before.unit
    if before is not None and counted and piece.count in (1, before.count):
        return replace(piece, kind=_plural(piece.kind)), at + 1
    if follows is not None and follows.kind == "number" and follows.count == piece.count:
        end = follows.end
        return replace(piece, kind="number", end=end), at + 2
    return replace(piece, kind="number", bare_noun=piece.count == 1), at + 1


def _another(piece: Piece, before: Sequence[Piece]) -> Piece:
    """ "One in Aleppo and another in Idlib", "two in Homs and as many in Hama"."""
    counts = [one.count for one in before[-_FARTHEST_OTHER:] if one.kind == "number"]
    if not counts:
        return replace(piece, kind="word")
    return replace(piece, kind="number", count=1 if piece.kind == "another" else counts[-1])


def _is_as_many(found: Sequence[Piece], at: int) -> bool:
    return found[at].kind == "same" and [piece.kind for piece in found[at + 1 : at + 2]] == ["in"]


def _plural(kind: str) -> str:
    return kind.rstrip("12")


def _is_filler(piece: Piece) -> bool:
    """Whether a word goes before a noun of time: "2 during the day" counts no days."""
    return piece.kind in ("place_word", "in")


def _number_with_noun(found: Sequence[Piece], at: int) -> Piece:
    piece = found[at]
    if piece.unit:
        return piece
    for past, follows in enumerate(found[at + 1 : at + 1 + _FARTHEST_NOUN], start=at + 1):
        if follows.value == "after" and past + 1 < len(found) and _is_filler(found[past + 1]):
            break
        if follows.kind.endswith("2") and piece.count != follows.count:
            break
        counting = _counting(piece, follows, adjacent=past == at + 1)
        if counting is not None:
            return counting
        if follows.kind not in _BETWEEN_NUMBER_AND_NOUN:
            break
    if piece.value == "weak" and found[at + 1 : at + 2] and found[at + 1].kind == "word":
        return replace(piece, kind="word")
    follows_noun = at > 0 and found[at - 1].kind == "other"
    return replace(piece, kind="word") if follows_noun else piece


def _counting(number: Piece, noun: Piece, *, adjacent: bool) -> Piece | None:
    """Return the number as the count of a noun behind it; null where that is no noun to count."""
    if noun.kind in _UNIT_KINDS:
        unit = "attack" if noun.kind.startswith("attack") else "violation"
        return replace(number, unit=unit)
    if noun.value == "sums":
        return replace(number, unit="violation")
    if noun.kind == "times":
        return replace(number, unit="times")
    if noun.kind == "place_noun" and adjacent:
        return replace(number, kind="counts_other")
    if noun.value == "period":
        return replace(number, kind="word")
    if noun.kind in ("other", "group"):
        return replace(number, kind=f"counts_{noun.kind}")
    return None
