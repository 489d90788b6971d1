"""What the watch reads of incidents: watched kinds, known sides, who says so; nothing confined."""

from datetime import UTC, date, datetime

import pytest

from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.model.incident import Incident
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.when import DatePrecision, When
from hudna.watch.incident_rows import WATCHED

NOW = datetime(2019, 9, 25, 9, 0, tzinfo=UTC)
SOFTWARE = Actor("software", "operator", PartyKind.OPERATOR, Role.ANALYST, {})
SINCE, UNTIL = date(2019, 9, 1), date(2019, 9, 30)


def incident(name: str, **changes: object) -> Incident:
    given = {
        "event_type": "shelling",
        "when": When("2019-09-20", "2019-09-20", DatePrecision.DAY),
        "place": Place("Kafr Nabl", "gn:168661", None, "SY", "Idlib", 35.6, 36.5, 2.0,
                       PlacePrecision.SETTLEMENT),
        "accused": (),
        "release": Release(Audience.MECHANISM),
    } | changes  # fmt: skip
    return Incident(id=f"incident-{name}", claims=(), contested=False, reasons=(), **given)  # type: ignore[arg-type]


def told(desk: Desk, *incidents: Incident, reader: Actor | None = SOFTWARE) -> list[object]:
    from hudna.actions.store_derived import Derived, store_derived

    store_derived(desk.operator(), [Derived(one, one.release) for one in incidents])
    return list(released_to(reader, now=NOW).told(SINCE, UNTIL))


@pytest.fixture
def desk(exercise_desk: Desk) -> Desk:
    exercise_desk.moment = NOW
    return exercise_desk


def test_a_side_is_who_the_directory_knows_and_no_word_of_a_text(desk: Desk) -> None:
    (one,) = told(desk, incident("a", accused=("syria_army", "мужчины с оружием")))
    assert one.accused == ("syria_government",)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "kind", ["troop_movement", "weapon_placement", "fortification", "overflight", "siege"]
)
def test_nothing_that_would_foretell_where_people_will_be_is_counted(desk: Desk, kind: str) -> None:
    assert kind not in WATCHED
    assert told(desk, incident("a", event_type=kind)) == []


def test_what_is_known_only_roughly_says_nothing_of_a_cell(desk: Desk) -> None:
    place = Place("Idlib", "SY-ID", None, "SY", "Idlib", 35.8, 36.6, 60.0,
                  PlacePrecision.GOVERNORATE)  # fmt: skip
    nowhere = Place("somewhere")
    assert told(desk, incident("a", place=place), incident("b", place=nowhere)) == []


def test_what_is_confined_to_guarantors_or_a_party_goes_into_no_outlook(desk: Desk) -> None:
    confined = [
        incident("g", release=Release(Audience.GUARANTORS)),
        incident("p", release=Release(Audience.PARTY, "turkey")),
    ]
    assert told(desk, *confined) == []


def test_the_public_outlook_is_made_from_what_is_public(desk: Desk) -> None:
    assert told(desk, incident("a"), reader=None) == []
    assert len(told(desk, incident("b", release=Release(Audience.PUBLIC)), reader=None)) == 1
