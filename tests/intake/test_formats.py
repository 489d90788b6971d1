"""Every format has a sample file, is told by its bytes alone, and reads it the same every time."""

from pathlib import Path

import pytest

from hudna.intake.formats import FORMATS
from hudna.intake.intake import read_bytes

SAMPLES = {path.stem: path for path in (Path(__file__).parent / "samples" / "formats").iterdir()}


def test_there_is_a_sample_of_every_format_and_of_nothing_else() -> None:
    assert SAMPLES.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", FORMATS)
def test_a_sample_is_recognised_without_its_name(name: str) -> None:
    data = SAMPLES[name].read_bytes()
    first = next(known for known, form in FORMATS.items() if form.recognises("unnamed", data))
    assert first == name


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "register_csv"])
def test_a_sample_gives_its_words_and_what_is_kept_of_it_gives_them_again(name: str) -> None:
    path = SAMPLES[name]
    taken = read_bytes(path.name, path.read_bytes())
    (document,) = taken.documents
    assert "recorded seven ceasefire violations" in document.text
    assert document.title in ("Bulletin (exercise)", None)
    assert taken.problems == ()
    kept = taken.contents[document.id]
    assert read_bytes(document.name, kept).documents == (document,)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("text", "register_csv")])
def test_half_a_sample_is_a_problem_or_half_a_text_and_never_a_crash(name: str) -> None:
    data = SAMPLES[name].read_bytes()
    for share in (0.1, 0.5, 0.9):
        taken = read_bytes(SAMPLES[name].name, data[: int(len(data) * share)])
        assert taken.documents or taken.problems
