"""One event a speaker tells twice, first shortly and then in full, is one claim."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.kinds import ATTACKED
from hudna.extract.tolls import joined_tolls
from hudna.model.claim import Claim
from hudna.model.span import Span

__all__ = ["told_once"]

_BACK = 2


def told_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with attacks told again right after, at the same place, put together.

    Both must be of one type, speaker, stance and day, and none may name a doer the other does not.
    """
    made: list[Draft] = []
    for draft in drafts:
        earlier = next((d for d in reversed(made[-_BACK:]) if _again(d.claim, draft.claim)), None)
        if earlier is None:
            made.append(draft)
        else:
            made[made.index(earlier)] = _together(earlier, draft)
    return made


def _again(one: Claim, other: Claim) -> bool:
    places = {p.name for p in one.places} & {p.name for p in other.places}
    same = one.event_type == other.event_type and one.event_type in ATTACKED
    told = (one.speaker.name, one.stance, one.polarity, one.modality)
    days = {w.start for w in (one.when, other.when) if w is not None}
    doers = [{a.id for a in c.actors if a.id is not None} for c in (one, other)]
    again = (other.speaker.name, other.stance, other.polarity, other.modality)
    told_of = {t.name for t in other.targets} | {p.name for p in other.places}
    aims = {t.name for t in one.targets} <= told_of
    return (
        same and bool(places) and told == again and len(days) < 2 and doers[0] == doers[1] and aims
    )


def _together(earlier: Draft, later: Draft) -> Draft:
    """Return the fuller telling with what only the shorter one has."""
    one, other = earlier.claim, later.claim
    weapons = {w.id: w for w in (*other.weapons, *one.weapons)}
    counts = {c.span: c for c in (*one.counts, *other.counts)}
    places = {p.name: p for p in (*other.places, *one.places)}
    claim = replace(
        other,
        id=one.id,
        span=Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end)),
        actors=other.actors or one.actors,
        targets=other.targets or one.targets,
        weapons=tuple(weapons.values()),
        places=tuple(places.values()),
        when=other.when or one.when,
        counts=tuple(counts.values()),
        casualties=joined_tolls(one.casualties, other.casualties),
    )
    return replace(later, claim=claim)
