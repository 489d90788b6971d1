"""Views an account keeps, as links; only lists of this desk can be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest
from django.urls import reverse

from hudna.db.saved_views import SavedView, SavedViews

__all__ = ["ROUTES", "ViewLink", "kept_query", "view_links"]

ROUTES: Mapping[str, frozenset[str]] = {
    "reports": frozenset({"lang", "outlet", "by", "from", "to", "area", "event"}),
    "incidents": frozenset({"kind", "area", "day", "from", "to", "party", "bbox"}),
    "cases": frozenset({"state", "party", "due"}),
    "registers": frozenset({"rule", "until"}),
    "search": frozenset({"q", "kind", "lang", "from", "to", "area", "event", "party", "state"}),
}
"""The lists that can be kept, with their filters; nothing else of an address is."""


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A kept view with where it leads, in the language of the page."""

    view: SavedView
    address: str
    current: bool


def kept_query(route: str, query: str) -> str:
    """Return what is kept of the query of a list."""
    pairs = parse_qsl(query.lstrip("?"), keep_blank_values=False, max_num_fields=40)
    known = ROUTES[route]
    return urlencode(sorted({key: value for key, value in pairs if key in known}.items()))


def view_links(views: SavedViews, request: HttpRequest) -> Iterator[ViewLink]:
    """Yield the views of an account; one of a list there is no more is left out."""
    here = request.resolver_match.url_name if request.resolver_match else None
    query = kept_query(here, request.GET.urlencode()) if here and here in ROUTES else None
    for view in views.all():
        if view.route in ROUTES:
            address = reverse(view.route) + (f"?{view.query}" if view.query else "")
            yield ViewLink(view, address, (view.route, view.query) == (here, query))
