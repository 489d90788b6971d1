"""The record's state, and its checkpoint as signed."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.errors import NotFound
from hudna.web.access import DeskRequest
from hudna.web.record import checkpoint_text, record_view

__all__ = ["checkpoint", "state"]


def state(request: DeskRequest) -> HttpResponse:
    """Show how far the record has come and how to audit it."""
    return render(request, "pages/record.html", {"record": record_view(request.reader)})


def checkpoint(request: DeskRequest) -> HttpResponse:
    """Return the latest checkpoint, a signed note."""
    note = checkpoint_text()
    if not note:
        raise NotFound("There is no checkpoint yet")
    return HttpResponse(note, content_type="text/plain; charset=utf-8")
