"""The whole next version of an agreement that is put to the parties with a joint statement."""

import json
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render

from hudna.actions.amend_agreement import AMENDMENT
from hudna.errors import NotFound
from hudna.model.agreement import Agreement
from hudna.model.codec import to_json
from hudna.model.draft_file import DraftFile
from hudna.model.joint_statement import StatementText
from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of
from hudna.web.next_version import signed_of, version_line
from hudna.web.present.changes import changed_by
from hudna.web.present.clauses import clause_views
from hudna.web.present.zones import agreement_map

__all__ = ["proposal", "version"]


def version(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Show the next version as it would read, what it changes, and who has signed it."""
    file, text, after = _put(request, draft_id)
    assert text.makes is not None
    made = text.makes
    old = [a for a in agreements_of(request.reader) if (a.id, a.version) == _base(text)]
    changed = changed_by((*old, after)).get((after.id, after.version))
    line = version_line(
        request.reader, made, signed_of(file, text), draft=draft_id, statement=file.adopted
    )
    context = {
        "draft": file.draft,
        "line": line,
        "here_line": replace(line, draft=None),
        "agreement": after,
        "clauses": tuple(clause_views(after)),
        "drawn": agreement_map(after),
        "changed": changed,
    }
    return render(request, "pages/next_version.html", context)


def proposal(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Return the next version as a file that a party approves with its own key."""
    file, _, after = _put(request, draft_id)
    statement = {"statement": file.adopted.id} if file.adopted else {}
    body = {"agreement": to_json(after), "approvals": {}, **statement}
    said = json.dumps({"type": AMENDMENT, "body": body}, ensure_ascii=False, indent=1)
    answer = HttpResponse(said, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{after.id}-{after.version}.json"'
    return answer


def _base(text: StatementText) -> tuple[str, str]:
    return (text.makes.agreement, text.makes.supersedes) if text.makes else ("", "")


def _put(request: DeskRequest, draft_id: str) -> tuple[DraftFile, StatementText, Agreement]:
    file = request.reader.draft_file(draft_id)
    if file.text is None or file.text.next_version is None:
        raise NotFound(
            "no next version of an agreement was put to the parties here", where=draft_id
        )
    return file, file.text, file.text.next_version
