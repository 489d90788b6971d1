"""What differs between two versions of an agreement, by clause and by zone, in words."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hudna.assess.difference_words import CITED, cited, field_name, in_words, picked
from hudna.assess.words import say
from hudna.assess.zone_changes import EXTENT, AreaChange, area_change
from hudna.model.agreement import Agreement, Clause, Zone
from hudna.model.description import Described
from hudna.model.party import Names

__all__ = ["Change", "Difference", "Subject", "differences"]


class Subject(StrEnum):
    """What differs."""

    AGREEMENT = "agreement"
    CLAUSE = "clause"
    ZONE = "zone"


class Change(StrEnum):
    """How it differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: `words` say all of it, the rest says it to a program.

    `field` is null for a clause or zone that came or went; `area` stands where a zone's extent
    changed and both are drawn.
    """

    subject: Subject
    id: str
    change: Change
    names: Names
    words: Names
    field: str | None = None
    before: Names | None = None
    after: Names | None = None
    area: AreaChange | None = None


Values = tuple[Any, ...]

_TOLD_APART = ("id", "version", "supersedes", "zones", "clauses")


def differences(before: Agreement, after: Agreement) -> tuple[Difference, ...]:
    """Return what `after` changes, in the order: agreement, clauses, zones.

    A clause that begins with its version has no new time of its own: that is said once.
    """
    return (
        *_fields(Subject.AGREEMENT, before, after, before, after, skip=_TOLD_APART),
        *_compared(Subject.CLAUSE, before.clauses, after.clauses, before, after),
        *_compared(Subject.ZONE, before.zones, after.zones, before, after),
    )


def _compared(
    subject: Subject,
    old: Sequence[Clause] | Sequence[Zone],
    new: Sequence[Clause] | Sequence[Zone],
    before: Agreement,
    after: Agreement,
) -> Iterator[Difference]:
    was, now = {one.id: one for one in old}, {one.id: one for one in new}
    for name in (*was, *(name for name in now if name not in was)):
        if name not in now:
            yield _whole(subject, was[name], Change.REMOVED)
        elif name not in was:
            yield _whole(subject, now[name], Change.ADDED)
        else:
            yield from _fields(subject, was[name], now[name], before, after, skip=("id",))


def _whole(subject: Subject, one: Clause | Zone, change: Change) -> Difference:
    names = picked(one.names)
    summary = picked(one.summary) if isinstance(one, Clause) else {}
    words = say(f"{subject}_{change}", name=names, id=one.id, summary=summary)
    return Difference(subject, one.id, change, names, words)


def _fields(
    subject: Subject, old: Any, new: Any, before: Agreement, after: Agreement, skip: Sequence[str]
) -> Iterator[Difference]:
    whole = subject is Subject.AGREEMENT
    names = say("agreement_itself") if whole else picked(new.names)
    if isinstance(old, Zone):
        yield from _extent(old, new, names, before, after)
        skip = (*skip, *EXTENT)
    for field in (f.name for f in dataclasses.fields(old) if f.name not in skip):
        was, now = getattr(old, field), getattr(new, field)
        if was == now or (field == "in_force" and _with_version(old, new, before, after)):
            continue
        first, second = in_words(field, was, before), in_words(field, now, after)
        if field == "description":
            was, now = _uncited(was), _uncited(now)
        if isinstance(was, tuple) and was != now:
            words = _listed(names, field, before, after, was, now)
        else:
            words = _said(names, field, first, second)
        if words is not None:
            yield Difference(subject, old.id, Change.CHANGED, names, words, field, first, second)


def _uncited(described: Sequence[Described]) -> tuple[Described, ...]:
    """Return what is described without its sources, which the words do not show."""
    return tuple(dataclasses.replace(one, citations=()) for one in described)


def _with_version(old: Any, new: Any, before: Agreement, after: Agreement) -> bool:
    return (
        isinstance(old, Clause)
        and old.in_force == before.in_force
        and new.in_force == after.in_force
    )


def _said(names: Names, field: str, first: Names, second: Names) -> Names:
    """Return the sentence for a changed value; what reads alike differs in what is not shown."""
    label = field_name(field)
    alike = say("field_alike", name=names, field=label)
    before, after = (cited(first), cited(second)) if field in CITED else (first, second)
    changed = say("field_changed", name=names, field=label, before=before, after=after)
    return {code: alike[code] if first[code] == second[code] else changed[code] for code in alike}


def _listed(
    names: Names, field: str, old: Agreement, new: Agreement, was: Values, now: Values
) -> Names | None:
    """Return the sentence for a changed list: what came and what went; null for a new order."""
    come = tuple(one for one in now if one not in was)
    gone = tuple(one for one in was if one not in now)
    if not come and not gone:
        return None
    key = "list_both" if come and gone else "list_added" if come else "list_removed"
    added, removed = in_words(field, come, new), in_words(field, gone, old)
    return say(key, name=names, field=field_name(field), added=added, removed=removed)


def _extent(
    old: Zone, new: Zone, names: Names, before: Agreement, after: Agreement
) -> Iterator[Difference]:
    if all(getattr(old, field) == getattr(new, field) for field in EXTENT):
        return
    area = area_change(old, new)
    first, second = _drawn(old, before), _drawn(new, after)
    values = {"name": names, "before": first, "after": second}
    if area is None:
        words = say("zone_moved_undrawn", **values)
    else:
        words = say(
            "zone_moved",
            gained=round(area.gained_km2),
            lost=round(area.lost_km2),
            kept=round(area.kept_km2),
            **values,
        )
    yield Difference(
        Subject.ZONE, old.id, Change.CHANGED, names, words, "extent", first, second, area
    )


def _drawn(zone: Zone, agreement: Agreement) -> Names:
    """Return in words what a zone is made of."""
    made = in_words("places", zone.places, agreement) if zone.places else say("zone_shape")
    if not zone.within_km:
        return made
    return say("zone_near", zone=made, km=zone.within_km)
