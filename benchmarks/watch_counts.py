"""Expected counts on the UCDP events of Syria and Ukraine beside plain means: `make bench-watch`.

Every figure is of origins a week apart, each forecast from the days before it alone, all models on
the same cells in the same run. What was chosen by looking (which memories, how they are corrected)
was chosen on the Syrian origins of 2017 and on Ukraine; some early comparisons looked at all
Syrian origins, so 2018-19 is kept apart here but is not untouched. Data: ../shared/data/events
(UCDP GED, CC BY 4.0); located events are those of where_prec 1 to 3 dated to the day.
"""

import csv
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
import shapely

sys.path.insert(0, str(Path(__file__).parent))

from machine import machine
from watch_fit import fit_times

from hudna.geo.shapes import governorates
from hudna.watch.cells import Cells
from hudna.watch.counts.area import cells_of_area
from hudna.watch.counts.backtest import EMPIRICAL, FIGURES, Backtest
from hudna.watch.counts.conformal import BINS
from hudna.watch.counts.rolling import MODEL
from hudna.watch.counts.trial import first_origin, run_backtest
from hudna.watch.event_file import read_events
from hudna.watch.events import Events

DATA = Path(__file__).parents[2] / "shared" / "data" / "events"
HELD_OUT = date(2018, 1, 1).toordinal() - date(1970, 1, 1).toordinal()
MEANS = ("last_period", "mean_28_days", "mean_90_days", EMPIRICAL)


def located(path: Path, encoding: str) -> Events:
    """Return the events of a UCDP file that are located (where_prec 1-3) and dated to the day."""
    csv.field_size_limit(10**9)
    table = ["id,date,latitude,longitude"]
    with path.open(encoding=encoding, newline="") as lines:
        for row in csv.DictReader(lines):
            if row["where_prec"] in "123" and row["date_prec"] == "1":
                day = iso(row["date_start"])
                table.append(f"{row['id']},{day},{row['latitude']},{row['longitude']}")
    return read_events("\n".join(table), name=path.name, today=date(2026, 1, 1)).events


def iso(day: str) -> str:
    """Return a day as YYYY-MM-DD; the Ukrainian file has months first."""
    if "/" not in day:
        return day[:10]
    month, of_month, year = day.split()[0].split("/")
    return f"{year}-{int(month):02d}-{int(of_month):02d}"


def tested(events: Events, area: Cells | None) -> tuple[Backtest, float, float]:
    """Return scores, events outside and seconds."""
    start = time.perf_counter()
    scores, outside = run_backtest(
        events, first=first_origin(events, 7), area=area, rng=np.random.default_rng(8)
    )
    return scores, outside, time.perf_counter() - start


def tell(title: str, scores: Backtest) -> None:
    """Print all figures, with 90 % ranges from 4-week blocks of the ratios to the model."""
    print(f"\n## {title}: {len(scores.origins)} origins")
    figures, drawn = scores.figures(), scores.resampled(np.random.default_rng(8))
    model = scores.models.index(MODEL)
    print("model               " + " ".join(f"{name:>14}" for name in FIGURES))
    for at, name in enumerate(scores.models):
        print(f"{name:19} " + " ".join(f"{value:14.4f}" for value in figures[at]))
    print("grid_model / it, 90 % range:")
    low, high = np.quantile(drawn[:, [model]] / drawn, [0.05, 0.95], axis=0)
    ratio = figures[model] / figures
    for at, name in enumerate(scores.models):
        if at != model:
            three = zip(*(each[at, [0, 1, 5]] for each in (ratio, low, high)), strict=True)
            told = (f"{r:.3f} ({a:.3f}-{b:.3f})" for r, a, b in three)
            print(f"  {name:19} CRPS {next(told)}, log score {next(told)}, PAI 5 % {next(told)}")
    print("PIT of the model by tenths: " + " ".join(f"{x:.3f}" for x in scores.pit()[model]))


def targets(scores: Backtest) -> None:
    """Print the targets beside what was reached."""
    at = {name: index for index, name in enumerate(scores.models)}
    f = scores.figures()
    crps, pai, new = (f[:, FIGURES.index(name)] for name in ("crps", "pai_5", "newly_hot_5"))
    model = at[MODEL]
    line("CRPS / past 12 weeks", crps[model] / crps[at[EMPIRICAL]], at_most=0.92, stretch=0.85)
    line("CRPS / 28-day mean", crps[model] / crps[at["mean_28_days"]], at_most=0.95, stretch=0.90)
    best = max(pai[at[name]] for name in MEANS)
    line("PAI 5 % / best trailing mean", pai[model] / best, at_least=1.03)
    line("PAI 5 % / best KDE", pai[model] / pai[at["kernel_density"]], at_least=1.15)
    line("newly hot cells, times random", new[model], at_least=2)
    line("PAI 5 % / best KDE of 10 km and more", pai[model] / pai[at["kernel_density_wide"]])
    for edge, told in zip(BINS, scores.coverage()[model], strict=True):
        cells, inside, by_pit, empty = told
        text = f"90 % range, expected from {edge:g} (n={cells:.0f}, by PIT {by_pit:.3f})"
        line(text, inside, at_least=0.87, at_most=0.94)
        if empty > 0.94:
            print(f"    no range can cover less: {empty:.1%} of these cell-weeks are empty")


def line(
    text: str, value: float, *, at_least: float = -np.inf, at_most: float = np.inf,
    stretch: float | None = None,
) -> None:  # fmt: skip
    """Print one figure and whether its target was met."""
    if at_least == -np.inf and at_most == np.inf:
        print(f"  {text:58} {value:7.3f}  no target")
        return
    bounds = (f">= {at_least:g}",) * (at_least > -np.inf) + (f"<= {at_most:g}",) * (
        at_most < np.inf
    )
    verdict = "passed" if at_least <= value <= at_most else "MISSED"
    if stretch is not None:
        verdict += f", stretch <= {stretch:g} " + ("passed" if value <= stretch else "missed")
    print(f"  {text:58} {value:7.3f}  target {' and '.join(bounds):18} {verdict}")


def main() -> None:
    """Run the back-tests and time the fit."""
    print(f"# {machine()}")
    if not DATA.is_dir():
        print("the event files (../shared/data/events) are not here: only the fit is timed")
    else:
        area = cells_of_area(shapely.union_all(list(governorates("SY").values())))
        events = located(DATA / "ucdp_syria.csv", "utf-8")
        scores, outside, seconds = tested(events, area)
        print(f"Syria: {len(events)} located events, {len(area)} cells of 10 km, ", end="")
        print(f"{outside:g} scored events outside, {seconds:.0f} s for the whole back-test")
        tell("Syria, protocol of 152 origins, 2017-01-01 to 2019-11-24", scores)
        targets(scores)
        tell("Syria, 2018-19 only", scores.since(HELD_OUT))
        targets(scores.since(HELD_OUT))
        events = located(DATA / "ucdp_ukraine.csv", "latin-1")
        scores, outside, seconds = tested(events, None)
        print(f"\nUkraine: {len(events)} located events, ", end="")
        print(f"{outside:g} scored events outside the cells known at the time, {seconds:.0f} s")
        tell("Ukraine", scores)
        targets(scores)
    print("\n## Fit of the grid model at a million events")
    seconds = fit_times()
    line("seconds for counting, memories and EM", seconds, at_most=10)


if __name__ == "__main__":
    main()
