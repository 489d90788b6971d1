"""Labelled bulletins by language; the held-out ones measure, the others teach."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from hudna.extract.registers import RegisterReading, read_registers
from hudna.text.fold import fold
from hudna.text.languages import load

LANGUAGES = Path(__file__).parents[1] / "languages"


def labelled(name: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (path.parent.name, case)
        for path in sorted(LANGUAGES.glob(f"*/{name}.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def read(code: str, text: str) -> RegisterReading:
    return read_registers(fold(text), load(code))


def counts(reading: RegisterReading) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for line in reading.lines:
        assert line.area not in found[line.side]
        found[line.side][line.area] = line.count
    return dict(found)


@pytest.mark.parametrize(("code", "case"), labelled("registers"))
def test_every_count_of_a_bulletin_is_read(code: str, case: dict[str, Any]) -> None:
    reading = read(code, case["text"])
    assert counts(reading) == case["expect"]
    assert {flag.kind for flag in reading.flags} >= set(case.get("flags", ()))


@pytest.mark.parametrize(("code", "case"), labelled("registers") + labelled("registers_held_out"))
def test_every_count_has_its_words(code: str, case: dict[str, Any]) -> None:
    for line in read(code, case["text"]).lines:
        assert line.span.of(case["text"]).strip()
        assert line.area == "TOTAL" or line.area_code


def test_most_held_out_bulletins_are_read_whole() -> None:
    cases = labelled("registers_held_out")
    right = sum(counts(read(code, case["text"])) == case["expect"] for code, case in cases)
    assert right / len(cases) >= 0.8


SEED = Path(__file__).parents[3] / "shared" / "data" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="the model article lies in ../shared")
def test_an_article_that_is_no_bulletin_has_no_registers() -> None:
    text = next(SEED.glob("*.txt")).read_text("utf-8")
    assert read("ar", text) == RegisterReading()


def test_the_day_of_a_bulletin_is_its_stated_day() -> None:
    text = (
        "MOSCOW, September 22, 2019 (Exercise). The Russian side of the truce commission "
        "registered 2 violations in Hama."
    )
    assert {line.period_end for line in read("en", text).lines} == {"2019-09-22"}
