"""Lengths, durations, speeds and probabilities in the reader's digits and units."""

from datetime import UTC, datetime

from hudna.model.judgement import Spread
from hudna.publish.page import Flow, Run, Text
from hudna.publish.words import Words
from hudna.text.calendar import day_words
from hudna.text.figures import digits
from hudna.text.figures import number as written

__all__ = [
    "clock",
    "duration",
    "figure",
    "length",
    "moment",
    "share",
    "sigmas",
    "speed",
    "spread",
]

_KM = 1000.0
_MINUTE, _HOUR = 60.0, 3600.0
_KMH = 3.6
_LEAST_SHARE = 0.001
"""Shares closer to none or all than this are only said to be so: samples show no more."""


def figure(value: float, words: Words, *, places: int = 0) -> Text:
    """Return a number with at most so many places, its sign before it in every language."""
    rounded = round(abs(value), places)
    plain = int(rounded) if places <= 0 or rounded == int(rounded) else rounded
    sign = "−" if value < 0 and plain else ""
    return (Run(f"{sign}{written(plain, words.language)}", Flow.NUMBER),)


def length(metres: float, words: Words) -> Text:
    """Return a length in metres, from a thousand on in kilometres."""
    if abs(metres) >= _KM - 0.5:
        return words.say("units.km", n=figure(metres / _KM, words, places=_places(metres / _KM)))
    return words.say("units.m", n=figure(metres, words, places=_fine(metres)))


def _places(kilometres: float) -> int:
    return 2 if abs(kilometres) < 100 else 0


def _fine(value: float) -> int:
    return 0 if abs(value) >= 10 else 1 if abs(value) >= 1 else 2


def duration(seconds: float, words: Words) -> Text:
    """Return a duration in seconds, minutes or hours; below a second in milliseconds."""
    size, sign = abs(seconds), -1 if seconds < 0 else 1
    if 0 < size < 1:
        return words.say("units.ms", n=figure(seconds * 1000, words, places=_fine(size * 1000)))
    if size < 2 * _MINUTE:
        return words.say("units.s", n=figure(seconds, words, places=1))
    if round(size) < _HOUR:
        minutes, rest = divmod(round(size), int(_MINUTE))
        return words.say("units.min", n=figure(sign * minutes, words), s=figure(rest, words))
    hours, minutes = divmod(round(size / _MINUTE), int(_MINUTE))
    return words.say("units.h", n=figure(sign * hours, words), min=figure(minutes, words))


def speed(metres_a_second: float, words: Words) -> Text:
    """Return a speed in kilometres an hour."""
    return words.say("units.speed", n=figure(metres_a_second * _KMH, words))


def share(value: float, words: Words) -> Text:
    """Return a probability in per cent, finer near none and all, and never as either."""
    if value < _LEAST_SHARE:
        return words.say("units.below", value=_percent(_LEAST_SHARE, words))
    if value > 1 - _LEAST_SHARE:
        return words.say("units.above", value=_percent(1 - _LEAST_SHARE, words))
    return _percent(value, words)


def _percent(value: float, words: Words) -> Text:
    places = 1 if value < 0.1 or value > 0.9 else 0
    return words.say("units.percent", n=figure(value * 100, words, places=places))


def sigmas(value: float, words: Words) -> Text:
    """Return a distance in standard deviations."""
    return words.say("units.sigma", n=figure(value, words, places=1))


def spread(value: Spread, words: Words, *, of_time: bool = False) -> Text:
    """Return the middle of a quantity with its 5 and 95 % points."""
    write = duration if of_time else length
    middle = write(value.middle, words)
    shared = _shared(value.low, value.high, words, of_time=of_time)
    if shared is not None:
        return words.say("middle_short", value=middle, range=shared)
    low, high = write(value.low, words), write(value.high, words)
    return words.say("middle", value=middle, low=low, high=high)


def _shared(low: float, high: float, words: Words, *, of_time: bool) -> Text | None:
    """Return a range with its unit said once; null where its ends have not the same one."""
    if of_time:
        unit, divisor, places = "s", 1.0, 1
        fits = low >= 1 and high < 2 * _MINUTE
    elif low >= _KM:
        unit, divisor, places = "km", _KM, _places(high / _KM)
        fits = True
    else:
        unit, divisor, places = "m", 1.0, _fine(low)
        fits = low >= 0 and high < _KM - 0.5
    if not fits:
        return None
    ends = (figure(one / divisor, words, places=places)[0].text for one in (low, high))
    return words.say(f"units.{unit}", n=(Run("–".join(ends), Flow.NUMBER),))


def clock(at: datetime, words: Words) -> Text:
    """Return a time of day in UTC to a tenth of a second where it has any."""
    at = at.astimezone(UTC)
    tenth = round(at.microsecond / 100_000)
    said = f"{at:%H:%M:%S}" + (f".{tenth}" if 0 < tenth < 10 else "")
    return (Run(digits(said, words.language), Flow.NUMBER),)


def moment(at: datetime, words: Words) -> Text:
    """Return a date and a time of day in UTC."""
    day = day_words(at.astimezone(UTC).date(), words.language)
    return words.say("moment", day=(Run(day, Flow.KEPT),), time=clock(at, words))
