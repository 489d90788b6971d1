"""The truth tables of the decision rules."""

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import ConfigurationError
from hudna.model.case import Choice, DeterminationResult
from hudna.model.mechanism import Bloc, DecisionRule, RuleKind
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


CONSENSUS = DecisionRule(RuleKind.CONSENSUS)
MAJORITY = DecisionRule(RuleKind.MAJORITY)
SILENCE = DecisionRule(RuleKind.SILENCE)


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("FFF", CARRIED),
        ("FF0", CARRIED),
        ("FF-", CARRIED),
        ("FFR", CARRIED),
        ("FFA", REJECTED),
        ("F0-", NONE),
        ("F--", NONE),
        ("F00", NONE),
        ("A--", REJECTED),
        ("---", NONE),
        ("RRR", NONE),
        ("FRR", NONE),
    ],
)
def test_consensus_hears_an_objection_and_does_not_wait_for_the_silent(votes, expected):
    for order in set(itertools.permutations(votes)):
        assert result(CONSENSUS, "".join(order)) is expected


def test_consensus_with_a_quorum_of_all_waits_for_all_to_take_part():
    all_three = DecisionRule(RuleKind.CONSENSUS, 3)
    assert result(all_three, "FF-") is NONE
    assert result(all_three, "FF0") is CARRIED


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("FFF", CARRIED),
        ("FFA", CARRIED),
        ("FF-", CARRIED),
        ("FF0", CARRIED),
        ("FFR", CARRIED),
        ("F0-", NONE),
        ("FA-", NONE),
        ("FAR", REJECTED),
        ("F0R", NONE),
        ("FRR", NONE),
        ("AAF", REJECTED),
        ("AA-", REJECTED),
        ("A--", NONE),
        ("---", NONE),
        ("RRR", NONE),
    ],
)
def test_majority(votes, expected):
    for order in set(itertools.permutations(votes)):
        assert result(MAJORITY, "".join(order)) is expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("---", CARRIED),
        ("F--", CARRIED),
        ("0--", CARRIED),
        ("R--", CARRIED),
        ("A--", REJECTED),
        ("FFA", REJECTED),
        ("RRR", NONE),
    ],
)
def test_silence_is_consent_under_the_silence_procedure_alone(votes, expected):
    for order in set(itertools.permutations(votes)):
        assert result(SILENCE, "".join(order)) is expected


def test_silence_runs_until_its_deadline_and_is_named():
    before = decide(SILENCE, THREE, ballots("F--"), due=DUE, now=DUE)
    assert (before.result, before.final) == (NONE, False)
    after = decide(SILENCE, THREE, ballots("F--"), due=DUE, now=AFTER)
    assert (after.result, after.silent) == (CARRIED, ("turkey", "iran"))


BLOCS = DecisionRule(
    RuleKind.BLOC_QUORUM,
    blocs=(Bloc("government", ("g1", "g2", "g3"), 2), Bloc("groups", ("e1", "e2"), 1)),
)
SEATS = ("g1", "g2", "g3", "e1", "e2")


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("FFFFF", CARRIED),
        ("FF-F-", CARRIED),
        ("FFAFA", CARRIED),
        ("FFF--", NONE),
        ("FFFA-", NONE),
        ("FFFAA", REJECTED),
        ("F--FF", NONE),
        ("FAAFF", REJECTED),
        ("FARFF", REJECTED),
        ("F0RFF", NONE),
        ("FFRRF", CARRIED),
        ("FFFRR", NONE),
        ("-----", NONE),
    ],
)
def test_no_bloc_is_outvoted_by_the_other(votes, expected):
    made = decide(BLOCS, SEATS, ballots(votes, SEATS), due=DUE, now=AFTER)
    assert made.result is expected


CHAIR = DecisionRule(RuleKind.CHAIR_FORWARDS, chair="un", deputy="igad")
BENCH = (*THREE, "un", "igad")


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("AAAF-", CARRIED),
        ("FFFA-", REJECTED),
        ("FFF0F", NONE),
        ("FFF-F", CARRIED),
        ("FFF-A", REJECTED),
        ("FFFRF", CARRIED),
        ("FFFR-", NONE),
        ("FFF--", NONE),
    ],
)
def test_the_chair_forwards_whatever_the_guarantors_think(votes, expected):
    made = decide(CHAIR, THREE, ballots(votes, BENCH), due=DUE, now=AFTER)
    assert made.result is expected


