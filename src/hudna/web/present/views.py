"""Small values several pages show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudna.model.claim import Claim
from hudna.model.document import Document, Report
from hudna.model.incident import Incident
from hudna.model.place import PlacePrecision
from hudna.text.terms import term
from hudna.text.writing import capital
from hudna.web.present import names

__all__ = ["Said", "document_title", "incident_title", "sources_of"]

LONGEST_TITLE = 110


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its report and the text it was read from."""

    report: Report
    claim: Claim
    text: str
    language: str


def document_title(document: Document) -> str:
    """Return a document's title, else its first line, else its file's name."""
    first = next((line.strip() for line in document.text.splitlines() if line.strip()), "")
    title = document.title or first or document.name
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rstrip()}…"


def sources_of(said: Iterable[Said]) -> tuple[tuple[Report, str], ...]:
    """Return each report once, with the first of its claims."""
    first: dict[str, tuple[Report, str]] = {}
    for one in said:
        first.setdefault(one.report.id, (one.report, one.claim.id))
    return tuple(first.values())


def incident_title(incident: Incident, language: str) -> str:
    """Return what is claimed and where, as a title; it finds nothing."""
    words = term("event_type", incident.event_type, language)
    event = capital(words, language)
    place = incident.place
    where, governorate = names.place_parts(place, language)
    if not where or place.precision is PlacePrecision.UNKNOWN:
        return event
    near = place.precision in (PlacePrecision.NEAR_SETTLEMENT, PlacePrecision.BORDER)
    title = _("%(event)s near %(place)s") if near else _("%(event)s in %(place)s")
    return names.within(title % {"event": event, "place": where}, governorate, language)
