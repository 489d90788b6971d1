"""The truce effect on Syria 2016-19 where there was none, and on series with a known effect."""

import csv
from datetime import date
from pathlib import Path

import numpy as np

from hudna.watch.events import Events
from hudna.watch.holding.truce import TruceSettings, truce_effect

__all__ = ["known_effects", "placebo_bands"]

SYRIA = Path(__file__).parents[2] / "shared" / "data" / "events" / "ucdp_syria.csv"
MAIN = "Government of Syria - Syrian insurgents"
EPOCH = date(1970, 1, 1).toordinal()
NORTH_WEST = ("Idlib", "Hama", "Lattakia", "Aleppo")


def placebo_bands() -> None:
    """Print where 95 % of dates without a truce lie, and what is found at known truces."""
    if not SYRIA.exists():
        print("\nUCDP Syria: not measured, ../shared is absent")
        return
    with SYRIA.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    day = np.array([date.fromisoformat(row["date_start"][:10]).toordinal() for row in rows]) - EPOCH
    inside = day >= date(2016, 1, 1).toordinal() - EPOCH
    main = np.array([row["dyad_name"] == MAIN for row in rows])
    west = np.array([row["adm_1"].split(" ")[0] in NORTH_WEST for row in rows])
    events = _events(day)
    print("\nPlacebo band (95 % of dates) on UCDP Syria 2016-19; the trial had 0.37 to 2.37")
    for name, covered, compared in (
        ("government-insurgents against all other dyads", main, ~main),
        ("its north-west against its other areas", main & west, main & ~west),
    ):
        for before, gap in ((14, 0), (28, 0), (28, 14), (90, 14)):
            settings = TruceSettings(before=before, after=before, anticipation=gap)
            found = [
                truce_effect(
                    events, covered & inside, compared & inside,
                    date.fromisoformat(when).toordinal() - EPOCH, settings,
                )
                for when in ("2016-12-30", "2017-05-06", "2018-09-17")
            ]  # fmt: skip
            one = found[0]
            told = ", ".join(
                f"{when} {f.effect:.2f} (p {f.p_value:.2f})"
                for when, f in zip(("2016-12-30", "2017-05-06", "2018-09-17"), found, strict=True)
            )
            print(
                f"  {name}, {before} days, gap {gap}: {one.band_low:.2f} to {one.band_high:.2f}"
                f" ({one.independent:.0f} independent); {told}"
            )


def known_effects(seed: int, trials: int) -> None:
    """Print coverage and power on series with a shared swing, own swings, and a known effect."""
    print("\nKnown truce effects, 4 years of days, 28 days each way")
    days, at = 1461, 730
    for swing in (0.2, 0.5):
        for effect in (1.0, 0.7, 0.5, 0.25):
            chance = np.random.default_rng([seed, 31])
            held = found = model = 0
            for _ in range(trials):
                shared = _walk(chance, days, 0.5)
                counts = []
                for level, factor in ((6.0, effect), (6.0, 1.0)):
                    rate = level * np.exp(shared + _walk(chance, days, swing))
                    rate[at:] *= factor
                    counts.append(chance.poisson(chance.gamma(2.0, rate / 2.0)))
                number = [int(c.sum()) for c in counts]
                events = _events(np.repeat(np.tile(np.arange(days), 2), np.concatenate(counts)))
                mask = np.repeat([True, False], number)
                one = truce_effect(events, mask, ~mask, at)
                held += one.low <= effect <= one.high
                found += one.p_value <= 0.05
                four = (*one.covered, *one.compared)
                error = 1.96 * np.sqrt(sum(1 / max(n, 0.5) for n in four))
                model += abs(np.log(one.effect / effect)) <= error
            print(
                f"  own swing {swing:g}, true effect {effect:g}: interval holds it "
                f"{100 * held / trials:.1f} % (a Poisson model's {100 * model / trials:.1f} %), "
                f"p <= 0.05 in {100 * found / trials:.1f} %"
            )


def _walk(chance: np.random.Generator, days: int, size: float) -> np.ndarray:
    """Return a slow swing of log rate with standard deviation `size` (memory of 20 days)."""
    keep = np.exp(-1 / 20)
    steps = chance.normal(size=days) * np.sqrt(1 - keep**2)
    value, walk = chance.normal(), np.zeros(days)
    for day in range(days):
        value = keep * value + steps[day]
        walk[day] = value
    return size * walk


def _events(day: np.ndarray) -> Events:
    number = len(day)
    none = np.full(number, -1)
    place = np.zeros(number)
    return Events(
        day.astype(np.int64), place, place, np.ones(number), np.full(number, np.nan), none, none
    )
