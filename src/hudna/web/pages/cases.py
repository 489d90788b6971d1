"""Cases: the list, and one case with what each side says, finds and votes."""

from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hudna.actions.permissions import can, check_keep_evidence
from hudna.db.search.asked import Asked
from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import LIMIT, after, day_of, language, more, names_of
from hudna.web.present.columns import align
from hudna.web.present.dates import clock
from hudna.web.present.evidence import citations, evidence_row, upload_form
from hudna.web.present.filtering import chip, filters, query_of
from hudna.web.present.hearing import (
    accounts_told,
    asked_of,
    guarantor_columns,
    timeline,
    vote_views,
)
from hudna.web.present.measures import measure_views, owed_by
from hudna.web.present.options import nameable, state_options
from hudna.web.present.signing_words import signing_words
from hudna.web.present.testing import tested
from hudna.web.present.views import sources_of
from hudna.web.present.voices import said_of
from hudna.web.record import origin
from hudna.web.statements import MEASURE_ROWS

__all__ = ["case", "listing"]

FILTERS = ("state", "party", "due")

MOST_OF_A_PARTY = 1000
"""So many cases and what is said in them, the latest, are looked through for a party's."""


def listing(request: DeskRequest) -> HttpResponse:
    """Show released cases, filtered by state, by who is accused and by when findings are due."""
    reader, code, chosen = request.reader, language(), names_of(request, *FILTERS)
    party, due = chosen.get("party"), day_of(chosen.get("due", ""))
    page = reader.cases(
        chosen.get("state"),
        after=after(request),
        limit=LIMIT,
        of=reader.names_found(Asked(kind="case", party=party), MOST_OF_A_PARTY) if party else None,
        due_before=_end_of(due) if due else None,
    )
    now, query = access.now(), query_of(request)
    incidents = reader.incidents_named(c.incident for c in page.items)
    rows = [
        (c, incidents[c.incident], clock(c.due, now)) for c in page.items if c.incident in incidents
    ]
    context = {
        "rows": rows,
        "page": page,
        "more": more(request, page.next),
        "states": [
            chip(query, "state", key, label)
            for key, label in (("", _("all")), *state_options(code))
        ],
        "filters": filters(request, reader.mechanism(), code, "party", "due"),
        "hidden": tuple((k, v) for k, v in chosen.items() if k == "state"),
        "all": reverse("cases") if chosen else "",
    }
    return render(request, "pages/cases.html", context)


def _end_of(day: date) -> datetime:
    """Return the end of a day where the mechanism counts its days."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def case(request: DeskRequest, case_id: str) -> HttpResponse:
    """Show a case, with forms for the steps the reader's office may take now."""
    reader, code, now = request.reader, language(), access.now()
    mechanism = reader.mechanism()
    file = reader.case_file(case_id)
    said = said_of(reader, file.incident)
    owed = measure_views(reader, owed_by(request.actor, file.measures), now)
    held = reader.evidence_of(case_id)
    keeps = can(check_keep_evidence, request.actor)
    context = {
        "file": file,
        "case": file.case,
        "incident": file.incident,
        "clock": clock(file.case.due, now) if not file.votes else None,
        "table": align(said, mechanism, code),
        "sources": sources_of(said),
        "tested": tested(reader, file.incident.id, file.allegations),
        "guarantors": guarantor_columns(file, mechanism),
        "votes": vote_views(file, mechanism, now),
        "accounts": accounts_told(file, mechanism, request.actor),
        "nameable": nameable(file, mechanism, code),
        "measure_rows": range(1, MEASURE_ROWS + 1),
        "timeline": timeline(file, mechanism, now),
        "measures": measure_views(reader, file.measures, now),
        "asked": asked_of(request.actor, file, mechanism, now, owed),
        "evidence": [evidence_row(view) for view in held],
        "citations": citations(file, held, said),
        "keeps": keeps,
        "upload": upload_form(reader) if keeps else None,
        "origin": origin(),
        "submit_address": reverse("submit", args=[case_id]),
        "signing_words": signing_words(mechanism, code, reader.amendments()),
    }
    return render(request, "pages/case.html", context)
