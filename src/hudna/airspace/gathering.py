"""Rows of a track file, gathered one by one: what cannot be used is named and left out."""

from collections import defaultdict
from datetime import UTC, datetime
from math import isfinite, nan
from zoneinfo import ZoneInfo

import numpy as np

from hudna.airspace.plots import Asked, Floats, Plots, stated
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum, JudgementReason

__all__ = ["MOST_PLOTS", "Gathering", "finite", "named_rows"]

MOST_PLOTS = 1_000_000
"""More than a day of one aircraft at ten plots a second; a larger file is no single track."""

_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC).timestamp()
_LATEST = datetime(2200, 1, 1, tzinfo=UTC).timestamp()
_NAMED = 20
_LONGITUDE, _TURN, _LATITUDE = 180.0, 360.0, 90.0


def finite(value: object) -> float:
    """Return a value as a number, NaN where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return nan
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return nan
    return number if isfinite(number) else nan


def named_rows(rows: list[int]) -> str:
    """Return row numbers as they stand in a repair, the first twenty of them."""
    more = ", …" if len(rows) > _NAMED else ""
    return ", ".join(str(row) for row in rows[:_NAMED]) + more


class Gathering:
    """Collects the plots of one file; `done` returns them with what was left out and why."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._zone = ZoneInfo(asked.time_zone or "UTC")
        self._rows: list[tuple[int, float, float, float]] = []
        self._heights: list[tuple[float, float, float]] = []
        self._crafts: list[str] = []
        self._names: dict[str, set[str]] = defaultdict(set)
        self._bad: dict[str, list[int]] = defaultdict(list)
        self._local = self._zoned = 0
        self.repairs: list[JudgementReason] = []

    def state(self, key: str, **values: object) -> None:
        """State a conversion of the whole file, once."""
        reason = stated(key, **values)
        if reason not in self.repairs:
            self.repairs.append(reason)

    def bad(self, row: int, why: str) -> None:
        """Leave out a row; `why` is time, position, range or another reason with words."""
        self._bad[f"rows_{why}"].append(row)

    def unread_height(self, row: int) -> None:
        """Say that the height of a row could not be read; the plot itself is kept."""
        self._bad["heights_unreadable"].append(row)

    def time(self, text: object) -> float:
        """Return the seconds since 1970 of an ISO 8601 time of day, NaN where it is none."""
        if not isinstance(text, str) or not {":", "T"} & set(text):
            return nan
        try:
            moment = datetime.fromisoformat(text.strip())
            if moment.tzinfo is None:
                self._local += 1
                moment = moment.replace(tzinfo=self._zone)
            else:
                self._zoned += 1
            return moment.timestamp()
        except (ValueError, OverflowError):
            return nan

    def plot(
        self,
        row: int,
        time: float,
        latitude: object,
        longitude: object,
        *,
        height: float = nan,
        geometric: float = nan,
        pressure: float = nan,
        craft: object = "",
        names: tuple[object, ...] = (),
    ) -> None:
        """Take one plot; heights are metres by what they are measured from."""
        if len(self._rows) >= MOST_PLOTS:
            raise InputError(
                f"there are more than {MOST_PLOTS:,} plots",
                where=self.asked.where,
                advice="Hand in the hours that are disputed",
            )
        if not _EARLIEST < time < _LATEST:
            self.bad(row, "time")
            return
        place = finite(latitude), finite(longitude)
        if not all(map(isfinite, place)):
            self.bad(row, "position")
            return
        self._rows.append((row, time, *place))
        self._heights.append((height, geometric, pressure))
        identity = _name(craft)
        self._crafts.append(identity)
        if identity:
            self._names[identity].update(filter(None, map(_name, names)))

    def done(self, height_datum: HeightDatum = HeightDatum.UNKNOWN) -> Plots:
        """Return the plots; raises `InputError` where none can be used.

        `height_datum` is what the plain `height` of the plots is measured from.
        """
        self._check_zones()
        columns = np.array(self._rows, float).reshape(-1, 4)
        columns = self._in_range(columns)
        for why, rows in self._bad.items():
            self.state(why, n=len(rows), rows=named_rows(rows))
        heights, datum = self._height(np.array(self._heights, float).reshape(-1, 3), height_datum)
        kept = np.isfinite(columns[:, 0])
        plots = Plots(
            time=columns[:, 1],
            latitude=columns[:, 2],
            longitude=columns[:, 3],
            altitude_m=heights,
            row=np.nan_to_num(columns[:, 0]).astype(np.int64),
            craft=np.array(self._crafts, dtype=np.str_),
            height_datum=datum,
            names={craft: frozenset(names) for craft, names in self._names.items()},
            repairs=tuple(self.repairs),
        )
        return plots.take(kept)

    def _check_zones(self) -> None:
        if self._local and self._zoned:
            raise InputError(
                "some times state an offset from UTC and others do not",
                where=self.asked.where,
                advice="Write all times with Z or an offset as +03:00",
            )
        if self._local:
            key = "times_in_stated_zone" if self.asked.time_zone else "times_without_zone"
            self.state(key, zone=self._zone.key)

    def _in_range(self, columns: Floats) -> Floats:
        if not len(columns):
            raise self._nothing()
        latitude, longitude = columns[:, 2], columns[:, 3]
        if ((longitude > _LONGITUDE) & (longitude <= _TURN)).any() and (longitude >= 0).all():
            self.state("longitudes_to_360", n=int((longitude > _LONGITUDE).sum()))
            columns[:, 3] = np.where(longitude > _LONGITUDE, longitude - _TURN, longitude)
            longitude = columns[:, 3]
        off = (np.abs(latitude) > _LATITUDE) | (np.abs(longitude) > _LONGITUDE)
        if off.all():
            swapped = (np.abs(longitude) <= _LATITUDE).all() and (
                np.abs(latitude) <= _LONGITUDE
            ).all()
            raise InputError(
                f"latitude {latitude[0]:.10g} and longitude {longitude[0]:.10g} are not on Earth"
                + (": the two columns look swapped" if swapped else ""),
                where=self.asked.where,
                advice="Give degrees of latitude from -90 to 90 and of longitude from -180 to 180",
            )
        for row in columns[off, 0]:
            self.bad(int(row), "range")
        columns[off, 0] = nan
        return columns

    def _nothing(self) -> InputError:
        first = next(iter(self._bad.items()), None)
        if first is None:
            return InputError(
                "there is no plot with a time and a position",
                where=self.asked.where,
                advice="Check that this is the track, and in the format that the case names",
            )
        why = {"rows_time": "no row has a time that can be read"}
        return InputError(
            f"{why.get(first[0], 'no row has a position that can be read')}"
            f" (rows {named_rows(first[1])})",
            where=self.asked.where,
            advice="Write times as 2015-11-24T07:24:05Z and positions as decimal degrees",
        )

    def _height(self, heights: Floats, datum: HeightDatum) -> tuple[Floats, HeightDatum]:
        """Return one height per plot and its reference: never two references in one column."""
        plain, geometric, pressure = heights.T
        wanted = self.asked.height_datum
        has = [bool(np.isfinite(column).any()) for column in (plain, geometric, pressure)]
        if has[1] or has[2]:
            return self._of_two(geometric, pressure, wanted)
        used = wanted or datum
        if has[0] and used is HeightDatum.UNKNOWN:
            self.state("height_datum_unknown")
        return plain, used

    def _of_two(
        self, geometric: Floats, pressure: Floats, wanted: HeightDatum | None
    ) -> tuple[Floats, HeightDatum]:
        n_geometric, n_pressure = np.isfinite(geometric).sum(), np.isfinite(pressure).sum()
        if wanted is None:
            wanted = HeightDatum.WGS84 if n_geometric >= n_pressure else HeightDatum.PRESSURE
            if n_geometric and n_pressure:
                known = {"n": max(n_geometric, n_pressure), "of": len(geometric)}
                self.state(f"heights_{wanted.value}_used", **known)
        columns = {HeightDatum.WGS84: geometric, HeightDatum.PRESSURE: pressure}
        if wanted not in columns or not np.isfinite(columns[wanted]).any():
            there = "wgs84" if n_geometric else "pressure"
            raise InputError(
                f"the file has no heights by '{wanted.value}'",
                where=self.asked.where,
                advice=f"Write 'height_datum: {there}', which it has, or leave it out",
            )
        return columns[wanted], wanted


def _name(value: object) -> str:
    return str(value).strip()[:40] if isinstance(value, str | int) else ""
