"""Small made-up worlds: areas, processes and catalogues drawn from them."""

import numpy as np

from hudna.watch.etas.area import Area
from hudna.watch.etas.model import Catalogue, Parameters
from hudna.watch.etas.simulate import simulate, uniform_background

SQUARE = Area(np.array([0.0, 200, 200, 0]), np.array([0.0, 0, 200, 200]))
MISSION = Parameters(mu=1.0, a=0.5, c=0.5, alpha=0.0, p=1.8, d=16.0, q=2.5, gamma=0.0)
QUAKES = Parameters(mu=1.0, a=0.2, c=0.02, alpha=1.2, p=1.3, d=2.0, q=2.0, gamma=0.6)


def magnitudes(rng: np.random.Generator, count: int):
    return np.minimum(rng.exponential(1 / 2.3, count), 4.0)


def drawn(theta: Parameters, seed: int, *, per_day: float, days: float, marks=None) -> Catalogue:
    rng = np.random.default_rng(seed)
    options = {} if marks is None else {"marks": marks}
    return simulate(theta, uniform_background(SQUARE, per_day), SQUARE, (0.0, days), rng, **options)