ABSENT = {
    UNANIMITY: {"FF-": CARRIED, "F--": NONE, "F0-": NONE},
    CONSENSUS: {"FF-": CARRIED, "F--": NONE},
    MAJORITY: {"FF-": CARRIED, "FA-": REJECTED},
    TWO_OF_THREE: {"FF-": CARRIED, "FA-": REJECTED, "F--": NONE},
    SILENCE: {"---": CARRIED, "A--": REJECTED},
}


@pytest.mark.parametrize("rule", ABSENT, ids=lambda rule: rule.kind)
def test_nothing_waits_for_a_guarantor_that_has_long_stopped_voting(rule):
    for votes, expected in ABSENT[rule].items():
        made = decide(rule, THREE, ballots(votes), due=DUE, now=AFTER, absent=("iran",))
        assert made.result is expected, votes
        assert "iran" in made.silent
        assert made.tally.absent == ("iran",)


def test_one_that_votes_again_is_absent_no_more():
    made = decide(UNANIMITY, THREE, ballots("FFA"), due=DUE, now=AFTER, absent=("iran",))
    assert (made.result, made.tally.absent) == (REJECTED, ())


LEFT = {
    UNANIMITY: {"FF-": CARRIED, "F--": NONE},
    CONSENSUS: {"FF-": CARRIED},
    MAJORITY: {"FF-": CARRIED, "FA-": REJECTED},
    TWO_OF_THREE: {"FF-": CARRIED, "FA-": REJECTED, "F--": NONE},
    SILENCE: {"---": CARRIED},
}


@pytest.mark.parametrize("rule", LEFT, ids=lambda rule: rule.kind)
def test_one_that_has_left_is_waited_for_by_nobody_and_is_not_called_silent(rule):
    for votes, expected in LEFT[rule].items():
        made = decide(rule, THREE, ballots(votes), due=DUE, now=AFTER, left=("iran",))
        assert made.result is expected, votes
        assert made.tally.left == ("iran",)
        assert "iran" not in made.silent


def test_a_vote_cast_before_leaving_stands():
    made = decide(UNANIMITY, THREE, ballots("FFA"), due=DUE, now=AFTER, left=("iran",))
    assert (made.result, made.tally.left) == (REJECTED, ())


def test_the_last_guarantor_that_stays_decides_nothing_alone():
    made = decide(UNANIMITY, THREE, ballots("F--"), due=DUE, now=AFTER, left=("iran", "turkey"))
    assert made.result is CARRIED, "it is the only guarantor there is"
    two_left = decide(TWO_OF_THREE, THREE, ballots("F--"), due=DUE, now=AFTER, left=("iran",))
    assert two_left.result is NONE


def test_whom_a_motion_accuses_does_not_decide_it_where_the_rule_says_so():
    judge = DecisionRule(RuleKind.UNANIMITY, accused_recused=True)
    made = decide(judge, THREE, ballots("FFA"), due=DUE, now=AFTER, accused="iran")
    assert (made.result, made.tally.barred, made.tally.uncounted) == (CARRIED, ("iran",), ("iran",))
    free = decide(UNANIMITY, THREE, ballots("FFA"), due=DUE, now=AFTER, accused="iran")
    assert free.result is REJECTED


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (DecisionRule(RuleKind.K_OF_N), "Set k between"),
        (DecisionRule(RuleKind.K_OF_N, 0), "Set k between"),
        (DecisionRule(RuleKind.BLOC_QUORUM), "Name each bloc"),
        (DecisionRule(RuleKind.CHAIR_FORWARDS), "Name the party of the chair"),
    ],
)
def test_a_rule_without_what_it_needs_decides_nothing(rule, says):
    with pytest.raises(ConfigurationError, match=says):
        decide(rule, THREE, [], due=DUE, now=BEFORE)


RULES = st.sampled_from(
    [
        UNANIMITY,
        CONSENSUS,
        MAJORITY,
        SILENCE,
        DecisionRule(RuleKind.CHAIR_FORWARDS, chair="party0"),
        DecisionRule(
            RuleKind.BLOC_QUORUM,
            blocs=(Bloc("a", ("party0", "party1"), 1), Bloc("b", ("party2", "party3"), 2)),
        ),
        *(DecisionRule(RuleKind.K_OF_N, k) for k in (1, 2, 3, 4)),
    ]
)
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
