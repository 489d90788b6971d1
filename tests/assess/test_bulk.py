"""Many at once say what one by one say."""

import random
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from hudna.assess.agreements import load_all
from hudna.assess.assess import assess
from hudna.assess.bulk import OUTCOMES, assess_many
from hudna.model.claim import NARRATOR, Claim, Modality, Polarity, Stance
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.model.when import DatePrecision, When

DAMASCUS = ZoneInfo("Asia/Damascus")
KINDS = [
    "shelling", "air_strike", "overflight", "weapon_placement", "obstruction_of_monitors",
    "ceasefire_violation", "talks", "withdrawal", "siege",
]  # fmt: skip
ACCUSED = [(), ("syria_army",), ("isil",), ("jabhat_al_nusra",), ("ukraine",), ("somebody",),
           ("donetsk_peoples_republic", "ukraine")]  # fmt: skip


def made(seed: int, number: int) -> list[tuple[Incident, list[Claim]]]:
    chance = random.Random(seed)
    found = []
    for at in range(number):
        start = date(2014, 12, 1) + timedelta(days=chance.randrange(1800))
        length = chance.choice([0, 0, 0, 30, 365])
        when = When(
            start.isoformat(), (start + timedelta(days=length)).isoformat(), DatePrecision.DAY
        )
        east = chance.random() < 0.3
        place = Place(
            "p", None, None, "UA" if east else "SY", None,
            chance.uniform(47, 49) if east else chance.uniform(32.5, 36.5),
            chance.uniform(37, 40) if east else chance.uniform(36, 38),
            chance.choice([0.5, 3, 20]), PlacePrecision.NEAR_SETTLEMENT,
        )  # fmt: skip
        if chance.random() < 0.1:
            place = Place("?")
        polarity = chance.choice([Polarity.POSITIVE, Polarity.NEGATIVE])
        claim = Claim(
            "c", Span(0, 1), None, NARRATOR, (), Stance.ASSERTS, polarity, Modality.FACTUAL, "x"
        )
        incident = Incident(
            f"i{at}", chance.choice(KINDS), when, place, (), chance.choice(ACCUSED),
            chance.random() < 0.2, (), Release(Audience.PUBLIC),
            weapons=chance.choice([(), ("mortar",), ("tank", "rocket"), ("small_arms",)]),
        )  # fmt: skip
        found.append((incident, [claim]))
    return found


def test_the_columns_are_what_the_rules_say_one_by_one() -> None:
    judged = made(1, 150)
    table = assess_many(judged, load_all(), zone=DAMASCUS)
    for row, (incident, claims) in enumerate(judged):
        for column, one in enumerate(assess(incident, claims, load_all(), zone=DAMASCUS)):
            assert table.clauses[column] == (one.agreement, one.version, one.clause)
            assert OUTCOMES[table.outcome[row, column]] is one.outcome, (incident, one.clause)
            low, high = table.low[row, column], table.high[row, column]
            if one.probability is not None:
                assert (low, high) == pytest.approx(one.probability, abs=1e-4)
            else:
                assert low == pytest.approx(high)


def test_nothing_judged_is_an_empty_table() -> None:
    table = assess_many([], load_all(), zone=DAMASCUS)
    assert table.outcome.shape == (0, len(table.clauses))
