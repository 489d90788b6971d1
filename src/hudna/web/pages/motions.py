"""A motion by itself, for whom it accuses: heard even where its case is not released to it."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.present.hearing import Asked, vote_view
from hudna.web.present.remarks import capacity_for
from hudna.web.present.signing_words import signing_words
from hudna.web.record import origin

__all__ = ["motion"]


def motion(request: DeskRequest, motion_id: str) -> HttpResponse:
    """Show a motion with what is released of its vote, and the form of a reply or opinion."""
    reader, now = request.reader, access.now()
    mechanism = reader.mechanism()
    vote = reader.vote(reader.motion(motion_id))
    actor = request.actor
    capacity = capacity_for(actor, vote, mechanism, now) if actor else None
    view = vote_view(vote, mechanism, now)
    if reader.incident_of_case(vote.motion.case) is None:
        view = replace(view, seats=())  # ballots are not released either: no silence is made up
    context = {
        "view": view,
        "incident": reader.incident_of_motion(vote.motion),
        "asked": Asked(remark=(vote.motion, capacity) if capacity else None),
        "origin": origin(),
        "submit_address": reverse("submit-remark", args=[motion_id]),
        "signing_words": signing_words(mechanism, language()),
    }
    return render(request, "pages/motion.html", context)
