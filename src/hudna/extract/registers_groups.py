"""The lists of a bulletin: who registered how many, and where, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hudna.extract.registers_binding import Binding, bind
from hudna.extract.registers_clauses import clauses_of
from hudna.extract.registers_words import Piece

__all__ = ["BOTH", "Group", "groups_of"]

BOTH = "both"
"""The side of a list given for both sides together."""

_SIDES = {"side", "short", "pair"}
_NEGATIONS = {"not", "nothing"}
_NEAR = 8
_BETWEEN_TOTAL_AND_PLACE = {
    *("unit", "truce", ",", "(", "whole", "in", "place_noun", "place_word", "verb", "and"),
    *("word", "cut", "-", ":", "[", "other", "group", "by", "times", "attack", '"', "body"),
}
_KNOWN_WORDS = {"after", "says", "sums", "according"}
_IN_EACH = {"unit", "in", "place_noun", "place_word", "-"}
_FARTHEST_PLACE = 18
_BETWEEN_SIDE_AND_NUMBER = {"-", ":", "(", "[", ",", "place_word", "by", "body", "truce", '"'}
_BEFORE_BARE = {"verb", "side", "short", "and", ",", ":", "(", "-", "word", "times", "include"}
_AFTER_BARE = {
    "in",
    "area",
    ",",
    ")",
    "and",
    "by",
    "cut",
    "each",
    "unit",
    "place_word",
    "place_noun",
    "truce",
}


@dataclass(slots=True)
class Group:
    """One list: a side (null: none named), its total, its places, and numbers given together."""

    side: str | None
    sentence: int
    total: Piece | None = None
    bindings: list[Binding] = field(default_factory=list)
    places: list[Piece] = field(default_factory=list)
    maybe_total: Binding | None = None
    same_as_other: bool = False
    recorded: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the group says nothing."""
        return self.total is None and not self.bindings


def groups_of(sentence: Sequence[Piece], number: int, pair: Sequence[str]) -> list[Group]:
    """Return the lists of one sentence, in order."""
    found: list[Group] = []
    last: Sequence[Piece] = ()
    for side, clause in clauses_of(sentence):
        if side is not None and side.kind == "pair":
            found += _of_pair(clause, number, pair)
            continue
        groups = _of_clause(side.value if side else None, clause, number)
        before = found[-1] if found else None
        if side is not None and before is not None and _signs(side, last, clause, groups):
            before.side = before.side or side.value
        found += groups
        last = clause
    return [group for group in _led_in(found) if not group.is_empty or group.same_as_other]


def _signs(
    side: Piece, before: Sequence[Piece], clause: Sequence[Piece], groups: Sequence[Group]
) -> bool:
    """Whether a side behind a list owns it: "in A 3, in B 2, registered by (or: said) the side"."""
    if side.kind != "side" or any(not group.is_empty for group in groups):
        return False
    if any(piece.kind in ("area", "number", "same") for piece in clause):
        return False
    says = {"says", "from", "according"} & {piece.value for piece in [*before[-2:], *clause]}
    kinds = {piece.kind for piece in [*before[-2:], *clause]}
    return bool(says) or bool(kinds & {"by", "verb"})


def _led_in(found: Sequence[Group]) -> list[Group]:
    """ "In Idlib (5) and Aleppo (3) the Russian side registered eight": the list comes first."""
    kept: list[Group] = []
    for group in found:
        before = kept[-1] if kept else None
        if before is not None and before.side is None and before.total is None and group.total:
            listed = sum(binding.number.count for binding in before.bindings)
            if listed == group.total.count and not group.bindings and before.bindings:
                group.bindings = before.bindings
                kept.pop()
        kept.append(group)
    return kept


def _of_pair(clause: Sequence[Piece], number: int, pair: Sequence[str]) -> list[Group]:
    kinds = {piece.kind for piece in clause}
    zero = _zero(clause)
    if zero is not None:
        return [Group(side, number, zero) for side in pair]
    counts = [piece for piece in clause if piece.kind == "number" and not piece.bare_noun]
    if "respectively" in kinds and len(counts) >= len(pair):
        return [Group(side, number, count) for side, count in zip(pair, counts, strict=False)]
    each = "each" in kinds or clause[0].value == "each"
    if each and len(counts) == 1:
        return [Group(side, number, counts[0]) for side in pair]
    return _of_clause(BOTH, clause, number)


