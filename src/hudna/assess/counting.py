"""The same incidents counted in several ways: how much a number depends on its counting rule.

Each rule gives the least and the most that the incidents can amount to. They differ where the
number of shots, or the place and time, that the rule asks for are not told.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from hudna.assess.agreement_file import read_counting
from hudna.assess.counting_places import days_and_places
from hudna.assess.counting_windows import windows
from hudna.assess.fire import COUNTED, Fire, fires
from hudna.errors import ConfigurationError
from hudna.model.agreement import CountingRule
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.model.tally import Range, Tally
from hudna.text.schema import parse

__all__ = [
    "COUNTED",
    "Cell",
    "cells",
    "check_list_rules",
    "counted",
    "rule_named",
    "rules",
    "tally",
]

Cell = tuple[date | None, str | None]
"""A day, null where several are possible or none is told, and an area, null where not told."""


@cache
def rules() -> tuple[CountingRule, ...]:
    """Return the ways of counting that are shipped."""
    text = (files("hudna") / "data" / "counting.yaml").read_text("utf-8")
    return parse(text, "counting.yaml").each(read_counting)


def rule_named(rule_id: str) -> CountingRule | None:
    """Return a shipped rule by its id."""
    return next((rule for rule in rules() if rule.id == rule_id), None)


def check_list_rules(mechanism: Mechanism) -> None:
    """Raise `ConfigurationError` where a list is said to follow a rule there is not."""
    parties = {party.id for party in mechanism.parties}
    for party, rule_id in mechanism.list_rules.items():
        if party not in parties or rule_named(rule_id) is None:
            raise ConfigurationError(
                f"no list of '{party}' can follow '{rule_id}'",
                where=f"list_rules.{party}",
                advice="Give a party of the mechanism and one of: "
                + ", ".join(rule.id for rule in rules()),
            )


def counted(incidents: Iterable[Incident], rule: CountingRule) -> Tally:
    """Return how many the incidents amount to under a rule; only those with fire count."""
    return tally(tuple(fires(incidents)), rule)


def cells(found: Iterable[Fire]) -> dict[Cell, list[Fire]]:
    """Return incidents of fire by day and area, each in one place."""
    placed: dict[Cell, list[Fire]] = defaultdict(list)
    for fire in found:
        placed[fire.day, fire.area].append(fire)
    return dict(placed)


def tally(found: Sequence[Fire], rule: CountingRule) -> Tally:
    """Return how many incidents of fire amount to under a rule."""
    bounds, gaps = _UNITS[rule.unit]
    least, most = bounds(found, rule)
    if least == most:
        return Tally(rule, least, most)
    open_by = [told for fire in found if (told := gaps(fire, rule))]
    counts = Counter(gap for told in open_by for gap in told)
    return Tally(rule, least, most, len(open_by), tuple(sorted(counts.items())))


def _added(numbers: Sequence[Range]) -> Range:
    most = [high for _, high in numbers if high is not None]
    least = sum(low for low, _ in numbers)
    return least, sum(most) if len(most) == len(numbers) else None


def _not_told(number: Range) -> tuple[str, ...]:
    if number[1] is None:
        return ("number",)
    return ("differ",) if number[0] < number[1] else ()


def _gaps_of_place(fire: Fire, _: CountingRule) -> tuple[str, ...]:
    return ("place",) * (fire.spot is None) + ("day",) * (fire.day is None)


def _gaps_of_window(fire: Fire, rule: CountingRule) -> tuple[str, ...]:
    where = ("place",) * (fire.spot is None) + ("time",) * (fire.moment is None)
    return where + _not_told(fire.shots) * (fire.shots[0] < rule.at_least)


_UNITS: dict[
    str,
    tuple[
        Callable[[Sequence[Fire], CountingRule], Range],
        Callable[[Fire, CountingRule], tuple[str, ...]],
    ],
] = {
    "incident": (lambda found, _: (len(found), len(found)), lambda fire, _: ()),
    "shot": (lambda found, _: _added([f.shots for f in found]), lambda f, _: _not_told(f.shots)),
    "burst": (lambda found, _: _added([f.bursts for f in found]), lambda f, _: _not_told(f.bursts)),
    "window": (windows, _gaps_of_window),
    "day_and_place": (lambda found, _: days_and_places(found), _gaps_of_place),
}
"""How each unit is counted, and which things not told leave an incident open under it."""
