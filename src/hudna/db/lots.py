"""What lists need besides each of their objects: asked for together, however many they are."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.db.gated import LOT, Gated
from hudna.db.models import DocumentRow
from hudna.db.store import value_of
from hudna.extract.corrections import corrected
from hudna.model.case import Case, MeasureAnswer
from hudna.model.claim import Claim
from hudna.model.codec import from_json
from hudna.model.correction import Correction
from hudna.model.document import Document, Report
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.reading import Reading, StoredReading

__all__ = ["Lots", "SourcedClaimView"]


@dataclass(frozen=True, slots=True)
class SourcedClaimView:
    """A claim with the report and text it stands in, and the language of that text."""

    report: Report
    document: Document
    claim: Claim
    text: str
    language: str


class Lots(Gated):
    """Reads what is released of several objects at once; what is not released is left out."""

    def documents(self, reports: Iterable[Report]) -> dict[str, Document]:
        """Return the documents of reports the reader was given, by the reports' ids."""
        named = {report.id: report.document for report in reports}
        released = self.rows(Report).filter(object_id__in=named).values_list("object_id", flat=True)
        ids = {named[report_id] for report_id in released}
        stored = DocumentRow.objects.using(self.alias).filter(id__in=ids).values_list("id", "body")
        found = {key: from_json(Document, json.loads(body)) for key, body in stored}
        return {report: found[key] for report, key in named.items() if key in found}

    def incidents_named(self, ids: Iterable[str]) -> dict[str, Incident]:
        """Return incidents by id."""
        return {one.id: one for one in self.some(Incident, object_id__in=list(ids))}

    def incidents_of_cases(self, cases: Iterable[str]) -> dict[str, Incident]:
        """Return what cases are about, by the cases' ids."""
        about = {one.id: one.incident for one in self.some(Case, object_id__in=list(cases))}
        found = self.incidents_named(set(about.values()))
        return {case: found[incident] for case, incident in about.items() if incident in found}

    def answers_to(self, measures: Iterable[str]) -> dict[str, tuple[MeasureAnswer, ...]]:
        """Return what was answered to measures, by the measures' ids, oldest first."""
        found: dict[str, list[MeasureAnswer]] = defaultdict(list)
        for answer in self.some(MeasureAnswer, measure__in=list(measures)):
            found[answer.measure].insert(0, answer)
        return {measure: tuple(answers) for measure, answers in found.items()}

    def sourced_claims(self, refs: Iterable[SourcedClaimRef]) -> tuple[SourcedClaimView, ...]:
        """Return the claims among `refs` whose reports are released, lot by lot of reports."""
        asked = tuple(refs)
        names = sorted({ref.report for ref in asked})
        sources: dict[str, tuple[Report, Document, Reading]] = {}
        for at in range(0, len(names), LOT):
            sources |= self._sources(names[at : at + LOT])
        return tuple(
            SourcedClaimView(report, document, claim, document.text, reading.document.language)
            for ref in asked
            if ref.report in sources
            for report, document, reading in (sources[ref.report],)
            for claim in reading.claims
            if claim.id == ref.claim
        )

    def _sources(self, names: Sequence[str]) -> dict[str, tuple[Report, Document, Reading]]:
        """Return released reports that were read, with their text and the reading that stands."""
        rows = self.rows(Report).filter(object_id__in=names)
        reports = {row.object_id: self._open(Report, row) for row in rows}
        stored = DocumentRow.objects.using(self.alias)
        texts = stored.filter(id__in={report.document for report in reports.values()})
        documents = {row.id: from_json(Document, json.loads(row.body)) for row in texts}
        said: dict[str, list[Correction]] = defaultdict(list)
        for correction in self.some(Correction, report__in=list(reports)):
            said[correction.report].insert(0, correction)
        readings = self.rows(StoredReading).filter(object_id__in=list(reports))
        return {
            row.object_id: (
                reports[row.object_id],
                documents[reports[row.object_id].document],
                corrected(value_of(StoredReading, row).reading, said[row.object_id]),
            )
            for row in readings
        }
