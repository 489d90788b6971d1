"""One measure, for whoever owes it: it may answer even where the case is not released to it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.present.hearing import Asked
from hudna.web.present.measures import measure_views, owed_by
from hudna.web.present.signing_words import signing_words
from hudna.web.record import origin

__all__ = ["measure"]


def measure(request: DeskRequest, measure_id: str) -> HttpResponse:
    """Show a measure with its answers, and the form where the reader's office may answer it."""
    reader, now = request.reader, access.now()
    value = reader.measure(measure_id)
    (view,) = measure_views(reader, [value], now)
    owed = (view,) if owed_by(request.actor, [value]) else ()
    context = {
        "one": view,
        "asked": Asked(measures=owed),
        "origin": origin(),
        "submit_address": reverse("submit-answer", args=[measure_id]),
        "signing_words": signing_words(reader.mechanism(), language(), reader.amendments()),
    }
    return render(request, "pages/measure.html", context)
