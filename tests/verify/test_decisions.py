"""The truth tables of the decision rules."""

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import ConfigurationError
from hudna.model.case import Choice, DeterminationResult
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.verify.decide import decide
from hudna.verify.decisions import DECISIONS

from .ballots import AFTER, BEFORE, DUE, THREE, ballot, ballots

CARRIED = DeterminationResult.CARRIED
REJECTED = DeterminationResult.REJECTED
NONE = DeterminationResult.NO_DECISION
UNANIMITY = DecisionRule(RuleKind.UNANIMITY)
TWO_OF_THREE = DecisionRule(RuleKind.K_OF_N, 2)


def result(rule, votes, now=AFTER):
    return decide(rule, THREE, ballots(votes), due=DUE, now=now).result


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("FFF", CARRIED),
        ("FF0", CARRIED),
        ("FFR", CARRIED),
        ("FF-", NONE),
        ("FFA", REJECTED),
        ("F00", NONE),
        ("F0R", NONE),
        ("FRR", NONE),
        ("000", NONE),
        ("RRR", NONE),
        ("---", NONE),
        ("A--", REJECTED),
        ("A0R", REJECTED),
    ],
)
def test_unanimity(votes, expected):
    for order in set(itertools.permutations(votes)):
        assert result(UNANIMITY, "".join(order)) is expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("FFF", CARRIED),
        ("FFA", CARRIED),
        ("FF-", CARRIED),
        ("FF0", CARRIED),
        ("FFR", CARRIED),
        ("F--", NONE),
        ("FA-", NONE),
        ("FA0", NONE),
        ("FAR", REJECTED),
        ("F0R", NONE),
        ("AA-", REJECTED),
        ("AAF", REJECTED),
        ("A--", NONE),
        ("FRR", NONE),
        ("RRR", NONE),
        ("000", NONE),
        ("---", NONE),
    ],
)
def test_two_of_three(votes, expected):
    for order in set(itertools.permutations(votes)):
        assert result(TWO_OF_THREE, "".join(order)) is expected


def test_a_party_that_stops_voting_cannot_freeze_two_of_three_and_is_named_as_silent():
    decision = decide(TWO_OF_THREE, THREE, ballots("FF-"), due=DUE, now=AFTER)
    assert decision.result is CARRIED
    assert decision.silent == ("iran",)
    assert "Silent until the deadline: iran." in decision.explanation["en"]


def test_under_unanimity_silence_gives_no_decision_and_is_named():
    decision = decide(UNANIMITY, THREE, ballots("FF-"), due=DUE, now=AFTER)
    assert decision.result is NONE
    assert decision.final
    assert decision.silent == ("iran",)


def test_before_the_deadline_nobody_is_silent_yet():
    decision = decide(UNANIMITY, THREE, ballots("FF-"), due=DUE, now=DUE)
    assert decision.silent == ()
    assert decision.tally.waiting == ("iran",)
    assert not decision.final


def test_a_ballot_after_the_deadline_is_silence():
    late = [*ballots("FF-"), ballot("iran", Choice.AGAINST, at=DUE + timedelta(minutes=1))]
    decision = decide(UNANIMITY, THREE, late, due=DUE, now=AFTER + timedelta(hours=1))
    assert decision.result is NONE
    assert decision.silent == decision.tally.late == ("iran",)


def test_only_guarantors_count():
    stuffed = [*ballots("F--"), ballot("un", Choice.FOR), ballot("operator", Choice.FOR)]
    decision = decide(TWO_OF_THREE, THREE, stuffed, due=DUE, now=AFTER)
    assert decision.result is NONE
    assert decision.tally.uncounted == ("operator", "un")


@pytest.mark.parametrize("k", [None, 0, 4])
def test_k_must_be_possible(k):
    with pytest.raises(ConfigurationError, match="Set k between"):
        decide(DecisionRule(RuleKind.K_OF_N, k), THREE, [], due=DUE, now=BEFORE)


RULES = st.sampled_from([UNANIMITY, *(DecisionRule(RuleKind.K_OF_N, k) for k in (1, 2, 3, 4))])
VOTES = st.text("FA0R-", min_size=4, max_size=7)
RANK = [REJECTED, NONE, CARRIED]


def members(votes):
    return tuple(f"party{number}" for number in range(len(votes)))


@given(RULES, VOTES, st.integers(0, 6))
def test_a_vote_moved_towards_for_never_hurts_a_motion(rule, votes, place):
    place %= len(votes)
    parties = members(votes)
    ranks = []
    for letter in "A-0F":
        changed = votes[:place] + letter + votes[place + 1 :]
        outcome = decide(rule, parties, ballots(changed, parties), due=DUE, now=AFTER).result
        ranks.append(RANK.index(outcome))
    assert ranks == sorted(ranks)


@given(RULES, VOTES, st.randoms())
def test_the_order_of_ballots_and_guarantors_does_not_matter(rule, votes, random):
    parties = list(members(votes))
    cast = ballots(votes, parties)
    before = decide(rule, parties, cast, due=DUE, now=AFTER).result
    random.shuffle(parties)
    random.shuffle(cast)
    assert decide(rule, parties, cast, due=DUE, now=AFTER).result is before


@given(RULES, VOTES)
def test_a_final_result_is_what_any_further_vote_leads_to(rule, votes):
    parties = members(votes)
    early = decide(rule, parties, ballots(votes, parties), due=DUE, now=BEFORE)
    if not early.final:
        return
    missing = [index for index, letter in enumerate(votes) if letter == "-"]
    for further in itertools.product("FA0R-", repeat=min(len(missing), 4)):
        letters = list(votes)
        for index, letter in zip(missing, further, strict=False):
            letters[index] = letter
        later = decide(rule, parties, ballots("".join(letters), parties), due=DUE, now=AFTER)
        assert later.result is early.result


def test_every_rule_has_its_reference_page():
    for kind, rule in DECISIONS.items():
        page = __import__(rule.__module__, fromlist=["__doc__"]).__doc__
        for word in ("carried", "rejected", "no decision", "Abstention", "Recusal", "ilence"):
            assert word in page, (kind, word)
    assert set(DECISIONS) == set(RuleKind)
