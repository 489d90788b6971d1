"""A bulletin counts what the public may see of the month to its day, by each rule."""

from datetime import date, timedelta
from typing import Any

from hudna.actions.publish_bulletin import compose_bulletin
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release, public_after
from hudna.model.when import When
from hudna.record.entry import SignedEntry

DAY = date(2019, 9, 22)
PUBLIC = Release(Audience.PUBLIC)


def shelled(desk: Any, day: date, release: Release, shots: tuple[int, int]) -> None:
    place = Place("Morek", "morek", None, "SY", "Hama", precision=PlacePrecision.SETTLEMENT)
    incident = Incident(
        f"incident-{day}-{release.audience.value}-{shots[0]}", "shelling", When.day(day), place,
        (), (), False, (), release, shots=shots, bursts=shots,
    )  # fmt: skip
    desk.store.put(incident, release, desk.now(), SignedEntry(b"{}", bytes(64)))


def test_a_bulletin_counts_only_what_is_public_of_the_month_to_its_day(exercise_desk: Any) -> None:
    desk = exercise_desk
    shelled(desk, DAY, PUBLIC, (6, 6))
    shelled(desk, DAY - timedelta(days=29), PUBLIC, (4, 5))
    shelled(desk, DAY - timedelta(days=30), PUBLIC, (100, 100))
    shelled(desk, DAY + timedelta(days=1), PUBLIC, (100, 100))
    shelled(desk, DAY, Release(Audience.MECHANISM), (100, 100))
    shelled(desk, DAY, Release(Audience.PARTY, "turkey"), (100, 100))
    shelled(desk, DAY, public_after(desk.now()), (100, 100))
    found = compose_bulletin(desk.operator(), DAY).recount
    assert found is not None
    assert (found.first, found.last) == (date(2019, 8, 24), DAY)
    bounds = {one.rule.id: (one.least, one.most) for one in found.tallies}
    assert bounds == {
        "each_incident": (2, 2),
        "each_shot": (10, 11),
        "each_burst": (10, 11),
        "thirty_in_an_hour": (0, 0),
        "day_and_place": (2, 2),
    }
