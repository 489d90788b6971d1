"""A group of claims to an incident: what its claims support, each still attributed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from hudna.link.fired import denies, fired
from hudna.link.frame import SourcedClaim, doers, fineness, place_of, who
from hudna.link.kinds import HARM
from hudna.model.claim import Claim, RelationKind, Toll
from hudna.model.incident import Incident, JoinReason, SourcedClaimRef
from hudna.model.place import Place
from hudna.model.when import When

__all__ = ["incident_of"]


def incident_of(
    incident_id: str,
    members: Sequence[SourcedClaim],
    reasons: Sequence[JoinReason],
    zone: ZoneInfo,
) -> Incident:
    """Return the incident of claims of one release, which must be in canonical order.

    Place and time are the finest any claim gives, never a mean. Accused are the actors claims name
    as doing it; where every claim is a denial, those said not to have done it.
    """
    said = [item.claim for item in members if not denies(item.claim)]
    everyone = [item.claim for item in members]
    told = said or everyone
    shots, bursts = fired(everyone)
    return Incident(
        id=incident_id,
        event_type=_event_type(told),
        when=_when(told, zone) or _when(everyone, zone) or When.unknown(),
        place=_place(told) or _place(everyone) or Place(""),
        claims=tuple(item.ref for item in members),
        accused=_unique(who(actor) for claim in told for actor in doers(claim)),
        contested=_contested(members, said),
        reasons=tuple(reasons),
        release=members[0].release,
        killed=_range(c.casualties.killed if c.casualties else None for c in said),
        wounded=_range(c.casualties.wounded if c.casualties else None for c in said),
        weapons=_unique(who(weapon) for claim in told for weapon in claim.weapons),
        shots=shots,
        bursts=bursts,
    )


def _contested(members: Sequence[SourcedClaim], said: Sequence[Claim]) -> bool:
    refs = {item.ref for item in members}
    denied = any(
        link.type is RelationKind.DENIES and SourcedClaimRef(item.ref.report, link.claim) in refs
        for item in members
        for link in item.claim.relations
    )
    return denied or 0 < len(said) < len(members)


def _event_type(claims: Sequence[Claim]) -> str:
    """Return the act most claims name, the first in the alphabet among equals.

    What came of an act, or a violation named without kind, counts only where no act is named.
    """
    counted = Counter(claim.event_type for claim in claims)
    vague = HARM | {"ceasefire_violation"}
    named = {k: n for k, n in counted.items() if k not in vague} or counted
    return min(named, key=lambda kind: (-named[kind], kind))


def _when(claims: Sequence[Claim], zone: ZoneInfo) -> When | None:
    def length(when: When) -> tuple[timedelta, str, str]:
        first, past = when.bounds(zone)
        known = past - first if first and past else timedelta.max
        return known, when.start or "", when.end or ""

    stated = [c.when for c in claims if c.when and (c.when.start or c.when.end)]
    return min(stated, key=length).without_span() if stated else None


def _place(claims: Sequence[Claim]) -> Place | None:
    found = [place for place in map(place_of, claims) if place is not None]
    if found:
        finest = min(found, key=lambda p: (fineness(p), p.radius_km or 0.0, p.id or "", p.name))
        return replace(finest, span=None)
    named = [place for claim in claims for place in claim.places]
    return replace(named[0], span=None) if named else None


def _range(tolls: Iterable[Toll | None]) -> tuple[int, int | None] | None:
    known = [toll for toll in tolls if toll is not None]
    if not known:
        return None
    most = [toll.max for toll in known]
    return (
        min(toll.min for toll in known),
        None if None in most else max(m for m in most if m is not None),
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
