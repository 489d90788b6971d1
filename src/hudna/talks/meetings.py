"""Meetings: what several reports say of one gathering, put together by place and time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from hudna.geo.gazetteer import Gazetteer, load
from hudna.model.claim import Claim, Polarity
from hudna.model.identity import make_id
from hudna.model.place import PlacePrecision
from hudna.model.reading import MeetingMention, Participant
from hudna.model.span import Quoted
from hudna.model.talks import Meeting
from hudna.model.when import DatePrecision, When
from hudna.talks.source import Source
from hudna.text.fold import fold_key

__all__ = ["meetings_of"]

LONG = timedelta(days=7)
"""A time known to more than this tells of a round, not of a gathering on certain days."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One report's word of a meeting; `key` is the place in a form two reports can share."""

    report: str
    type: str
    key: str
    place: str
    when: When
    participants: tuple[Participant, ...]
    outcome: str | None

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Earliest and latest moment; the ends of time where open."""
        first, past = self.when.bounds(UTC)
        least, most = (m.replace(tzinfo=UTC) for m in (datetime.min, datetime.max))  # noqa: DTZ901
        return first or least, past or most

    @property
    def length(self) -> timedelta:
        """How long the time given is."""
        first, past = self.bounds
        return past - first


def meetings_of(sources: Sequence[Source]) -> tuple[Meeting, ...]:
    """Return the meetings the reports tell of, in order of time.

    Sightings at one place on overlapping days are one meeting; one known to more than a week goes
    with the only meeting it can mean, else stands for itself. Without place or time nothing is
    joined. Nothing is filled in that no report says.
    """
    sightings = sorted(
        (s for source in sources for s in _sightings(source)),
        key=lambda s: (s.key, *s.bounds, s.report, s.type),
    )
    groups: list[list[Sighting]] = []
    for sighting in (s for s in sightings if s.length <= LONG):
        last = groups[-1] if groups else None
        if last and sighting.key == last[0].key and sighting.bounds[0] < _end(last):
            last.append(sighting)
        else:
            groups.append([sighting])
    exact = list(groups)
    for sighting in (s for s in sightings if s.length > LONG):
        meant = [g for g in exact if g[0].key == sighting.key and _overlap(g, sighting)]
        if sighting.key and sighting.when.start and len(meant) == 1:
            meant[0].append(sighting)
        else:
            groups.append([sighting])
    made = {meeting.id: meeting for meeting in map(_meeting, groups)}
    return tuple(sorted(made.values(), key=lambda m: (m.when.start or "", m.id)))


def _sightings(source: Source) -> Iterator[Sighting]:
    for mention in source.reading.meetings:
        yield _from_mention(source, mention)
    told = {mention.id for mention in source.reading.meetings}
    for claim in source.reading.claims:
        is_talks = claim.event_type == "talks" and claim.polarity is Polarity.POSITIVE
        if is_talks and claim.meeting not in told:
            yield from _from_claim(source, claim)


def _from_mention(source: Source, mention: MeetingMention) -> Sighting:
    start = _day(mention.start)
    end = _day(mention.end) or start
    precision = DatePrecision.DAY if start else DatePrecision.UNKNOWN
    place = mention.place.value if mention.place else ""
    known = _gazetteer().by_name(place)[:1] if place else []
    return Sighting(
        report=source.report.id,
        type=mention.type,
        key=known[0].id if known else fold_key(place),
        place=place,
        when=When(start, end, precision),
        participants=mention.participants,
        outcome=mention.outcome.value if mention.outcome else None,
    )


@cache
def _gazetteer() -> Gazetteer:
    return load()


def _from_claim(source: Source, claim: Claim) -> Iterator[Sighting]:
    """A claim of talks tells of a meeting only where it gives both its town and its time."""
    town = next((p for p in claim.places if p.precision is PlacePrecision.SETTLEMENT), None)
    if town is None or claim.when is None or not claim.when.start:
        return
    yield Sighting(
        report=source.report.id,
        type=claim.event_type,
        key=town.id or fold_key(town.name),
        place=town.name,
        when=claim.when.without_span(),
        participants=tuple(Participant(a.name, None, None, a.span) for a in claim.actors),
        outcome=None,
    )


def _meeting(group: Sequence[Sighting]) -> Meeting:
    finest = min(group, key=lambda s: (s.length, s.report))
    place = next((s.place for s in group if s.place), None)
    return Meeting(
        id=make_id("meeting", finest.key or finest.report, finest.when.start or "", finest.type)
        if finest.when.start
        else make_id("meeting", finest.report, finest.type, finest.place, finest.outcome or ""),
        type=finest.type,
        place=place,
        when=finest.when,
        participants=tuple(_people(p for s in group for p in s.participants)),
        outcome=next((s.outcome for s in group if s.outcome), None),
        reports=tuple(sorted({s.report for s in group})),
    )


def _people(named: Iterable[Participant]) -> list[Participant]:
    """Return each participant once, as the report says it that says most of them."""
    found: dict[str, Participant] = {}
    for person in named:
        key = fold_key(person.name)
        known = found.get(key)
        if known is None or _told(person) > _told(known):
            found[key] = person
    return list(found.values())


def _told(person: Participant) -> int:
    return (person.role is not None) + (person.delegation is not None)


def _end(group: Sequence[Sighting]) -> datetime:
    return max(s.bounds[1] for s in group)


def _overlap(group: Sequence[Sighting], other: Sighting) -> bool:
    first, past = other.bounds
    return any(s.bounds[0] < past and first < s.bounds[1] for s in group)


def _day(quoted: Quoted | None) -> str | None:
    if quoted is None:
        return None
    try:
        return date.fromisoformat(quoted.value[:10]).isoformat()
    except ValueError:
        return None
