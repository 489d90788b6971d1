"""The record's state, and its checkpoint as signed."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.errors import NotFound
from hudna.record.errors import RecordError
from hudna.record.founded import read_policy
from hudna.record.receipt import receipt_from
from hudna.web.access import DeskRequest
from hudna.web.present.finality import entry_view, firmness
from hudna.web.record import checkpoint_text, record_files, record_view

__all__ = ["checkpoint", "receipt", "state"]

_DIGITS = 15


def state(request: DeskRequest) -> HttpResponse:
    """Show how far the record has come, how firmly it stands, one entry, and how to audit it."""
    files, asked = record_files(), request.GET.get("entry", "")
    context: dict[str, object] = {"record": record_view(request.reader), "asked": asked}
    if files:
        context["firmness"] = firmness(files)
        if asked.isascii() and asked.isdecimal():
            context["entry"] = entry_view(files, int(asked[:_DIGITS]))
    return render(request, "pages/record.html", context)


def receipt(request: DeskRequest, index: int) -> HttpResponse:
    """Return the offline receipt of an entry (C2SP tlog-proof) under its firmest checkpoint."""
    files = record_files()
    try:
        text = receipt_from(files, index, read_policy(files)) if files else None
    except RecordError as error:
        raise NotFound("There is no such entry") from error
    if text is None:
        raise NotFound("There is no record yet")
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="entry-{index}.receipt"'
    return answer


def checkpoint(request: DeskRequest) -> HttpResponse:
    """Return the latest checkpoint, a signed note."""
    note = checkpoint_text()
    if not note:
        raise NotFound("There is no checkpoint yet")
    return HttpResponse(note, content_type="text/plain; charset=utf-8")
