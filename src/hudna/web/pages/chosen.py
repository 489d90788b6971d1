"""Which incidents an address asks for: the same words on the page, for the map and for its days."""

from urllib.parse import urlencode

from django.http import HttpRequest

from hudna.db.on_map import Chosen
from hudna.geo.grid import Box
from hudna.web.pages.listing import day_of, names_of

__all__ = ["KEYS", "chosen_of", "query_of"]

KEYS = ("kind", "area", "day", "from", "to", "bbox")


def chosen_of(request: HttpRequest) -> Chosen:
    """Return what is asked for; `day` is both ends at once, and what cannot be read is left out."""
    given = names_of(request, *KEYS)
    day = day_of(given.get("day", ""))
    return Chosen(
        kind=given.get("kind"),
        area=given.get("area"),
        since=day or day_of(given.get("from", "")),
        until=day or day_of(given.get("to", "")),
        box=Box.parse(given.get("bbox", "")),
    )


def query_of(chosen: Chosen) -> str:
    """Return the query of an address that asks for these, empty for all."""
    words = {
        "kind": chosen.kind,
        "area": chosen.area,
        "from": chosen.since.isoformat() if chosen.since else None,
        "to": chosen.until.isoformat() if chosen.until else None,
        "bbox": str(chosen.box) if chosen.box else None,
    }
    return urlencode({key: told for key, told in words.items() if told}, safe=",")
