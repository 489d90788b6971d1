"""Reports: the list, and the reading view with the text beside what was read from it."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.model.reading import Reading
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import LIMIT, after, language, more
from hudna.web.present import claims
from hudna.web.present.reading import other_items, reading_marks
from hudna.web.present.segments import split

__all__ = ["listing", "reading"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show released reports, newest first."""
    page = request.reader.reports(after=after(request), limit=LIMIT)
    rows = [(report, request.reader.document(report.id)) for report in page.items]
    context = {"rows": rows, "page": page, "more": more(request, page.next)}
    return render(request, "pages/reports.html", context)


def reading(request: DeskRequest, report_id: str) -> HttpResponse:
    """Show a report's text beside its claims."""
    reader, code = request.reader, language()
    report = reader.report(report_id)
    document = reader.document(report_id)
    read: Reading | None = reader.reading(report_id)
    values, wholes = reading_marks(read) if read else ((), ())
    claimed = read.claims if read else ()
    context = {
        "report": report,
        "document": document,
        "reading": read,
        "source_language": read.document.language if read else "",
        "segments": split(document.text, values, wholes),
        "cards": [claims.card(c, n, document.text, code) for n, c in enumerate(claimed, 1)],
        "others": other_items(read, document.text, code) if read else (),
        "incidents": reader.incidents_of_report(report_id),
    }
    return render(request, "pages/report.html", context)
