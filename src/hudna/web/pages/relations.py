"""Relations between two states: a band for each field, the events beneath, and the form."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hudna.actions.permissions import can, check_talk
from hudna.actions.relation_words import event_of
from hudna.actions.shipped_relations import known_states
from hudna.db.gate import Reader
from hudna.errors import InputError
from hudna.model.relation_event import RelationField, RelationLine
from hudna.talks.relation_events import pair_of
from hudna.text.terms import term_of
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.present import names
from hudna.web.present.relation_bands import relation_page, signed
from hudna.web.present.relation_form import read_event
from hudna.web.present.rounds import circles_of
from hudna.web.present.talks_signing import relation_signing_words
from hudna.web.record import origin

__all__ = ["event", "listing", "prepare", "register", "submit"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show what is told of two states, by field and by time."""
    reader, code = request.reader, language()
    line = _line(request)
    states = _states(reader, code)
    one, other = line.between
    context = {
        "one": one,
        "other": other,
        "pairs": [pair for pair in reader.relation_pairs() if pair != line.between],
        "page": relation_page(line, code, from_right=get_language_bidi()),
        "scale": line.scale,
        "may_register": can(check_talk, request.actor),
        "filters": [
            {"name": "one", "label": _("One state"), "kind": "select", "value": one,
             "every": "–", "options": states},
            {"name": "other", "label": _("Other state"), "kind": "select", "value": other,
             "every": "–", "options": states},
        ],
    }  # fmt: skip
    return render(request, "pages/relations.html", context)


def register(request: DeskRequest) -> HttpResponse:
    """Show the form in which an office tells of an event between two states."""
    office_of(request)
    reader, code = request.reader, language()
    asked = (request.GET.get("report", ""), request.GET.get("proposal", ""))
    read = read_event(reader, *asked) if any(asked) else None
    line = reader.relation_line(*read.between) if read and read.is_pair else _line(request)
    firsts = [event for event in line.events if event.telling_of is None]
    context = {
        "one": line.between[0],
        "other": line.between[1],
        "fields": [(field.value, term_of(field, code)) for field in RelationField],
        "read": read,
        "scale": line.scale,
        "kinds": [
            (kind.code, signed(kind.value, code), names.pick(kind.names, code))
            for kind in line.scale.kinds
        ],
        "events": [(event.id, names.pick(event.title, code)) for event in firsts],
        "telling_of": request.GET.get("telling_of", ""),
        "circles": circles_of(reader, code),
        "origin": origin(),
        "submit_address": reverse("submit-relation"),
        "signing_words": relation_signing_words(reader.mechanism(), line, code),
    }
    return render(request, "pages/register_relation.html", context)


def event(request: DeskRequest, event_id: str) -> HttpResponse:
    """Lead to an event on the line of its two states."""
    one, other = request.reader.relation_event(event_id).between
    asked = urlencode({"one": one, "other": other})
    return redirect(f"{reverse('relations')}?{asked}#event-{event_id}")


@require_POST
def prepare(request: DeskRequest) -> JsonResponse:
    """Return the bytes to sign for an event between two states."""
    actor, form = office_of(request), request.POST
    if form.get("statement") != "relation_event":
        raise InputError("there is no such form", advice="Use the form on the page")
    fields = {**form.dict(), "language": language(), "fields": form.getlist("fields")}
    exercise = request.reader.mechanism().exercise
    event = event_of(fields, actor, now=access.now(), exercise=exercise)
    return prepared(request, "relation_event", event)


@require_POST
def submit(request: DeskRequest) -> JsonResponse:
    """Hand in what the browser signed, and say where to look at it."""
    office_of(request)
    data = signed_json(request)
    kind = signing.submit(signing.desk(), signing.statement_from(data))
    between = dict(data["private"]).get("between", {}).get("value", ())
    one, other = pair_of(*(str(name) for name in between))
    asked = urlencode({"one": one, "other": other, "signed": kind})
    return JsonResponse({"next": f"{reverse('relations')}?{asked}#main"})


def _line(request: DeskRequest) -> RelationLine:
    """Return the line of the states asked for, else of the first pair anything is told of."""
    one, other = (request.GET.get(name, "") for name in ("one", "other"))
    reader, known = request.reader, known_states()
    if one in known and other in known and one != other:
        return reader.relation_line(one, other)
    if (one or other) and one == other:
        raise InputError("two different states have a line", where="other", advice="Choose another")
    pairs = reader.relation_pairs() or (_first_two(reader),)
    return reader.relation_line(*pairs[0])


def _first_two(reader: Reader) -> tuple[str, str]:
    known = known_states()
    mine = [party.id for party in reader.mechanism().parties if party.id in known]
    one, other = [*mine, *sorted(known - set(mine))][:2]
    return pair_of(one, other)


def _states(reader: Reader, code: str) -> list[tuple[str, str]]:
    """Return the states there can be a line of, by id and name, those of the mechanism first."""
    mine = [party.id for party in reader.mechanism().parties]
    named = [(name, names.actor(name, name, code)) for name in known_states()]
    return sorted(named, key=lambda pair: (pair[0] not in mine, pair[1]))
