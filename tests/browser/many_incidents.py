"""Puts incidents of an exercise on a desk: `python -m tests.browser.many_incidents FOLDER`."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hudna.db.setup import configure

configure()

from hudna.db.node import find_node  # noqa: E402
from hudna.db.setup import start  # noqa: E402
from hudna.db.store import DjangoStore  # noqa: E402
from hudna.model.incident import Incident  # noqa: E402
from hudna.model.place import Place, PlacePrecision  # noqa: E402
from hudna.model.release import Audience, Release  # noqa: E402
from hudna.model.when import When  # noqa: E402
from hudna.record.entry import SignedEntry  # noqa: E402

PLACES = (
    ("Idlib", 35.93, 36.63), ("Idlib", 35.6142, 36.5611), ("Idlib", 35.81, 36.32),
    ("Hama", 35.13, 36.75), ("Hama", 35.37, 36.6), ("Homs", 34.73, 36.71), ("Aleppo", 36.2, 37.16),
    ("Aleppo", 36.37, 37.52), ("Daraa", 32.62, 36.1), ("Deir ez-Zor", 35.34, 40.14),
    ("Raqqa", 35.95, 39.01), ("Al-Hasakah", 36.5, 40.75),
)  # fmt: skip
KINDS = ("shelling", "air_strike", "small_arms_fire")
EACH = 40


def put(folder: Path) -> None:
    """Put 40 incidents at each place, spread over two years, half of them public."""
    start(find_node(folder / "operator"))
    store = DjangoStore()
    at = datetime(2019, 9, 1, tzinfo=UTC)
    with store.transaction():
        for n in range(EACH * len(PLACES)):
            area, latitude, longitude = PLACES[n % len(PLACES)]
            place = Place("exercise", None, None, "SY", area, latitude, longitude, 2.0,
                          PlacePrecision.SETTLEMENT)  # fmt: skip
            release = Release(Audience.PUBLIC if n % 2 else Audience.MECHANISM)
            when = When.day(date(2017, 9, 1) + timedelta(days=n * 3 // 2))
            kind = KINDS[n // len(PLACES) % len(KINDS)]
            incident = Incident(
                f"incident-many-{n:04}", kind, when, place, (), (), False, (), release
            )
            store.put(incident, release, at, SignedEntry(b"{}", bytes(64)))


if __name__ == "__main__":
    put(Path(sys.argv[1]))
