"""The state of the truce in one sentence, from what was registered. It finds nothing."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hudna.model.agreement import Agreement
from hudna.text.figures import number as figure
from hudna.web.present import names
from hudna.web.present.dates import listed
from hudna.web.present.registers import DayTable

__all__ = ["day_number", "headline"]

NAMED = 5


def day_number(agreements: Sequence[Agreement], day: date) -> int | None:
    """Return how many days the earliest agreement in force has lasted; its first day is 1."""
    starts = [a.in_force.start for a in agreements if a.in_force.start]
    first = min((date.fromisoformat(s[:10]) for s in starts), default=None)
    return (day - first).days + 1 if first and first <= day else None


def headline(number: int | None, table: DayTable | None, language: str) -> str:
    """Return the sentence that opens the desk, such as "Day 997. Both sides register ..."."""
    parts = [_("Day %(number)s.") % {"number": figure(number, language)}] if number else []
    if table is None:
        return " ".join([*parts, _("Nothing has been registered.")])
    both = [x.area for x in table.lines if sum(1 for n in x.numbers if n) > 1]
    one = [x.area for x in table.lines if sum(1 for n in x.numbers if n) == 1]
    if both:
        words = {"areas": _areas(both, language)}
        parts.append(_("Both sides register violations in %(areas)s.") % words)
    if one:
        words = {"areas": _areas(one, language)}
        parts.append(
            _("One side only in %(areas)s.") % words
            if both
            else _("One side registers violations in %(areas)s.") % words
        )
    if not both and not one:
        parts.append(_("No violations registered on any list."))
    return " ".join(parts)


def _areas(areas: Sequence[str], language: str) -> str:
    shown = [names.area(area, language) for area in areas[:NAMED]]
    if len(areas) > NAMED:
        shown.append(_("elsewhere"))
    return listed(shown, language)
