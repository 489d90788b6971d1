"""The reference of cases names every field, format and datum there is."""

from pathlib import Path

import pytest

from hudna.airspace import case_file, claim_entry, track_entry, zone_file
from hudna.airspace.datum import DATUMS
from hudna.airspace.formats.table import FORMATS
from hudna.airspace.quantities import LENGTHS_M, TIMES_S
from hudna.model.judgement import HeightDatum

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "airspace-case.md"
UNITS = tuple(f"`{unit}`" for unit in (*(u for u in LENGTHS_M if u != "nm"), *TIMES_S))


def _documented(fields: tuple[str, ...]) -> list[str]:
    """Fields that are written out; those with another unit of a length are told as `_ft`."""
    return [f"`{f}`" for f in fields if not f.endswith(("_ft", "_km"))]


@pytest.mark.parametrize(
    "names",
    [
        _documented(case_file._FIELDS),
        _documented(zone_file._FIELDS),
        _documented(track_entry._FIELDS),
        _documented(claim_entry._NUMBERS),
        _documented(claim_entry._OTHERS),
        [f"`{name}`" for name in FORMATS],
        [f"`{datum}`" for datum in HeightDatum],
        list(DATUMS),
        UNITS,
    ],
)
def test_the_reference_names_everything(names: list[str]) -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in names if name not in page] == []
