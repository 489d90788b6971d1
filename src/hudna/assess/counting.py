"""The same incidents counted in several ways: how much a number depends on its counting rule.

Each rule gives the least and the most that the incidents can amount to. The most is open where the
number of shots, or the place and time, that the rule asks for are not told.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from hudna.assess.agreement_file import read_counting
from hudna.assess.schema import parse
from hudna.model.agreement import CountingRule
from hudna.model.claim import Claim, Polarity
from hudna.model.incident import Incident

__all__ = ["COUNTED", "Tally", "counted", "rules", "shots_told"]

COUNTED = frozenset(
    {
        "shelling",
        "small_arms_fire",
        "armed_clash",
        "ground_attack",
        "air_strike",
        "drone_attack",
        "return_fire",
        "ceasefire_violation",
    }
)
"""Kinds of events in which something is fired."""

_SHOTS = frozenset({"explosions", "shells", "rockets", "rounds", "strikes"})


@dataclass(frozen=True, slots=True)
class Tally:
    """What a rule makes of incidents; `most` is null where it is open, by `undecided` of them."""

    rule: CountingRule
    least: int
    most: int | None
    undecided: int


@cache
def rules() -> tuple[CountingRule, ...]:
    """Return the ways of counting that are shipped."""
    text = (files("hudna") / "data" / "counting.yaml").read_text("utf-8")
    return parse(text, "counting.yaml").each(read_counting)


def shots_told(claims: Iterable[Claim]) -> tuple[int, int] | None:
    """Return the least and most that any claim says was fired, null where none gives a number.

    Numbers of one claim are added where they count different things, never across speakers.
    """
    told = []
    for claim in claims:
        if claim.polarity is Polarity.NEGATIVE:
            continue
        by_thing: dict[str, int] = defaultdict(int)
        for count in claim.counts:
            if count.what in _SHOTS:
                by_thing[count.what] = max(by_thing[count.what], int(count.value))
        if by_thing:
            told.append(sum(by_thing.values()))
    return (min(told), max(told)) if told else None


def counted(judged: Sequence[tuple[Incident, Sequence[Claim]]], rule: CountingRule) -> Tally:
    """Return how many the incidents amount to under a rule; only those with fire count."""
    fired = [(i, shots_told(claims)) for i, claims in judged if i.event_type in COUNTED]
    if rule.unit == "shot":
        return _shots(fired, rule)
    if rule.unit == "burst":
        return Tally(rule, len(fired), len(fired), 0)
    if rule.unit == "day_and_place":
        return _days(fired, rule)
    return _windows(fired, rule)


Fired = list[tuple[Incident, tuple[int, int] | None]]


def _shots(fired: Fired, rule: CountingRule) -> Tally:
    unknown = sum(shots is None for _, shots in fired)
    least = sum(shots[0] if shots else 1 for _, shots in fired)
    most = sum(shots[1] for _, shots in fired if shots)
    return Tally(rule, least, None if unknown else most, unknown)


def _days(fired: Fired, rule: CountingRule) -> Tally:
    """Places by their id or name; one without place or day may or may not be another's."""
    known = {(key, day) for i, _ in fired if (key := _spot(i)) and (day := _day(i))}
    unknown = sum(not (_spot(i) and _day(i)) for i, _ in fired)
    return Tally(rule, max(len(known), min(1, len(fired))), len(known) + unknown, unknown)


def _windows(fired: Fired, rule: CountingRule) -> Tally:
    """Fire at one place that begins within `minutes` of the first counts together."""
    by_place: dict[str, list[tuple[datetime, tuple[int, int] | None]]] = defaultdict(list)
    unknown = 0
    for incident, shots in fired:
        moment, spot = _moment(incident), _spot(incident)
        if moment is None or spot is None:
            unknown += 1
        else:
            by_place[spot].append((moment, shots))
    least = most = 0
    for told in by_place.values():
        for group in _groups(sorted(told, key=lambda one: one[0]), rule.minutes):
            least += sum(shots[0] if shots else 1 for shots in group) >= rule.at_least
            undecidedend = any(shots is None for shots in group)
            most += undecidedend or sum(shots[1] for shots in group if shots) >= rule.at_least
    return Tally(rule, least, most + unknown, unknown)


def _groups(
    told: Sequence[tuple[datetime, tuple[int, int] | None]], minutes: int
) -> Iterable[list[tuple[int, int] | None]]:
    group: list[tuple[int, int] | None] = []
    began: datetime | None = None
    for moment, shots in told:
        if began is not None and moment - began >= timedelta(minutes=minutes):
            yield group
            group, began = [], None
        began = began or moment
        group.append(shots)
    if group:
        yield group


def _spot(incident: Incident) -> str | None:
    return incident.place.id or incident.place.name or None


def _day(incident: Incident) -> str | None:
    start, end = incident.when.start, incident.when.end
    return start[:10] if start and end and start[:10] == end[:10] else None


def _moment(incident: Incident) -> datetime | None:
    """Return when it began, null where that is known to the day only."""
    start = incident.when.start
    return datetime.fromisoformat(start) if start and "T" in start else None
