"""Rounds and commitments in the bulletin: as released, in five languages, and no finding."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hudna.actions.shipped_rounds import load_round
from hudna.model.bulletin import ToldUndertaking
from hudna.model.release import Audience
from hudna.model.undertaking import UndertakingState, WordState
from hudna.publish.bulletin import render_html
from hudna.publish.public import public_view
from hudna.publish.sections.talks import blocks
from hudna.publish.words import words_in
from tests.publish.exercise import BULLETIN, LANGUAGES
from tests.publish.plain import lines_of
from tests.talks.rounds import said

ASTANA = load_round("astana-2017-01-23").round
OLD = BULLETIN.made_at - timedelta(days=3)
LATE = ToldUndertaking(
    said(("turkey", WordState.IN_PROGRESS), audience=Audience.PUBLIC, at=OLD),
    UndertakingState.OVERDUE,
)
TOLD = replace(BULLETIN, rounds=(ASTANA,), undertakings=(LATE,))


def test_without_a_round_or_a_commitment_there_is_no_section() -> None:
    assert blocks(BULLETIN, words_in("en")) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_sat_there_and_what_is_overdue_are_printed(language: str) -> None:
    text = "\n".join(lines_of(render_html(TOLD, language)))
    assert ASTANA.title[language] in text
    assert ASTANA.delegations[1].head is not None
    assert ASTANA.delegations[1].head.name[language] in text
    assert "to tell (exercise)" in text
    assert words_in(language).plain("talks.no_finding") in text


def test_what_is_not_public_is_left_out_and_no_office_is_named() -> None:
    hidden = replace(LATE, file=said(audience=Audience.GUARANTORS, at=OLD))
    shown = public_view(replace(TOLD, undertakings=(LATE, hidden)), BULLETIN.made_at)
    assert len(shown.undertakings) == 1
    assert shown.undertakings[0].file.undertaking.by == "turkey"
    assert shown.undertakings[0].file.words[0].by == "turkey"
    soon = replace(LATE, file=said(audience=Audience.PUBLIC, at=BULLETIN.made_at))
    assert public_view(replace(TOLD, undertakings=(soon,)), BULLETIN.made_at).undertakings == ()
