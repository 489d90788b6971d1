"""Joint statements: those that were adopted, the drafts there are, and the proof of each."""

import json

from django.http import HttpResponse
from django.shortcuts import render

from hudna.actions.permissions import can, check_talk
from hudna.actions.statement_proof import proof_in
from hudna.errors import Conflict
from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.present.drafts import adopted_words, draft_view, put_in
from hudna.web.record import record_files

__all__ = ["listing", "proof", "statement"]

LATEST = 50


def listing(request: DeskRequest) -> HttpResponse:
    """List adopted statements, and the drafts that are released to the reader."""
    reader, now = request.reader, access.now()
    adopted, drafts = reader.joint_statements(LATEST), reader.open_drafts(LATEST)
    context = {
        "adopted": adopted.items,
        "drafts": [
            draft_view(file, request.actor, now) for file in reader.draft_files(drafts.items)
        ],
        "not_all": bool(adopted.next or drafts.next),
        "may_open": can(check_talk, request.actor),
    }
    return render(request, "pages/statements.html", context)


def statement(request: DeskRequest, statement_id: str) -> HttpResponse:
    """Show a statement as adopted: its text, who signed, who was silent and who dissents."""
    reader, code = request.reader, language()
    found = reader.joint_statement(statement_id)
    context = {
        "one": found,
        "texts": put_in(found.texts, code, found.reference),
        "words": adopted_words(found),
        "draft_known": bool(reader.drafts_known([found.draft])),
        "places": reader.proof_places(found),
    }
    return render(request, "pages/statement.html", context)


def proof(request: DeskRequest, statement_id: str) -> HttpResponse:
    """Return a statement with the receipts of its signatures, to be checked offline."""
    found = request.reader.joint_statement(statement_id)
    files = record_files()
    if files is None:
        raise Conflict("there is no record here yet", advice="Try again in a while")
    made = proof_in(files, found, request.reader.proof_places(found))
    body = json.dumps(made, ensure_ascii=False, indent=2)
    answer = HttpResponse(body, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{found.id}.json"'
    return answer
