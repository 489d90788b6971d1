"""Everything released to the reader, as files for programs and spreadsheets."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from hudna.db.exporting import EXPORTS
from hudna.db.gate import Reader
from hudna.errors import NotFound
from hudna.model.bulletin import CaseFile
from hudna.model.case import Case
from hudna.model.incident import Incident
from hudna.model.register import Register
from hudna.publish.reports import REPORTS
from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of
from hudna.web.pages.listing import language
from hudna.web.present.exports import FORMS, exports
from hudna.web.present.held_back import held_back

__all__ = ["file", "forms", "listing"]

LINES = "jsonl"
"""The form every kind has: one JSON object on a line, as stored."""


def _cases(reader: Reader) -> Iterator[CaseFile]:
    return (reader.case_file(case.id) for case in reader.some(Case))


SOURCES: dict[str, Callable[[Reader], Iterable[Any]]] = {
    "Agreement": agreements_of,
    "Incident": lambda reader: reader.some(Incident),
    "Register": lambda reader: reader.some(Register),
    "CaseFile": _cases,
}
"""Where the objects of a publication come from; those of one bulletin are with the bulletins."""

ALONE = ("Agreement",)
"""What is taken away in publications only, each of which is a kind of its own."""


def forms() -> dict[str, tuple[str, ...]]:
    """Return the extensions each kind can be taken away in."""
    found = {kind: [LINES] for kind in EXPORTS}
    for name, report in REPORTS.items():
        kind = name.removesuffix(f"_{report.extension}")
        if report.takes in ALONE:
            found[kind] = [report.extension]
        elif report.takes in SOURCES and kind in found:
            found[kind].insert(-1, report.extension)
    return {kind: tuple(extensions) for kind, extensions in found.items()}


def listing(request: DeskRequest) -> HttpResponse:
    """Show what can be taken away, in which forms, where it lies and what is held back."""
    found = forms()
    used = {form for extensions in found.values() for form in extensions}
    context = {
        "exports": exports(found),
        "forms": [(form, gettext(words)) for form, words in FORMS.items() if form in used],
        "held_back": held_back(),
    }
    return render(request, "pages/exports.html", context)


def file(request: DeskRequest, kind: str, extension: str) -> StreamingHttpResponse:
    """Stream a kind in one of its forms."""
    if extension not in forms().get(kind, ()):
        raise NotFound("There is no such export")
    body: Iterator[bytes]
    if extension == LINES:
        body, media = _lines(request.reader.export(kind)), "application/jsonl"
    else:
        report = REPORTS[f"{kind}_{extension}"]
        objects = SOURCES[report.takes](request.reader)
        body, media = report.write(objects, language=language()), report.media_type
    response = StreamingHttpResponse(body, content_type=f"{media}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="hudna-{kind}.{extension}"'
    return response


def _lines(rows: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    for row in rows:
        yield (json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n").encode()
