"""Small values several pages show."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudna.model.claim import Claim
from hudna.model.document import Report
from hudna.model.incident import Incident
from hudna.model.place import PlacePrecision
from hudna.text.terms import term
from hudna.web.present import names

__all__ = ["Said", "incident_title"]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its report and the text it was read from."""

    report: Report
    claim: Claim
    text: str
    language: str


def incident_title(incident: Incident, language: str) -> str:
    """Return what is claimed and where, as a title; it finds nothing."""
    words = term("event_type", incident.event_type, language)
    event = words[:1].upper() + words[1:]
    place = incident.place
    where = names.place(place, language)
    if not where or place.precision is PlacePrecision.UNKNOWN:
        return event
    values = {"event": event, "place": where}
    if place.precision is PlacePrecision.NEAR_SETTLEMENT:
        return _("%(event)s near %(place)s") % values
    return _("%(event)s in %(place)s") % values
