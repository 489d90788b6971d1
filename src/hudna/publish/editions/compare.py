"""Two editions of one day's bulletin side by side: every difference is one change.

The data are compared, never the sentences made of them, so that a change is named alike in every
language, and a reworded sentence is none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.edition import Change, ChangeKind, Printed
from hudna.model.history import History
from hudna.model.register import ReconciledCell
from hudna.model.talks import Meeting
from hudna.publish.editions.compare_case import case_changes
from hudna.publish.sections.registers import TOTAL, cells_of, total_of

__all__ = ["changes"]

T = TypeVar("T")


def changes(former: Bulletin, now: Bulletin) -> tuple[Change, ...]:
    """Return what `now` prints otherwise than `former`, in the order a bulletin names it."""
    found = [
        *_registers(former, now),
        *_cases(former, now),
        *_earlier(former, now),
        *_of_table(ChangeKind.TOLD, _firmness(former), _firmness(now)),
        *_meetings(former, now),
        *_of_table(ChangeKind.COUNTED, _counted(former), _counted(now)),
        *_of_table(ChangeKind.COVERED, _covered(former), _covered(now)),
        *_of_table(ChangeKind.AGREEMENT, _versions(former), _versions(now)),
    ]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _registers(former: Bulletin, now: Bulletin) -> Iterator[Change]:
    """Yield numbers that changed, and bounds that did without a number of their own area."""
    old, new = _cells(former), _cells(now)
    sides = sorted({*former.registers.sides, *now.registers.sides})
    for area in _either(old, new):
        before, after = old.get(area), new.get(area)
        moved = False
        for side in sides:
            a, b = _numbers(before, side), _numbers(after, side)
            if a != b:
                moved = True
                yield Change(ChangeKind.REGISTERED, _of(a), _of(b), by=side, about=area)
        one, other = _bounds(before), _bounds(after)
        if one != other and (area == TOTAL or not moved):
            yield Change(ChangeKind.TOGETHER, one, other, about=area)


def _cells(bulletin: Bulletin) -> dict[str, ReconciledCell]:
    total = total_of(bulletin)
    cells = {cell.area: cell for cell in cells_of(bulletin)}
    return cells | ({TOTAL: total} if total else {})


def _numbers(cell: ReconciledCell | None, side: str) -> tuple[int, ...]:
    """Return what a side gives for an area: none, one number, or one from each outlet."""
    if cell is None:
        return ()
    one = cell.by_side.get(side)
    return cell.versions.get(side, ()) if one is None else (one,)


def _of(numbers: tuple[int, ...]) -> Printed | None:
    return Printed(numbers=numbers) if numbers else None


def _bounds(cell: ReconciledCell | None) -> Printed | None:
    return Printed(bounds=(cell.union.low, cell.union.high)) if cell else None


def _cases(former: Bulletin, now: Bulletin) -> Iterator[Change]:
    old = {file.case.id: file for file in former.cases}
    new = {file.case.id: file for file in now.cases}
    for name in _either(old, new):
        before, after = old.get(name), new.get(name)
        if before and after:
            yield from case_changes(before, after)
        elif after:
            yield Change(ChangeKind.CASE_ADDED, None, _summary(after), case=name)
        elif before:
            yield _gone(before, now)


def _gone(file: CaseFile, now: Bulletin) -> Change:
    """Return that a case is no longer printed, and where its claims went if they all went there."""
    claims = set(file.incident.claims)
    into = next((f.case.id for f in now.cases if claims and claims <= set(f.incident.claims)), None)
    kind = ChangeKind.CASE_MERGED if into else ChangeKind.CASE_REMOVED
    new = Printed(code=into) if into else None
    return Change(kind, _summary(file), new, case=file.case.id)


def _summary(file: CaseFile) -> Printed:
    return Printed(
        terms=(f"event_type.{file.incident.event_type}",),
        place=file.incident.place,
        when=file.incident.when,
    )


def _earlier(former: Bulletin, now: Bulletin) -> Iterator[Change]:
    """Yield numbers of the days before that charts draw; nothing where an edition has none."""
    if former.history is None or now.history is None:
        return
    old, new = _listed(former.history), _listed(now.history)
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key, ()), new.get(key, ())
        day, area, side = key
        if before != after and day != now.day:
            about = f"{day.isoformat()}#{area}"
            yield Change(ChangeKind.EARLIER, _of(before), _of(after), by=side, about=about)


def _listed(history: History) -> dict[tuple[date, str, str], tuple[int, ...]]:
    found = history.registers
    every = (*found.totals, *found.cells)
    return {(cell.day, cell.area, s): _numbers(cell, s) for cell in every for s in found.sides}


def _firmness(bulletin: Bulletin) -> dict[str, Printed]:
    told = bulletin.history.incidents if bulletin.history else ()
    return {
        one.day.isoformat(): Printed(numbers=(one.alone, one.several, one.contested))
        for one in told
    }


def _meetings(former: Bulletin, now: Bulletin) -> Iterator[Change]:
    old, new = _by(former.meetings, lambda m: m.id), _by(now.meetings, lambda m: m.id)
    for name in _either(old, new):
        before, after = old.get(name), new.get(name)
        if _told(before) != _told(after):
            yield Change(ChangeKind.MEETING, _meeting(before), _meeting(after))


def _told(meeting: Meeting | None) -> object:
    """Return what is printed of a meeting: not where it stands in a text, or in which texts."""
    if meeting is None:
        return None
    people = tuple((p.name, p.role, p.delegation) for p in meeting.participants)
    return meeting.type, meeting.place, meeting.when.without_span(), people, meeting.outcome


def _meeting(meeting: Meeting | None) -> Printed | None:
    if meeting is None:
        return None
    kind = f"meeting_type.{meeting.type}"
    return Printed(terms=(kind,), when=meeting.when.without_span(), words=meeting.place)


def _of_table(
    kind: ChangeKind, old: Mapping[str, Printed], new: Mapping[str, Printed]
) -> Iterator[Change]:
    for name in _either(old, new):
        if old.get(name) != new.get(name):
            yield Change(kind, old.get(name), new.get(name), about=name)


def _counted(bulletin: Bulletin) -> dict[str, Printed]:
    tallies = bulletin.recount.tallies if bulletin.recount else ()
    return {one.rule.id: Printed(bounds=(one.least, one.most)) for one in tallies}


def _covered(bulletin: Bulletin) -> dict[str, Printed]:
    return {key: Printed(numbers=(count,)) for key, count in bulletin.coverage.items()}


def _versions(bulletin: Bulletin) -> dict[str, Printed]:
    every = (*bulletin.agreements, bulletin.agreement)
    return {one.id: Printed(code=one.version) for one in every}


def _by(items: Iterable[T], key: Callable[[T], str]) -> dict[str, T]:
    return {key(item): item for item in items}


def _either(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names in either, in the order of the new edition, then those that are gone."""
    return tuple(dict.fromkeys((*new, *old)))
