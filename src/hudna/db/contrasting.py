"""Words of a speaker beside earlier ones, worked out for each reader from what it may read.

Nothing of it is stored: a contrast is shown only to who may read both reports.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connections

from hudna.db.remembered import remembered
from hudna.db.search.asked import Asked
from hudna.db.search.finding import Searching
from hudna.db.search.marks import mark, visible_to
from hudna.db.search.wanted import All, Any, Wanted, Word
from hudna.model.claim import Claim
from hudna.model.document import Document, Report
from hudna.model.reading import Reading
from hudna.talks.contradictions import Against, about_of, contrasts_of
from hudna.talks.source import Source

__all__ = ["Beside", "Contrasting"]

LOOKED_AT = 60
"""Reports, the latest, whose words are set beside earlier ones on the page of talks."""

COMPARED = 24
"""Kinds of words of a report that are compared; a report that says more is compared in part."""

FOUND = 100
"""Claims, the latest, among which other words of the same speaker are looked for."""

Read = dict[str, tuple[Report, Document, Reading]]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two words of one speaker that stand against each other, with their reports and texts."""

    against: Against
    earlier: Claim
    later: Claim
    earlier_report: Report
    later_report: Report
    earlier_text: Document
    later_text: Document
    earlier_language: str
    later_language: str


class Contrasting(Searching):
    """Contrasts, as one reader may know them."""

    def contrasts_with(self, report_id: str) -> tuple[Beside, ...]:
        """Return what the speakers of a released report said against its words, before or later."""
        self.one(Report, report_id)
        found = self._beside(self._sources([report_id]))
        return tuple(
            one
            for one in found
            if report_id in (one.against.earlier_report, one.against.later_report)
        )

    def latest_contrasts(self) -> tuple[Beside, ...]:
        """Return what the latest reports hold against earlier words, the latest said first."""
        return remembered(("contrasts", *self.who, self.level), self._latest)

    def _latest(self) -> tuple[Beside, ...]:
        names = [one.id for one in self.page(Report, limit=LOOKED_AT).items]
        found = self._beside(self._sources(names))
        told = sorted(found, key=lambda one: (one.against.later_day, one.against.id), reverse=True)
        return tuple(told)

    def _beside(self, read: Read) -> tuple[Beside, ...]:
        wanted = _same_subject(reading for _, _, reading in read.values())
        if not wanted:
            return ()
        others = self._reports_with(wanted) - read.keys()
        every = {**read, **self._sources(sorted(others))}
        sources = [Source(report, reading, text.text) for report, text, reading in every.values()]
        return tuple(_opened(one, every) for one in contrasts_of(sources))

    def _reports_with(self, wanted: Sequence[Wanted]) -> set[str]:
        """Return reports in whose claims something of `wanted` was found: a bounded search."""
        among = (Any(tuple(wanted)), Word(mark("group", "claim")))
        first, past = Asked().ids()
        if connections[self.alias].vendor == "postgresql":
            lots = self._lots_of_postgresql(All(among), first, past, FOUND)
        else:
            seen = Any(tuple(map(Word, visible_to(self.actor))))
            lots = self._lots_of_sqlite(All((*among, seen)).fts5(), first, past, FOUND)
        found: set[str] = set()
        for ids in lots:
            rows = self._visible(ids)[: FOUND - len(found)]
            found |= set(rows.values_list("object_id", flat=True))
            if len(ids) >= FOUND:
                break
        return found


def _same_subject(readings: Iterable[Reading]) -> tuple[Wanted, ...]:
    """Return what finds words of the same speaker on the same thing at the same place."""
    found: dict[Wanted, None] = {}
    claims = ((claim, reading) for reading in readings for claim in reading.claims)
    for claim, reading in claims:
        if about_of(claim, reading) is None:
            continue
        speaker, place = claim.speaker.id or "", claim.places[0].id or ""
        marks = (mark("actor", speaker), mark("event", claim.event_type), mark("place", place))
        found[All(tuple(map(Word, marks)))] = None
    return tuple(found)[:COMPARED]


def _opened(one: Against, read: Read) -> Beside:
    earlier, later = read[one.earlier_report], read[one.later_report]
    return Beside(
        against=one,
        earlier=_claim(earlier[2], one.earlier_claim),
        later=_claim(later[2], one.later_claim),
        earlier_report=earlier[0],
        later_report=later[0],
        earlier_text=earlier[1],
        later_text=later[1],
        earlier_language=earlier[2].document.language,
        later_language=later[2].document.language,
    )


def _claim(reading: Reading, name: str) -> Claim:
    return next(claim for claim in reading.claims if claim.id == name)
