"""Claims to columns: what of a claim counts when two are compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from hudna.link.columns import Columns, Floats, Ints, Words
from hudna.link.kinds import RARE, path_of
from hudna.model.claim import Claim, Stance
from hudna.model.incident import SourcedClaimRef
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Release
from hudna.model.span import Mention
from hudna.text.actor_files import load_actors
from hudna.text.fold import fold_key

__all__ = ["SourcedClaim", "doers", "fineness", "frame", "place_of", "who"]

_WORD = 64
_OF_OTHERS = (Stance.RECORDS, Stance.ACCUSES, Stance.CONDEMNS)
_NAN = float("nan")
_PRECISIONS = tuple(PlacePrecision)


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim with its report, who may see it, and the public name of its source."""

    ref: SourcedClaimRef
    claim: Claim
    release: Release
    source: str


def frame(items: Sequence[SourcedClaim], zone: ZoneInfo) -> Columns:
    """Return the columns of concrete claims, in the order given."""
    places = [place_of(item.claim) for item in items]
    times = [_hours(item.claim, zone) for item in items]
    tolls = [item.claim.casualties.killed if item.claim.casualties else None for item in items]
    return Columns(
        lat=_floats(_NAN if p is None else p.latitude for p in places),
        lon=_floats(_NAN if p is None else p.longitude for p in places),
        radius_km=_floats(_NAN if p is None else p.radius_km or 0.0 for p in places),
        start=_floats(start for start, _ in times),
        end=_floats(end for _, end in times),
        path=np.array([path_of(i.claim.event_type) for i in items], dtype=np.int64).reshape(-1, 3),
        rare=np.array([item.claim.event_type in RARE for item in items], dtype=np.bool_),
        actors=_words([_keys(doers(item.claim)) for item in items]),
        targets=_words([_keys(item.claim.targets) for item in items]),
        weapons=_words([_keys(item.claim.weapons) for item in items]),
        killed_min=_floats(_NAN if toll is None else toll.min for toll in tolls),
        killed_max=_floats(
            _NAN if toll is None else np.inf if toll.max is None else toll.max for toll in tolls
        ),
        report=_numbers([item.ref.report for item in items]),
        group=_numbers([repr(item.release) for item in items]),
    )


def place_of(claim: Claim) -> Place | None:
    """Return the most closely known place of a claim, the first named of several, or null."""
    located = [place for place in claim.places if place.located]
    return min(located, key=fineness, default=None)


def fineness(place: Place) -> int:
    """Return the rank of a place's precision, finest first."""
    return _PRECISIONS.index(place.precision)


def doers(claim: Claim) -> tuple[Mention, ...]:
    """Return who is named as acting.

    Words that were read as the weapon are nobody, and who records, accuses or condemns speaks of
    the doings of others.
    """
    weapons = [weapon.span for weapon in claim.weapons]
    bystander = claim.speaker.id if claim.stance in _OF_OTHERS else None
    return tuple(
        actor
        for actor in claim.actors
        if (actor.id or not any(span.covers(actor.span) for span in weapons))
        and (bystander is None or actor.id != bystander)
    )


def who(mention: Mention) -> str:
    """Return an actor's id, or its words where nobody in the directory is meant."""
    return mention.id or mention.name


def _keys(mentions: Iterable[Mention]) -> set[str]:
    directory = load_actors()
    return {directory.state_of(m.id) if m.id else fold_key(m.name) for m in mentions}


def _hours(claim: Claim, zone: ZoneInfo) -> tuple[float, float]:
    first, past = claim.when.bounds(zone) if claim.when else (None, None)
    if first is None and past is None:
        return _NAN, _NAN
    return (
        -np.inf if first is None else _hour(first),
        np.inf if past is None else _hour(past),
    )


def _hour(moment: datetime) -> float:
    return moment.timestamp() / timedelta(hours=1).total_seconds()


def _floats(values: Iterable[float | None]) -> Floats:
    return np.array(list(values), dtype=np.float64)


def _numbers(keys: Sequence[str]) -> Ints:
    number = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([number[key] for key in keys], dtype=np.int64)


def _words(sets: Sequence[set[str]]) -> Words:
    known = {key: number for number, key in enumerate(sorted(set().union(*sets)))}
    out = np.zeros((len(sets), max(1, -(-len(known) // _WORD))), dtype=np.uint64)
    for row, keys in enumerate(sets):
        for key in keys:
            word, bit = divmod(known[key], _WORD)
            out[row, word] |= np.uint64(1) << np.uint64(bit)
    return out
