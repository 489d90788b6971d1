"""The agreements watched: clauses, citations, what is disputed and what each version changed."""

from itertools import pairwise

from django.http import HttpResponse
from django.shortcuts import render

from hudna.assess.versions import history
from hudna.errors import NotFound
from hudna.model.agreement import Agreement
from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of
from hudna.web.next_version import amended_by, waiting_for
from hudna.web.pages.listing import LIMIT, after, more
from hudna.web.present.changes import changed_by
from hudna.web.present.clauses import clause_views
from hudna.web.present.rejudged import judgements, rejudged_rows
from hudna.web.present.versions import time_line
from hudna.web.present.zones import agreement_map

__all__ = ["listing", "rejudged"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show the mechanism's agreements in full."""
    agreements = agreements_of(request.reader)
    changed = changed_by(agreements)
    made, waiting = amended_by(request.reader), waiting_for(request.reader)
    shown = []
    for agreement in agreements:
        key = (agreement.id, agreement.version)
        change = changed.get(key)
        judged = judgements(request.reader, change.before, agreement) if change else None
        drawn = agreement_map(agreement)
        clauses = tuple(clause_views(agreement))
        by = (made.get(key), waiting.get(key, ()))
        shown.append((agreement, clauses, drawn, change, judged, *by))
    context = {"agreements": shown, "line": time_line(agreements)}
    return render(request, "pages/agreements.html", context)


def rejudged(request: DeskRequest, agreement_id: str, agreement_version: str) -> HttpResponse:
    """Show the incidents that a version of an agreement judges otherwise than the one before."""
    reader = request.reader
    old, new = _versions(agreements_of(reader), agreement_id, agreement_version)
    page = reader.rejudged(new, token=after(request), limit=LIMIT)
    stay, change = reader.judgements(new)
    context = {
        "after": new,
        "stay": stay,
        "change": change,
        "rows": tuple(rejudged_rows(reader, page.items, old, new)),
        "more": more(request, page.next),
    }
    return render(request, "pages/rejudged.html", context)


def _versions(
    agreements: tuple[Agreement, ...], agreement_id: str, version: str
) -> tuple[Agreement, Agreement]:
    """Return a version and the one before it; raises `NotFound` where there are no such two."""
    for old, new in pairwise(history(agreements).get(agreement_id, [])):
        if new.version == version:
            return old, new
    raise NotFound("there is no such version", advice="See the page of the agreements")
