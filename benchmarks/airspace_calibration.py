"""10,000 simulated disputes with a hidden bias: do the intervals cover, is `supported` right?

Part of `make bench-airspace`. Each dispute has a true way past the salient, plots of it with a bias
drawn once and hidden, noise, and what the judge makes of the stated errors alone. The ways are
drawn, not tuned on: straight, or in a steady turn, at a random distance from the tip.
"""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from airspace_lines import TIP, _shapes
from machine import machine

from hudna.airspace.case import CONTRADICTED_TO, SUPPORTED_FROM
from hudna.airspace.sampling import draw, flown
from hudna.airspace.track import Track
from hudna.airspace.zone import Zone
from hudna.geo.crossing.measures import measures
from hudna.geo.crossing.stays import Shape
from hudna.model.judgement import HeightDatum

DISPUTES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
SAMPLES = 1000
NAME, SHAPE = next(iter(_shapes()))
WHOLE = Shape(SHAPE)
ZONE = Zone(
    "area", NAME, SHAPE, "inside", "straight", 0.0, None, None, HeightDatum.UNKNOWN,
    "WGS 84", "", "", "",
)  # fmt: skip


def true_way(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return time, x and y of a way past the tip, 20 to 60 plots."""
    n, every = int(rng.integers(20, 61)), float(rng.choice([1.0, 2.0, 4.0]))
    speed, heading = rng.uniform(80, 300), rng.uniform(0, 2 * np.pi)
    rate = rng.choice([0.0, rng.normal(0, 0.01)])
    time_s = np.arange(n) * every
    course = heading + rate * (time_s - time_s.mean())
    steps = speed * every
    x, y = (np.cumsum(steps * f(course)) for f in (np.sin, np.cos))
    middle = n // 2
    off = rng.normal(0, 900, 2)
    return time_s, x - x[middle] + off[0], y - y[middle] + off[1] + 600.0


def main() -> None:
    """Print coverage with its 95 % interval, and how often `supported` was false."""
    print(machine())
    rng = np.random.default_rng(20151124)
    began = time.perf_counter()
    reach_in, duration_in, length_in = [], [], []
    answers = {"supported": [0, 0], "contradicted": [0, 0], "not resolvable": [0, 0]}
    for number in range(DISPUTES):
        time_s, x, y = true_way(rng)
        noise, bias = float(rng.uniform(5, 120)), float(rng.uniform(30, 500))
        hidden = rng.normal(0, bias, 2)
        seen_x, seen_y = (
            v + h + rng.normal(0, noise, len(v)) for v, h in zip((x, y), hidden, strict=True)
        )
        lat, lon = TIP.from_plane(seen_x, seen_y)
        none = np.full(len(time_s), np.nan)
        track = Track(
            "a", "", "csv", None, time_s, lat, lon, none, HeightDatum.UNKNOWN,
            noise, bias, 0.0, "",
        )  # fmt: skip
        drawn = draw(ZONE, track, flown(track, SAMPLES, number), SAMPLES, number)
        grid = WHOLE.grid(TIP, x, y)
        reach, length, duration = measures(grid, x[None], y[None], none, time_s)[0]
        reach_in.append(covered(drawn.reach, reach))
        if reach > 0:
            duration_in.append(covered(drawn.duration, duration))
            length_in.append(covered(drawn.length, length))
        p = float(np.mean(drawn.reach > 0))
        for share, true in ((p, reach > 0), (1 - p, reach <= 0)):
            key = "not resolvable"
            if share >= SUPPORTED_FROM:
                key = "supported"
            elif share <= CONTRADICTED_TO:
                key = "contradicted"
            answers[key][0] += 1
            answers[key][1] += bool(true) == (key == "contradicted")
    spent = time.perf_counter() - began
    print(f"{DISPUTES:,} disputes against {NAME}, {SAMPLES} draws each: {spent:.0f} s")
    for name, hits in (
        ("depth reached", reach_in),
        ("duration", duration_in),
        ("length", length_in),
    ):
        share = np.mean(hits)
        half = 1.96 * np.sqrt(share * (1 - share) / len(hits))
        print(f"90 % of {name}: {100 * share:.1f} % covered, +- {100 * half:.1f} ({len(hits):,})")
    for key, (n, wrong) in answers.items():
        if key != "not resolvable":
            print(f"{key}: {n:,} claims, {wrong} of them falsely ({100 * wrong / max(n, 1):.2f} %)")
    print(f"not resolvable: {answers['not resolvable'][0]:,} claims")


def covered(values: np.ndarray, true: float) -> bool:
    """Return whether a true value lies between the 5 and 95 % points."""
    low, high = np.quantile(values, (0.05, 0.95))
    return bool(low <= true <= high)


if __name__ == "__main__":
    main()
