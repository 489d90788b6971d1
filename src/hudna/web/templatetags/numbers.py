"""Tags for numbers, ranges, chances and counts, in the digits of the language of the page."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hudna.link.registers import TOTAL
from hudna.model.tally import Tally
from hudna.text.figures import digits, number
from hudna.web.present import figures, names
from hudna.web.present.countings import gap_words, list_rules
from hudna.web.present.registers import AreaLine, side_party
from hudna.web.present.zones import AgreementMap

__all__ = ["register"]

register = template.Library()


def _language() -> str:
    return get_language() or "ar"


@register.simple_tag
def n(value: float | None) -> SafeString:
    """Return a number that reads left to right in any line; null is a dash."""
    if value is None:
        return SafeString('<bdi class="n">–</bdi>')
    return format_html('<bdi class="n">{}</bdi>', number(value, _language()))


@register.filter
def counted(value: int) -> str:
    """Return a number as it stands inside a sentence, in the digits of the language."""
    return number(value, _language())


@register.filter
def figures_of(value: object) -> str:
    """Return a year or another name of figures, ungrouped, in the digits of the language."""
    return digits(str(value), _language())


@register.simple_tag
def span(low: float, high: float | None) -> SafeString:
    """Return "10–17", "7" where both are equal, "at least" as "10+" where open."""
    return format_html('<bdi class="n">{}</bdi>', figures.span(low, high, _language()))


@register.inclusion_tag("parts/range.html")
def bounds(low: int, high: int, most: int, address: str = "") -> dict[str, Any]:
    """Show least and most on a scale of 0 to `most`."""
    return {
        "bar": figures.bar(low, high, most),
        "words": figures.span(low, high, _language()),
        "address": address,
    }


@register.filter
def bits(value: float) -> str:
    """Return a weight with its sign."""
    sign = "−" if value < 0 else "+"
    return f"{sign}{number(abs(value), _language(), places=1)}"


@register.simple_tag
def chance(value: tuple[float, float]) -> SafeString:
    """Return a probability as a range with words."""
    low, high = value
    numbers = format_html('<bdi class="n">{}</bdi>', f"{_chance(low)}–{_chance(high)}")
    return format_html("{} ({})", numbers, figures.chance_words(low, high))


def _chance(value: float) -> str:
    return number(value, _language(), places=2)


@register.simple_tag
def density(high: int, most: int) -> int:
    """Return how dark a cell is, 0 to 4."""
    return figures.density(high, most)


@register.inclusion_tag("parts/cell.html", takes_context=True)
def cell(
    context: dict[str, Any], line: AreaLine, sides: tuple[str, ...], day: date | None = None
) -> dict[str, Any]:
    """Show each side's number with its shape, and the bounds below: the way to the incidents."""
    mechanism = context["desk"].mechanism
    query = {"area": None if line.area == TOTAL else line.area, "day": day}
    indexes = [names.party_index(mechanism, side_party(name, mechanism)) for name in sides]
    return {
        "line": line,
        "numbers": list(zip(indexes, line.numbers, strict=True)),
        "words": figures.span(line.low, line.high, _language()),
        "query": urlencode({key: str(told) for key, told in query.items() if told}),
    }


@register.inclusion_tag("parts/recount.html")
def recount(
    value: Tally, gaps: tuple[str, ...], area: str | None, day: date | None
) -> dict[str, Any]:
    """Show what incidents amount to, with a mark for each thing not told that leaves it open."""
    query = {"area": area, "day": day.isoformat() if day else None}
    return {
        "words": figures.span(value.least, value.most, _language()),
        "marks": ",".join(
            number(n, _language()) for n, gap in enumerate(gaps, start=1) if gap in dict(value.gaps)
        ),
        "query": urlencode({key: told for key, told in query.items() if told}),
        "linked": day is not None and area is not None,
    }


@register.simple_tag
def zone_number(drawn: AgreementMap, zone: str) -> int:
    """Return the number of a zone on the map of its agreement, 0 where it is not drawn."""
    return drawn.number_of(zone)


@register.simple_tag
def gap(key: str) -> str:
    """Return what is not told that leaves a number open."""
    return gap_words(key)


@register.simple_tag(takes_context=True)
def lists_counted(context: dict[str, Any], sides: tuple[str, ...]) -> list[str]:
    """Return how each side's list counts, as far as it says so."""
    return list(list_rules(sides, context["desk"].mechanism, _language()))
