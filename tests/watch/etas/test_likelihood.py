"""The likelihood's slopes are its differences, and its integral is what a grid gives."""

from dataclasses import replace

import numpy as np
import pytest

from hudna.watch.etas.background import kernels
from hudna.watch.etas.likelihood import Likelihood, expected_offspring
from hudna.watch.etas.model import NAMES, Catalogue, Parameters
from hudna.watch.etas.pairs import triggered
from tests.watch.etas.worlds import QUAKES, SQUARE, drawn, magnitudes

WORLD = drawn(QUAKES, 4, per_day=1.0, days=200.0, marks=magnitudes)
EVENTS = replace(WORLD, start=40.0, target=WORLD.target & (WORLD.t >= 40))


def likelihood(events: Catalogue) -> Likelihood:
    kernel = kernels(events)
    chance = np.linspace(0.2, 1, len(events))
    return Likelihood(
        events,
        events.area.seen_from(events.x, events.y),
        kernel.background(chance)[events.target],
        kernel.integral(chance),
    )


@pytest.mark.parametrize("coordinate", range(8), ids=NAMES)
def test_the_gradient_is_the_difference_quotient(coordinate: int):
    surface = likelihood(EVENTS)
    at, step = QUAKES.free() + 0.05, np.zeros(8)
    step[coordinate] = 1e-5
    rise = surface.at(at + step).log_likelihood - surface.at(at - step).log_likelihood
    assert surface.at(at).gradient[coordinate] == pytest.approx(rise / 2e-5, rel=1e-5, abs=1e-4)


def test_the_intensity_is_the_sum_over_earlier_events_as_written_in_the_model():
    j = 60
    t, r2 = EVENTS.t[j] - EVENTS.t[:j], np.zeros(j)
    r2 += (EVENTS.x[j] - EVENTS.x[:j]) ** 2 + (EVENTS.y[j] - EVENTS.y[:j]) ** 2
    k = QUAKES
    sigma = k.d * np.exp(k.gamma * EVENTS.mark[:j])
    g = (k.p - 1) / k.c * (1 + t / k.c) ** -k.p
    f = (k.q - 1) / (np.pi * sigma) * (1 + r2 / sigma) ** -k.q
    want = np.sum(k.a * np.exp(k.alpha * EVENTS.mark[:j]) * g * f)
    assert triggered(k, EVENTS, np.array([j]))[0, 0] == pytest.approx(want, rel=1e-10)


def test_the_offspring_expected_in_the_window_are_the_integral_of_the_intensity():
    one = Catalogue(
        np.array([10.0]), np.array([30.0]), np.array([170.0]), np.array([1.5]),
        np.array([False]), 12.0, 50.0, SQUARE,
    )  # fmt: skip
    k = QUAKES
    exact = expected_offspring(k, one, SQUARE.seen_from(one.x, one.y))[0, 0]
    late = np.geomspace(2, 40, 4001)
    days = np.trapezoid((k.p - 1) / k.c * (1 + late / k.c) ** -k.p, late)
    grid = np.arange(0.25, 200, 0.5)
    gx, gy = np.meshgrid(grid, grid)
    sigma = k.d * np.exp(k.gamma * 1.5)
    r2 = (gx - 30) ** 2 + (gy - 170) ** 2
    place = np.sum((k.q - 1) / (np.pi * sigma) * (1 + r2 / sigma) ** -k.q) * 0.25
    assert exact == pytest.approx(k.a * np.exp(k.alpha * 1.5) * days * place, rel=5e-3)


def test_fitted_coordinates_turn_back_into_the_parameters():
    assert Parameters.of_free(QUAKES.free()).values() == pytest.approx(QUAKES.values())


def test_an_event_is_not_triggered_by_itself_or_by_one_of_the_same_instant():
    same = Catalogue(
        np.array([5.0, 5.0]), np.array([50.0, 50]), np.array([50.0, 50]), np.zeros(2),
        np.array([True, True]), 0.0, 9.0, SQUARE,
    )  # fmt: skip
    assert triggered(QUAKES, same, np.arange(2))[0].tolist() == [0, 0]
