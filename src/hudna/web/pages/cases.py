"""Cases: the list, and one case with what each side says, finds and votes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hudna.actions.permissions import can, check_keep_evidence
from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import LIMIT, after, language, more, names_of
from hudna.web.present.columns import align
from hudna.web.present.dates import clock
from hudna.web.present.evidence import citations, evidence_row, upload_form
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


def listing(request: DeskRequest) -> HttpResponse:
    """Show released cases, filtered by state."""
    reader, chosen = request.reader, names_of(request, "state")
    page = reader.cases(chosen.get("state"), after=after(request), limit=LIMIT)
    now = access.now()
    incidents = reader.incidents_named(c.incident for c in page.items)
    rows = [
        (c, incidents[c.incident], clock(c.due, now)) for c in page.items if c.incident in incidents
    ]
    context = {
        "rows": rows,
        "page": page,
        "more": more(request, page.next),
        "chosen": chosen,
        "states": state_options(language()),
    }
    return render(request, "pages/cases.html", context)


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
