"""Forecasts of one origin, of past ones, and what is said where none is possible."""

import numpy as np
import pytest

from hudna.errors import InputError
from hudna.watch.cells import cells_around
from hudna.watch.counts.area import cells_of_area, read_area
from hudna.watch.counts.backtest import EMPIRICAL, FIELDS, FIGURES
from hudna.watch.counts.forecast import forecast, last_month
from hudna.watch.counts.rolling import MODEL, learn_grid, walk
from hudna.watch.counts.tally import tally
from hudna.watch.counts.trial import first_origin, run_backtest, why_not
from tests.watch.counts.worlds import START, bursts, events

ORIGIN = START + 420


def rng():
    return np.random.default_rng(0)


@pytest.fixture(scope="module")
def world():
    return bursts()


@pytest.fixture(scope="module")
def made(world):
    return forecast(world, origin=ORIGIN, rng=rng())


def test_every_cell_has_a_range_about_its_median_and_reasons_that_sum_to_one(made):
    assert made.status == "forecast"
    assert (made.q05 <= made.q50).all()
    assert (made.q50 <= made.q95).all()
    assert (made.low <= made.high).all()
    assert sum(made.shares.values()) == pytest.approx(np.ones(len(made.expected)))
    assert made.cells.width_km >= 10


def test_the_total_lies_in_its_range_and_near_what_is_usual(made):
    expected, low, high = made.total(rng())
    assert low < expected < high
    assert expected == pytest.approx(made.normal.sum(), rel=0.5)
    some = np.flatnonzero(made.expected > np.median(made.expected))
    assert made.total(rng(), some)[0] < expected


def test_what_comes_later_changes_no_forecast(world):
    origin = START + 300
    later = world.where(world.day < origin)
    assert forecast(world, origin=origin, rng=rng()).expected == pytest.approx(
        forecast(later, origin=origin, rng=rng()).expected
    )


def test_an_origin_of_the_walk_knows_nothing_of_the_days_after_it(world):
    cells = cells_around(world.latitude, world.longitude)
    changed = events(
        np.where(world.day >= START + 350, START + 350, world.day), world.latitude, world.longitude
    )
    seen = [
        [
            each
            for each in walk(
                cells, tally(told, cells), first_day=START, origin=ORIGIN, horizon=7, area=True
            )
            if each.day <= START + 350
        ]
        for told in (world, changed)
    ]
    assert len(seen[0]) > 30
    for one, other in zip(*seen, strict=True):
        for name, parts in one.forecasts.items():
            assert parts.expected() == pytest.approx(other.forecasts[name].expected())


def test_the_last_four_weeks_say_what_was_expected_and_what_came(world, made):
    weeks = last_month(world, origin=ORIGIN, rng=rng())
    assert [week.day for week in weeks] == [ORIGIN - 7 * back for back in (4, 3, 2, 1)]
    for week in weeks:
        came = ((world.day >= week.day) & (world.day < week.day + 7)).sum()
        assert week.came == came
        assert week.held == (week.low <= came <= week.high)
        assert 0 <= week.share_in_top_5 <= 1


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ([], "no event"),
        (range(5), "fewer than 20"),
        ([3] * 300, "fewer than 28"),
        ([60] * 300, "no event lies before"),
    ],
)
def test_too_little_is_not_assessable_and_says_why(day, reason):
    told = events([START + each for each in day], [35.1] * len(day), [36.7] * len(day))
    made = forecast(told, origin=START + 50 if 60 in day else START + 5, rng=rng())
    assert made.status == "not assessable"
    assert reason in made.note
    assert not len(made.expected)


def test_a_small_mission_leans_on_plain_means_and_says_so():
    few = bursts(number=120, days=200)
    made = forecast(few, origin=START + 200, rng=rng())
    assert made.status == "shrunk to plain means"
    assert "28 and 90 days" in made.note


def test_doubled_effort_doubles_what_is_expected_to_be_seen(world):
    before = ORIGIN - 30
    steady = np.ones(len(world))
    harder = np.where(world.day >= before, 2.0, 1.0)

    def total(effort, count):
        told = events(world.day, world.latitude, world.longitude, count, effort)
        return forecast(told, origin=ORIGIN, rng=rng()).expected.sum()

    more = np.where(world.day >= before, 2.0, 1.0)
    ratio = total(harder, more) / total(steady, np.ones(len(world)))
    assert 1.3 < ratio < 2.3


def test_the_grid_learns_only_whole_periods(world):
    cells = cells_around(world.latitude, world.longitude)
    fitter = learn_grid(cells, tally(world, cells), first_day=START, origin=ORIGIN, horizon=7)
    assert max(fitter.days) + 7 <= ORIGIN
    assert (fitter.fit() >= 0).all()


def test_a_back_test_scores_every_model_on_the_same_origins(world):
    first = first_origin(world, 7)
    scores, outside = run_backtest(world, first=first, rng=rng())
    figures = scores.figures()
    assert figures.shape == (len(scores.models), len(FIGURES))
    assert outside >= 0
    model, empirical = scores.models.index(MODEL), scores.models.index(EMPIRICAL)
    assert figures[model, 0] < figures[empirical, 0]
    drawn = scores.resampled(rng())
    assert (drawn[:, model, 0] > 0).all()
    cells = sum(each.sums[model, FIELDS.index("cells")] for each in scores.origins)
    assert scores.coverage()[model, :, 0].sum() == cells
    assert scores.pit()[model].sum() == pytest.approx(1)


def test_a_table_too_small_for_a_back_test_says_so():
    assert "fewer than the 100" in why_not(bursts(number=60), 7)
    assert "days are fewer" in why_not(events([START] * 300, [35.0] * 300, [36.0] * 300), 7)
    assert why_not(bursts(), 7) is None


def test_an_area_is_the_cells_its_polygon_touches():
    square = '{"type":"Polygon","coordinates":[[[36,35],[37,35],[37,36],[36,36],[36,35]]]}'
    cells = cells_of_area(read_area(square, name="area"))
    assert 100 <= len(cells) <= 130
    assert cells.find(np.array([35.5, 38.0]), np.array([36.5, 36.5])).tolist()[1] == -1


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"type":"Point","coordinates":[36,35]}'])
def test_what_is_no_area_is_refused_by_name(text):
    with pytest.raises(InputError, match=r"area\.json"):
        read_area(text, name="area.json")
