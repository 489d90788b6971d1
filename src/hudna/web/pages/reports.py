"""Reports: the list, and the reading view with the text beside what was read from it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hudna.actions.permissions import can, check_correct
from hudna.db.search.asked import Asked
from hudna.model.reading import Reading
from hudna.web.access import DeskRequest
from hudna.web.corrections import NEW
from hudna.web.pages.listing import LIMIT, after, day_of, language, more, names_of
from hudna.web.present import claims, corrections
from hudna.web.present.filtering import filters
from hudna.web.present.options import event_options
from hudna.web.present.proposals import proposal_views
from hudna.web.present.reading import other_items, reading_marks
from hudna.web.present.segments import split
from hudna.web.present.signing_words import signing_words
from hudna.web.record import origin

__all__ = ["listing", "reading"]

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
    claimed = read.claims if read else ()
    listed = reader.corrections(report_id)
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
            )
            for n, c in enumerate(claimed, 1)
        ],
        "added": corrections.added(listed, read, document.text, code) if read else (),
        "may_correct": may_correct,
        "others": other_items(read, document.text, code) if read else (),
        "proposals": proposal_views(read, document.text, code) if read else (),
        "incidents": reader.incidents_of_report(report_id),
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
