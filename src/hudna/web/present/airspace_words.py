"""Reasons, distances, times and chances of a judgement, in the language of the page."""

from django.utils.translation import gettext as _

from hudna.model.judgement import JudgementReason
from hudna.text.figures import number

__all__ = ["metres", "probability", "reason_words", "seconds"]

_KILOMETRES_FROM = 10_000.0


def reason_words(reason: JudgementReason, language: str) -> str:
    """Return a reason as a sentence."""
    values = ", ".join(f"{key} {value}" for key, value in reason.values.items())
    return f"{reason.key.replace('_', ' ')}: {values}" if values else reason.key.replace("_", " ")


def metres(value: float, language: str) -> str:
    """Return a distance in metres, from 10 km on in kilometres; what is outside is negative."""
    if abs(value) >= _KILOMETRES_FROM:
        return _("%(n)s km") % {"n": _signed(value / 1000, language, places=1)}
    return _("%(n)s m") % {"n": _signed(value, language)}


def seconds(value: float, language: str) -> str:
    """Return a length of time in seconds."""
    places = 1 if abs(value) < 10 and value != round(value) else None
    return _("%(n)s s") % {"n": _signed(value, language, places=places)}


def probability(value: float | None, language: str) -> str:
    """Return a probability with two places, no certainty where the samples give none; or a dash."""
    if value is None:
        return "–"
    if 0 < value < 0.005:
        return f"< {number(0.01, language, places=2)}"
    if 0.995 < value < 1:
        return f"> {number(0.99, language, places=2)}"
    return number(value, language, places=2)


def _signed(value: float, language: str, *, places: int | None = None) -> str:
    size = abs(value) if places is not None else round(abs(value))
    words = number(size, language, places=places)
    return f"−{words}" if value < 0 and size else words
