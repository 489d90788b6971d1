"""What the words of the parties make of a text: silence, dissent, signatures, and time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hudna.errors import Conflict
from hudna.model.joint_statement import Adoption, AnswerKind, TextState
from hudna.talks.adoption import outcome_of, ready, sha256_of, text_to_sign, unready
from tests.talks.drafts import DRAFT, NOW, answer, signature, text, version

UNTIL = NOW + timedelta(hours=48)
LATER = UNTIL + timedelta(seconds=1)
AGREES, DISSENTS = AnswerKind.AGREES, AnswerKind.DISSENTS


def test_all_sign_and_it_is_adopted() -> None:
    said = [signature(p) for p in DRAFT.signatories]
    assert outcome_of(DRAFT, text(), [], said[:2], NOW).waiting == ("iran",)
    assert outcome_of(DRAFT, text(), [], said[:2], NOW).state is TextState.OPEN
    assert outcome_of(DRAFT, text(), [], said, NOW).state is TextState.ADOPTED


def test_who_is_silent_past_the_time_agreed_by_silence_and_is_said_to() -> None:
    said = [signature("russia"), signature("turkey")]
    assert outcome_of(DRAFT, text(UNTIL), [], said, UNTIL).state is TextState.OPEN
    found = outcome_of(DRAFT, text(UNTIL), [], said, LATER)
    assert found.state is TextState.ADOPTED
    assert [(one.party, one.until) for one in found.silent] == [("iran", UNTIL)]
    assert found.signed.keys() == {"russia", "turkey"}
    assert found.unheard == ("un",)


def test_without_a_deadline_silence_says_nothing() -> None:
    said = [signature("russia"), signature("turkey")]
    found = outcome_of(DRAFT, text(None), [], said, NOW + timedelta(days=900))
    assert (found.state, found.waiting, found.silent) == (TextState.OPEN, ("iran",), ())


def test_a_dissent_of_a_signatory_stops_consensus() -> None:
    said = [signature("russia"), signature("turkey")]
    found = outcome_of(DRAFT, text(UNTIL), [answer("iran", DISSENTS)], said, LATER)
    assert found.state is TextState.STOPPED


def test_the_willing_go_on_and_the_dissent_stands_on_its_face() -> None:
    willing = replace(DRAFT, adoption=Adoption.WILLING)
    said = [signature("russia"), signature("turkey")]
    found = outcome_of(willing, text(), [answer("iran", DISSENTS)], said, NOW)
    assert found.state is TextState.ADOPTED
    assert [(d.party, d.signatory) for d in found.dissents] == [("iran", True)]
    alone = [answer("iran", DISSENTS), answer("turkey", DISSENTS)]
    assert outcome_of(willing, text(UNTIL), alone, said[:1], LATER).state is TextState.LAPSED


def test_a_dissent_of_somebody_consulted_is_waited_for_and_stops_nothing() -> None:
    said = [signature(p) for p in DRAFT.signatories]
    assert outcome_of(DRAFT, text(UNTIL), [], said, NOW).state is TextState.OPEN
    found = outcome_of(DRAFT, text(UNTIL), [answer("un", DISSENTS)], said, NOW)
    assert found.state is TextState.ADOPTED
    assert [(d.party, d.signatory) for d in found.dissents] == [("un", False)]


def test_the_latest_word_of_a_party_counts() -> None:
    turned = [answer("iran", DISSENTS, 1), answer("iran", AGREES, 2)]
    said = [signature("russia"), signature("turkey")]
    found = outcome_of(DRAFT, text(UNTIL), turned, said, LATER)
    assert found.state is TextState.ADOPTED
    assert found.agreed == {"iran": "answer-iran-agrees"}
    withdrawn = [answer("turkey", DISSENTS, 5)]
    assert outcome_of(DRAFT, text(UNTIL), withdrawn, said, LATER).state is TextState.STOPPED


def test_who_agrees_has_still_to_sign_while_there_is_time() -> None:
    said = [signature("russia"), signature("turkey")]
    found = outcome_of(DRAFT, text(UNTIL), [answer("iran", AGREES)], said, NOW)
    assert (found.state, found.waiting) == (TextState.OPEN, ("iran",))


def test_silence_of_all_adopts_nothing_that_nobody_signed() -> None:
    assert outcome_of(DRAFT, text(UNTIL), [], [], LATER).state is TextState.LAPSED


both = {"en": "Seven days.", "ar": "سبعة أيام."}
whole = version("v1", "", texts=both, aligned=("ar",))


def test_a_text_is_put_whole_in_every_language() -> None:
    second = version("w2", "", after="v1", texts={"en": "End.", "ar": "انتهى."}, aligned=("ar",))
    names, texts = ready(DRAFT, [second, whole])
    assert names == ("v1", "w2")
    assert texts == {"en": ("Seven days.", "End."), "ar": ("سبعة أيام.", "انتهى.")}


def test_a_struck_paragraph_is_no_part_of_the_text() -> None:
    gone = version("v2", "", "iran", whole, texts={})
    second = version("w3", "", after="v1", texts=both, aligned=("ar",))
    assert ready(DRAFT, [whole, gone, second])[0] == ("w3",)


@pytest.mark.parametrize(
    ("versions", "problem"),
    [
        ([], (0, "empty", "")),
        ([replace(whole, texts={"en": "a"})], (1, "missing", "ar")),
        ([replace(whole, aligned=())], (1, "not_aligned", "ar")),
        ([replace(whole, texts={"en": "[a]{iran}", "ar": "[أ]{iran}"})], (1, "brackets", "iran")),
        ([whole, version("v2", "x", "iran", whole), version("v3", "y", "turkey", whole)],
         (1, "two_versions", "")),
    ],
)  # fmt: skip
def test_what_is_not_settled_is_not_put_to_the_parties(
    versions: list[object], problem: tuple[int, str, str]
) -> None:
    assert unready(DRAFT, versions) == (problem,)  # type: ignore[arg-type]
    with pytest.raises(Conflict, match="cannot be put"):
        ready(DRAFT, versions)  # type: ignore[arg-type]


def test_the_hash_covers_every_word_that_is_signed() -> None:
    first = sha256_of(text_to_sign(text(), DRAFT))
    assert first == sha256_of(text_to_sign(text(), DRAFT))
    others = [
        sha256_of(text_to_sign(changed, draft))
        for changed, draft in (
            (text(texts={"en": ("a",), "ar": ("ب",)}), DRAFT),
            (text(number=2), DRAFT),
            (text(), replace(DRAFT, title={"en": "another"})),
            (text(), replace(DRAFT, reference="ar")),
            (text(), replace(DRAFT, amends="agreement")),
        )
    ]
    assert len({first, *others}) == len(others) + 1
