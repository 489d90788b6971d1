"""The claims of an incident that are released to a reader."""

from hudna.db.gate import Reader
from hudna.model.incident import Incident
from hudna.web.present.views import Said

__all__ = ["said_of"]


def said_of(reader: Reader, incident: Incident) -> tuple[Said, ...]:
    """Return the incident's claims in its order, each with its text and that text's language."""
    languages: dict[str, str] = {}
    said = []
    for view in reader.sourced_claims(incident.claims):
        report = view.report
        if report.id not in languages:
            reading = reader.reading(report.id)
            languages[report.id] = reading.document.language if reading else ""
        said.append(Said(report, view.claim, view.text, languages[report.id]))
    return tuple(said)
