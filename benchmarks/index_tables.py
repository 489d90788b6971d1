"""The same question asked of tables with places: rows are matched, then one reporter cheats."""

from collections import Counter

import numpy as np

from hudna.watch.events import Events
from hudna.watch.holding.holding import Holding, IndexSettings
from hudna.watch.holding.index import holding_index
from hudna.watch.holding.told import from_events

__all__ = ["CHEATS", "table_flips"]

CHEATS = ("silent", "tenfold copies", "tenfold elsewhere")
SEES = {"rival": 0.7, "guarantor": 0.4, "monitors": 0.5, "charity": 0.3}
DAYS, TRUCE, CHEATS_FROM = 220, 110, 192


def table_flips(seed: int, team: tuple[str, ...], trials: int) -> tuple[Counter[str], Counter[str]]:
    """Return how many missions flip by each cheat, 28 days on, and in which direction."""
    flipped: Counter[str] = Counter()
    moves: Counter[str] = Counter()
    for number in range(trials):
        chance = np.random.default_rng([seed, number])
        rows = _rows(chance, team)
        honest = _class(rows, team)
        mine = (rows[:, 0] >= CHEATS_FROM) & (rows[:, 3] == number % len(team))
        copies = rows[mine].repeat(9, axis=0)
        elsewhere = copies.copy()
        elsewhere[:, 1:3] = chance.uniform((34, 36), (36.5, 38.5), (len(copies), 2))
        for how, table in zip(
            CHEATS,
            (rows[~mine], np.vstack([rows, copies]), np.vstack([rows, elsewhere])),
            strict=True,
        ):
            cheated = _class(table, team)
            if cheated is not honest:
                flipped[how] += 1
                moves[f"{honest} -> {cheated}"] += 1
    return flipped, moves


def _rows(chance: np.random.Generator, team: tuple[str, ...]) -> np.ndarray:
    """Return rows (day, latitude, longitude, reporter); the first reporter also invents."""
    share = np.exp(chance.uniform(np.log(0.1), np.log(1.5)))
    level = np.exp(chance.uniform(np.log(2), np.log(10)))
    rows = []
    for day in range(DAYS):
        rate = level * (share if day >= TRUCE else 1.0)
        for place in chance.uniform((34, 36), (36.5, 38.5), (chance.poisson(rate), 2)):
            rows += [
                (day, *(place + chance.normal(size=2) * 0.02), reporter)
                for reporter, name in enumerate(team)
                if chance.random() < SEES[name]
            ]
        invented = chance.uniform((34, 36), (36.5, 38.5), (chance.poisson(0.3 * rate), 2))
        rows += [(day, *place, 0) for place in invented]
    return np.array(rows)


def _class(rows: np.ndarray, team: tuple[str, ...]) -> Holding:
    number = len(rows)
    events = Events(
        rows[:, 0].astype(np.int64), rows[:, 1], rows[:, 2], np.ones(number),
        np.full(number, np.nan), np.zeros(number, np.int64), rows[:, 3].astype(np.int64),
        ("accused",), team,
    )  # fmt: skip
    told = from_events(events)
    return holding_index(told, IndexSettings(truce_day=TRUCE))["accused"][-1].status
