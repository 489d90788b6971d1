"""Rounds of talks: on a line of time, who sat where, positions and papers, and the forms."""

from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_POST

from hudna.actions.permissions import can, check_talk
from hudna.actions.round_words import paper_of, position_of, round_of
from hudna.errors import InputError, NotFound
from hudna.model.talks_round import Seat, TalksForm
from hudna.record.entry import parse
from hudna.text.terms import term_of
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.present.commitments import commitment_views
from hudna.web.present.round_line import round_line
from hudna.web.present.rounds import circles_of, paper_views, parties_known, positions_on
from hudna.web.present.table_plan import table_plan
from hudna.web.present.talks_signing import talks_signing_words
from hudna.web.record import origin

__all__ = ["file", "listing", "one", "prepare", "submit"]

ROWS = 4
"""Empty rows for delegations at first; more are added in the browser."""


def listing(request: DeskRequest) -> HttpResponse:
    """Show the rounds that are known, on a line of time and as a list."""
    rounds = request.reader.rounds()
    context = {
        "rounds": rounds,
        "line": round_line(rounds, from_right=get_language_bidi()),
        "may_file": can(check_talk, request.actor),
    }
    return render(request, "pages/talks_rounds.html", context)


def one(request: DeskRequest, round_id: str) -> HttpResponse:
    """Show a round: who sat where, the agenda, positions, papers, and what came of it."""
    reader, code = request.reader, language()
    table = reader.round_table(round_id)
    actor = request.actor
    own = actor is not None and table.round.party == actor.party
    may = can(check_talk, actor)
    context = {
        "round": table.round,
        "corrected_by": table.corrected_by,
        "plan": table_plan(table.round.delegations, from_right=get_language_bidi()),
        "positions": positions_on(table),
        "papers": paper_views(table.papers),
        "owed": commitment_views(table.undertakings, reader),
        "may_talk": may,
        "may_correct": may and own and table.corrected_by is None,
        "circles": circles_of(reader, code),
        **_signing(request, code),
    }
    return render(request, "pages/talks_round.html", context)


def file(request: DeskRequest) -> HttpResponse:
    """Show the form in which an office tells of a round, or corrects its own telling."""
    office_of(request)
    reader, code = request.reader, language()
    before = request.GET.get("supersedes", "")
    told = reader.round_table(before).round if before else None
    rows: list[Any] = list(told.delegations) if told else []
    context = {
        "before": told,
        "rows": [*rows, *[None] * ROWS],
        "parties": parties_known(reader.mechanism(), code),
        "seats": [(s.value, term_of(s, code)) for s in Seat],
        "forms": [(f.value, term_of(f, code)) for f in TalksForm],
        "circles": circles_of(reader, code),
        **_signing(request, code),
    }
    return render(request, "pages/file_round.html", context)


def _signing(request: DeskRequest, code: str) -> dict[str, Any]:
    return {
        "origin": origin(),
        "submit_address": reverse("submit-round"),
        "signing_words": talks_signing_words(request.reader.mechanism(), code),
    }


@require_POST
def prepare(request: DeskRequest) -> JsonResponse:
    """Return the bytes to sign for a round, a position, or a version of a paper."""
    actor, now, code = office_of(request), access.now(), language()
    reader = request.reader
    kind, form = str(request.POST.get("statement", "")), request.POST
    fields: dict[str, Any] = {**form.dict(), "language": code}
    if kind == "talks_round":
        fields["delegations"] = _rows(form, "party", "seat", "head", "role", "members")
        fields["next"] = _rows(form, "next_text", "next_place", "next_start", strip="next_")
        return prepared(request, kind, round_of(fields, actor, reader.mechanism(), now=now))
    table = reader.round_table(str(form.get("round", "")))
    if kind == "position":
        return prepared(request, kind, position_of(fields, actor, now=now))
    if kind == "talks_document":
        name = str(form.get("parent", ""))
        every = {version.id: version for paper in table.papers for version in paper}
        if name and name not in every:
            raise NotFound("There is no such version here that is released to you", where="parent")
        return prepared(request, kind, paper_of(fields, every.get(name), actor, now=now))
    raise InputError(f"there is no form '{kind}'", advice="Use the forms on the page")


def _rows(form: QueryDict, *names: str, strip: str = "") -> list[dict[str, str]]:
    columns = [form.getlist(name) for name in names]
    keys = [name.removeprefix(strip) for name in names]
    return [dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=False)]


@require_POST
def submit(request: DeskRequest) -> JsonResponse:
    """Hand in what the browser signed, and say where to look at it."""
    office_of(request)
    data = signed_json(request)
    statement = signing.statement_from(data)
    kind = signing.submit(signing.desk(), statement)
    body = parse(statement.canonical).body
    told = {k: v["value"] for k, v in dict(data["private"]).items() if "value" in v}
    of = str(told.get("round") or body.get("round") or body["id"])
    return JsonResponse({"next": f"{reverse('talks-round', args=[of])}?signed={kind}#main"})
