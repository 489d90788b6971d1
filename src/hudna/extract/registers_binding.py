"""Which number of a list belongs to which place.

Numbers and places of a clause form a chain; a number may bind to the place before or after it.
The binding with the greatest weight over the whole chain wins, so that one odd separator does
not shift the rest of the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hudna.extract.registers_words import Piece

__all__ = ["Binding", "bind"]

_AFTER_PLACE = {
    *("(", "[", "-", ":", "place_word", "place_noun", '"', "in", "verb", "unit", "times", "each"),
}
_BEFORE_PLACE = {
    *("unit", "attack", "times", "in", "place_word", "place_noun", "each", "verb", "-", '"'),
    *("[", "]", "truce", "word", "group", "by", "include", "whole"),
}
_BETWEEN_PLACES = {",", "and", "place_word", "place_noun", "in", '"', "each", "["}
_BEFORE_EACH_OF = {"each", "in", "place_noun", "place_word"}
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
            found.append(_for_places_before(clause, nodes, n, bound_areas))
    return _without_those_of_each(found)


def _without_those_of_each(found: Sequence[Binding]) -> list[Binding]:
    """ "1 in A, in B and C each 2": what has "each" of its own was not given for A as well."""
    taken = {id(place) for b in found if b.each and len(b.places) > 1 for place in b.places}
    kept = []
    for binding in found:
        own = tuple(place for place in binding.places if id(place) not in taken)
        kept.append(binding if binding.each or not own else replace(binding, places=own))
    return kept


def _for_places_before(
    clause: Sequence[Piece], nodes: Sequence[int], n: int, bound: set[int]
) -> Binding:
    """ "A, B (2 in each)", "in A and B each 2", "in each of A and B 2"."""
    low, high = nodes[n], nodes[n + 1]
    before = _more(clause, nodes, n, bound, step=-1)
    each = any(piece.kind == "each" for piece in clause[low : high + 2])
    each = each or (bool(before) and _opens_with_each(clause, before[-1]))
    together = bool(before) and _is_pair(clause, nodes[n - 1], low)
    places = (*reversed(before), clause[low]) if each or together else (clause[low],)
    return Binding(clause[high], places, each)


def _is_pair(clause: Sequence[Piece], one: int, other: int) -> bool:
    """ "In A and B 5": one number for both of them."""
    gap = {piece.kind for piece in clause[one + 1 : other]}
    return "and" in gap and "," not in gap


def _opens_with_each(clause: Sequence[Piece], first: Piece) -> bool:
    opening: set[str] = set()
    for piece in reversed([piece for piece in clause if piece.end <= first.start]):
        if piece.kind not in _BEFORE_EACH_OF:
            break
        opening.add(piece.kind)
    return "each" in opening


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
    if "each" in kinds and "verb" in gap[: gap.index("each")]:
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
        if n < 2 or not weights[n - 1] or clause[node].kind != "number":
            continue
        if not any(piece.kind == "each" for piece in clause[nodes[n - 1] : node + 2]):
            continue
        first = n - 1
        while first and _joined(clause, nodes[first - 1 : n]):
            first -= 1
        if first and first < n - 1:
            weights[first - 1] = 0


def _joined(clause: Sequence[Piece], places: Sequence[int]) -> bool:
    """Whether the first place belongs to the rest: "A, B and C", not "A, in B and C"."""
    if clause[places[0]].kind != "area":
        return False
    gaps = [{piece.kind for piece in clause[a + 1 : b]} for a, b in pairwise(places)]
    return "in" not in gaps[0] or "in" in gaps[-1]


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
        if kinds >= {",", "each"}:
            break
        found.append(clause[following])
        n += step
    return found
