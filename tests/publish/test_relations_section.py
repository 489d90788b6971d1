"""Events between states in the bulletin: as released, in five languages, and no finding."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hudna.actions.shipped_relations import load_relations
from hudna.model.bulletin import ToldRelation
from hudna.model.release import Audience
from hudna.publish.bulletin import render_html
from hudna.publish.public import public_view
from hudna.publish.sections.relations import blocks
from hudna.publish.words import words_in
from tests.publish.exercise import BULLETIN, LANGUAGES
from tests.publish.plain import lines_of
from tests.talks.relations import event

LINE = load_relations("russia-turkey")
APOLOGY = next(one for one in LINE.events if one.id.endswith("apology"))
KIND = LINE.scale.kind(APOLOGY.code)
OLD = BULLETIN.made_at - timedelta(days=3)
assert KIND is not None
SHIPPED = ToldRelation(APOLOGY, KIND.names, KIND.value, LINE.scale.names)
TOLD = ToldRelation(event(audience=Audience.PUBLIC, at=OLD, code=""), {}, None, LINE.scale.names)
BOTH = replace(BULLETIN, relations=(SHIPPED, TOLD))


def test_without_an_event_there_is_no_section() -> None:
    assert blocks(BULLETIN, words_in("en")) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_by_whom_and_its_place_on_the_scale_are_printed(language: str) -> None:
    text = "\n".join(lines_of(render_html(BOTH, language)))
    words = words_in(language)
    assert APOLOGY.title[language] in text
    assert KIND is not None
    assert KIND.names[language] in text
    assert LINE.scale.names[language] in text
    assert "a letter (exercise)" in text
    assert words.plain("relations.no_value") in text
    citation = APOLOGY.sources[0].citation
    assert citation is not None
    assert citation.document[language] in text


def test_what_is_not_public_is_left_out_and_no_office_is_named() -> None:
    hidden = replace(TOLD, event=event(audience=Audience.GUARANTORS, at=OLD))
    soon = replace(TOLD, event=event(audience=Audience.PUBLIC, at=BULLETIN.made_at))
    shown = public_view(replace(BULLETIN, relations=(TOLD, hidden, soon)), BULLETIN.made_at)
    assert [told.event.by for told in shown.relations] == ["turkey"]
