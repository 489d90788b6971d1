"""The explanation names who voted how, who dissented and why, and who was silent."""

import pytest

from hudna.errors import Conflict
from hudna.model.case import Choice
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.text.sentences import sentences
from hudna.verify.decide import decide

from .ballots import AFTER, BEFORE, DUE, THREE, ballot, ballots

NAMES = {
    "russia": {"ar": "روسيا", "en": "Russia"},
    "turkey": {"ar": "تركيا", "en": "Turkey"},
    "iran": {"ar": "إيران", "en": "Iran"},
}
RULE = DecisionRule(RuleKind.K_OF_N, 1)


def test_in_words_in_arabic_and_english():
    cast = [
        ballot("russia", Choice.FOR),
        ballot("turkey", Choice.AGAINST, dissent="The site was not visited"),
    ]
    told = decide(RULE, THREE, cast, due=DUE, now=AFTER, names=NAMES).explanation
    assert told["en"] == (
        "The motion is carried. The rule: at least 1 of the 3 guarantors in favour. "
        "In favour: Russia. Against: Turkey. "
        "Reason given by Turkey for its dissent: “The site was not visited”. "
        "Silent until the deadline: Iran."
    )
    for part in (
        "اعتُمد الاقتراح",
        "الموافقة: روسيا",
        "السكوت حتى انقضاء المهلة: إيران",
        "not visited",
    ):
        assert part in told["ar"]


def test_a_dissent_without_a_reason_is_said_to_be_without_one():
    told = decide(RULE, THREE, ballots("FA0"), due=DUE, now=AFTER, names=NAMES).explanation
    assert "Turkey gave no reason for its dissent." in told["en"]
    assert "Abstained: Iran." in told["en"]


def test_while_voting_is_open_it_says_so():
    told = decide(
        DecisionRule(RuleKind.UNANIMITY), THREE, ballots("F--"), due=DUE, now=BEFORE, names=NAMES
    ).explanation
    assert told["en"].startswith("Voting is open.")
    assert "Vote still awaited: Turkey and Iran." in told["en"]
    assert "Silent" not in told["en"]


def test_both_languages_have_the_same_sentences():
    assert sentences("verify", "ar").keys() == sentences("verify", "en").keys()


def test_two_ballots_of_one_party_are_refused():
    twice = [*ballots("FF-"), ballot("russia", Choice.AGAINST)]
    with pytest.raises(Conflict, match="russia has voted twice"):
        decide(RULE, THREE, twice, due=DUE, now=AFTER)


def test_ballots_of_two_motions_are_not_counted_together():
    mixed = [ballot("russia", Choice.FOR), ballot("turkey", Choice.FOR, motion="motion-2")]
    with pytest.raises(Conflict, match="more than one motion"):
        decide(RULE, THREE, mixed, due=DUE, now=AFTER)
