"""Rival registers, day by area: two numbers to a cell and the bounds of both lists."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.present.countings import tallies_of
from hudna.web.present.registers import matrix

__all__ = ["matrix_page"]

DAYS = 30


def matrix_page(request: DeskRequest) -> HttpResponse:
    """Show the days up to `until`, the last registered day unless another is asked for."""
    reader = request.reader
    last = reader.latest_day()
    until = _day(request.GET.get("until", "")) or last
    context: dict[str, object] = {"until": until, "last": last, "days": DAYS}
    if until:
        since = until - timedelta(days=DAYS - 1)
        found = reader.registers(since=since, until=until)
        context["matrix"] = matrix(found, until, DAYS, reader.mechanism(), language())
        context["registers"] = found
        context["tallies"] = tallies_of(reader, since, until)
        context["earlier"] = since - timedelta(days=1)
        context["later"] = min(until + timedelta(days=DAYS), last) if last else None
    return render(request, "pages/registers.html", context)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
