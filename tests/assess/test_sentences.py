"""The sentences of both languages take the same values."""

import string

import pytest

from hudna.text.sentences import languages_of, sentences

STAGES = ("assess", "verify", "flags", "link", "locate", "talks")


def values(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("stage", STAGES)
def test_every_sentence_takes_the_same_values_in_every_language(stage):
    assert set(languages_of(stage)) >= {"ar", "en"}
    english = sentences(stage, "en")
    for language in languages_of(stage):
        own = sentences(stage, language)
        assert own.keys() == english.keys()
        for key, template in own.items():
            assert values(template) <= values(english[key]), (language, key)
