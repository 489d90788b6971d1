"""Published fits of earthquake catalogues (Jalilian 2019, section 7) are ours too.

The fits themselves take seconds to minutes and are in `benchmarks/watch_etas.py`; here the
published parameters are put in. The published plane has its own kilometres to the degree.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from hudna.watch.etas.area import Area
from hudna.watch.etas.background import kernels
from hudna.watch.etas.likelihood import Likelihood
from hudna.watch.etas.model import Parameters
from hudna.watch.etas.pairs import triggered
from hudna.watch.etas.plane import KM_PER_DEGREE, Frame
from hudna.watch.etas.prepare import Choice, prepare
from hudna.watch.etas.table import read_catalogue

ITALY = Path(__file__).resolve().parents[4] / "shared/data/earthquakes/etas_italy_quakes.csv"
PUBLISHED = Parameters(
    mu=1.0173, a=0.2115, c=0.0123, alpha=1.5596, p=1.1688, d=1.3185, q=1.8895, gamma=0.9123
)


def test_the_published_parameters_of_italy_are_the_top_of_our_likelihood():
    if not ITALY.is_file():
        pytest.skip("the earthquake catalogues (../shared/data/earthquakes) are not here")
    table = read_catalogue(ITALY.read_text("utf-8"), name="italy", today=date(2020, 1, 1))
    own = prepare(table, Choice(frame=Frame(0.0)), np.random.default_rng(0)).events
    east, north = 111.320 / KM_PER_DEGREE, 110.574 / KM_PER_DEGREE
    area = Area(own.area.x * east, own.area.y * north)
    events = replace(own, x=own.x * east, y=own.y * north, area=area)
    assert len(events) == events.target.sum() == 2158
    assert events.days == pytest.approx(3120.678, abs=1e-3)

    kernel = kernels(events)
    sums = triggered(PUBLISHED, events, np.arange(len(events)), slopes=False)[0]
    chance = kernel.decluster(PUBLISHED.mu, sums, np.ones(len(events)))
    assert np.quantile(chance, [0.25, 0.5, 0.75]) == pytest.approx(
        [0.0004, 0.8534, 0.9967], abs=0.002
    )
    assert chance.mean() == pytest.approx(0.5350, abs=0.001)

    edge = events.area.seen_from(events.x, events.y)
    point = Likelihood(events, edge, kernel.background(chance), kernel.integral(chance)).at(
        PUBLISHED.free()
    )
    assert point.log_likelihood == pytest.approx(-23394.52, abs=0.05)
    newton = np.linalg.solve(point.information, point.gradient)
    assert np.abs(newton).max() < 0.01
