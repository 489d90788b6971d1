"""Sentences of a bulletin by side: who is speaking of what it registered."""

from collections.abc import Sequence

from hudna.extract.registers_words import Piece

__all__ = ["clauses_of"]

_SIDES = {"side", "short", "pair"}
_NEGATIONS = {"not", "nothing"}
_SPEAKS = {"verb", "number", "not", "nothing", "same", "any", "each"}
_OF_SIDE = {"from", "according"}
_BEFORE_BY = {"by", "verb", "place_word", "unit", "word", "-"}
_BEFORE_LISTED = {"(", "[", "area"}
_OPENINGS = {",", ";", "and", ":", "(", "word", "cut"}
_AFTER_COUNT = {"(", ":", ",", ""}
_AFTER_SIDE = {"body", "place_word", "truce", "word"}
_BETWEEN_PLACE_AND_NUMBER = {"place_noun", "place_word", "(", "-", ":", "and", "area", ","}
_NEAR = 8


def clauses_of(sentence: Sequence[Piece]) -> list[tuple[Piece | None, list[Piece]]]:
    """Split at the sides; "n violations were registered by SIDE" goes to the side that follows."""
    clauses: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    own = 0
    for at, piece in enumerate(sentence):
        if piece.kind not in _SIDES or (piece.kind == "short" and not _speaks(sentence, at)):
            clauses[-1][1].append(piece)
            continue
        side, before = clauses[-1]
        by = at > 0 and _is_by(sentence, at)
        taken = _taken_back(before, by=by, first=side is None)
        if by and own and not _right_before(before):
            taken = max(taken, _next_list(before[own:]))
        carried = before[len(before) - taken :]
        del before[len(before) - taken :]
        clauses.append((piece, [piece, *carried]))
        own = len(carried) + 1 if carried and by else 0
    return clauses


def _is_by(sentence: Sequence[Piece], at: int) -> bool:
    near = sentence[max(at - 2, 0) : at]
    if _ends_count(sentence, at):
        return True
    if near[-1].kind == "by" and _leads(sentence, at):
        return False
    return any(piece.kind == "by" for piece in near) or near[-1].value in _OF_SIDE


def _ends_count(sentence: Sequence[Piece], at: int) -> bool:
    """Whether a side closes its count: "11 recorded the one side (A 6, B 5), 5 - the other"."""
    follows = sentence[at + 1].kind if at + 1 < len(sentence) else ""
    before = [piece.kind for piece in sentence[max(at - 3, 0) : at]]
    if follows not in _AFTER_COUNT or "area" in before:
        return False
    if before[-2:] == ["number", "-"]:
        return before[:1] != ["-"] and len(before) > 2
    return before == ["number", "unit", "verb"]


def _leads(sentence: Sequence[Piece], at: int) -> bool:
    """Whether "by the side" opens what it counts: "by the Russian side 11 were registered"."""
    if at > 1 and sentence[at - 2].kind not in _OPENINGS:
        return False
    following = (piece.kind for piece in sentence[at + 1 :] if piece.kind not in _AFTER_SIDE)
    return next(following, "") in _SPEAKS | {"-", ":", "unit"}


def _speaks(sentence: Sequence[Piece], at: int) -> bool:
    """Whether a side named in short does something here that a side of a register does."""
    if any(piece.kind in ("verb", "by") for piece in sentence[max(at - 2, 0) : at]):
        return True
    if _ends_count(sentence, at):
        return True
    for past, follows in enumerate(sentence[at + 1 : at + 1 + _NEAR], start=at + 1):
        if follows.kind in _SPEAKS:
            return True
        if follows.kind == "area":
            return _lists(sentence, past, dashed=sentence[at + 1].kind in {"-", ":"})
        if follows.kind in {*_SIDES, "body", "source"}:
            return False
    return False


def _lists(sentence: Sequence[Piece], at: int, *, dashed: bool) -> bool:
    """Whether a place opens a list whose verb comes last, or is left out: "B - in A 3"."""
    past = at + 1
    while past < len(sentence) and sentence[past].kind in _BETWEEN_PLACE_AND_NUMBER:
        past += 1
    if past == len(sentence) or sentence[past].kind != "number":
        return False
    return dashed or any(piece.kind == "verb" for piece in sentence[past:])


def _taken_back(before: Sequence[Piece], *, by: bool, first: bool) -> int:
    """How many pieces before a side belong to it: a negation, or the count it is said to make."""
    start = len(before)
    while start and before[start - 1].kind not in {",", ";", "cut", "-"}:
        start -= 1
    tail = before[start:]
    if any(piece.kind == "same" for piece in tail[-2:]):
        return 2 if tail[-1].kind != "same" else 1
    if not by:
        negated = [i for i, piece in enumerate(tail) if piece.kind in _NEGATIONS]
        near = negated and len(tail) - negated[-1] <= _NEAR
        clear = near and not any(_counts_or_places(piece) for piece in tail[negated[-1] :])
        return len(tail) - negated[-1] if clear else 0
    right = _right_before(before)
    if right:
        return right
    counts = [at for at in range(len(before)) if _opens_list(before, at)]
    denied = [at for at, piece in enumerate(before) if piece.kind == "nothing"]
    if not first:
        negated = [at for at, piece in enumerate(before) if piece.kind in _NEGATIONS]
        own = min([*counts, *negated], default=None)
        counts, denied = ([at for at in found if at != own] for found in (counts, denied))
    last = max([*counts, *denied], default=None)
    if last is None:
        return 0
    if before[last].bare_noun:
        negated = [i for i in range(max(last - 4, 0), last) if before[i].kind in _NEGATIONS]
        last = min([last, *negated])
    return len(before) - last


def _right_before(before: Sequence[Piece]) -> int:
    """How many pieces from a free number to the "by" of a side: "12 were registered by"."""
    for back, piece in enumerate(reversed(before[-_NEAR:]), start=1):
        if piece.kind == "number":
            return back if not _is_listed(before, len(before) - back) else 0
        if piece.kind not in _BEFORE_BY:
            return 0
    return 0


def _next_list(after: Sequence[Piece]) -> int:
    """ "4 in A by the one side and 3 in B by the other": what lies between is the other's."""
    for at, piece in enumerate(after):
        if piece.kind == "number":
            joined = at > 0 and after[at - 1].kind in {",", "and", ";"}
            return len(after) - at if joined else 0
        if piece.kind == "area":
            break
    return 0


def _counts_or_places(piece: Piece) -> bool:
    return piece.kind == "area" or (piece.kind == "number" and not piece.bare_noun)


def _opens_list(before: Sequence[Piece], at: int) -> bool:
    """Whether a count of violations stands free, not behind a place as in "Aleppo (2 cases)"."""
    if before[at].kind != "number" or not before[at].unit:
        return False
    return not _is_listed(before, at)


def _is_listed(before: Sequence[Piece], at: int) -> bool:
    """Whether a number is that of a place named before it; "2019 - 9 cases" is none."""
    kinds = [piece.kind for piece in before[max(at - 2, 0) : at]]
    if kinds[-1:] == ["-"]:
        return kinds == ["area", "-"] or kinds[:1] == [")"]
    return bool(kinds) and kinds[-1] in _BEFORE_LISTED
