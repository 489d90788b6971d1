"""The model's parameters and its columns.

Intensity at time t and place (x, y), per day and km2 (Ogata 1998, "Space-Time Point-Process Models
for Earthquake Occurrences", Ann. Inst. Statist. Math. 50, 379-402; in the form of Jalilian 2019,
"ETAS: An R Package", J. Stat. Softw. 88 CN1, eqs. 1-4):

    mu u(x, y) + sum over earlier events i of  A exp(alpha m_i) g(t - t_i) f(r_i^2; m_i)
    g(t)      = (p-1)/c (1 + t/c)^-p                               when an offspring follows
    f(r^2; m) = (q-1)/(pi sigma) (1 + r^2/sigma)^-q,  sigma = D exp(gamma m)          and where
"""

from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.watch.etas.area import Area
from hudna.watch.events import Floats

__all__ = ["NAMES", "Catalogue", "Parameters"]

NAMES = ("mu", "A", "c", "alpha", "p", "D", "q", "gamma")


@dataclass(frozen=True, slots=True)
class Parameters:
    """c in days, D in km2, A and mu without unit, alpha and gamma per unit of the mark."""

    mu: float
    a: float
    c: float
    alpha: float
    p: float
    d: float
    q: float
    gamma: float

    def free(self) -> Floats:
        """Return the eight coordinates that are fitted: logs, except for alpha and gamma."""
        return np.array(
            [
                np.log(self.mu),
                np.log(self.a),
                np.log(self.c),
                self.alpha,
                np.log(self.p - 1),
                np.log(self.d),
                np.log(self.q - 1),
                self.gamma,
            ]
        )

    @classmethod
    def of_free(cls, at: Floats) -> "Parameters":
        """Return the parameters of fitted coordinates, `free` turned round."""
        mu, a, c, alpha, p, d, q, gamma = (float(value) for value in at)
        raised = np.exp([mu, a, c, p, d, q])
        mu, a, c, p, d, q = (float(value) for value in raised)
        return cls(mu, a, c, alpha, 1 + p, d, 1 + q, gamma)

    def slopes(self) -> Floats:
        """Return d(parameter)/d(coordinate) for each, in the order of `NAMES`."""
        return np.array([self.mu, self.a, self.c, 1, self.p - 1, self.d, self.q - 1, 1])

    def values(self) -> dict[str, float]:
        """Return the parameters by their published names."""
        return dict(zip(NAMES, astuple(self), strict=True))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Events in order of time: days, plane km, mark above the threshold (0 without marks).

    Targets, inside the area and the study window [start, end] in days, are what the model explains;
    the others only trigger (Jalilian 2019, section 2: complementary events).
    """

    t: Floats
    x: Floats
    y: Floats
    mark: Floats
    target: NDArray[np.bool_]
    start: float
    end: float
    area: Area

    def __len__(self) -> int:
        return len(self.t)

    @property
    def days(self) -> float:
        """Return the length of the study window."""
        return self.end - self.start
