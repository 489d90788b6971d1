"""Every component on one page, for those who work on the desk. Figures here are made up."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.present.dates import clock
from hudna.web.present.registers import AreaLine, DayTable

__all__ = ["style"]


def style(request: DeskRequest) -> HttpResponse:
    """Show the style page; only in development."""
    now = access.now()
    lines = (
        AreaLine("Idlib", (10, 7), 10, 17, "conflicting"),
        AreaLine("Latakia", (9, 7), 9, 16, "conflicting"),
        AreaLine("Aleppo", (7, 1), 7, 8, "conflicting"),
        AreaLine("Hama", (5, None), 5, 9, "missing"),
    )
    table = DayTable(
        date(2019, 9, 22), ("Russia", "Turkey"), lines, AreaLine("TOTAL", (31, 19), 31, 50, ""), 17
    )
    clocks = [clock(now + timedelta(hours=hours), now) for hours in (-1, 0.5, 5, 26, 90)]
    return render(request, "pages/style.html", {"table": table, "clocks": clocks})
