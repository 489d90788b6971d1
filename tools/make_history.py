"""Make the exercise's history for the watch: invented events around real towns, marked exercise.

A branching process of two accused sides, told of by three reporters that each see a part. Nothing
in it happened. Writes src/hudna/data/demo/history.csv; the same seed makes the same file.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parent.parent / "src" / "hudna" / "data" / "demo" / "history.csv"
SEED = 20190921
FIRST, LAST = date(2018, 9, 1), date(2019, 9, 22)
SIDES = ("syria_government", "syria_opposition")

# Latitude, longitude, events that begin by themselves a day; more than a hundred a year in all.
PLACES = (
    (35.64, 36.67, 0.30), (35.45, 36.40, 0.25), (35.93, 36.63, 0.12), (35.81, 36.32, 0.12),
    (36.10, 36.90, 0.20), (36.20, 37.10, 0.12), (35.60, 36.05, 0.12), (35.36, 36.75, 0.10),
    (32.78, 36.22, 0.22), (34.88, 36.63, 0.06), (35.13, 36.75, 0.04),
)  # fmt: skip
FOLLOWS = 0.45
"""Events that one event brings about on average, by either side."""

DAYS_AFTER, KM_AWAY = 4.0, 6.0

# How likely each reporter tells of an event of each accused side.
SEES = {"russia": (0.10, 0.55), "turkey": (0.55, 0.10), "un": (0.35, 0.35)}

RISE = (timedelta(days=9), (35.64, 36.67), 2.6)
"""How long before the last day events around one place become so many more a day."""

GAP = (timedelta(days=45), 33.5)
"""For so long before the last day nothing is told of what lies south of this latitude."""


def main() -> None:
    """Write the file."""
    rng = np.random.default_rng(SEED)
    rows = [row for event in _events(rng) for row in _told(rng, *event)]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("date", "latitude", "longitude", "side", "reporter"))
        writer.writerows(sorted(rows))
    print(f"{TARGET.name}: {len(rows)} rows")


def _events(rng: np.random.Generator) -> list[tuple[float, float, float, int]]:
    days = (LAST - FIRST).days + 1
    begun = []
    for latitude, longitude, rate in PLACES:
        for day in rng.uniform(0, days, rng.poisson(rate * days)):
            begun.append(_near(rng, float(day), latitude, longitude, int(rng.integers(2))))
    ago, (latitude, longitude), more = RISE
    for day in rng.uniform(days - ago.days, days, rng.poisson(more * ago.days)):
        begun.append(_near(rng, float(day), latitude, longitude, int(rng.integers(2))))
    found = []
    while begun:
        day, latitude, longitude, side = begun.pop()
        if day >= days:
            continue
        found.append((day, latitude, longitude, side))
        for _ in range(rng.poisson(FOLLOWS)):
            later = day + float(rng.exponential(DAYS_AFTER))
            begun.append(_near(rng, later, latitude, longitude, int(rng.integers(2))))
    return found


def _near(
    rng: np.random.Generator, day: float, latitude: float, longitude: float, side: int
) -> tuple[float, float, float, int]:
    north, east = rng.normal(0, KM_AWAY / 111.2, 2)
    return day, latitude + float(north), longitude + float(east) * 1.23, side


def _told(
    rng: np.random.Generator, day: float, latitude: float, longitude: float, side: int
) -> list[tuple[str, str, str, str, str]]:
    on = FIRST + timedelta(days=int(day))
    ago, south = GAP
    if latitude < south and on > LAST - ago:
        return []
    position = f"{latitude:.3f}", f"{longitude:.3f}"
    return [
        (on.isoformat(), *position, SIDES[side], reporter)
        for reporter, sees in SEES.items()
        if rng.random() < sees[side]
    ]


if __name__ == "__main__":
    main()
