"""Holding index, unreported events and truce effect, targets beside figures: `make bench-watch`.

Everything is simulated with known truth (`index_trials.py`), but for the placebo band on UCDP Syria
and the daily registers of the joint commission, which need the folder ../shared. Seeds here are
not those the settings were chosen with.
"""

import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from machine import machine

from benchmarks.index_tables import CHEATS as TABLE_CHEATS
from benchmarks.index_tables import table_flips
from benchmarks.index_trials import (
    CHEATS,
    Mission,
    Reporters,
    deny,
    draw,
    less_effort,
    manipulate,
)
from benchmarks.truce_trials import known_effects, placebo_bands
from benchmarks.unreported_trials import chapman_coverage, registers_bounds, three_registers
from hudna.watch.events import Events
from hudna.watch.holding.holding import Holding, IndexSettings
from hudna.watch.holding.index import holding_classes, holding_index
from hudna.watch.holding.told import Told, from_events

SEED = 2026
TRIALS = int(sys.argv[1]) if len(sys.argv) > 1 else 500
TEAMS = {
    "four reporters": Reporters(),
    "three reporters": Reporters(
        (0.7, 0.4, 0.5), (0.5, 0.15, 0.02), ("party", "guarantor", "monitors")
    ),
    "two reporters": Reporters((0.7, 0.5), (0.5, 0.02), ("party", "monitors")),
}


def wilson(hits: int, number: int) -> str:
    """Return a share in per cent with its 95 % interval (Wilson 1927)."""
    if not number:
        return "none to count"
    z, share = 1.96, hits / number
    centre = (share + z * z / 2 / number) / (1 + z * z / number)
    half = z * np.sqrt(share * (1 - share) / number + z * z / 4 / number**2)
    half /= 1 + z * z / number
    return f"{100 * share:5.1f} % ({100 * (centre - half):.1f} to {100 * (centre + half):.1f})"


def settings(mission: Mission, truce: bool) -> IndexSettings:
    """Return the product's defaults, with or without a truce."""
    return IndexSettings(truce_day=mission.before if truce else None)


def mission(chance: np.random.Generator, team: Reporters, truce: bool) -> Mission:
    """Draw a mission: 2 to 10 violations a day before, 0.1 to 1.5 times as many after."""
    share = float(np.exp(chance.uniform(np.log(0.1), np.log(1.5)))) if truce else 1.0
    return Mission(
        share=share, normal=float(np.exp(chance.uniform(*np.log([2, 10])))), reporters=team
    )


def flips(team: str, truce: bool) -> None:
    """Print how often one reporter's cheating changes the class, 28 days on."""
    flipped, classes, moves, any_day, later = Counter(), Counter(), Counter(), Counter(), Counter()
    for number in range(TRIALS):
        chance = np.random.default_rng([SEED, number, truce, len(team)])
        one = mission(chance, TEAMS[team], truce)
        chosen, trial = settings(one, truce), draw(one, chance)
        days, honest = holding_classes(manipulate(trial, 0, "", chance), 0, chosen)
        start = int(np.searchsorted(days, one.change))
        at = start + 28
        classes[honest[at]] += 1
        who = number % len(one.reporters.names)
        for how in CHEATS:
            told = manipulate(trial, who, how, np.random.default_rng([SEED, number, 1]))
            _, cheated = holding_classes(told, 0, chosen)
            any_day[how] += cheated[start : at + 1] != honest[start : at + 1]
            later[how] += cheated[-1] != honest[-1]
            if cheated[at] is not honest[at]:
                flipped[how] += 1
                flipped[honest[at]] += 1
                moves[f"{honest[at]} -> {cheated[at]}"] += 1
    kind = "before a truce" if truce else "trailing"
    print(f"\n{team}, baseline {kind}, {TRIALS} missions; honest classes: "
          + ", ".join(f"{name} {count}" for name, count in sorted(classes.items())))  # fmt: skip
    total = sum(flipped[how] for how in CHEATS)
    print(f"  all cheats             {wilson(total, TRIALS * len(CHEATS))}   target <= 5 %")
    for how in CHEATS:
        print(
            f"  {how:32s} {wilson(flipped[how], TRIALS)}; some day of 28: "
            f"{100 * any_day[how] / TRIALS:.1f} %; after 59 days: {100 * later[how] / TRIALS:.1f} %"
        )
    for name, count in sorted(classes.items()):
        print(f"  when {name:14s} {wilson(flipped[name], count * len(CHEATS))}")
    print("  directions: " + ", ".join(f"{name} {n}" for name, n in moves.most_common(8)))


def tables() -> None:
    """Print flips of missions read from rows with places, effort not told."""
    number = TRIALS // 2
    print(f"\nRows with places, matched within a day and 10 km, effort not told, {number} missions")
    for team in (
        ("rival", "guarantor", "monitors", "charity"),
        ("rival", "guarantor", "monitors"),
        ("rival", "monitors"),
    ):
        flipped, moves = table_flips(SEED, team, number)
        each = ", ".join(f"{one} {wilson(flipped[one], number)}" for one in TABLE_CHEATS)
        print(f"  {len(team)} reporters: all cheats {wilson(flipped.total(), number * 3)}; {each}")
        print("    " + ", ".join(f"{name} {n}" for name, n in moves.most_common(6)))


