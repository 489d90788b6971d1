import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from hudna.assess.agreements import load_all
from hudna.model.bulletin import CaseFile
from hudna.model.codec import from_json
from hudna.model.register import Register
from hudna.publish.reports import REPORTS
from hudna.publish.reports.rows import BYTE_ORDER_MARK, harmless
from tests.publish.exercise import BULLETIN, CONTESTED, PUBLIC, WAITING

REGISTER = Register(
    id="register-1",
    side="Russia",
    period_end=date(2019, 9, 22),
    counts={"Idlib": 10, "Hama": 5},
    stated_total=31,
    report="report-1",
    outlet="Exercise News",
    release=PUBLIC,
    undistributed=((("Aleppo", "Latakia"), 16),),
)
INCIDENTS = (CONTESTED.incident, WAITING.incident)
OBJECTS = {
    "Agreement": load_all(),
    "Bulletin": (BULLETIN,),
    "CaseFile": (CONTESTED, WAITING),
    "Incident": INCIDENTS,
    "Register": (REGISTER,),
}


def rows_of(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_publication_is_written_twice_the_same(name: str) -> None:
    kind = REPORTS[name]
    objects = OBJECTS[kind.takes]
    made = kind.whole(objects, language="ar")
    assert made
    assert made == kind.whole(iter(objects), language="ar")
    assert "/" in kind.media_type
    assert not kind.extension.startswith(".")


@pytest.mark.parametrize("name", [n for n in sorted(REPORTS) if not n.startswith("bulletin")])
def test_exports_of_nothing_are_valid_and_empty(name: str) -> None:
    made = REPORTS[name].whole(())
    if REPORTS[name].extension == "csv":
        assert rows_of(made) == []
    else:
        assert json.loads(made) in ([], {"type": "FeatureCollection", "features": []})


@pytest.mark.parametrize(
    "name", ["registers_csv", "incidents_csv", "incidents_geojson", "cases_json"]
)
def test_exports_stream(name: str) -> None:
    kind = REPORTS[name]
    asked = []

    def endless() -> Iterator[object]:
        while True:
            asked.append(1)
            yield OBJECTS[kind.takes][0]

    pieces = kind.write(endless())
    for _ in range(20):
        next(pieces)
    assert len(asked) <= 20


def test_a_register_says_who_registered_and_never_who_fired() -> None:
    rows = rows_of(REPORTS["registers_csv"].whole((REGISTER,), language="ar"))
    assert [(r["area"], r["count"], r["basis"]) for r in rows] == [
        ("Hama", "5", "area"),
        ("Idlib", "10", "area"),
        ("Aleppo; Latakia", "16", "together"),
        ("TOTAL", "31", "stated_total"),
    ]
    assert {r["registered_by"] for r in rows} == {"Russia"}
    assert rows[1]["area_name"] == "إدلب"


def test_a_register_without_a_stated_total_has_no_total_row() -> None:
    rows = rows_of(REPORTS["registers_csv"].whole((replace(REGISTER, stated_total=None),)))
    assert "stated_total" not in {r["basis"] for r in rows}


def test_an_incident_row_keeps_unknown_apart_from_zero() -> None:
    first, second = rows_of(REPORTS["incidents_csv"].whole(INCIDENTS))
    assert (first["killed_min"], first["killed_max"]) == ("1", "2")
    assert (second["killed_min"], second["killed_max"]) == ("", "")
    none = replace(INCIDENTS[0], killed=(0, 0))
    assert rows_of(REPORTS["incidents_csv"].whole((none,)))[0]["killed_max"] == "0"
    assert {first["status"], second["status"]} == {"claimed"}
    assert (second["date_start"], second["date_end"], second["date_precision"]) == (
        "2019-09-01",
        "2019-09-30",
        "month",
    )


def test_geojson_has_longitude_first_and_null_where_nothing_is_known() -> None:
    nowhere = replace(
        INCIDENTS[0], place=replace(INCIDENTS[0].place, latitude=None, longitude=None)
    )
    made = json.loads(REPORTS["incidents_geojson"].whole((INCIDENTS[0], nowhere)))
    assert made["features"][0]["geometry"]["coordinates"] == [36.56449, 35.61376]
    assert made["features"][1]["geometry"] is None


def test_case_files_come_back_as_they_were() -> None:
    made = json.loads(REPORTS["cases_json"].whole((CONTESTED, WAITING)))
    assert [from_json(CaseFile, one) for one in made] == [CONTESTED, WAITING]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "\u200f=1",
        "＝1",
        "|x",
        "%x",
    ],
)
def test_a_spreadsheet_never_runs_a_cell(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    made = REPORTS["registers_csv"].whole((replace(REGISTER, outlet=cell, report=cell),))
    assert {r["outlet"] for r in rows_of(made)} == {f"'{cell}"}


@pytest.mark.parametrize("cell", ["Idlib", "إدلب", "a=b", "7-8", 'say "so"', "two\nlines", ""])
def test_ordinary_words_stay_as_they_are(cell: str) -> None:
    made = REPORTS["registers_csv"].whole((replace(REGISTER, outlet=cell),))
    assert {r["outlet"] for r in rows_of(made)} == {cell}


def test_numbers_are_not_words() -> None:
    assert harmless(-5) == "-5"
    assert harmless(None) == ""


def test_the_byte_order_mark_comes_first_and_only_when_asked_for() -> None:
    write = REPORTS["registers_csv"].write
    assert b"".join(write((REGISTER,), mark=True)).startswith(BYTE_ORDER_MARK + b"register_id")
    assert b"".join(write((REGISTER,))).startswith(b"register_id")


def test_the_table_names_model_classes() -> None:
    from hudna.model import bulletin, incident, register

    known = vars(bulletin) | vars(incident) | vars(register)
    assert all(kind.takes in known for kind in REPORTS.values())
