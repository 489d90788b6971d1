"""Times of what the map asks, on the node's own database: `map_queries.py --node NODE`.

Views, days and pages of the list are asked at random places, zooms, kinds and days, as a guarantor
and as the public; each is the whole answer of the desk, without the network.
"""

import argparse
import random
import time
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.machine import machine
from hudna.db.setup import configure

configure()

from hudna.db.gate import released_to  # noqa: E402
from hudna.db.node import find_node  # noqa: E402
from hudna.db.on_map import Chosen  # noqa: E402
from hudna.db.setup import start  # noqa: E402
from hudna.db.store import DjangoStore  # noqa: E402
from hudna.geo.grid import Box  # noqa: E402
from hudna.web.present.map_view import map_view  # noqa: E402
from hudna.web.present.time_bins import bins  # noqa: E402

KINDS = (None, None, "shelling", "air_strike", "small_arms_fire")
AREAS = (None, None, None, "Idlib", "Hama")
WIDE = {5: 18.0, 6: 9.0, 7: 4.5, 8: 2.2, 9: 1.1, 10: 0.55, 12: 0.14}
"""Degrees a map of a laptop is wide at a zoom."""


def choice(chance: random.Random, first: date, last: date) -> tuple[Chosen, int]:
    """Return something a reader could ask for, and the zoom it looks at it from."""
    zoom = chance.choice(list(WIDE))
    wide = WIDE[zoom]
    west, south = chance.uniform(35.6, 38.5), chance.uniform(33.0, 36.3)
    box = Box.parse(f"{west - wide / 2},{south - wide / 3},{west + wide / 2},{south + wide / 3}")
    since = until = None
    if chance.random() < 0.5:
        days = (last - first).days
        at, n = chance.randrange(days), chance.choice((1, 7, 30, 90, 365, 900))
        since, until = first + timedelta(days=at), first + timedelta(days=min(days, at + n))
    return Chosen(chance.choice(KINDS), chance.choice(AREAS), since, until, box), zoom


def whole(chosen: Chosen, ends: tuple[date, date]) -> Chosen:
    """Return the same over all days."""
    return replace(chosen, since=ends[0], until=ends[1])


ASKS: dict[str, Any] = {
    "circles": map_view,
    "list": lambda reader, chosen, zoom: reader.listed(chosen, limit=40),
    "days": lambda reader, chosen, zoom: bins(reader, whole(chosen, reader.first_and_last()), "en"),
}


def main() -> None:
    """Print percentiles in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--node", type=Path, required=True)
    parser.add_argument("--asks", type=int, default=200)
    given = parser.parse_args()
    node = find_node(given.node)
    start(node)
    print(machine())
    for office in ("turkey-representative", None):
        actor = DjangoStore().actor(office) if office else None
        reader = released_to(actor, now=node.now())
        ends = reader.first_and_last()
        assert ends
        chance, times = random.Random(1), defaultdict(list)
        for _ in range(given.asks):
            chosen, zoom = choice(chance, *ends)
            for name, ask in ASKS.items():
                began, busy = time.perf_counter(), time.process_time()
                ask(reader, chosen, zoom)
                took = 1000 * (time.perf_counter() - began)
                times[name].append((took, 1000 * (time.process_time() - busy), chosen, zoom))
        for name, taken in times.items():
            p50, p95 = np.percentile([one[0] for one in taken], [50, 95])
            busy = np.percentile([one[1] for one in taken], [50, 95])
            worst = max(taken, key=lambda one: one[1])
            print(
                f"{office or 'public':22} {name:8} p50 {p50:6.1f}  p95 {p95:6.1f} ms of the clock;"
                f" {busy[0]:6.1f} and {busy[1]:6.1f} of the processor; most {worst[1]:.1f}"
                f" at zoom {worst[3]}: {worst[2]}"
            )


if __name__ == "__main__":
    main()
