"""What texts seem to tell of talks: each value with its characters, nothing filled in."""

from pathlib import Path

import pytest

from hudna.actions.read_document import read_document
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.intake.intake import read_bytes
from hudna.model.proposal import Proposal, ProposalKind
from hudna.talks.proposals import proposals_of, words_for

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "tests" / "extract" / "articles"
SEED = ROOT.parent / "shared" / "data" / "seed"
LANGUAGES = ("ar", "en", "fa", "ru", "tr")


def proposed(reader: Reader, text: str) -> tuple[str, tuple[Proposal, ...]]:
    document = read_bytes("text.txt", text.encode()).documents[0]
    reading = read_document(reader, gazetteer.load(), document)
    return document.text, proposals_of(reading, document.text)


def of(found: tuple[Proposal, ...], kind: ProposalKind) -> list[Proposal]:
    return [one for one in found if one.kind is kind]


def values(one: Proposal, name: str) -> list[str]:
    return [part.value for part in one.parts if part.name == name]


def test_the_model_article_names_meeting_heads_mediators_apology_and_order(reader: Reader) -> None:
    if not SEED.is_dir():
        pytest.skip("the folder ../shared with the model article is absent")
    text, found = proposed(reader, next(SEED.glob("*.txt")).read_text("utf-8"))

    astana, geneva = of(found, ProposalKind.MEETING)
    assert values(astana, "place") == ["أستانا"]
    assert (astana.when.start, astana.when.end) == ("2017-01-23", "2017-01-24")
    assert values(geneva, "place") == ["جنيف"]
    assert geneva.when.start is None

    heads = [values(one, "head")[0] for one in of(found, ProposalKind.DELEGATION)]
    assert heads == ["بشار الجعفري", "محمد علوش", "ستيفان دي ميستورا"]
    mediators = [p.id for one in of(found, ProposalKind.MEDIATOR) for p in one.parts[:1]]
    assert mediators == ["russia", "turkey"]

    told = {one.what: one for one in of(found, ProposalKind.RELATION)}
    assert told["apology"].said_by == "turkey_president"
    assert "اعتذر" in told["apology"].span.of(text)
    assert told["order"].said_by == "russia_president"
    assert told["order"].change == "normalised"
    assert (told["order"].when.start, told["order"].when.end) == ("2016-06-21", "2016-06-30")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_kinds_are_proposed_in_every_language(reader: Reader, language: str) -> None:
    text, found = proposed(reader, (ARTICLES / f"{language}.txt").read_text("utf-8"))
    days = [(m.when.start, m.when.end) for m in of(found, ProposalKind.MEETING)]
    assert ("2017-01-23", "2017-01-24") in days
    assert len(of(found, ProposalKind.DELEGATION)) == 3
    who = {part.id for one in of(found, ProposalKind.MEDIATOR) for part in one.parts}
    assert who >= {"russia", "turkey"}
    assert "apology" in {one.what for one in of(found, ProposalKind.RELATION)}
    for one in found:
        assert words_for(one, language)
        for part in one.parts:
            if part.name not in ("start", "end"):
                assert part.span.of(text) == part.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_name_of_its_own_and_the_claim_it_rests_on(
    reader: Reader, language: str
) -> None:
    _, found = proposed(reader, (ARTICLES / f"{language}.txt").read_text("utf-8"))
    assert len({one.id for one in found}) == len(found)
    for one in of(found, ProposalKind.RELATION) + of(found, ProposalKind.STATEMENT):
        assert len(one.claims) == 1


def test_what_is_denied_is_not_proposed_as_owed_or_mediated(reader: Reader) -> None:
    _, found = proposed(reader, "Turkey denied that Russia had mediated between the two sides.")
    assert of(found, ProposalKind.MEDIATOR) == []
    assert of(found, ProposalKind.COMMITMENT) == []


def test_a_text_without_talks_gives_none(reader: Reader) -> None:
    _, found = proposed(reader, "Two people were wounded by shelling in Idlib on 22 May 2019.")
    assert found == ()