def access() -> None:
    """Print whether denied access, or effort alone, moves the class."""
    print("\nAccess denied from one day on (effort lowered by as much), target: never holding")
    for share in (0.3, 0.5, 0.8, 1.0):
        for level, change in ((0.75, 1.0), (1.0, 1.0), (0.75, 2.0)):
            became = late = anyway = started = 0
            for number in range(TRIALS):
                chance = np.random.default_rng([SEED, number, 7])
                one = Mission(share=level)
                trial = draw(one, chance, change)
                days, found = holding_classes(deny(trial, share, chance), 0, settings(one, True))
                _, plain = holding_classes(manipulate(trial, 0, "", chance), 0, settings(one, True))
                start = int(np.searchsorted(days, one.change))
                if found[start - 1] is not Holding.HOLDING:
                    started += 1
                    became += Holding.HOLDING in found[start:]
                    late += Holding.HOLDING in found[start + 2 :]
                    anyway += Holding.HOLDING in plain[start:]
            print(
                f"  {share:.0%} denied, true rate {level * change:g} x normal: became holding "
                f"{wilson(became, started)}, later than on its first two days {late}; "
                f"with full access {anyway}"
            )
    still = started = 0
    for number in range(TRIALS):
        chance = np.random.default_rng([SEED, number, 8])
        one = Mission(share=0.2)
        days, found = holding_classes(deny(draw(one, chance), 1.0, chance), 0, settings(one, True))
        start = int(np.searchsorted(days, one.change))
        if found[start] is Holding.HOLDING:
            started += 1
            still += found[start + 28] is Holding.HOLDING
    print(
        f"  holding before, all access denied: still holding after 28 days {wilson(still, started)}"
    )
    for factor in (0.7, 0.5):
        changed = Counter()
        for number in range(TRIALS):
            chance = np.random.default_rng([SEED, number, 9])
            one = mission(chance, Reporters(), True)
            trial, chosen = draw(one, chance), settings(one, True)
            days, plain = holding_classes(manipulate(trial, 0, "", chance), 0, chosen)
            _, found = holding_classes(less_effort(trial, factor, chance), 0, chosen)
            at = int(np.searchsorted(days, one.change)) + 28
            if plain[at] is not found[at]:
                changed[f"{plain[at]} -> {found[at]}"] += 1
        print(f"  effort alone x {factor:g}: {dict(changed.most_common())} of {TRIALS}")


def recognised() -> None:
    """Print how many days pass until a real change is seen, with and without a cheat."""
    print("\nReal changes (5 a day before the truce), days until the class shows it")
    worse = {Holding.STRAINED, Holding.FAILING}
    for truce, share, change, want in (
        (True, 0.25, 2.0, worse), (True, 0.25, 3.0, worse), (True, 0.25, 4.0, worse),
        (False, 1.0, 2.0, worse), (False, 1.0, 2.0, {Holding.FAILING}),
        (False, 1.0, 3.0, {Holding.FAILING}), (True, 1.0, 0.2, {Holding.HOLDING}),
    ):  # fmt: skip
        for how in ("", "silent", "tenfold"):
            waits = []
            for number in range(min(TRIALS, 200)):
                chance = np.random.default_rng([SEED, number, 11])
                one = Mission(share=share)
                trial = draw(one, chance, change)
                told = manipulate(trial, number % 4, how, chance)
                days, found = holding_classes(told, 0, settings(one, truce))
                start = int(np.searchsorted(days, one.change))
                waits.append(next((i for i, c in enumerate(found[start:]) if c in want), 99))
            half, nine = np.percentile(waits, [50, 90])
            print(
                f"  {'truce' if truce else 'trailing':8s} {share:g} -> {share * change:g} x normal,"
                f" {'/'.join(sorted(want)):16s} {how or 'honest':8s} median {half:.0f}, "
                f"90 % {nine:.0f}, within 28 days {100 * np.mean(np.array(waits) <= 28):.0f} %"
            )


def speed() -> None:
    """Print how long a million rows take from table to index."""
    chance = np.random.default_rng(SEED)
    number, days = 10**6, 1000
    true = number // 2
    day, place = chance.integers(0, days, true), chance.uniform((34, 36), (36.5, 39), (true, 2))
    side, pick = chance.integers(0, 2, true), np.concatenate([np.arange(true)] * 2)
    events = Events(
        day[pick],
        place[pick, 0] + chance.normal(size=number) * 0.02,
        place[pick, 1] + chance.normal(size=number) * 0.02,
        np.ones(number),
        np.full(number, np.nan),
        side[pick],
        chance.integers(0, 4, number),
        ("north", "south"),
        ("a", "b", "c", "d"),
    )
    begun = time.process_time()
    told: Told = from_events(events)
    matched = time.process_time()
    holding_index(told)
    done = time.process_time()
    print(
        f"\n{number} rows: matching {matched - begun:.1f} s, index of two sides on "
        f"{told.days} days {done - matched:.1f} s (processor time)"
    )


def main() -> None:
    """Print everything."""
    print(f"Holding index, unreported, truce effect. {machine()}")
    for team in TEAMS:
        flips(team, True)
    flips("four reporters", False)
    flips("three reporters", False)
    tables()
    access()
    recognised()
    chapman_coverage(SEED, 4 * TRIALS)
    three_registers(SEED, TRIALS)
    registers_bounds()
    placebo_bands()
    known_effects(SEED, TRIALS)
    speed()


if __name__ == "__main__":
    main()
