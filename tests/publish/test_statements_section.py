"""Joint statements in the bulletin: the words that were signed, and each party's part in them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hudna.model.bulletin import Bulletin
from hudna.model.joint_statement import AdoptedStatement, Dissent, SilentParty, VersionMade
from hudna.publish.bulletin import render_html
from hudna.publish.naming import language_name
from hudna.publish.sections.statements import blocks
from hudna.publish.words import words_in
from tests.publish.exercise import BULLETIN, LANGUAGES
from tests.publish.plain import lines_of

AT = BULLETIN.made_at - timedelta(days=2)
WORDS = {"en": ("The calm holds. (exercise)", "They meet again. (exercise)"),
         "ar": ("يستمر الهدوء. (تمرين)", "ويجتمعون مجدداً. (تمرين)")}  # fmt: skip
ADOPTED = AdoptedStatement(
    "statement-1", "draft-1", "text-1", 1, {"en": "On calm (exercise)", "ar": "الهدوء (تمرين)"},
    "en", WORDS, "ab" * 32, {"russia": "s1", "turkey": "s2"}, {}, (SilentParty("iran", AT),),
    (Dissent("un", "It names no line. (exercise)", "en", signatory=False, at=AT),), (), None,
    True, AT,
)  # fmt: skip
TOLD = replace(BULLETIN, statements=(ADOPTED,))


def test_without_a_statement_there_is_no_section() -> None:
    assert blocks(BULLETIN, words_in("en")) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_version_that_not_all_have_signed_is_said_not_to_be_made(language: str) -> None:
    agreement = BULLETIN.agreement
    makes = VersionMade(agreement.id, "2019-10", "1", "c" * 64, ("russia", "turkey"))
    whole = "\n".join(lines_of(render_html(_told(makes), language)))
    assert "2019-10" in whole
    short = replace(makes, signatories=("russia", "turkey", "iran"))
    lacking = "\n".join(lines_of(render_html(_told(short), language)))
    said = words_in(language).plain("statements.makes_not").split("{")[-2].split("}")[-1]
    assert said.strip() in lacking
    assert said.strip() not in whole


def _told(makes: VersionMade) -> Bulletin:
    return replace(BULLETIN, statements=(replace(ADOPTED, makes=makes),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_stand_in_the_readers_language_or_in_the_one_that_rules(language: str) -> None:
    text = "\n".join(lines_of(render_html(TOLD, language)))
    own, other = ("ar", "en") if language == "ar" else ("en", "ar")
    for paragraph in WORDS[own]:
        assert paragraph in text
    assert WORDS[other][0] not in text
    assert language_name("en", language) in text, "which language rules is said"
    assert "It names no line. (exercise)" in text
    assert "ab" * 32 in text
    for key in ("signed", "silent", "dissents"):
        assert words_in(language).plain(f"statements.{key}") in text
