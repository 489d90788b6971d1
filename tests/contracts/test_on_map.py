"""What is kept for the map says what the incidents say, for every reader, on both databases."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from hudna.cli.exercise import load_exercise
from hudna.db.gate import Reader, released_to
from hudna.db.models import CellRow, IncidentRow, MarkRow, MechanismRow
from hudna.db.on_map import PLACE, Chosen
from hudna.db.rebuild_map import rebuild_map
from hudna.db.store import DjangoStore
from hudna.geo.grid import LEVELS, NOWHERE, Box, ten_thousandths
from hudna.model.codec import to_json
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release, sees
from hudna.model.when import When
from hudna.record.entry import SignedEntry

pytestmark = pytest.mark.django_db(databases=["default", "postgres"])

NOW = datetime(2019, 9, 22, tzinfo=UTC)
ENTRY = SignedEntry(b"{}", bytes(64))
KINDS = ("shelling", "air_strike")
SYRIA = Box(354_000, 321_000, 426_000, 375_000)
PRECISIONS = (
    (PlacePrecision.SETTLEMENT, 2.0), (PlacePrecision.SETTLEMENT, 1.2),
    (PlacePrecision.NEAR_SETTLEMENT, 11.0), (PlacePrecision.DISTRICT, 30.0),
    (PlacePrecision.BORDER, 300.0), (PlacePrecision.GOVERNORATE, 62.0),
    (PlacePrecision.COUNTRY, 421.0), (PlacePrecision.UNKNOWN, None),
)  # fmt: skip
RELEASES = (
    Release(Audience.PUBLIC), Release(Audience.PUBLIC, not_before=NOW + timedelta(hours=3)),
    Release(Audience.PUBLIC, not_before=NOW - timedelta(hours=3)), Release(Audience.SIDES),
    Release(Audience.MECHANISM), Release(Audience.GUARANTORS), Release(Audience.PARTY, "turkey"),
)  # fmt: skip


def random_incident(chance: Random, name: str) -> Incident:
    precision, radius = chance.choice(PRECISIONS)
    located = precision is not PlacePrecision.UNKNOWN
    place = Place(
        "exercise", None, None, "SY", chance.choice(("Idlib", "Hama", None)),
        round(chance.choice((35.1, 35.6142, chance.uniform(33, 37))), 4) if located else None,
        round(chance.choice((36.5, 36.5611, chance.uniform(36, 42))), 4) if located else None,
        radius, precision,
    )  # fmt: skip
    begun = date(2017, 1, 1) + timedelta(days=chance.randrange(990))
    when = When.day(begun) if chance.random() < 0.9 else When.unknown()
    release = chance.choice(RELEASES)
    return Incident(name, chance.choice(KINDS), when, place, (), (), False, (), release)


def found(store: DjangoStore) -> None:
    mechanism = load_exercise().mechanism
    rows = MechanismRow.objects.using(store.alias)
    rows.create(id=mechanism.id, body=json.dumps(to_json(mechanism)))


def write(store: DjangoStore, chance: Random, n: int) -> None:
    """Put incidents in random order; half of them come again as something else."""
    for _ in range(n):
        one = random_incident(chance, f"incident-{chance.randrange(2 * n // 3):04}")
        store.put(one, one.release, NOW, ENTRY)


def kept(alias: str) -> tuple[list[Any], list[Any]]:
    """Return all that is kept but for row numbers."""
    tables = []
    for table in (MarkRow, CellRow):
        names = [f.attname for f in table._meta.fields if not f.primary_key]
        rows = table._default_manager.using(alias).values_list(*names)
        tables.append(sorted(rows, key=str))
    return tables[0], tables[1]


def readers(alias: str) -> list[Reader]:
    actors = (None, *load_exercise().mechanism.actors)
    some = {(a and (a.party_kind, a.role, a.party == "turkey")): a for a in actors}
    return [released_to(actor, now=NOW, alias=alias) for actor in some.values()]


def visible(reader: Reader) -> dict[str, Incident]:
    """Return what the gate itself opens, by other means than the map's."""
    return {incident.id: incident for incident in reader.some(Incident)}


def fits(incident: Incident, chosen: Chosen) -> bool:
    begun = date.fromisoformat(incident.when.start) if incident.when.start else None
    if chosen.kind and incident.event_type != chosen.kind:
        return False
    if chosen.area and incident.place.admin1 != chosen.area:
        return False
    if chosen.since and (begun is None or begun < chosen.since):
        return False
    if chosen.until and (begun is None or begun > chosen.until):
        return False
    return chosen.box is None or inside(incident.place, chosen.box)


def inside(place: Place, box: Box) -> bool:
    far = place.precision is PlacePrecision.BORDER and (place.radius_km or 0) > 60
    if not place.located or far or place.precision is PlacePrecision.COUNTRY:
        return False
    latitude, longitude = ten_thousandths(place.latitude), ten_thousandths(place.longitude)
    return box.south <= latitude < box.north and box.west <= longitude < box.east


