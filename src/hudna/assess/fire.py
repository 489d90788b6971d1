"""Incidents of fire as counting sees them: where, when and how much, each as far as told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.tally import Range
from hudna.model.when import DatePrecision, When

__all__ = ["COUNTED", "Fire", "fires"]

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

_SPOTS = (PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT)
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Fire:
    """One incident of fire. `spot` is null where the place is known to an area only, or not at all.

    `times` are the first and last minute at which it may have been, local to the place; null
    where either is not told. Nothing told of the number leaves it at one or more.
    """

    spot: str | None
    area: str | None
    times: tuple[datetime, datetime] | None
    shots: Range = (1, None)
    bursts: Range = (1, None)

    @property
    def day(self) -> date | None:
        """The one day it was on, null where it may have been on several."""
        if self.times is None or self.times[0].date() != self.times[1].date():
            return None
        return self.times[0].date()

    @property
    def moment(self) -> datetime | None:
        """The minute it was at, null where that is not told."""
        return self.times[0] if self.times and self.times[0] == self.times[1] else None


def fires(incidents: Iterable[Incident]) -> Iterator[Fire]:
    """Yield the incidents of fire, without those that every source denies."""
    for incident in incidents:
        if incident.event_type in COUNTED and incident.shots != (0, 0):
            yield Fire(
                spot=_spot(incident.place),
                area=incident.place.admin1,
                times=_times(incident.when),
                shots=_at_least_one(incident.shots),
                bursts=_at_least_one(incident.bursts),
            )


def _at_least_one(told: Range | None) -> Range:
    low, high = told or (1, None)
    return max(low, 1), high if high is None else max(high, 1)


def _spot(place: Place) -> str | None:
    return (place.id or place.name or None) if place.precision in _SPOTS else None


def _times(when: When) -> tuple[datetime, datetime] | None:
    if not when.start or not when.end:
        return None
    first, last = _minute(when.start, time.min), _minute(when.end, _LAST_MINUTE)
    if when.precision is DatePrecision.HOUR:
        return first.replace(minute=0), last.replace(minute=59)
    if when.precision is not DatePrecision.MINUTE and first == last:
        return _minute(when.start[:10], time.min), _minute(when.end[:10], _LAST_MINUTE)
    return first, last


def _minute(value: str, otherwise: time) -> datetime:
    if "T" in value:
        return datetime.fromisoformat(value).replace(tzinfo=None, second=0)
    return datetime.combine(date.fromisoformat(value), otherwise)
