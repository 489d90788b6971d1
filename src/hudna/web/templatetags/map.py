"""Where things stand on the map."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hudna.db.marks import shape_of
from hudna.model.incident import Incident
from hudna.web.present import names

__all__ = ["register"]

register = template.Library()


@register.simple_tag
def at(incident: Incident) -> SafeString:
    """Return the attributes by which a map finds what a row of a list speaks of, if it can."""
    place, shape = incident.place, shape_of(incident.place)
    if not shape:
        return format_html(' data-incident="{}"', incident.id)
    area = names.area_id(place.admin1 or "") if shape == "area" else ""
    position = f"{place.longitude:.4f},{place.latitude:.4f}"
    words = ' data-incident="{}" data-at="{}" data-area="{}"'
    return format_html(words, incident.id, position, area or "")
