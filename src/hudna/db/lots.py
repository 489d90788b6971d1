"""What lists need besides each of their objects: asked for together, however many they are."""

import json
from collections import defaultdict
from collections.abc import Iterable

from hudna.db.gated import Gated
from hudna.db.models import DocumentRow
from hudna.model.case import Case, MeasureAnswer
from hudna.model.codec import from_json
from hudna.model.document import Document, Report
from hudna.model.incident import Incident

__all__ = ["Lots"]


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
