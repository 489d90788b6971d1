"""Event words that begin with their own subject, and numbers that count something else."""

from hudna.extract.reader import Reader
from hudna.model.claim import Claim


def only(reader: Reader, text: str) -> Claim:
    (claim,) = reader.read(text, sha256="0" * 64).claims
    return claim


def test_the_subject_within_a_passive_is_the_target(reader: Reader) -> None:
    claim = only(reader, "The team was turned back at a military checkpoint south of Morag.")
    assert claim.event_type == "obstruction_of_monitors"
    assert [one.name for one in claim.targets] == ["The team"]


def test_the_subject_within_an_active_is_the_doer(reader: Reader) -> None:
    claim = only(reader, "An enemy drone dropped two grenades near Nevelske.")
    assert [one.name for one in claim.actors] == ["enemy drone"]


def test_a_capital_that_is_hit_is_target_and_place(reader: Reader) -> None:
    claim = only(reader, "Russian missiles hit Kyiv on 3 May 2022.")
    assert [one.name for one in claim.targets] == ["Kyiv"]
    assert [one.name for one in claim.places] == ["Kyiv"]


def test_a_calibre_counts_no_shells(reader: Reader) -> None:
    assert not only(reader, "Militants fired 82mm mortars at Shumy.").counts


def test_an_age_counts_no_dead_and_a_part_of_a_whole_does(reader: Reader) -> None:
    dead = only(reader, "The strike claimed the life of a five-year-old child.").casualties
    assert dead is not None
    assert dead.killed is not None
    assert dead.killed.max == 1
    dead = only(reader, "12 of its soldiers were killed by a landmine near Marib.").casualties
    assert dead is not None
    assert dead.killed is not None
    assert dead.killed.min == 12


def test_a_report_that_is_rejected_is_not_told(reader: Reader) -> None:
    text = "The ministry rejected reports that its troops had shelled Taiz."
    assert only(reader, text).stance == "denies"


def test_a_claim_taken_up_and_denied_is_denied_by_the_other(reader: Reader) -> None:
    for end in ("a claim the Tripoli government denied", "a claim denied by Turkey"):
        text = f"Haftar's forces said they had shelled Sirte, {end}."
        said, denied = reader.read(text, sha256="0" * 64).claims
        assert said.speaker.name == "Haftar's forces"
        assert denied.stance == "denies"
        assert denied.speaker.name in ("Tripoli government", "Turkey")


def test_a_ceasefire_regime_is_no_government(reader: Reader) -> None:
    claim = only(reader, "Militants have repeatedly violated the ceasefire regime.")
    assert not claim.targets
