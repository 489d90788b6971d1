"""How far two statements lie apart: the least by which one is wrong if the other is right."""

from collections.abc import Sequence

from hudna.airspace.statements import readings_of
from hudna.model.judgement import AirspaceClaim, JudgementReason

__all__ = ["least_between"]

Found = tuple[float | None, tuple[JudgementReason, ...]]


def least_between(
    claim: AirspaceClaim, claims: Sequence[AirspaceClaim], own: float | None
) -> Found:
    """Return the least shift of position that makes a statement true, and between whom.

    If the other side's words are right in everything but position, the craft was as deep as one
    side says, or kept as far off; so far at least its position must be wrong for the other's words
    to hold as well. `own` is what the statement must change in itself.
    """
    others = [c for c in claims if c.zone == claim.zone and _opposed(claim, c)]
    gaps = {other.id: _gap(claim, other) for other in others}
    known = {name: gap for name, gap in gaps.items() if gap is not None}
    if not known:
        return own, ()
    name = min(known, key=lambda one: known[one])
    values = {"other": name, "value": f"{known[name]:.0f}"}
    return max(known[name], own or 0.0), (JudgementReason("apart_by", values),)


def _opposed(one: AirspaceClaim, other: AirspaceClaim) -> bool:
    return None not in (one.entered, other.entered) and one.entered is not other.entered


def _gap(one: AirspaceClaim, other: AirspaceClaim) -> float | None:
    inside, outside = (one, other) if one.entered else (other, one)
    depths = _numbers(inside, "depth_m")
    kept = _numbers(outside, "distance_m")
    if not depths and not kept:
        return None
    return (min(depths) if depths else 0.0) + (min(kept) if kept else 0.0)


def _numbers(claim: AirspaceClaim, name: str) -> list[float]:
    own: list[float | None] = [getattr(reading, name) for reading in readings_of(claim)]
    return [value for value in own if value is not None]
