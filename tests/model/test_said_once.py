"""Words by language are said once in what is signed, and come back as they were."""

import json

import pytest

from hudna.assess.agreements import load_all
from hudna.model.agreement import Agreement
from hudna.model.codec import from_json, to_json
from hudna.model.said_once import MOST_CHARACTERS, say_again, say_once
from hudna.record.entry import MAX_LEAF_BYTES


@pytest.mark.parametrize("agreement", load_all(), ids=lambda a: f"{a.id} {a.version}")
def test_a_shipped_agreement_comes_back_whole_and_fits_an_entry(agreement):
    said, words = say_once(agreement)
    assert say_again(said, words) == to_json(agreement)
    assert from_json(Agreement, say_again(said, words)) == agreement
    assert len({json.dumps(one, sort_keys=True) for one in words}) == len(words)
    size = len(json.dumps([said, words], ensure_ascii=False).encode())
    assert size < 0.85 * MAX_LEAF_BYTES


@pytest.mark.parametrize("number", [2, -1, True, "0", None])
def test_a_number_that_names_no_words_is_refused(number):
    with pytest.raises(ValueError, match="no words number"):
        say_again({"names": {"words": number}}, ({"en": "a"}, {"en": "b"}))


def test_a_few_bytes_do_not_grow_into_a_flood():
    long = {"en": "a" * (MOST_CHARACTERS // 2)}
    assert say_again([{"words": 0}] * 2, (long,)) == [long, long]
    with pytest.raises(ValueError, match="more than"):
        say_again([{"words": 0}] * 3, (long,))
