"""Full bulletins: those that teach must be read whole, those that measure mostly."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from hudna.extract.reader import Reader
from hudna.extract.registers import RegisterReading, read_registers
from hudna.text.fold import fold
from hudna.text.languages import load

LANGUAGES = Path(__file__).parents[1] / "languages"
CODES = ("ar", "en", "fa", "ru", "tr")
FLOORS = {"ar": 0.85, "en": 0.93, "fa": 0.99, "ru": 0.92, "tr": 0.85}
"""Share of measuring bulletins read whole, just under what was reached when they were written."""


def bulletins(code: str, part: str) -> list[dict[str, Any]]:
    path = LANGUAGES / code / "bulletins_blind" / f"{part}.yaml"
    if part == "shapes" and not path.exists():
        return []
    return list(yaml.safe_load(path.read_text("utf-8")))


def both(part: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code}-{case['name']}")
        for code in CODES
        for case in bulletins(code, part)
    ]


def read(code: str, text: str) -> RegisterReading:
    return read_registers(fold(text), load(code))


def counts(reading: RegisterReading) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for line in reading.lines:
        assert line.area not in found.get(line.side, {})
        found.setdefault(line.side, {})[line.area] = line.count
    return found


@pytest.mark.parametrize(("code", "case"), both("dev") + both("shapes") + both("traps"))
def test_every_count_of_a_full_bulletin_is_read(code: str, case: dict[str, Any]) -> None:
    assert counts(read(code, case["text"])) == case["expect"]


@pytest.mark.parametrize(("code", "case"), both("dev"))
def test_the_period_ends_on_the_day_the_bulletin_states(code: str, case: dict[str, Any]) -> None:
    stated = case["day"] and str(case["day"])
    assert {line.period_end for line in read(code, case["text"]).lines} <= {stated}


@pytest.mark.parametrize("code", CODES)
def test_the_period_ends_on_no_other_day_of_the_text(code: str) -> None:
    path = LANGUAGES / code / "bulletin_days.yaml"
    for case in yaml.safe_load(path.read_text("utf-8")):
        lines = read(code, case["text"]).lines
        assert {line.period_end for line in lines} == {case["day"] and str(case["day"])}


@pytest.mark.parametrize(("code", "case"), both("dev"))
def test_the_whole_reader_keeps_every_register_line(
    reader: Reader, code: str, case: dict[str, Any]
) -> None:
    reading = reader.read(case["text"], sha256="0" * 64)
    assert reading.document.language == code
    assert reading.registers == read(code, case["text"]).lines


@pytest.mark.parametrize(("code", "floor"), FLOORS.items())
def test_most_bulletins_not_learned_from_are_read_whole(code: str, floor: float) -> None:
    cases = bulletins(code, "test")
    right = sum(counts(read(code, case["text"])) == case["expect"] for case in cases)
    assert right / len(cases) >= floor
