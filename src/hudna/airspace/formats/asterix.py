"""What ASTERIX categories 048 and 062 share: records of a category, time of day, numbers.

Records are decoded by libasterix, which is loaded when first needed: it takes a second.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from math import nan
from typing import Any

from hudna.airspace.formats.datagrams import blocks, datagrams
from hudna.airspace.gathering import Gathering
from hudna.airspace.plots import Asked
from hudna.errors import InputError

__all__ = ["FLIGHT_LEVEL_M", "Days", "item", "quantity", "records"]

FLIGHT_LEVEL_M = 30.48
"""A hundred feet of pressure altitude."""

_EDITIONS = {48: "Cat_048_1_32", 62: "Cat_062_1_20"}
_HALF_A_DAY_S, _DAY_S = 43_200.0, 86_400.0
_DECODING = (ValueError, IndexError, KeyError, TypeError, AssertionError, AttributeError)


@cache
def _decoder(category: int) -> tuple[Any, Any]:
    base, generated = import_module("asterix.base"), import_module("asterix.generated")
    return base.Bits.from_bytes, getattr(generated, _EDITIONS[category]).cv_uap.parse


def records(data: bytes, category: int, gathering: Gathering) -> Iterator[tuple[int, Any]]:
    """Yield the records of one category with their number; what is damaged is stated."""
    bits, parse = _decoder(category)
    number, others, damaged = 0, set(), 0
    for datagram, whole in datagrams(data, gathering.asked.where):
        damaged += not whole
        for found, inside in blocks(datagram):
            if inside is None:
                damaged += 1
                continue
            if found != category:
                others.add(found)
                continue
            try:
                decoded = parse(bits(inside))
            except _DECODING:
                decoded = ValueError()
            if isinstance(decoded, ValueError):
                damaged += 1
                continue
            for record in decoded:
                number += 1
                yield number, record
    if not number:
        there = f"; there are categories {sorted(others)}" if others else ""
        raise InputError(
            f"there is no record of category {category:03}{there}",
            where=gathering.asked.where,
            advice="Check the 'format' in the case and that the recording is whole",
        )
    if damaged:
        gathering.state("blocks_damaged", n=damaged)
    if others:
        named = ", ".join(f"{other:03}" for other in sorted(others))
        gathering.state("categories_left_out", categories=named)


def item(record: Any, *path: str) -> Any:
    """Return the content of an item or of a part of it, null where it is absent or damaged."""
    try:
        found = record.get_item(path[0])
        for name in path[1:]:
            found = None if found is None else found.variation.get_item(name)
    except _DECODING:
        return None
    return None if found is None else found.variation


def quantity(record: Any, unit: str, *path: str) -> float:
    """Return an item as a number in its unit, NaN where it is absent."""
    found = item(record, *path)
    try:
        return nan if found is None else float(found.content.as_quantity(unit))
    except _DECODING:
        return nan


class Days:
    """Makes times out of times of day that roll over at midnight UTC."""

    def __init__(self, asked: Asked) -> None:
        if asked.day is None:
            raise InputError(
                "ASTERIX gives times of day without a date",
                where=asked.where,
                advice="Write 'date: 2015-11-24' in the track of the case: of its first record",
            )
        day = asked.day
        self._midnight = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
        self._last: float | None = None
        self.rolled = 0

    def time(self, of_day: float) -> float:
        """Return seconds since 1970; half a day back or forth means another day."""
        if not 0 <= of_day < _DAY_S:
            return nan
        step = 0.0 if self._last is None else of_day - self._last
        if step < -_HALF_A_DAY_S:
            self._midnight += _DAY_S
            self.rolled += 1
        elif step > _HALF_A_DAY_S:
            self._midnight -= _DAY_S
            self.rolled -= 1
        self._last = of_day
        return self._midnight + of_day
