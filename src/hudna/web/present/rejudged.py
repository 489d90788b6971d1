"""Judgements that the next version of an agreement changed, the old one beside the new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hudna.db.gate import Reader
from hudna.errors import NotFound
from hudna.model.agreement import Agreement, Allegation, Clause
from hudna.model.incident import Incident
from hudna.model.reassessment import Reassessment, Rejudged

__all__ = ["Beside", "Judgements", "RejudgedRow", "beside", "judgements", "rejudged_rows"]

SHOWN = 5
"""Incidents shown beside what a version changed; its own page has all."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One clause under two versions; a judgement is null where its version has no such clause."""

    before: str
    old: Allegation | None
    after: str
    new: Allegation | None


@dataclass(frozen=True, slots=True)
class RejudgedRow:
    """An incident with the clauses, null where not known here, that judge it otherwise now."""

    incident: Incident
    clauses: tuple[tuple[str, Clause | None, Beside], ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What a version made of the incidents it touches: numbers, the latest, how many more."""

    stay: int
    change: int
    rows: tuple[RejudgedRow, ...]
    more: int


def beside(one: Reassessment, changed: Rejudged, now: Allegation | None = None) -> Beside:
    """Return a changed judgement; `now` is the new one as it stands today, where it is known."""
    return Beside(one.before, changed.old, one.after, now or changed.new)


def judgements(reader: Reader, before: Agreement, after: Agreement) -> Judgements | None:
    """Return what a version made of the incidents, null where it touched none."""
    stay, change = reader.judgements(after)
    if not stay and not change:
        return None
    page = reader.rejudged(after, limit=SHOWN)
    rows = tuple(rejudged_rows(reader, page.items, before, after))
    return Judgements(stay, change, rows, page.count - len(page.items))


def rejudged_rows(
    reader: Reader, found: tuple[Reassessment, ...], before: Agreement, after: Agreement
) -> Iterator[RejudgedRow]:
    """Yield the incidents that are released with what changed about them."""
    known = {clause.id: clause for clause in (*before.clauses, *after.clauses)}
    for one in found:
        try:
            incident = reader.incident(one.incident)
        except NotFound:
            continue
        yield RejudgedRow(incident, tuple(_clauses(one, known)))


def _clauses(
    one: Reassessment, known: Mapping[str, Clause]
) -> Iterator[tuple[str, Clause | None, Beside]]:
    for changed in one.changed:
        yield changed.clause, known.get(changed.clause), beside(one, changed)
