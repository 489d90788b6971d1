"""Search in what is released to the reader, in any language; the address holds all of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hudna.db.search.asked import GROUPS, Asked
from hudna.text.asking import LONGEST
from hudna.web.access import DeskRequest
from hudna.web.agreements import clauses_known
from hudna.web.pages.listing import day_of, language, more, names_of
from hudna.web.present.filtering import Chip, chip, filters, query_of, with_
from hudna.web.present.search import hit_views

__all__ = ["asked_in", "search"]

LIMIT = 30

TESTED = ("clause", "case")
"""Kinds of things that speak of clauses."""

FILTERS = ("from", "to", "lang", "area", "event", "party", "state")


def search(request: DeskRequest) -> HttpResponse:
    """Show what has all that is asked for, in whatever language and spelling."""
    reader, code = request.reader, language()
    asked = asked_in(request)
    given = names_of(request, *FILTERS)
    found = reader.search(asked, after=request.GET.get("after"), limit=LIMIT)
    clauses = clauses_known(reader) if any(hit.kind in TESTED for hit in found.hits) else {}
    context = {
        "query": asked.words,
        "asked": bool(asked),
        "only_without": bool(found.sought) and all(one.without for one in found.sought),
        "found": found,
        "hits": tuple(hit_views(found.hits, found.sought, clauses, code)),
        "chips": _chips(request, found.counts),
        "filters": filters(request, reader.mechanism(), code, *FILTERS),
        "all": with_(query_of(request), **dict.fromkeys(FILTERS, "")) if given else "",
        "hidden": (("kind", asked.kind),) if asked.kind else (),
        "more": more(request, found.next),
    }
    return render(request, "pages/search.html", context)


def asked_in(request: HttpRequest) -> Asked:
    """Return what the address asks for; a kind or day that is none is passed over."""
    given = request.GET
    kind = given.get("kind", "")
    return Asked(
        words=given.get("q", "").strip()[:LONGEST],
        kind=kind if kind in GROUPS else "",
        language=given.get("lang", ""),
        since=day_of(given.get("from", "")),
        until=day_of(given.get("to", "")),
        area=given.get("area", ""),
        event=given.get("event", ""),
        party=given.get("party", ""),
        state=given.get("state", ""),
    )


def _chips(request: HttpRequest, counts: dict[str, int]) -> list[Chip]:
    """Return the headings, each with its number where all was counted."""
    labels = {
        "report": _("Reports"),
        "claim": _("Claims"),
        "incident": _("Incidents"),
        "case": _("Cases"),
        "agreement": _("Agreements"),
        "talks": _("Talks"),
    }
    query = query_of(request)
    numbers = {key: counts.get(key, 0) if counts else None for key in labels}
    every = chip(query, "kind", "", _("everything"))
    return [every, *(chip(query, "kind", key, labels[key], numbers[key]) for key in labels)]
