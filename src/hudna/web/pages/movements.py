"""Planned movements: what was announced, each with its answer, and the forms to say so."""

import json
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hudna.actions.check_movements import plan_answer
from hudna.actions.movement_words import (
    announcement_of,
    cancellation_of,
    movement_acknowledgement_of,
)
from hudna.actions.movement_zones import zones_of
from hudna.actions.permissions import can, check_announce
from hudna.deconflict.draft import FIELDS, Draft, draft_of
from hudna.errors import InputError
from hudna.model.codec import to_json
from hudna.model.judgement import HeightDatum
from hudna.model.movement import Movement, MovementKind, Opponent
from hudna.model.release import Audience, audiences_of
from hudna.publish.movement_words import disclaimer, say, tested_words
from hudna.record.entry import parse
from hudna.text.terms import term, term_of
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of
from hudna.web.pages.listing import language
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.present.movement_map import click_map, movement_map, time_bars
from hudna.web.present.movements import (
    movement_signing_words,
    movement_view,
    reason_views,
)
from hudna.web.record import origin

__all__ = ["announce", "check", "exported", "listing", "movement", "prepare", "submit"]


def listing(request: DeskRequest) -> HttpResponse:
    """List movements of a day, or all to come; nobody in particular is shown none."""
    reader, now, code = request.reader, access.now(), language()
    kind, when = request.GET.get("kind", ""), request.GET.get("when", "")
    where = {"kind": kind} if kind in list(MovementKind) else {}
    since, until = _span(when, now, ZoneInfo(reader.mechanism().zone))
    files = reader.movements(since, until, **where)
    views = [movement_view(file, reader, now, code) for file in files]
    options = [(k.value, term_of(k, code)) for k in MovementKind]
    days = [("today", _("today")), ("tomorrow", _("tomorrow")), ("past", _("past"))]
    context = {
        "views": views,
        "zones": reader.declared_zones(),
        "disclaimer": disclaimer(code),
        "may_announce": can(check_announce, request.actor),
        "filters": [
            {"name": "when", "label": _("When"), "kind": "select", "value": when,
             "every": _("all to come"), "options": days},
            {"name": "kind", "label": _("What moves"), "kind": "select", "value": kind,
             "every": _("all kinds"), "options": options},
        ],
        "all": reverse("movements") if kind or when else "",
    }  # fmt: skip
    return render(request, "pages/movements.html", context)


def _span(when: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime | None]:
    """Return from when to when movements are shown; days are those of the mechanism's zone."""
    today = datetime.combine(now.astimezone(zone).date(), time.min, zone)
    day = timedelta(days=1)
    if when == "today":
        return today, today + day
    if when == "tomorrow":
        return today + day, today + 2 * day
    if when == "past":
        return today - 3650 * day, now
    return now, None


def movement(request: DeskRequest, movement_id: str) -> HttpResponse:
    """Show a movement: its route, the answer with reasons, and which parties have read of it."""
    reader, now, code = request.reader, access.now(), language()
    view = movement_view(reader.movement(movement_id), reader, now, code)
    met = {kind: [r.reason.approach.against for r in view.reasons
                  if r.reason.approach.kind is kind] for kind in Opponent}  # fmt: skip
    plans = reader.movements_named(met[Opponent.MOVEMENT])
    named = set(met[Opponent.ZONE])
    declared = [one for one in reader.declared_zones() if one.id in named]
    zones = [z for z in zones_of(agreements_of(reader)) if z.id in named]
    context = {
        "one": view,
        "map": movement_map(view.movement, plans, zones, declared, code),
        "bars": time_bars(view.movement, plans, zones, declared, code),
        "disclaimer": disclaimer(code),
        "no_consent": say("acknowledged_only", code),
        "no_breach": say("mine", code),
        "not_checked": say("not_checked", code),
        "signs": view.may_acknowledge or view.may_change,
        "origin": origin(),
        "submit_address": reverse("submit-movement"),
        "signing_words": movement_signing_words(reader.mechanism(), code),
    }
    return render(request, "pages/movement.html", context)