def _of_clause(side: str | None, clause: Sequence[Piece], number: int) -> list[Group]:
    group = Group(side, number, recorded=any(piece.kind == "verb" for piece in clause))
    zero = _zero(clause) if side is not None else None
    if zero is not None:
        group.total = zero
        return [group]
    kept = _one_kind([_settled(clause, at) for at in range(len(clause))])
    if clause and clause[0].kind == "short":
        kept = [_of_known_noun(kept, at) for at in range(len(kept))]
    bindings = _each_of_them(kept, bind(kept))
    bound = {id(binding.number) for binding in bindings}
    counts = [piece for piece in kept if piece.kind == "number"]
    loose = [piece for piece in counts if id(piece) not in bound]
    group.bindings = bindings
    group.places = [piece for piece in kept if piece.kind == "area"]
    same = next((piece.start for piece in kept if piece.kind == "same"), None)
    group.same_as_other = same is not None and all(piece.start > same for piece in counts)
    further: list[Group] = []
    stated = bool(loose) and (loose[0].unit != "" or _follows_side(kept, loose[0], side))
    if stated and loose[0] is counts[0]:
        group.total = loose[0]
        loose = loose[1:]
    elif bindings and counts and bindings[0].number is counts[0]:
        group.maybe_total = bindings[0] if _may_be_total(kept, bindings[0], side) else None
    for extra in loose:
        if group.total is None and _sums_up(extra, bindings, group):
            group.total, group.maybe_total = extra, None
        elif extra.unit:
            further.append(_later(None, extra, bindings, group))
    if group.total is not None and not bindings and not further:
        group.bindings = _whole(kept, group.total)
    return [group, *further]


def _follows_side(clause: Sequence[Piece], number: Piece, side: str | None) -> bool:
    """Whether a bare number is what the side registered: "registered 19", "Turkey - 19"."""
    if side is None or side == BOTH or clause[0].kind not in _SIDES:
        return False
    gap = [piece.kind for piece in clause[1:] if piece.start < number.start]
    return "verb" in gap[-_NEAR:] or set(gap) <= _BETWEEN_SIDE_AND_NUMBER


def _each_of_them(clause: Sequence[Piece], bindings: Sequence[Binding]) -> list[Binding]:
    """ "In A, B and C, one in each of them": the number is for every place named before it."""
    for at, piece in enumerate(clause):
        following = [p.kind for p in clause[at + 1 : at + 7] if p.kind not in _IN_EACH]
        if piece.kind != "number" or following[:1] != ["each"] or following[1:2] == ["area"]:
            continue
        if any(b.number is piece and b.each and len(b.places) > 1 for b in bindings):
            continue
        own = [b for b in bindings if b.number is not piece]
        rest = [b for b in own if len(b.places) == 1 and not b.each]
        taken = {id(place) for binding in rest for place in binding.places}
        places = [p for p in clause[:at] if p.kind == "area" and id(p) not in taken]
        if len(places) > 1:
            return [*rest, Binding(piece, tuple(places), each=True)]
    return list(bindings)


def _may_be_total(clause: Sequence[Piece], first: Binding, side: str | None) -> bool:
    """Whether the first number of a clause, with a place right behind it, could be a total."""
    number = first.number
    if number.start > first.places[0].start:
        return _is_whole_before(clause, first)
    if side is None and not number.unit:
        return False
    return not any(piece.kind == "include" and piece.start < number.start for piece in clause)


def _is_whole_before(clause: Sequence[Piece], only: Binding) -> bool:
    """Whether a count behind its one place is all there is: "in Aleppo four violations"."""
    if not only.number.unit:
        return False
    numbers = [piece for piece in clause if piece.kind == "number"]
    places = [piece for piece in clause if piece.kind == "area"]
    alone = len(numbers) == 1 and len(places) == len(only.places)
    told = clause[0].kind in _SIDES or any(piece.kind == "verb" for piece in clause)
    return alone and told


def _sums_up(extra: Piece, bindings: Sequence[Binding], group: Group) -> bool:
    """Whether a count at the end is the total of the list before it."""
    before = [binding for binding in bindings if binding.number.start < extra.start]
    listed = sum(b.number.count * (len(b.places) if b.each else 1) for b in before)
    if not extra.unit:
        return group.side is not None and bool(before) and listed == extra.count
    return group.maybe_total is None or listed == extra.count


