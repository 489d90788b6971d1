"""One set of incidents, four ways of counting."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.assess.counting import counted, rules, shots_told
from hudna.model.claim import NARRATOR, Claim, Count, Modality, Polarity, Stance
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.model.when import DatePrecision, When

RULES = {rule.id: rule for rule in rules()}
SPAN = Span(0, 1)
CLAIM = Claim(
    "c", SPAN, None, NARRATOR, (), Stance.RECORDS, Polarity.POSITIVE, Modality.FACTUAL, "shelling"
)


def claim(**counts):
    return replace(CLAIM, counts=tuple(Count(what, value, SPAN) for what, value in counts.items()))


def fired(moment, place="a", kind="shelling"):
    spot = (
        Place(place, place, None, "SY", precision=PlacePrecision.SETTLEMENT) if place else Place("")
    )
    when = When(moment, moment, DatePrecision.MINUTE if "T" in moment else DatePrecision.DAY)
    return Incident(
        f"{moment}{place}", kind, when, spot, (), (), False, (), Release(Audience.PUBLIC)
    )


TOLD = [
    (fired("2019-01-01T10:00"), [claim(shells=20)]),
    (fired("2019-01-01T10:40"), [claim(explosions=15)]),
    (fired("2019-01-01T12:00"), [claim(shells=40), claim(shells=25)]),
    (fired("2019-01-01T12:10", "b"), [claim(rounds=5)]),
    (fired("2019-01-01", "c"), []),
    (fired("2019-01-02T09:00", kind="talks"), [claim(shells=99)]),
]


@pytest.mark.parametrize(
    ("rule", "least", "most", "left_open"),
    [
        ("each_shot", 20 + 15 + 25 + 5 + 1, None, 1),
        ("each_burst", 5, 5, 0),
        ("thirty_in_an_hour", 1, 3, 1),
        ("day_and_place", 3, 3, 0),
    ],
)
def test_the_number_depends_on_the_rule(rule, least, most, left_open):
    tally = counted(TOLD, RULES[rule])
    assert (tally.least, tally.most, tally.undecided) == (least, most, left_open)


def test_numbers_of_two_speakers_are_never_added():
    assert shots_told([claim(shells=40), claim(shells=25)]) == (25, 40)
    assert shots_told([claim(shells=3, explosions=4)]) == (7, 7)
    assert shots_told([claim(km=4)]) is None
    denied = replace(claim(shells=40), polarity=Polarity.NEGATIVE)
    assert shots_told([denied]) is None


def test_fire_without_place_may_be_anothers():
    tally = counted([*TOLD[:1], (fired("2019-01-01T10:00", ""), [])], RULES["day_and_place"])
    assert (tally.least, tally.most, tally.undecided) == (1, 2, 1)


@given(st.lists(st.sampled_from(TOLD), max_size=12))
def test_no_rule_counts_more_than_shots_or_less_than_nothing(told):
    tallies = {name: counted(told, rule) for name, rule in RULES.items()}
    for tally in tallies.values():
        assert tally.least >= 0
        assert tally.most is None or tally.most >= tally.least
    assert tallies["day_and_place"].least <= tallies["each_burst"].least
    assert tallies["each_burst"].least <= tallies["each_shot"].least


def test_every_rule_is_named_in_five_languages():
    for rule in rules():
        assert set(rule.names) == {"ar", "en", "ru", "tr", "fa"}
