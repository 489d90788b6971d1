"""Registers made of a text keep what it says of several areas together."""

from datetime import UTC, date, datetime

import pytest

from hudna.actions.registers import registers_of_reading
from hudna.extract.contract import to_contract
from hudna.extract.reader import Reader
from hudna.geo.gazetteer import load
from hudna.link.registers import reconcile
from hudna.model.document import Report
from hudna.model.register import RegisterFlag
from hudna.model.release import Audience, Release

TEXT = (
    "22 September 2019. The Russian side of the Russian-Turkish commission registered 9 ceasefire "
    "violations in the past 24 hours: Latakia (3), 6 in Hama and Idlib provinces together. "
    "The Turkish side registered 4 violations: Idlib (4).\n"
)
TOGETHER = (("Hama", "Idlib"), 6)


@pytest.fixture(scope="module")
def reading():
    return Reader.default(load()).read(TEXT, sha256="0" * 64)


def made(reading):
    report = Report(
        id="report-1", document="document-1", submitted_by="un",
        submitted_at=datetime(2019, 9, 23, tzinfo=UTC), release=Release(Audience.PUBLIC),
    )  # fmt: skip
    return {r.side: r for r in registers_of_reading(report, reading)}


def test_one_number_for_two_areas_is_kept_undistributed(reading) -> None:
    found = made(reading)
    assert found["Russia"].undistributed == (TOGETHER,)
    assert found["Russia"].counts == {"Latakia": 3}
    assert found["Turkey"].undistributed == ()
    assert found["Russia"].flags == ("undistributed",)


def test_its_bounds_reach_every_area_it_may_lie_in(reading) -> None:
    result = reconcile(list(made(reading).values()))
    idlib = next(cell for cell in result.cells if cell.area == "Idlib")
    assert (idlib.union.low, idlib.union.high) == (4, 10)
    told = RegisterFlag("together", date(2019, 9, 22), "Russia", TOGETHER[0], (6,))
    assert result.flags == (told,)


def test_the_published_contract_has_kind_message_and_span_of_a_flag(reading) -> None:
    (flag,) = to_contract(reading)["flags"]
    assert flag.keys() == {"kind", "message", "span"}
