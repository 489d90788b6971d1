"""How much was fired, as claims tell it: shots, and explosions or bursts heard as one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from hudna.model.claim import Claim, Count, Modality, Polarity, Stance
from hudna.model.tally import Range

__all__ = ["denies", "fired"]

_EXPLODES = frozenset({"explosions", "shells", "rockets"})
_BOMBARDS = frozenset({"shelling", "air_strike", "drone_attack"})
_SAID = (Modality.FACTUAL, Modality.POSSIBLE)
_BETWEEN = 8
"""Characters between the two ends of a range in a text, such as "between 20 and 30"."""


def denies(claim: Claim) -> bool:
    """Return whether a claim says that the event did not happen."""
    return claim.polarity is Polarity.NEGATIVE or claim.stance is Stance.DENIES


def fired(claims: Sequence[Claim]) -> tuple[Range | None, Range | None]:
    """Return the shots, then the explosions and bursts, that claims of one incident tell of.

    Each is the least and the most that any claim gives: speakers are never added up. Null where
    no claim gives a number; none at all where every claim is a denial.
    """
    if claims and all(denies(claim) for claim in claims):
        return (0, 0), (0, 0)
    told = [list(_things(c)) for c in claims if not denies(c) and c.modality in _SAID]
    return (
        _across(_of_claim([shots for shots, _ in things]) for things in told if things),
        _across(_of_claim([bursts for _, bursts in things]) for things in told if things),
    )


def _things(claim: Claim) -> Iterator[tuple[Range, Range]]:
    """Yield for each kind of thing counted the shots and the bursts it stands for."""
    counts = sorted(claim.counts, key=lambda count: (count.what, count.span.start))
    for what, found in groupby(counts, key=lambda count: count.what):
        least, most = _number(list(found))
        if what in _EXPLODES or (what == "rounds" and claim.event_type in _BOMBARDS):
            yield (least, most), (least, most)
        elif what == "rounds":
            yield (least, most), (min(1, least), most)
        elif what == "bursts":
            yield (least, None if most else 0), (least, most)
        elif what == "strikes":
            open_above = None if most else 0
            yield (least, open_above), (least, open_above)


def _number(counts: Sequence[Count]) -> tuple[int, int]:
    """Return the least and most that numbers of one thing in one claim amount to."""
    values = [int(count.value) for count in counts]
    ends = len(counts) == 2 and 0 <= counts[1].span.start - counts[0].span.end <= _BETWEEN
    if ends and values[0] < values[1]:
        return values[0], values[1]
    return max(values), sum(values)


def _of_claim(things: Sequence[Range]) -> Range:
    """Two shells and two explosions of one claim may be the same two, or four."""
    most = [high for _, high in things]
    return max(low for low, _ in things), _sum(most)


def _across(ranges: Iterable[Range]) -> Range | None:
    known = list(ranges)
    if not known:
        return None
    most = [high for _, high in known]
    bounded = [high for high in most if high is not None]
    return min(low for low, _ in known), max(bounded) if len(bounded) == len(most) else None


def _sum(values: Sequence[int | None]) -> int | None:
    bounded = [value for value in values if value is not None]
    return sum(bounded) if len(bounded) == len(values) else None
