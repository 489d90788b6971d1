"""Which number of a list belongs to which place.

Numbers and places of a clause form a chain; a number may bind to the place before or after it.
The binding with the greatest weight over the whole chain wins, so that one odd separator does
not shift the rest of the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hudna.extract.registers_words import Piece

__all__ = ["Binding", "bind"]

_AFTER_PLACE = {"(", "[", "-", ":", "place_word", "place_noun", '"', "in", "verb", "unit", "times"}
_BEFORE_PLACE = {
    *("unit", "attack", "times", "in", "place_word", "place_noun", "each", "verb", "-", '"'),
    *("[", "]", "truce", "word", "group", "by", "include", "whole"),
}
_BETWEEN_PLACES = {",", "and", "place_word", "place_noun", "in", '"', "each", "["}
_LONGEST_AFTER = 5
_LONGEST_BEFORE = 14
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Binding:
    """A number and the places it was given for; more than one place: for all or for each.

    `sure` is false where nothing says "each" but "both" or "all": there the total decides.
    """

    number: Piece
    places: tuple[Piece, ...]
    each: bool
    sure: bool = True


def bind(clause: Sequence[Piece]) -> list[Binding]:
    """Return the bindings of a clause in order."""
    nodes = [i for i, piece in enumerate(clause) if piece.kind in ("number", "area")]
    weights = [_weight(clause, a, b, first=n == 0) for n, (a, b) in enumerate(_pairs(nodes))]
    _free_places_before_each(clause, nodes, weights)
    chosen = _heaviest(weights)
    bound_areas = {nodes[n + (clause[nodes[n]].kind == "number")] for n in chosen}
    found = []
    for n in chosen:
        low, high = nodes[n], nodes[n + 1]
        if clause[low].kind == "number":
            places = [clause[high], *_more(clause, nodes, n + 1, bound_areas, step=1)]
            gap = {piece.kind for piece in clause[low:high]}
            each = "each" in gap or ("whole" in gap and len(places) > 1)
            found.append(Binding(clause[low], tuple(places), each, sure="each" in gap))
        else:
            each = high + 1 < len(clause) and clause[high + 1].kind == "each"
            before = _more(clause, nodes, n, bound_areas, step=-1) if each else []
            found.append(Binding(clause[high], (*reversed(before), clause[low]), each))
    return found


def _pairs(nodes: Sequence[int]) -> list[tuple[int, int]]:
    return list(pairwise(nodes))


def _weight(clause: Sequence[Piece], low: int, high: int, *, first: bool) -> float:
    gap = [piece.kind for piece in clause[low + 1 : high]]
    kinds = set(gap)
    if clause[low].kind == clause[high].kind:
        return 0
    if clause[low].kind == "area":
        if len(gap) > _LONGEST_AFTER or not kinds <= _AFTER_PLACE:
            return 0
        if kinds & {"(", "["}:
            return 4
        return 3.1 if kinds & {"-", ":"} else 2.1
    if gap[:1] == [","] and low and clause[low - 1].kind == ",":
        gap, kinds = gap[1:], set(gap[1:])
    if len(gap) > _LONGEST_BEFORE or not kinds <= _BEFORE_PLACE or gap.count("word") > _MOST_WORDS:
        return 0
    if first:
        return 0 if "include" in kinds else 1
    if "in" in kinds:
        return 3
    return 2.5 if "-" in kinds else 2


def _free_places_before_each(
    clause: Sequence[Piece], nodes: Sequence[int], weights: list[float]
) -> None:
    """ "A, B (2 in each)": no number before the places may take the first of them."""
    for n, node in enumerate(nodes):
        follows = clause[node + 1].kind if node + 1 < len(clause) else ""
        if follows == "each" and n >= 2 and weights[n - 1] and clause[node].kind == "number":
            first = n - 1
            while first and clause[nodes[first - 1]].kind == "area":
                first -= 1
            if first:
                weights[first - 1] = 0


def _heaviest(weights: Sequence[float]) -> list[int]:
    """Choose links of a chain, no two touching, with the greatest sum."""
    best: list[tuple[float, tuple[int, ...]]] = [(0, ()), (0, ())]
    for at, weight in enumerate(weights):
        with_this = (best[-2][0] + weight, (*best[-2][1], at)) if weight else (-1.0, ())
        best.append(max(best[-1], with_this, key=lambda option: option[0]))
    return list(best[-1][1])


def _more(
    clause: Sequence[Piece], nodes: Sequence[int], n: int, bound: set[int], *, step: int
) -> list[Piece]:
    """Further places joined to place `n` by commas and "and", none with a number of its own."""
    found: list[Piece] = []
    while 0 <= n + step < len(nodes):
        a, b = sorted((nodes[n], nodes[n + step]))
        following = nodes[n + step]
        kinds = {piece.kind for piece in clause[a + 1 : b]}
        if clause[following].kind != "area" or following in bound or not kinds <= _BETWEEN_PLACES:
            break
        found.append(clause[following])
        n += step
    return found
