"""Numbers as printed, and the lengths of bars."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudna.text.figures import number

__all__ = ["Bar", "bar", "chance_words", "density", "span"]

WIDTH = 120.0
LEAST = 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """Start and length of a bar in units of a 120 wide drawing."""

    start: str
    length: str


def bar(low: int, high: int, most: int) -> Bar:
    """Return the bar of `low`..`high` on a scale of 0..`most`, never thinner than can be seen."""
    scale = WIDTH / max(most, high, 1)
    length = max((high - low) * scale, LEAST)
    start = min(low * scale, WIDTH - length)
    return Bar(f"{start:.1f}", f"{length:.1f}")


def span(low: float, high: float | None, language: str) -> str:
    """Return a closed range, one number where both are equal, or `low+` where open."""
    least = number(low, language)
    if high is None:
        return f"{least}+"
    return least if low == high else f"{least}–{number(high, language)}"


def density(value: int, most: int) -> int:
    """Return a step of the sand scale: 0 for none, else 1 to 4 by share of `most`."""
    return 0 if value <= 0 else min(4, 1 + int(3.999 * value / max(most, 1)))


def chance_words(low: float, high: float) -> str:
    """Return a range of probabilities in words."""
    if high < 0.1:
        return _("very unlikely")
    if high < 0.4:
        return _("unlikely")
    if low > 0.9:
        return _("very likely")
    if low > 0.6:
        return _("likely")
    return _("may be or not")
