"""How firmly incidents are told, day by day: by one report, by several, or denied by somebody."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hudna.model.history import Firmness
from hudna.model.incident import Incident

__all__ = ["told_by_day"]


def told_by_day(incidents: Iterable[Incident], first: date, last: date) -> tuple[Firmness, ...]:
    """Return the incidents of each day that has one; those told of no single day are left out."""
    alone: Counter[date] = Counter()
    several: Counter[date] = Counter()
    contested: Counter[date] = Counter()
    for one in incidents:
        day = _day(one)
        if day is None or not first <= day <= last:
            continue
        reports = {ref.report for ref in one.claims}
        kind = contested if one.contested else several if len(reports) > 1 else alone
        kind[day] += 1
    days = sorted({*alone, *several, *contested})
    return tuple(Firmness(day, alone[day], several[day], contested[day]) for day in days)


def _day(incident: Incident) -> date | None:
    """Return the one day an incident is told of, null where it may have been on several."""
    start, end = incident.when.start, incident.when.end
    if start is None or end is None or start[:10] != end[:10]:
        return None
    return date.fromisoformat(start[:10])
