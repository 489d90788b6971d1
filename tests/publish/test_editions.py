"""A later edition names what changed, from the two datasets, in every language alike."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from hudna.model.bulletin import Bulletin
from hudna.model.codec import from_json, to_json
from hudna.model.edition import Change, ChangeKind
from hudna.publish.bulletin import render_html, render_pdf
from hudna.publish.editions import changes
from hudna.publish.public import public_view
from tests.publish.exercise import BULLETIN, CONTESTED, LANGUAGES, WAITING
from tests.publish.later import AMENDED, FORMER, LATER, LATER_AT, SECOND
from tests.publish.plain import lines_of, tree_of

GOLDEN = Path(__file__).parent / "golden"


def kinds(found: tuple[Change, ...]) -> list[ChangeKind]:
    return [change.kind for change in found]


def test_an_edition_like_the_one_before_changes_nothing() -> None:
    again = replace(BULLETIN, id="bulletin-2", edition=2, made_at=LATER_AT, corrects=BULLETIN.id)
    assert changes(BULLETIN, again) == ()


def test_that_time_runs_is_no_change() -> None:
    """A measure that became overdue since, or a clock that ran on, was not corrected."""
    assert changes(BULLETIN, replace(BULLETIN, made_at=LATER_AT)) == ()


def test_a_number_names_whose_list_it_is_with_both_numbers() -> None:
    found = [c for c in SECOND.changes or () if c.kind is ChangeKind.REGISTERED]
    told = {(c.by, c.about): (c.old and c.old.numbers, c.new and c.new.numbers) for c in found}
    assert told == {
        ("Russia", "Idlib"): ((10,), (9, 10)),
        ("Russia", "Hama"): ((5,), None),
        ("Russia", "Homs"): (None, (5,)),
        ("Russia", "TOTAL"): ((31,), (30,)),
    }


def test_a_correction_is_followed_by_the_reason_its_party_gave() -> None:
    found = {c.kind: c for c in SECOND.changes or () if c.case == CONTESTED.case.id and c.why}
    assert ChangeKind.CLAIM in found
    for change in found.values():
        assert [(w.party, w.language) for w in change.why] == [("turkey", "ar")]


def test_a_case_whose_claims_all_went_to_another_was_merged_into_it() -> None:
    alone = replace(BULLETIN, cases=(CONTESTED, WAITING))
    one = replace(WAITING, claims=())
    one = replace(one, incident=replace(one.incident, claims=CONTESTED.incident.claims[:1]))
    both = replace(alone, cases=(CONTESTED, one))
    merged = changes(both, replace(both, cases=(CONTESTED,)))
    assert kinds(merged) == [ChangeKind.CASE_MERGED]
    assert merged[0].new is not None
    assert (merged[0].case, merged[0].new.code) == (WAITING.case.id, CONTESTED.case.id)
    assert kinds(changes(alone, replace(alone, cases=(CONTESTED,)))) == [ChangeKind.CASE_REMOVED]


def test_every_kind_of_change_but_a_merger_is_in_the_exercise() -> None:
    missing = {*ChangeKind} - set(kinds(SECOND.changes or ()))
    assert missing <= {
        ChangeKind.CASE_MERGED,
        ChangeKind.EVENT,
        ChangeKind.KILLED,
        ChangeKind.REMARK,
    }


def test_what_the_public_may_not_see_is_no_change_either() -> None:
    """Both editions are compared as the public sees them."""
    before, after = public_view(BULLETIN, LATER_AT), public_view(LATER, LATER_AT)
    text = json.dumps(to_json(changes(before, after)), ensure_ascii=False)
    assert "representative" not in text


def test_the_data_of_an_edition_come_back_as_they_were() -> None:
    assert from_json(Bulletin, json.loads(json.dumps(to_json(SECOND)))) == SECOND


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_later_edition_in_golden_words(language: str) -> None:
    file = GOLDEN / f"changes.{language}.txt"
    lines = lines_of(render_html(SECOND, language))
    first = lines_of(render_html(FORMER, language))
    written = "\n".join(line for line in lines if line not in set(first)) + "\n"
    if os.environ.get("HUDNA_WRITE_GOLDEN"):
        file.write_text(written, "utf-8")
    assert written == file.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_is_a_line_of_its_own(language: str) -> None:
    tree = tree_of(render_html(SECOND, language))
    (listing,) = tree.xpath("//h2[1]/following-sibling::ul[1]")
    assert len(listing.xpath("./li")) == len(SECOND.changes or ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_and_words_of_others_say_their_own_language(language: str) -> None:
    tree = tree_of(render_html(SECOND, language))
    said = {
        e.text_content(): e.get("lang") for e in tree.xpath("//h2[1]/following::ul[1]//*[@lang]")
    }
    assert said[AMENDED.corrections[0].reasons] == "ar"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_later_edition_prints_as_tagged_pdf(language: str) -> None:
    data = render_pdf(SECOND, language)
    assert data.startswith(b"%PDF")
    assert b"/StructTreeRoot" in data
    first = PdfDocument(data)[0].get_textpage().get_text_range()
    assert len(first) > 1500, "a long list begins where the page has room"


def test_where_the_former_data_are_gone_it_says_so() -> None:
    lines = lines_of(render_html(replace(LATER, changes=None), "en"))
    assert any("cannot name what changed" in line for line in lines)
