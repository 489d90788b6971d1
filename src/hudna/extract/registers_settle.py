"""One list per side out of all a text says: the fullest wins, rival sides are never merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hudna.extract.registers_binding import Binding
from hudna.extract.registers_groups import BOTH, Group
from hudna.extract.registers_words import Piece

__all__ = ["JOINT", "UNSPECIFIED", "Settled", "settle"]

JOINT = "Joint"
UNSPECIFIED = "Unspecified"
_LISTED = 3
"""The rank of a stated total with a list by place."""


@dataclass(slots=True)
class Settled:
    """A side's list: total, numbers by area code, and numbers given for several areas at once."""

    side: str
    total: Piece | None
    items: list[tuple[str, Piece]] = field(default_factory=list)
    together: list[Binding] = field(default_factory=list)
    order: int = 0
    unit: str = ""
    recorded: bool = False

    @property
    def listed(self) -> int:
        """The sum of everything listed by place."""
        single = sum(piece.count for _, piece in self.items)
        return single + sum(binding.number.count for binding in self.together)

    @property
    def rank(self) -> int:
        """How full the list is."""
        if self.total is not None and (self.items or self.together):
            return 4 if self.listed == self.total.count else 3
        return 2 if self.items or self.together else 1


def settle(
    groups: Sequence[Group], sides: Sequence[str], *, source: str | None, joint: bool
) -> tuple[list[Settled], list[Settled]]:
    """Return the lists that count, and those left aside (headlines, sums, repetitions).

    Lists without a side go to `source` where the text is one side's own bulletin, to "Joint"
    where the two sides report together, and are "Unspecified" beside a named side's list.
    """
    lists = [_settled(group, order) for order, group in enumerate(_with_same(groups, sides))]
    _adopt(lists, sides)
    own = [one for one in lists if one.side in ("", source) and one.total is not None]
    if any(one.unit in ("violation", "times") for one in own):
        lists = [one for one in lists if one.unit != "attack" or one.side in sides]
    chosen: list[Settled] = []
    for side in sides:
        best = _best([one for one in lists if one.side == side], lists, sides)
        if best is not None:
            chosen.append(best)
    nameless = [one for one in lists if one.side not in sides]
    if not chosen:
        fallback = JOINT if joint else source
        nameless = [one for one in nameless if one.unit != "attack" or one.recorded or one.items]
        stated = [one for one in nameless if one.total is not None]
        best = max(stated or nameless, key=_fullest, default=None)
        chosen = [replace(best, side=fallback)] if best and fallback else []
    elif len(chosen) < len(sides):
        chosen += _implied(nameless, chosen, source) or _unspecified(nameless, chosen)
    chosen.sort(key=lambda one: [*sides, JOINT, UNSPECIFIED].index(one.side))
    used = {one.order for one in chosen}
    return chosen, [one for one in lists if one.order not in used]


def _adopt(lists: Sequence[Settled], sides: Sequence[str]) -> None:
    """A list by place that names no side is that side's whose bare total it adds up to."""
    detailed = {one.side for one in lists if one.items or one.together}
    totals = {
        side: {one.total.count for one in lists if one.side == side and one.total is not None}
        for side in sides
    }
    for side, stated in totals.items():
        others = set().union(*(counts for other, counts in totals.items() if other != side))
        free = [one for one in lists if not one.side and _is_full(one, others)]
        fitting = [one for one in free if one.listed in stated and _agrees(one)]
        if side not in detailed and fitting:
            fitting[0].side = side


def _is_full(one: Settled, others: set[int]) -> bool:
    """Whether a list has several places, or a total in one that only one side can have stated."""
    if len(one.items) > 1:
        return True
    return bool(one.items) and one.total is not None and one.total.count not in others


def _agrees(one: Settled) -> bool:
    return one.total is None or one.total.count == one.listed


def _fullest(one: Settled) -> tuple[bool, int, int, int]:
    return one.rank >= _LISTED, len(one.items), one.rank, -one.order


def _implied(
    nameless: Sequence[Settled], chosen: Sequence[Settled], source: str | None
) -> list[Settled]:
    """A list before the other side's, in the bulletin of one side, is that side's own."""
    if source is None or any(one.side == source for one in chosen):
        return []
    own = [one for one in nameless if one.order < chosen[0].order and one.side != BOTH]
    best = _best([one for one in own if one.rank >= _LISTED], [], ())
    if best is None:
        lists = [one for one in nameless if one.total is None and one.side != BOTH]
        stated = [one.total for one in own if one.total is not None]
        pairs = [(one, t) for one in lists for t in stated if one.listed == t.count]
        best = replace(pairs[0][0], total=pairs[0][1]) if pairs else None
    return [replace(best, side=source)] if best is not None else []


