"""Reports: the list, and the reading view with the text beside what was read from it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hudna.actions.permissions import can, check_correct
from hudna.db.search.asked import Asked
from hudna.model.correction import Correction
from hudna.model.proposal import ProposalChoice
from hudna.model.reading import Reading
from hudna.model.span import Span
from hudna.talks.proposals import proposals_of
from hudna.web.access import DeskRequest
from hudna.web.corrections import NEW
from hudna.web.pages.listing import LIMIT, after, day_of, language, more, names_of
from hudna.web.present import claims, corrections
from hudna.web.present.contrasts import contrasts_by_claim
from hudna.web.present.filtering import filters
from hudna.web.present.options import event_options
from hudna.web.present.proposal_form import answer_form
from hudna.web.present.proposals import no_longer, proposal_views
from hudna.web.present.reading import other_items, reading_marks
from hudna.web.present.segments import Mark, split
from hudna.web.present.signing_words import signing_words
from hudna.web.present.talks_signing import answer_signing_words
from hudna.web.proposal_forms import proposed
from hudna.web.record import origin

__all__ = ["listing", "reading"]

SPOT = "spot"
"""Stands for the characters that an address asks for, as if it were an item of the text."""

FILTERS = ("lang", "outlet", "by", "from", "to", "area", "event")


def listing(request: DeskRequest) -> HttpResponse:
    """Show released reports, newest first, filtered by what they are and what they speak of."""
    reader, code = request.reader, language()
    context: dict[str, Any] = {
        "filters": filters(request, reader.mechanism(), code, *FILTERS),
        "all": reverse("reports") if names_of(request, *FILTERS) else "",
    }
    asked = _asked(request)
    if asked.is_filtered:
        found = reader.search(asked, after=request.GET.get("after"), limit=LIMIT)
        context["rows"] = [(hit.value.report, hit.value.document) for hit in found.hits]
        context |= {"found": found, "more": more(request, found.next)}
    else:
        page = reader.reports(after=after(request), limit=LIMIT)
        documents = reader.documents(page.items)
        context["rows"] = [(report, documents[report.id]) for report in page.items]
        context |= {"page": page, "more": more(request, page.next)}
    return render(request, "pages/reports.html", context)


def _asked(request: DeskRequest) -> Asked:
    chosen = names_of(request, *FILTERS)
    return Asked(
        kind="report",
        language=chosen.get("lang", ""),
        since=day_of(chosen.get("from", "")),
        until=day_of(chosen.get("to", "")),
        by=chosen.get("by", ""),
        outlet=chosen.get("outlet", ""),
        area=chosen.get("area", ""),
        event=chosen.get("event", ""),
    )


def reading(request: DeskRequest, report_id: str) -> HttpResponse:
    """Show a report's text beside its claims."""
    reader, code = request.reader, language()
    report = reader.report(report_id)
    document = reader.document(report_id)
    read: Reading | None = reader.reading(report_id)
    values, wholes = reading_marks(read) if read else ((), ())
    spot = _spot(request.GET.get("at", ""), len(document.text))
    values = (*values, *([Mark(spot, SPOT)] if spot else ()))
    claimed = read.claims if read else ()
    listed = reader.corrections(report_id)
    beside = contrasts_by_claim(reader.contrasts_with(report_id), code, report_id)
    may_correct = read is not None and can(check_correct, request.actor)
    context: dict[str, Any] = {
        "report": report,
        "document": document,
        "reading": read,
        "source_language": read.document.language if read else "",
        "segments": split(document.text, values, wholes),
        "cards": [
            (
                claims.card(c, n, document.text, code),
                corrections.corrections_of(listed, c.id, n, document.text, code),
                beside.get(c.id, ()),
            )
            for n, c in enumerate(claimed, 1)
        ],
        "added": corrections.added(listed, read, document.text, code) if read else (),
        "may_correct": may_correct,
        "others": other_items(read, document.text, code) if read else (),
        "incidents": reader.incidents_of_report(report_id),
        **(_of_talks(request, report_id, read, document.text, listed) if read else {}),
    }
    asked = request.GET.get("correct")
    if may_correct and asked:
        claim = next((c for c in claimed if c.id == asked), None)
        context["draft"] = corrections.draft_of(claim, NEW, document.text)
        context["event_types"] = event_options(code)
        context["origin"] = origin()
        context["submit_address"] = reverse("submit-correction", args=[report_id])
        context["signing_words"] = signing_words(reader.mechanism(), code)
    return render(request, "pages/report.html", context)


def _spot(asked: str, length: int) -> Span | None:
    """Return the characters an address asks for, null where it asks for none of this text."""
    first, _, past = asked.partition("-")
    if not (first.isdecimal() and past.isdecimal() and len(asked) < 20):
        return None
    start, end = int(first), int(past)
    return Span(start, end) if start < end <= length else None


def _of_talks(
    request: DeskRequest,
    report_id: str,
    read: Reading,
    text: str,
    corrections: Iterable[Correction],
) -> dict[str, Any]:
    """Return what the text seems to tell of talks, and the form of the answer that is asked for."""
    reader, code, actor = request.reader, language(), request.actor
    proposals, answers = proposals_of(read, text), reader.proposal_answers(report_id)
    shown = reader.made_from(answers)
    may = can(check_correct, actor)
    context: dict[str, Any] = {
        "proposals": proposal_views(
            proposals, text, code, answers=answers, shown=shown, corrections=corrections,
            party=actor.party if actor else "",
        ),
        "no_longer": no_longer(proposals, answers, shown),
        "may_answer": may,
        "choices": tuple(choice.value for choice in ProposalChoice),
    }  # fmt: skip
    asked, choice = request.GET.get("answer", ""), request.GET.get("choice", "")
    known = any(one.id == asked for one in proposals) and choice in list(ProposalChoice)
    if known and may and actor is not None and not request.GET.get("correct"):
        found = proposed(reader, report_id, asked)
        context |= {
            "answer_form": answer_form(found, ProposalChoice(choice), reader, actor, code),
            "origin": origin(),
            "submit_address": reverse("submit-proposal-answer", args=[report_id]),
            "signing_words": answer_signing_words(reader.mechanism(), code),
        }
    return context
