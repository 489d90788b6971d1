"""What software alleges is never worded as a fact."""

import re
from dataclasses import replace

import pytest

from hudna.model.agreement import Outcome
from hudna.model.case import DeterminationResult
from hudna.publish.bulletin import render_html
from hudna.text.terms import terms
from tests.publish.exercise import BULLETIN, CONTESTED, LANGUAGES, WAITING, with_vote
from tests.publish.plain import lines_of, tree_of

FACT = {
    "ar": r"خرق|انتهاك|إخلال",
    "en": r"(?i)violat|breach",
    "fa": r"نقض",
    "ru": r"(?i)наруш",
    "tr": r"(?i)ihlal",
}
ALLEGED = {
    "ar": r"ادعاء ب(خرق|انتهاك)|إخلال مدّعى به",
    "en": r"(?i)alleged \w+ violation|breach alleged",
    "fa": r"ادعای نقض|نقض ادعاشده",
    "ru": r"(?i)предполагаемое нарушение",
    "tr": r"(?i)ihlali? iddiası",
}


def told_as_fact(language: str, words: str) -> bool:
    return re.search(FACT[language], re.sub(ALLEGED[language], "", words)) is not None


def own_words(language: str, bulletin: object = BULLETIN) -> str:
    """Return the cases as printed, without anybody's quoted words."""
    tree = tree_of(render_html(bulletin, language))  # type: ignore[arg-type]
    for quote in tree.xpath("//blockquote | //q"):
        quote.drop_tree()
    return "\n".join(" ".join(a.text_content().split()) for a in tree.xpath("//article"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_case_speaks_of_a_violation_as_fact(language: str) -> None:
    for kind in terms(language)["event_type"]:
        files = tuple(
            replace(file, incident=replace(file.incident, event_type=kind))
            for file in (CONTESTED, WAITING)
            if kind != "violation_count"
        )
        said = own_words(language, replace(BULLETIN, cases=files))
        assert not told_as_fact(language, said), kind


def test_a_violation_told_as_fact_would_be_seen() -> None:
    assert told_as_fact("en", "Ceasefire violation, Idlib")
    assert told_as_fact("ar", "خرق في إدلب")
    assert told_as_fact("fa", "نقض آتش‌بس، ادلب")
    assert told_as_fact("ru", "Нарушение режима прекращения огня, Идлиб")
    assert told_as_fact("tr", "Ateşkes ihlali, İdlib")
    assert not told_as_fact("en", "Alleged ceasefire violation, Idlib")


def test_an_undecided_case_is_headed_as_claimed() -> None:
    undecided = with_vote(CONTESTED, determination=None)
    decided = CONTESTED.votes[0].determination
    rejected = with_vote(
        CONTESTED, determination=replace(decided, result=DeterminationResult.REJECTED)
    )
    for file in (undecided, rejected):
        said = own_words("en", replace(BULLETIN, cases=(file,)))
        assert said.startswith("Shelling, Kafr Nabl, Idlib (as claimed)")
    assert own_words("en", replace(BULLETIN, cases=(CONTESTED,))).startswith(
        "Shelling, Kafr Nabl, Idlibverified"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_without_words(language: str) -> None:
    page = "\n".join(lines_of(render_html(BULLETIN, language)))
    assert not re.search(r"[a-z]+_[a-z]+|\{\w+\}|\bNone\b", page.replace("record.exercise", ""))


@pytest.mark.parametrize("language", ["ar", "fa", "ru"])
def test_a_page_has_no_latin_word_of_ours(language: str) -> None:
    tree = tree_of(render_html(BULLETIN, language))
    for foreign in tree.xpath("//blockquote | //q | //bdi"):
        foreign.drop_tree()
    said = tree.xpath("//body")[0].text_content()
    assert set(re.findall(r"[A-Za-z]{2,}", said)) <= set()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_printed_in_words(outcome: Outcome) -> None:
    changed = tuple(replace(a, outcome=outcome) for a in CONTESTED.allegations)
    said = own_words("ar", replace(BULLETIN, cases=(replace(CONTESTED, allegations=changed),)))
    told = {
        Outcome.OUTSIDE_SCOPE: "خارج نطاق ما يلي: وقف الأعمال القتالية (وقف إطلاق النار في سوريا)."
    }
    assert told.get(outcome, terms("ar")["outcome"][outcome.value]) in said


def test_silence_is_printed_as_silence() -> None:
    (vote,) = CONTESTED.votes
    decided = replace(vote.determination, silent=("iran",))
    votes = with_vote(CONTESTED, ballots=vote.ballots[:2], determination=decided)
    assert "Iransilent" in own_words("en", replace(BULLETIN, cases=(votes,)))
    pending = with_vote(votes, determination=None)
    assert "Irannot yet cast" in own_words("en", replace(BULLETIN, cases=(pending,)))
    assert "Iranno finding given" in own_words("en")
