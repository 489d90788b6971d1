"""Small missions: one governorate each, fitted on three years, forecast week by week on the last.

Nothing is chosen on the last year. Baselines are each cell's own mean over the past 28 and 90 days,
with a twentieth of the area's mean added so that no cell expects nothing.
"""

import csv
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import numpy as np
from scipy.stats import poisson

from hudna.watch.cells import Cells, cells_around
from hudna.watch.etas.background import Kernels
from hudna.watch.etas.expected import expected
from hudna.watch.etas.prepare import Choice, prepare
from hudna.watch.etas.study import Study, study
from hudna.watch.etas.table import Table, day_of, read_catalogue
from hudna.watch.events import Floats

__all__ = ["missions"]

GOVERNORATES = ("Al Hasakah", "Latakia", "Quneitra", "Hamah")
SPLIT = day_of(datetime(2019, 1, 1, tzinfo=UTC))
WEEK, WEEKS, MOST = 7.0, 51, 40


def missions(path: Path) -> None:
    """Print a line per governorate: the fit, and what its forecasts are worth."""
    if not path.is_file():
        return
    print("\nsmall missions: UCDP GED, day and place exact or nearly (precision 1-2, 1-3)")
    print(
        "fit on 2016-2018, 51 weekly forecasts of 2019; mean CRPS per cell and week, and share of"
    )
    print("events in the 5 % of cells expected to have most")
    print(f"  {'':12}{'events':>7}{'sec.':>6}  {'status':14}{'in window':>10}{'p':>6}  "
          f"{'CRPS etas':>10}{'28 d':>8}{'90 d':>8}  {'hit 5 %':>8}{'28 d':>6}{'90 d':>6}  "
          f"{'expected':>9}{'seen':>5}")  # fmt: skip
    text = path.read_text("utf-8")
    for name in GOVERNORATES:
        table = of_governorate(text, name)
        before = time.perf_counter()
        found = study(table, Choice(end=SPLIT), np.random.default_rng(1))
        seconds = time.perf_counter() - before
        if found.fit is None or found.prepared is None:
            print(f"  {name:12}{len(table.time):7}{seconds:6.1f}  {found.status}: {found.reason}")
            continue
        events = found.prepared.events
        score = forecasts(table, found)
        crps = "".join(f"{one:{wide}.4f}" for one, wide in zip(score.crps, (10, 8, 8), strict=True))
        hits = "".join(f"{one:{wide}.0%}" for one, wide in zip(score.hit, (8, 6, 6), strict=True))
        within = found.fit.branching_ratio(events, events.days)
        print(
            f"  {name:12}{len(events):7}{seconds:6.1f}  {found.status:14}"
            f"{within:10.2f}{found.fit.theta.p:6.2f}  {crps}  {hits}"
            f"  {score.expected:9.0f}{score.seen:5.0f}"
        )


def of_governorate(text: str, name: str) -> Table:
    """Return the located events of one governorate whose day is known."""
    out = StringIO()
    write = csv.writer(out)
    write.writerow(["id", "date", "latitude", "longitude"])
    for row in csv.DictReader(StringIO(text)):
        sure = row["where_prec"] in ("1", "2", "3") and row["date_prec"] in ("1", "2")
        if sure and row["adm_1"].startswith(name):
            write.writerow([row["id"], row["date_start"], row["latitude"], row["longitude"]])
    return read_catalogue(out.getvalue(), name=name, today=date(2020, 1, 1))


@dataclass(frozen=True)
class Score:
    """Figures of ETAS and the means of 28 and 90 days, in this order."""

    crps: tuple[float, ...]
    hit: tuple[float, ...]
    expected: float
    seen: float


def forecasts(table: Table, found: Study) -> Score:
    """Return how the weeks after the split were forecast, parameters and background untouched."""
    fit, first = found.fit, found.prepared
    assert fit is not None
    assert first is not None
    whole = prepare(table, Choice(begin=first.origin, frame=first.frame), np.random.default_rng(1))
    events, fitted = first.events, len(first.events)
    everything = whole.events
    more = len(everything) - fitted
    kernels: Kernels = replace(fit.kernels, width=np.append(fit.kernels.width, np.ones(more)))
    chance = np.append(fit.chance, np.zeros(more))
    known = np.searchsorted(everything.t, events.end)
    assert known == fitted
    joined = replace(
        everything,
        t=np.append(events.t, everything.t[known:]),
        x=np.append(events.x, everything.x[known:]),
        y=np.append(events.y, everything.y[known:]),
    )
    where = first.frame.degrees(joined.x, joined.y)
    cells = cells_around(*(angle[:fitted] for angle in where))
    at = cells.find(*where)
    crps, hits, total = [], [], 0.0
    seen = 0.0
    for week in range(WEEKS):
        origin = events.end + WEEK * week
        counts = expected(
            fit.theta, joined, first.frame, kernels, chance,
            origin=origin, horizon=WEEK, cells=cells,
        ).count  # fmt: skip
        came = counted(at, joined.t, origin, origin + WEEK, cells)
        rival = [counts]
        for days in (28.0, 90.0):
            mean = counted(at, joined.t, origin - days, origin, cells) * WEEK / days
            rival.append(0.95 * mean + 0.05 * mean.mean() + 1e-6)
        crps.append([poisson_crps(one, came).mean() for one in rival])
        top = max(1, round(0.05 * len(cells)))
        hits.append([came[np.argsort(-one, kind="stable")[:top]].sum() for one in rival])
        total += float(counts.sum())
        seen += float(came.sum())
    return Score(
        tuple(np.mean(crps, axis=0)),
        tuple(np.sum(hits, axis=0) / max(seen, 1)),
        total,
        seen,
    )


def counted(at: Floats, t: Floats, begin: float, end: float, cells: Cells) -> Floats:
    """Return events per cell in (begin, end]."""
    inside = (t > begin) & (t <= end) & (at >= 0)
    return np.bincount(at[inside], minlength=len(cells)).astype(float)


def poisson_crps(mean: Floats, came: Floats) -> Floats:
    """Return the continuous ranked probability score of a Poisson forecast, by its definition."""
    steps = np.arange(MOST)
    below = poisson.cdf(steps, mean[:, None])
    return np.asarray(((below - (came[:, None] <= steps)) ** 2).sum(axis=1))
