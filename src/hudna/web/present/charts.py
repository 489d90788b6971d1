"""The bulletin's charts on pages: the same specifications, in the theme of the page."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.safestring import SafeString, mark_safe

from hudna.link.registers import reconcile
from hudna.model.mechanism import Mechanism
from hudna.model.register import Register
from hudna.publish.charts.by_area import by_area
from hudna.publish.charts.chart import Drawing, drawn
from hudna.publish.charts.registered import registered
from hudna.publish.html import chart_of
from hudna.publish.words import words_in

__all__ = ["charts_heading", "register_charts", "small_chart"]

SMALL = (380, 130)


def register_charts(
    registers: Sequence[Register], until: date, days: int, mechanism: Mechanism, language: str
) -> tuple[SafeString, ...]:
    """Return totals and governorates of `days` days up to `until`; none with less than two days."""
    words = words_in(language)
    span = until - timedelta(days=days - 1), until
    found = reconcile(registers, days=span)
    made = (registered(found, span, mechanism, words), by_area(found, span, mechanism, words))
    return tuple(_html(one, language) for one in made if one is not None)


def small_chart(
    registers: Sequence[Register], until: date, days: int, mechanism: Mechanism, language: str
) -> SafeString:
    """Return the totals of `days` days for a narrow place; empty with less than two days."""
    span = until - timedelta(days=days - 1), until
    found = reconcile(registers, days=span)
    one = registered(found, span, mechanism, words_in(language), size=SMALL)
    return _html(one, language) if one else SafeString("")


def charts_heading(language: str) -> str:
    """Return what stands over charts of days."""
    return words_in(language).plain("charts.heading")


def _html(drawing: Drawing, language: str) -> SafeString:
    """Return a chart as HTML: `chart_of` escapes whatever anybody wrote."""
    return mark_safe(chart_of(drawn(drawing, words_in(language))))  # noqa: S308
