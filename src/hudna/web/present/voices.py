"""The claims of an incident that are released to a reader."""

from hudna.db.gate import Reader
from hudna.model.incident import Incident
from hudna.web.present.views import Said

__all__ = ["said_of"]


def said_of(reader: Reader, incident: Incident) -> tuple[Said, ...]:
    """Return the incident's claims in its order, each with its text and that text's language."""
    return tuple(
        Said(view.report, view.claim, view.text, view.language)
        for view in reader.sourced_claims(incident.claims)
    )