CHOICES = (
    Chosen(), Chosen(kind="shelling"), Chosen(area="Idlib"), Chosen(box=SYRIA),
    Chosen(box=SYRIA.snapped(0)), Chosen(box=Box(361_000, 350_000, 367_000, 357_000).snapped(2)),
    Chosen(box=Box(365_000, 356_000, 366_000, 357_000), kind="shelling"),
    Chosen(since=date(2017, 3, 12), until=date(2019, 4, 2)),
    Chosen(since=date(2018, 2, 1)), Chosen(until=date(2017, 12, 31), kind="air_strike"),
    Chosen("shelling", "Hama", date(2017, 5, 5), date(2017, 5, 25), SYRIA.snapped(1)),
)  # fmt: skip


@pytest.fixture
def store(alias: str, tmp_path: Any) -> DjangoStore:
    store = DjangoStore(alias)
    found(store)
    write(store, Random(7), 240)
    return store


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_kept_with_every_write_is_the_same_as_made_anew(alias: str, seed: int) -> None:
    store = DjangoStore(alias)
    write(store, Random(seed), 150)
    before = kept(alias)
    assert rebuild_map(alias) == IncidentRow.objects.using(alias).filter(current=True).count()
    assert kept(alias) == before
    write(store, Random(seed + 100), 60)
    after = kept(alias)
    rebuild_map(alias)
    assert kept(alias) == after
    assert min(n for *_, n, _, _ in after[1]) == 1, "no cell is left without a mark"


def test_counts_lists_and_circles_say_what_the_gate_opens(store: DjangoStore) -> None:
    for reader in readers(store.alias):
        opened = visible(reader)
        for chosen in CHOICES:
            wanted = {name for name, incident in opened.items() if fits(incident, chosen)}
            assert reader.number(chosen) == len(wanted), (reader.actor, chosen)
            page = reader.listed(chosen, limit=500)
            assert {incident.id for incident in page.items} == wanted
            assert page.items == tuple(opened[incident.id] for incident in page.items)
            if chosen.box:
                drawn = reader.spots(chosen, chosen.level)
                assert sum(spot.n for spot in drawn) == len(wanted)
                assert {s.incident for s in reader.each_spot(chosen, 500)} == wanted


def test_pages_follow_each_other_the_last_begun_first(store: DjangoStore) -> None:
    reader = released_to(None, now=NOW, alias=store.alias)
    for chosen in (Chosen(), Chosen(box=SYRIA)):
        seen: list[Incident] = []
        token = None
        while True:
            page = reader.listed(chosen, after=token, limit=7)
            seen += page.items
            token = page.next
            if token is None:
                break
        assert len(seen) == len({incident.id for incident in seen}) == page.count
        begun = [incident.when.start or "" for incident in seen]
        assert begun == sorted(begun, reverse=True)


def test_months_and_days_add_up(store: DjangoStore) -> None:
    for reader in readers(store.alias):
        for chosen in CHOICES:
            months = reader.by_month(chosen)
            assert sum(months.values()) == reader.number(chosen)
            days = reader.by_day(chosen)
            assert sum(days.values()) == sum(months.values()) - months[0]


def test_nothing_is_drawn_closer_than_it_is_known(store: DjangoStore) -> None:
    for mark in MarkRow.objects.using(store.alias).exclude(shape=""):
        if mark.finest >= 0:
            assert LEVELS[mark.finest] * 11.12 >= 2 * mark.radius
        if mark.shape == "area":
            assert mark.finest == -1, "a governorate is no point and lies in no cell"
        if mark.open:
            assert mark.shape != "dot", "the public sees circles of ten kilometres and more"
            assert mark.latitude % 1000 == mark.longitude % 1000 == 0
    for cell in CellRow.objects.using(store.alias).filter(open=1, level__gte=PLACE):
        assert cell.y == NOWHERE or cell.y % 1000 == 0


def test_what_is_delayed_is_counted_for_the_public_when_its_time_comes(alias: str) -> None:
    store = DjangoStore(alias)
    found(store)
    late = Release(Audience.PUBLIC, not_before=NOW + timedelta(hours=3))
    incident = replace(random_incident(Random(1), "incident-1"), release=late)
    store.put(incident, late, NOW, ENTRY)
    observer = store.actor("un-observer")
    for reader, then, n in (
        (None, NOW, 0), (observer, NOW, 1), (None, NOW + timedelta(hours=4), 1),
    ):  # fmt: skip
        assert sees(reader, late, then) is bool(n)
        reads = released_to(reader, now=then, alias=alias)
        assert reads.number(Chosen()) == sum(reads.by_month(Chosen()).values()) == n
        assert len(reads.listed(Chosen()).items) == n
