"""Commitments by owner and due day, overdue first, and the forms to register and answer them."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hudna.actions.commitment_words import undertaking_of, undertaking_word_of
from hudna.actions.permissions import can, check_talk
from hudna.errors import InputError, NotFound
from hudna.model.undertaking import Undertaking, UndertakingState
from hudna.record.entry import parse
from hudna.text.terms import term_of
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of
from hudna.web.pages.listing import language
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.present import names
from hudna.web.present.commitments import by_owner, commitment_views
from hudna.web.present.contrasts import ContrastView, contrast_views
from hudna.web.present.rounds import circles_of, parties_known
from hudna.web.present.talks_signing import talks_signing_words
from hudna.web.record import origin

__all__ = ["listing", "one", "prepare", "register", "submit"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show commitments by owner; each owner's overdue first, then by due day."""
    reader, code = request.reader, language()
    views = commitment_views(reader.undertakings(), reader)
    owner, state = request.GET.get("owner", ""), request.GET.get("state", "")
    owners = sorted({view.owed.owner for view in views})
    shown = [
        view for view in views if owner in ("", view.owed.owner) and state in ("", view.state.value)
    ]
    named = [(one, names.party(reader.mechanism(), one, code)) for one in owners]
    states = [(one.value, term_of(one, code)) for one in UndertakingState]
    context = {
        "owners": by_owner(shown),
        "overdue": sum(view.state is UndertakingState.OVERDUE for view in shown),
        "may_register": can(check_talk, request.actor),
        "filters": [
            {"name": "owner", "label": _("Owner"), "kind": "select", "value": owner,
             "every": _("all owners"), "options": named},
            {"name": "state", "label": _("How it stands"), "kind": "select", "value": state,
             "every": _("all"), "options": states},
        ],
        "all": reverse("commitments") if owner or state else "",
    }  # fmt: skip
    return render(request, "pages/commitments.html", context)


def one(request: DeskRequest, commitment_id: str) -> HttpResponse:
    """Show a commitment: its words, its source, and what the parties say of it."""
    reader, code = request.reader, language()
    view = commitment_views([reader.undertaking(commitment_id)], reader)[0]
    context = {
        "one": view,
        "contrasts": _against(request, view.owed, code),
        "choices": [(c.value, term_of(c, code)) for c in view.choices],
        **_signing(request, code),
    }
    return render(request, "pages/commitment.html", context)


def _against(request: DeskRequest, owed: Undertaking, code: str) -> tuple[ContrastView, ...]:
    """Return what its speaker said against the words a commitment was read from."""
    found = []
    for source in owed.sources:
        if source.report is None or source.claim is None:
            continue
        try:
            beside = request.reader.contrasts_with(source.report)
        except NotFound:
            continue  # the report is released to fewer than the commitment
        place = (source.report, source.claim)
        found += [
            one
            for one in beside
            if place == (one.against.earlier_report, one.against.earlier_claim)
            or place == (one.against.later_report, one.against.later_claim)
        ]
    return contrast_views(found, code)


def register(request: DeskRequest) -> HttpResponse:
    """Show the form in which an office registers what somebody promised."""
    office_of(request)
    reader, code = request.reader, language()
    rounds = reader.rounds()
    clauses = {
        (a.id, c.id): f"{names.pick(a.names, code)}: {names.pick(c.names, code)}"
        for a in agreements_of(reader)
        for c in a.clauses
    }
    context = {
        "parties": parties_known(reader.mechanism(), code),
        "mine": reader.mechanism().parties,
        "rounds": [(r.id, names.pick(r.title, code)) for r in rounds],
        "round": request.GET.get("round", ""),
        "clauses": [(f"{a} {c}", words) for (a, c), words in clauses.items()],
        "circles": circles_of(reader, code),
        **_signing(request, code),
    }
    return render(request, "pages/register_commitment.html", context)


def _signing(request: DeskRequest, code: str) -> dict[str, Any]:
    return {
        "origin": origin(),
        "submit_address": reverse("submit-commitment"),
        "signing_words": talks_signing_words(request.reader.mechanism(), code),
    }


@require_POST
def prepare(request: DeskRequest) -> JsonResponse:
    """Return the bytes to sign for a commitment, or for a word on one."""
    actor, now, code = office_of(request), access.now(), language()
    kind, form = str(request.POST.get("statement", "")), request.POST
    if kind == "undertaking":
        agreement, _space, clause = str(form.get("clause", "")).partition(" ")
        fields = {
            **form.dict(), "language": code, "to": form.getlist("to"), "statement": "",
            "agreement": agreement, "clause": clause,
        }  # fmt: skip
        exercise = request.reader.mechanism().exercise
        return prepared(request, kind, undertaking_of(fields, actor, now=now, exercise=exercise))
    if kind == "undertaking_word":
        name = str(form.get("undertaking", ""))
        request.reader.undertaking(name)
        value = undertaking_word_of(
            name, actor, state=str(form.get("state", "")), words=str(form.get("words", "")),
            language=code, now=now,
        )  # fmt: skip
        return prepared(request, kind, value)
    raise InputError(f"there is no form '{kind}'", advice="Use the forms on the page")


@require_POST
def submit(request: DeskRequest) -> JsonResponse:
    """Hand in what the browser signed, and say where to look at it."""
    office_of(request)
    statement = signing.statement_from(signed_json(request))
    kind = signing.submit(signing.desk(), statement)
    body = parse(statement.canonical).body
    name = str(body.get("undertaking", body["id"]))
    return JsonResponse({"next": f"{reverse('commitment', args=[name])}?signed={kind}#main"})
