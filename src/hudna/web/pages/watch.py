"""The watch: what to expect and why, how it has done, alerts, and the switch that turns it off."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hudna.actions.alert_words import acknowledgement_of, sign_off_of, switch_of
from hudna.actions.permissions import can, check_switch
from hudna.actions.read_outlook import note_outlook_read
from hudna.errors import InputError
from hudna.model.alert import Acknowledgement, AlertSignOff, WatchSwitch
from hudna.model.outlook import Outlook
from hudna.model.party import Actor
from hudna.model.release import MINIMUM_COUNT, PUBLIC_DELAY_HOURS
from hudna.publish.outlook_words import (
    expected_words,
    normal_words,
    past_words,
    standing_words,
)
from hudna.watch.alert_state import turned_off_by
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.present import names
from hudna.web.present import watch as shown
from hudna.web.present.alerts import alert_views
from hudna.web.present.signing_words import signing_words
from hudna.web.present.watch_map import outlook_map
from hudna.web.record import origin

__all__ = ["outlook", "prepare", "submit"]


def outlook(request: DeskRequest) -> HttpResponse:
    """Show the last outlook the reader may know, and the alerts; note which office has read it."""
    reader, now, code = request.reader, access.now(), language()
    value = reader.outlook()
    if value is not None and request.actor is not None:
        note_outlook_read(signing.desk().store, value, request.actor, now)
    alerts = alert_views(reader, now, code)
    off = turned_off_by(reader.switches())
    own_off = request.actor is not None and request.actor.party in {one.party for one in off}
    signs = any(one.may_sign_off or one.may_acknowledge for one in alerts)
    switches = can(check_switch, request.actor)
    context: dict[str, Any] = {
        "outlook": value,
        "alerts": alerts,
        "open_alerts": tuple(one for one in alerts if one.open),
        "past_alerts": tuple(one for one in alerts if not one.open),
        "off": off,
        "own_off": own_off,
        "may_switch": switches,
        "signs": signs or switches,
        "now": now,
        "delay_hours": PUBLIC_DELAY_HOURS,
        "minimum": MINIMUM_COUNT,
        "origin": origin(),
        "submit_address": reverse("submit-watch"),
        "signing_words": signing_words(reader.mechanism(), code),
    }
    if value is not None:
        context |= _shown(reader, value, code)
    return render(request, "pages/watch.html", context)


def _shown(reader: Any, value: Outlook, code: str) -> dict[str, Any]:
    mechanism = reader.mechanism()
    named = {one.side for one in value.sides}
    named |= {why.who for one in value.sides for why in one.reasons if why.who}
    said = {one: names.party(mechanism, one, code) for one in named}
    return {
        "sentence": expected_words(value, code),
        "usual": normal_words(value, code),
        "standing": " ".join(standing_words(one, said[one.side], code) for one in value.sides),
        "sides": shown.side_views(value, said, code),
        "shares": shown.share_views(value, code),
        "areas": shown.area_views(value),
        "gaps": shown.gap_words(value.areas, code),
        "weeks": shown.week_views(value, code),
        "past": past_words(value, code),
        "map": outlook_map(value, code),
        "figures": shown.figure_rows(value, code),
    }


@require_POST
def prepare(request: DeskRequest) -> JsonResponse:
    """Return the bytes to sign for a sign-off, an acknowledgement or the switch."""
    actor = office_of(request)
    kind = str(request.POST.get("kind", ""))
    if kind not in FORMS:
        raise InputError(f"there is no form '{kind}'", advice="Use the forms on the watch's page")
    if kind != "watch_switch":
        request.reader.alert(str(request.POST.get("alert", "")))
    return prepared(request, kind, FORMS[kind](request.POST, actor, access.now(), language()))


@require_POST
def submit(request: DeskRequest) -> JsonResponse:
    """Hand in what the browser signed, and say where to look at it."""
    office_of(request)
    kind = signing.submit(signing.desk(), signing.statement_from(signed_json(request)))
    return JsonResponse({"next": f"{reverse('watch')}?signed={kind}#alerts"})


def _sign_off(form: Mapping[str, Any], actor: Actor, now: datetime, language: str) -> AlertSignOff:
    alert, choice = str(form.get("alert", "")), str(form.get("sends", ""))
    if choice not in ("yes", "no"):
        raise InputError("nothing is chosen", where="sends", advice="Choose one")
    reasons = str(form.get(f"reasons-{alert}", ""))
    return sign_off_of(
        alert, actor, sends=choice == "yes", reasons=reasons, language=language, now=now
    )


def _acknowledgement(
    form: Mapping[str, Any], actor: Actor, now: datetime, language: str
) -> Acknowledgement:
    alert = str(form.get("alert", ""))
    note = str(form.get(f"note-{alert}", ""))
    return acknowledgement_of(alert, actor, note=note, language=language, now=now)


def _switch(form: Mapping[str, Any], actor: Actor, now: datetime, language: str) -> WatchSwitch:
    on, reasons = form.get("on") == "yes", str(form.get("switch-reasons", ""))
    return switch_of(actor, on=on, reasons=reasons, language=language, now=now)


FORMS: dict[str, Callable[[Mapping[str, Any], Actor, datetime, str], Any]] = {
    "alert_sign_off": _sign_off,
    "acknowledgement": _acknowledgement,
    "watch_switch": _switch,
}
"""Every form of the page, by the kind of statement it makes."""
