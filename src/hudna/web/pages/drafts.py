"""Drafts of joint statements: opened, written by paragraph, put to the parties, and signed."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hudna.actions.permissions import check_talk
from hudna.model.codec import to_json
from hudna.model.joint_statement import Adoption, AnswerKind
from hudna.model.release import Audience, audiences_of
from hudna.record.entry import parse
from hudna.talks.adoption import text_to_sign
from hudna.text.terms import term_of
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of
from hudna.web.draft_forms import SILENCE_HOURS, opened_of, said_of
from hudna.web.next_version import amending_of
from hudna.web.pages.listing import language
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.present.drafts import draft_view, put_in
from hudna.web.present.statement_words import statement_signing_words
from hudna.web.record import origin

__all__ = ["draft", "open_form", "prepare", "prepare_open", "submit"]

LANGUAGES = ("ar", "en", "fa", "ru", "tr")


def draft(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Show a draft: its paragraphs in every language, disputed words by party, and the text put."""
    reader, now, code = request.reader, access.now(), language()
    file = reader.draft_file(draft_id)
    view = draft_view(file, request.actor, now)
    context = {
        "view": view,
        "draft": file.draft,
        "empty": view.empty,
        "older": file.texts[:-1],
        "put": put_in(file.text.texts, file.draft.reference) if file.text else (),
        "to_sign": text_to_sign(file.text, file.draft) if file.text else None,
        "next_version": to_json(file.text.next_version) if file.text else None,
        "answers": tuple(AnswerKind),
        "silences": SILENCE_HOURS,
        "signs": view.may_write or view.may_put or view.may_answer,
        "origin": origin(),
        "submit_address": reverse("submit-draft"),
        "signing_words": statement_signing_words(reader.mechanism(), code),
    }
    return render(request, "pages/draft.html", context)


def open_form(request: DeskRequest) -> HttpResponse:
    """Show the form that opens a draft."""
    actor, code = office_of(request), language()
    check_talk(actor)
    mechanism = request.reader.mechanism()
    context = {
        "parties": [p for p in mechanism.parties if p.kind.value != "operator"],
        "languages": LANGUAGES,
        "page_language": code,
        "agreements": [(one.id, one.names) for one in agreements_of(request.reader)],
        "rounds": [(one.id, one.title) for one in request.reader.rounds()],
        "adoptions": [(a.value, term_of(a, code)) for a in Adoption],
        "circles": [
            (a.value, term_of(a, code))
            for a in audiences_of(actor)
            if a in (Audience.MECHANISM, Audience.SIDES, Audience.GUARANTORS)
        ],
        "origin": origin(),
        "submit_address": reverse("submit-draft"),
        "signing_words": statement_signing_words(mechanism, code),
    }
    return render(request, "pages/open_draft.html", context)


@require_POST
def prepare_open(request: DeskRequest) -> JsonResponse:
    """Return the bytes to sign to open a draft."""
    actor = office_of(request)
    exercise = signing.desk().node.exercise
    value = opened_of(request.POST, actor, access.now(), language(), exercise=exercise)
    return prepared(request, "statement_draft", value)


@require_POST
def prepare(request: DeskRequest, draft_id: str) -> JsonResponse:
    """Return the bytes to sign for a form of a draft's page."""
    actor = office_of(request)
    file = request.reader.draft_file(draft_id)
    kind = str(request.POST.get("statement", ""))
    amending = amending_of(request.POST, file.draft, request.reader)
    value = said_of(kind, request.POST, file, actor, access.now(), language(), amending=amending)
    return prepared(request, kind, value)


@require_POST
def submit(request: DeskRequest) -> JsonResponse:
    """Hand in what the browser signed, and say where to look at it."""
    office_of(request)
    statement = signing.statement_from(signed_json(request))
    kind = signing.submit(signing.desk(), statement)
    body = parse(statement.canonical).body
    address = reverse("statement-draft", args=[str(body.get("draft", body["id"]))])
    return JsonResponse({"next": f"{address}?signed={kind}#main"})
