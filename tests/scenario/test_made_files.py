"""The files of the exercise that a tool makes hold the words they are made from."""

import re
from pathlib import Path

import pytest

from tests.scenario.documents import DOCUMENTS

WORDS = Path(__file__).parents[2] / "tools" / "exercise"
MADE = {path.stem: path for path in WORDS.glob("*.txt")}


def test_every_source_has_its_file() -> None:
    assert MADE.keys() <= {Path(name).stem for name in DOCUMENTS}


@pytest.mark.parametrize("stem", sorted(MADE))
def test_a_made_file_gives_its_words_back_in_order(stem: str) -> None:
    (document,) = [d for name, d in DOCUMENTS.items() if Path(name).stem == stem]
    assert re.split(r"\s+", document.text.strip()) == MADE[stem].read_text("utf-8").split()
