"""Talks: meetings, statements, what was undertaken, and relations between states."""

from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render

from hudna.actions.permissions import can, check_correct
from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.present.contrasts import contrast_views
from hudna.web.present.measures import measure_views
from hudna.web.present.talks import by_owner, latest_first, waiting_views

__all__ = ["listing"]

LATEST = 60
"""So many of each kind are on the page; all of them are in the exports."""

SHOWN = 20
"""Statements shown at once, the latest; the others unfold."""

CONTRASTS = 6
"""Words set beside earlier ones that are shown, the latest; others stand beside their claims."""

WAITING = 6
"""Reports with something to answer that are shown at once, the latest; the others unfold."""


def listing(request: DeskRequest) -> HttpResponse:
    """Show what reports say of talks, statements, commitments and relations."""
    reader, now = request.reader, access.now()
    mechanism = reader.mechanism()
    held, owed = reader.meetings(LATEST), reader.commitments(LATEST)
    told, relations = reader.statements(LATEST), reader.relations(LATEST)
    ordered = reader.measures(LATEST)
    statements = sorted(told.items, key=lambda s: s.when.start or "", reverse=True)
    meetings, undated = latest_first(held.items)
    code, contrasts = language(), reader.latest_contrasts()
    may_answer = can(check_correct, request.actor)
    waiting = waiting_views(reader.unanswered(), code) if may_answer else ()
    context = {
        "meetings": meetings,
        "undated": undated,
        "statements": statements[:SHOWN],
        "earlier": statements[SHOWN:],
        "owners": by_owner(owed.items, mechanism, now.astimezone(ZoneInfo(mechanism.zone)).date()),
        "measures": measure_views(reader, ordered.items, now),
        "relations": sorted(relations.items, key=lambda r: r.when.start or ""),
        "unanswered": waiting[:WAITING] if may_answer else None,
        "unanswered_earlier": waiting[WAITING:],
        "contrasts": contrast_views(contrasts[:CONTRASTS], code),
        "more_contrasts": len(contrasts) > CONTRASTS,
        "not_all": any(page.next for page in (held, owed, told, relations, ordered)),
    }
    return render(request, "pages/talks.html", context)
