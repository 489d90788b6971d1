"""Rival registers, day by area: two numbers to a cell and the bounds of both lists."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from hudna.assess.counting import rule_named
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import day_of, language
from hudna.web.present.charts import charts_heading, register_charts
from hudna.web.present.countings import ruled, tallies_of
from hudna.web.present.registers import lists_by_day, matrix

__all__ = ["matrix_page"]

DAYS = 30
MOST = 5000
"""So many incidents are counted on a page; more are in the export."""


def matrix_page(request: DeskRequest) -> HttpResponse:
    """Show the days up to `until`, the last registered day unless another is asked for.

    Under a `rule`, each day and area has besides what incidents amount to by that rule.
    """
    reader = request.reader
    last = reader.latest_day()
    until = day_of(request.GET.get("until", "")) or last
    rule = rule_named(request.GET.get("rule", ""))
    context: dict[str, object] = {"until": until, "last": last, "days": DAYS, "rule": rule}
    if until:
        since = until - timedelta(days=DAYS - 1)
        mechanism, code = reader.mechanism(), language()
        lists = reader.registers(since=since, until=until)
        registered = matrix(lists, until, DAYS, mechanism, code)
        context["charts"] = register_charts(lists, until, DAYS, mechanism, code)
        context["charts_heading"] = charts_heading(code)
        found = reader.fires(since, until, MOST)
        context["matrix"] = registered
        context["by_day"] = lists_by_day(lists, mechanism)
        context["ruled"] = ruled(registered, found or (), rule)
        context["too_many"] = MOST if found is None else 0
        context["tallies"] = tallies_of(found or ())
        context["of_no_day"] = reader.fires_of_no_day()
        context["earlier"] = since - timedelta(days=1)
        context["later"] = min(until + timedelta(days=DAYS), last) if last else None
    return render(request, "pages/registers.html", context)
