"""Bulletins made up from known figures must read back as those figures, in five languages."""

from itertools import groupby

import pytest
from bulletin_shapes import Bulletin, Counts, bulletin

from hudna.extract.registers import RegisterReading, read_registers
from hudna.text.fold import fold
from hudna.text.languages import load

LANGUAGES = ("ar", "en", "fa", "ru", "tr")
SEEDS = range(60)


def read(code: str, made_up: Bulletin) -> RegisterReading:
    return read_registers(fold(made_up.text), load(code))


def counts(reading: RegisterReading) -> Counts:
    found: Counts = {}
    for line in reading.lines:
        assert line.area not in found.get(line.side, {})
        found.setdefault(line.side, {})[line.area] = line.count
    return found


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_count_of_a_made_up_bulletin_is_read(code: str, seed: int) -> None:
    made_up = bulletin(code, seed)
    reading = read(code, made_up)
    assert counts(reading) == made_up.expect
    assert {line.period_end for line in reading.lines} == {made_up.day}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_total_is_flagged_exactly_where_it_does_not_add_up(code: str) -> None:
    for seed in SEEDS:
        made_up = bulletin(code, seed)
        wrong = {
            side
            for side, areas in made_up.expect.items()
            if len(areas) > 1 and sum(areas.values()) != 2 * areas["TOTAL"]
        }
        flags = [flag for flag in read(code, made_up).flags if flag.kind == "total_mismatch"]
        assert {flag.side for flag in flags} == wrong


@pytest.mark.parametrize("code", LANGUAGES)
def test_made_up_bulletins_differ(code: str) -> None:
    texts = sorted(bulletin(code, seed).text for seed in SEEDS)
    assert len(list(groupby(texts))) == len(texts)
