"""Flags of a reading are said in the reader's language, from their kind and values."""

import pytest

from hudna.cli.exercise import load_exercise
from hudna.model.reading import Flag
from hudna.web.present.reading_flags import flag_words

MECHANISM = load_exercise().mechanism
ENGLISH = "Russia: 6 given for Hama, Idlib together, not split"

FLAGS = (
    Flag("undistributed", ENGLISH, None, "Russia", ("Hama", "Idlib"), (6,)),
    Flag("total_mismatch", ENGLISH, None, "Turkey", (), (29, 26)),
    Flag("headline_sum", ENGLISH, None, "Russia", (), (50,)),
    Flag("conflicting_total", ENGLISH, None, "Russia", (), (31, 30)),
    Flag("a_kind_of_tomorrow", ENGLISH),
)


def test_sides_and_areas_have_the_readers_names() -> None:
    assert flag_words(FLAGS[0], MECHANISM, "ar") == "روسيا: 6 في حماة وإدلب معا، دون توزيع."
    assert flag_words(FLAGS[0], MECHANISM, "en") == (
        "Russia: 6 given for Hama and Idlib together, not split."
    )


@pytest.mark.parametrize("flag", FLAGS, ids=lambda flag: flag.kind)
def test_the_english_message_is_on_no_page(flag: Flag) -> None:
    words = flag_words(flag, MECHANISM, "ar")
    assert ENGLISH not in words
    assert not any(side in words for side in ("Russia", "Turkey", "Hama"))
    assert all(str(number) in words for number in flag.numbers)