def _unspecified(nameless: Iterable[Settled], chosen: Sequence[Settled]) -> list[Settled]:
    full = [one for one in nameless if one.rank >= _LISTED and one.side != BOTH]
    full = [one for one in full if one.unit != "attack" or len(one.items) > 1]
    first = chosen[0]
    rivals = [one for one in full if one.order > first.order and one.items != first.items]
    same = [one for one in rivals if one.total and first.total and _repeats(one, first)]
    rivals = [one for one in rivals if one not in same]
    return [replace(one, side=UNSPECIFIED) for one in rivals[:1]]


def _repeats(one: Settled, other: Settled) -> bool:
    counts = [(code, piece.count) for code, piece in one.items]
    return counts == [(code, piece.count) for code, piece in other.items]


def _best(own: Sequence[Settled], every: Sequence[Settled], sides: Sequence[str]) -> Settled | None:
    """The fullest list; a bare total that is the sum of both sides is nobody's."""
    if not own:
        return None
    others = {
        one.total.count
        for one in every
        if one.total is not None and one.side in sides and one.side != own[0].side
    }
    totals = {one.total.count for one in own if one.total is not None}
    sums = {a + b for a in totals for b in others if b}
    clear = [
        one
        for one in own
        if one.rank > 1 or one.total is None or one.total.count not in sums or len(totals) == 1
    ]
    best = max(clear or own, key=lambda one: (one.rank, len(one.items), -one.order))
    if best.total is None:
        stated = [one.total for one in own if one.total is not None]
        both = {best.listed + b for b in others if b}
        fitting = [total for total in stated if total.count not in both]
        nameless = [one.total for one in every if one.total is not None and not one.side]
        fitting += [total for total in nameless if total.count == best.listed]
        return replace(best, total=fitting[0] if fitting else None)
    return best


def _with_same(groups: Sequence[Group], sides: Sequence[str]) -> list[Group]:
    """ "The same number" takes the total of the other side, as read before."""
    found: list[Group] = []
    for group in groups:
        if group.same_as_other and group.total is None and group.side in sides:
            other = next((g for g in reversed(found) if g.total and g.side in sides), None)
            if other is None:
                continue
            group.total = other.total
        found.append(group)
    return [group for group in found if not group.is_empty]


def _settled(group: Group, order: int) -> Settled:
    total, bindings = _total_of(group)
    units = [piece.unit for piece in [total, *(b.number for b in bindings)] if piece]
    unit = units[0] if units else ""
    settled = Settled(group.side or "", total, order=order, unit=unit or "violation")
    settled.recorded = group.recorded
    shared = [binding for binding in bindings if len(binding.places) > 1]
    single = [binding for binding in bindings if len(binding.places) == 1]
    apart = _distributed(single, shared, total)
    for binding in bindings:
        if len(binding.places) == 1 or apart[id(binding)]:
            settled.items += [(place.value, binding.number) for place in binding.places]
        else:
            settled.together.append(binding)
    settled.items = _once(settled.items)
    return settled


def _total_of(group: Group) -> tuple[Piece | None, list[Binding]]:
    """Tell "3 violations in Latakia" (a total in one place) from the first item of a list."""
    first = group.maybe_total
    if first is None or group.total is not None:
        return group.total, group.bindings
    rest = [binding for binding in group.bindings if binding is not first]
    listed = sum(binding.number.count * len(binding.places) for binding in rest)
    if rest and listed != first.number.count:
        return None, group.bindings
    if rest or len(first.places) > 1:
        return first.number, rest
    return first.number, [first]


def _distributed(
    single: Sequence[Binding], shared: Sequence[Binding], total: Piece | None
) -> dict[int, bool]:
    """Whether a number for several places means each: the stated total decides where it can."""
    known = sum(binding.number.count for binding in single)
    if any(binding.each and binding.sure for binding in shared):
        return {id(binding): binding.each for binding in shared}
    each = known + sum(binding.number.count * len(binding.places) for binding in shared)
    together = known + sum(binding.number.count for binding in shared)
    if total is not None and each != together and total.count in (each, together):
        return {id(binding): total.count == each for binding in shared}
    return {id(binding): binding.each for binding in shared}


def _once(items: Sequence[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Keep the first number of an area named twice in one list."""
    seen: dict[str, Piece] = {}
    for code, piece in items:
        seen.setdefault(code, piece)
    return list(seen.items())
