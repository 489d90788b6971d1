"""What nobody could confirm, whom fire answers, and what people were harmed by."""

import pytest

from hudna.extract.reader import Reader
from hudna.model.claim import Claim, Polarity, Stance


def claims(reader: Reader, text: str) -> list[Claim]:
    return list(reader.read(text, sha256="0" * 64).claims)


def test_who_could_not_verify_an_account_confirms_nothing(reader: Reader) -> None:
    text = "Rebels shelled Saraqib. Reuters could not independently verify the account."
    last = claims(reader, text)[-1]
    assert (last.event_type, last.speaker.name) == ("verification", "Reuters")
    assert (last.stance, last.polarity) == (Stance.ASSERTS, Polarity.NEGATIVE)


def test_nobody_is_named_where_neither_claim_could_be_verified(reader: Reader) -> None:
    (claim,) = claims(reader, "Neither claim could be verified.")
    assert (claim.event_type, claim.speaker.name) == ("verification", "narrator")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In response, Turkish artillery hit positions near Saraqib.", "return_fire"),
        ("The Turkish artillery hit positions near Saraqib in retaliation.", "return_fire"),
        ("The Turkish artillery hit positions near Saraqib.", "shelling"),
    ],
)
def test_fire_that_answers_is_returned(reader: Reader, text: str, kind: str) -> None:
    assert [c.event_type for c in claims(reader, text)] == [kind]


def test_people_killed_when_something_happened_are_harmed_by_it(reader: Reader) -> None:
    text = "At least nine civilians were killed on 3 May 2019 when air strikes hit a market."
    (claim,) = claims(reader, text)
    assert claim.event_type == "air_strike"
    assert claim.casualties is not None
    assert claim.casualties.killed is not None
    assert (claim.casualties.killed.min, claim.casualties.killed.max) == (9, None)
    assert claim.when is not None
    assert claim.when.start == "2019-05-03"


def test_a_verb_that_says_which_ones_are_meant_says_nothing(reader: Reader) -> None:
    text = "Rebels shelled groups which declared a truce in Idlib."
    assert {c.speaker.name for c in claims(reader, text)} == {"narrator"}
