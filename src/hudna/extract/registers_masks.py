"""Sentences of a bulletin, without the numbers that are no count of this day's register."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.registers_words import Piece

__all__ = ["sentences", "without_distractors"]

_FULL_STOPS = {".", "!", "?"}
_RUNS_ON = {",", ";", ":", "-", "(", "and", "in"}
_OF_PLACES = {"place_word", "place_noun"}
_EDGES = {",", ";", "(", ")", "[", "]", ":"}
_BRACKETS = {"(", ")", "[", "]"}
_LOOK_AHEAD = 7
_LONGEST = 80
"""Pieces a remark on a count runs over at most: longer ones are no prose."""
_BEFORE_CONFIRMED = {
    "not",
    "nothing",
    "any",
    "verb",
    "place_word",
    "place_noun",
    "by",
    "word",
    "include",
    "same",
}
_BROKEN = {"truce", "unit", "attack", "area"}
"""What a sentence speaks of where its "times" are times of breaking a truce."""
_SIDES = {"side", "short", "pair"}


def sentences(found: Sequence[Piece]) -> list[list[Piece]]:
    """Split at full stops, and at line breaks unless the line plainly runs on."""
    split: list[list[Piece]] = [[]]
    for at, piece in enumerate(found):
        if piece.kind in _FULL_STOPS or (piece.kind == "\n" and not _runs_on(found, at)):
            split.append([])
        elif piece.kind != "\n":
            split[-1].append(piece)
    return [sentence for sentence in split if sentence]


def _runs_on(found: Sequence[Piece], at: int) -> bool:
    before = found[at - 1].kind if at else ""
    after = found[at + 1].kind if at + 1 < len(found) else ""
    if before in _RUNS_ON or after in {")", ","}:
        return True
    return before in _OF_PLACES and after in {"area", "place_noun"}


def without_distractors(sentence: Sequence[Piece]) -> list[Piece]:
    """Return the sentence with confirmations, running totals and earlier days cut out."""
    dropped: set[int] = set()
    for at, piece in enumerate(sentence):
        if piece.kind == "confirmed":
            dropped |= _confirmation(sentence, at)
        elif piece.kind == "data":
            dropped |= _of_other_data(sentence, at)
        elif piece.kind == "running":
            dropped |= _chunk(sentence, at)
        elif piece.kind == "earlier":
            dropped |= set(range(min(_chunk(sentence, at)), len(sentence)))
            break
    dropped |= _after_other_counts(sentence)
    return [
        Piece("cut", "", piece.start, piece.end) if at in dropped else _as_attack(sentence, at)
        for at, piece in enumerate(sentence)
    ]


def _as_attack(sentence: Sequence[Piece], at: int) -> Piece:
    """ "Shelled Aleppo twice": times of shelling, not of breaking the truce."""
    piece = sentence[at]
    if piece.unit != "times":
        return piece
    if not any(one.kind in _BROKEN for one in sentence):
        return replace(piece, kind="word", unit="")
    near = sentence[max(at - _LOOK_AHEAD, 0) : at + _LOOK_AHEAD]
    shelled = any(one.value == "bombed" for one in near)
    return replace(piece, unit="attack") if shelled else piece


def _confirmation(sentence: Sequence[Piece], at: int) -> set[int]:
    """What one side says of the other's list: none of it is a count of its own."""
    for follows in sentence[at + 1 : at + _LOOK_AHEAD]:
        if follows.kind == "that":
            return set()
        if follows.kind == "number":
            break
    bracket = _bracket(sentence, at)
    if bracket:
        return bracket
    first = at
    while first > max(at - _LONGEST, 0) and _belongs_to_confirmation(sentence[first - 1]):
        first -= 1
    edge = min(_chunk(sentence, at))
    between = sentence[edge:at]
    if not any(piece.kind == "number" and piece.unit for piece in between):
        sides = [edge + i for i, piece in enumerate(between) if piece.kind in _SIDES]
        first = sides[-1] if sides and _has_number(between) else min(edge, first)
    past = at
    end = min(at + _LONGEST, len(sentence))
    while past < end and sentence[past].kind not in {",", ";", ")"}:
        past += 1
    return set(range(first, past))


def _belongs_to_confirmation(piece: Piece) -> bool:
    return piece.kind in _BEFORE_CONFIRMED or (piece.kind == "number" and not piece.unit)


def _has_number(found: Sequence[Piece]) -> bool:
    return any(piece.kind == "number" for piece in found)


def _bracket(sentence: Sequence[Piece], at: int) -> set[int]:
    first = at
    while first > max(at - _LONGEST, 0) and sentence[first].kind not in _BRACKETS:
        first -= 1
    if sentence[first].kind not in {"(", "["}:
        return set()
    past = at
    while past < min(at + _LONGEST, len(sentence)) and sentence[past].kind not in {")", "]"}:
        past += 1
    return set(range(first, past + 1))


def _chunk(sentence: Sequence[Piece], at: int) -> set[int]:
    """The stretch between commas, brackets or colons that piece `at` lies in."""
    first, past = at, at
    while first > max(at - _LONGEST, 0) and sentence[first - 1].kind not in _EDGES:
        first -= 1
    while past < min(at + _LONGEST, len(sentence)) and sentence[past].kind not in _EDGES:
        past += 1
    return set(range(first, past))


def _of_other_data(sentence: Sequence[Piece], at: int) -> set[int]:
    """ "33 according to the Syrian side", "the Syrian side - 33": part of a count, not one."""
    bracket = _bracket(sentence, at)
    inside = [sentence[i].kind for i in bracket if i < len(sentence)]
    if inside.count("number") == 1 and "area" not in inside:
        return bracket
    for i in range(at + 1, min(at + 4, len(sentence))):
        if sentence[i].kind == "number":
            return set(range(at, i + 1))
        if sentence[i].kind not in {"-", ":", "word"}:
            break
    chunk = sorted(i for i in _chunk(sentence, at) if i < at)
    numbers = [i for i in chunk if sentence[i].kind == "number" and not sentence[i].unit]
    return {at, *numbers[-1:]}


def _after_other_counts(sentence: Sequence[Piece]) -> set[int]:
    """Once something else is counted (12 settlements: Aleppo 5 ...), so are the numbers after."""
    dropped: set[int] = set()
    other = False
    for at, piece in enumerate(sentence):
        if piece.kind == "counts_other":
            other = True
        elif piece.kind in _SIDES or (piece.kind == "number" and piece.unit):
            other = False
        elif piece.kind == "number" and other:
            dropped.add(at)
    return dropped