def _whole(clause: Sequence[Piece], total: Piece) -> list[Binding]:
    """ "Two cases, both in Damascus": the total lies in the one place named right after it."""
    first = next(at for at, piece in enumerate(clause) if piece is total)
    places = [at for at, piece in enumerate(clause) if piece.kind == "area" and at > first]
    if len(places) != 1:
        return []
    gap = [piece.kind for piece in clause[first + 1 : places[0]]]
    between = _BETWEEN_TOTAL_AND_PLACE | ({";"} if "whole" in gap else set())
    if not set(gap) <= between or len(gap) > _FARTHEST_PLACE:
        return []
    return [Binding(total, (clause[places[0]],), each=False)]


def _one_kind(clause: Sequence[Piece]) -> list[Piece]:
    """Cut shellings counted beside violations: they are another series."""
    units = {piece.unit for piece in clause if piece.kind == "number"}
    if "attack" not in units or not units & {"violation", "times"}:
        return list(clause)
    counts = [piece.count for piece in clause if piece.kind == "number"]
    if counts[0] == sum(counts[1:]):
        return list(clause)
    kept: list[Piece] = []
    other = False
    for piece in clause:
        if piece.kind == "number" and piece.unit:
            other = piece.unit == "attack"
        cut = other and piece.kind in ("number", "area")
        kept.append(Piece("cut", "", piece.start, piece.end) if cut else piece)
    return kept


def _later(side: str | None, total: Piece, bindings: Sequence[Binding], group: Group) -> Group:
    """A second count in the clause starts a list of its own, with what follows it."""
    own = [binding for binding in bindings if binding.number.start > total.start]
    group.bindings = [binding for binding in group.bindings if binding not in own]
    return Group(side, group.sentence, total, own)


def _settled(clause: Sequence[Piece], at: int) -> Piece:
    """A noun in the singular stands for one only where a count is expected."""
    piece = clause[at]
    if piece.kind != "number" or not piece.bare_noun:
        return piece
    before = clause[at - 1].kind if at else ","
    after = clause[at + 1].kind if at + 1 < len(clause) else ","
    if (before in _BEFORE_BARE and after in _AFTER_BARE) or after == "each":
        return piece
    if before == "verb" and at + 1 < len(clause) and clause[at + 1].value == "after":
        return piece
    return replace(piece, kind="unit")


def _of_known_noun(clause: Sequence[Piece], at: int) -> Piece:
    """A country may record 12 of anything: a number with an unknown noun is no count here."""
    piece = clause[at]
    after = clause[at + 1] if at + 1 < len(clause) else None
    if piece.kind != "number" or piece.unit or after is None or after.kind != "word":
        return piece
    known = after.value in _KNOWN_WORDS or not after.value.isalpha()
    return piece if known else replace(piece, kind="word")


def _zero(clause: Sequence[Piece]) -> Piece | None:
    """Read "registered no violations" as 0, over the words from the negation to the noun."""
    for at, piece in enumerate(clause):
        if piece.kind in ("number", "area") and not piece.bare_noun:
            return None
        if piece.kind not in _NEGATIONS:
            continue
        following = clause[at + 1 : at + 1 + 2 * _NEAR]
        if any(f.kind == "number" and f.unit and not f.bare_noun for f in following):
            return None
        for end in following:
            if end.kind == "any" or end.bare_noun or end.kind in ("unit", "attack"):
                last = _noun_after(following, end)
                return Piece("number", "", piece.start, last.end, 0, "violation")
        unmade = any(f.kind == "verb" for f in following[:3])
        if unmade and any(p.kind == "unit" for p in clause[:at]):
            return Piece("number", "", piece.start, following[0].end, 0, "violation")
        alone = not following or following[0].kind in {",", ";", "cut", ")", "and", "in", "by"}
        if piece.kind == "nothing" and alone:
            return Piece("number", "", piece.start, piece.end, 0, "violation")
    return None


def _noun_after(following: Sequence[Piece], found: Piece) -> Piece:
    nouns = [p for p in following if p.kind in ("unit", "attack") or p.bare_noun]
    return max([found, *nouns[:1]], key=lambda piece: piece.end)
