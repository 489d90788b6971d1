"""The bulletin's words, kept: a change of a sentence has to be meant.

Write them anew with `HUDNA_WRITE_GOLDEN=1 pytest tests/publish/test_golden.py` and read the diff.
"""

import os
from pathlib import Path

import pytest

from hudna.publish.bulletin import render_html
from tests.publish.exercise import BULLETIN, LANGUAGES
from tests.publish.plain import lines_of

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_bulletin_are_the_golden_ones(language: str) -> None:
    file = GOLDEN / f"bulletin.{language}.txt"
    written = "\n".join(lines_of(render_html(BULLETIN, language))) + "\n"
    if os.environ.get("HUDNA_WRITE_GOLDEN"):
        file.write_text(written, "utf-8")
    assert written == file.read_text("utf-8")