def exported(request: DeskRequest, movement_id: str) -> HttpResponse:
    """Return a movement as JSON for programs, with what no answer means."""
    file = request.reader.movement(movement_id)
    shown = {"disclaimer": disclaimer(language()), "state": file.state.value, **to_json(file)}
    body = json.dumps(shown, ensure_ascii=False, indent=2)
    answer = HttpResponse(body, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{movement_id}.json"'
    return answer


def announce(request: DeskRequest) -> HttpResponse:
    """Show the form that announces a movement, or amends one of the office's own party."""
    actor, code = office_of(request), language()
    check_announce(actor)
    mechanism, amends = request.reader.mechanism(), request.GET.get("amends", "")
    before = request.reader.movement(amends).movement if amends else None
    context = {
        "before": before,
        "route": "\n".join(_line(before)) if before else "",
        "kinds": [(k.value, term_of(k, code)) for k in MovementKind],
        "references": [(h.value, term("height_datum", h.value, code)) for h in HeightDatum],
        "circles": [
            (a.value, term_of(a, code)) for a in audiences_of(actor) if a is not Audience.PUBLIC
        ],
        "rules": mechanism.movements,
        "map": click_map(),
        "disclaimer": disclaimer(code),
        "origin": origin(),
        "submit_address": reverse("submit-movement"),
        "signing_words": movement_signing_words(mechanism, code),
    }
    return render(request, "pages/announce.html", context)


def _line(value: Movement) -> list[str]:
    return [f"{p.latitude:.5f} {p.longitude:.5f} {p.name}".strip() for p in value.route]


@require_POST
def prepare(request: DeskRequest) -> JsonResponse:
    """Return the bytes to sign for an announcement, an acknowledgement or a cancellation."""
    actor, now, code = office_of(request), access.now(), language()
    kind, form = str(request.POST.get("statement", "")), request.POST
    if kind == "movement":
        draft = _draft(form, request.reader.mechanism().zone, code)
        value: Any = announcement_of(
            draft, actor, now=now, exercise=signing.desk().node.exercise,
            amends=str(form.get("amends", "")) or None,
        )  # fmt: skip
        return prepared(request, kind, value)
    name = str(form.get("movement", ""))
    request.reader.movement(name)
    if kind == "movement_acknowledgement":
        note = str(form.get("note", ""))
        value = movement_acknowledgement_of(name, actor, note=note, language=code, now=now)
    elif kind == "movement_cancellation":
        reasons = str(form.get("reasons", ""))
        value = cancellation_of(name, actor, reasons=reasons, language=code, now=now)
    else:
        raise InputError(f"there is no form '{kind}'", advice="Use the forms on the page")
    return prepared(request, kind, value)


@require_POST
def submit(request: DeskRequest) -> JsonResponse:
    """Hand in what the browser signed, and say where to look at it."""
    office_of(request)
    statement = signing.statement_from(signed_json(request))
    kind = signing.submit(signing.desk(), statement)
    body = parse(statement.canonical).body
    address = reverse("movement", args=[str(body.get("movement", body["id"]))])
    return JsonResponse({"next": f"{address}?signed={kind}#main"})


@require_POST
def check(request: DeskRequest) -> JsonResponse:
    """Return the answer to a plan that nobody has announced, in words; nothing is kept."""
    actor, now, code = office_of(request), access.now(), language()
    check_announce(actor)
    draft = _draft(request.POST, request.reader.mechanism().zone, code)
    made = plan_answer(signing.desk().store, draft, actor, now)
    reasons = reason_views(made.reasons, request.reader.mechanism(), code)
    return JsonResponse(
        {
            "answer": made.answer.value,
            "words": term_of(made.answer, code),
            "reasons": [
                {"answer": r.reason.answer.value, "key": r.reason.key, "words": r.words,
                 "near": r.near, "change": r.change}
                for r in reasons
            ],
            "tested": tested_words(made, code),
            "disclaimer": disclaimer(code),
        }
    )  # fmt: skip


LOCAL = ("start", "end")


def _draft(form: Mapping[str, Any], zone: str, code: str) -> Draft:
    """Return the draft of a form; its times are those of the mechanism's zone."""
    fields = {name: str(form[name]) for name in FIELDS if str(form.get(name, "")).strip()}
    for name in LOCAL:
        if name in fields:
            fields[name] = _local(fields[name], zone, name)
    return draft_of({**fields, "language": code})


def _local(value: str, zone: str, where: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"'{value}' is no moment", where=where, advice="Choose one") from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).isoformat()
