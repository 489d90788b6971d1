"""After the first vote: who did it, the accused heard, leaving, absence, accounts, closing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.add_remark import add_remark
from hudna.actions.case_state import derived_state
from hudna.actions.cast_vote import cast_vote
from hudna.actions.conclude_motion import conclude_due, conclude_motion
from hudna.actions.hearing import guarantors_at
from hudna.actions.propose_motion import propose_motion
from hudna.actions.record_finding import record_finding
from hudna.actions.statements import SignedStatement
from hudna.actions.take_part import take_part
from hudna.actions.tell_account import tell_account
from hudna.errors import Conflict, HudnaError, NotFound, RecordRejected, Refused
from hudna.model.case import (
    Case,
    CaseState,
    Choice,
    Determination,
    DeterminationResult,
    FindingResult,
    Measure,
    MeasureKind,
    Motion,
)
from hudna.model.identity import make_id
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.model.participation import Participation, Standing
from hudna.model.question import Question, StandardOfProof
from hudna.model.remark import Capacity, CaseAccount, Position, Remark, told
from tests.actions.conftest import GUARANTORS, Scene

ACCUSED = "syria_opposition"
OFFICE = {
    "un": "un-observer",
    ACCUSED: "syria_opposition-monitor",
    "syria_government": "syria_government-monitor",
}


@pytest.fixture
def rules(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a setter of the mechanism's rules and clocks."""

    def put(**changes: Any) -> None:
        mechanism = replace(scene.desk.store.mechanism(), **changes)
        monkeypatch.setattr(type(scene.desk.store), "mechanism", lambda _: mechanism)

    return put


def hand(scene: Scene, action: Any, kind: str, office: str, value: Any) -> Any:
    said: SignedStatement = scene.sign(office, kind, value)
    return action(scene.desk.store, scene.desk.record, said, scene.now)


def put(scene: Scene, party: str = "russia", **changes: Any) -> Motion:
    put_before = len(list(scene.desk.store.all(Motion)))
    name = make_id("motion", party, str(put_before))
    motion = scene.motion(party, **{"id": name, "measures": (), **changes})
    return hand(scene, propose_motion, "motion", f"{party}-representative", motion)  # type: ignore[no-any-return]


def vote(scene: Scene, motion: Motion, votes: str) -> Determination | None:
    choices = {"F": Choice.FOR, "A": Choice.AGAINST, "0": Choice.ABSTAIN, "R": Choice.RECUSE}
    for party, letter in zip(GUARANTORS, votes, strict=True):
        if letter != "-":
            ballot = scene.ballot(motion, party, choices[letter])
            hand(scene, cast_vote, "ballot", ballot.by, ballot)
    return conclude_motion(scene.desk.operator(), motion.id)


def verified(scene: Scene) -> None:
    vote(scene, put(scene), "FFF")
    assert state(scene) is CaseState.VERIFIED


def accuse(scene: Scene, **changes: Any) -> Motion:
    given = {
        "question": Question.ATTRIBUTION, "result": None, "attributed_to": ACCUSED,
        "reasons": "exercise: fired from its side",
    }  # fmt: skip
    return put(scene, "turkey", **{**given, **changes})


def remark(scene: Scene, on: Motion, of: str = ACCUSED, /, **changes: Any) -> Remark:
    capacity = Capacity.ACCUSED if of == ACCUSED else Capacity.OBSERVER
    office = OFFICE.get(of, f"{of}-representative")
    made = Remark(
        id=make_id("remark", on.id, of, str(changes)), case=on.case, motion=on.id, party=of,
        by=office, capacity=capacity, position=Position.DISAGREES,
        words="exercise: it was not us", language="en", at=scene.now,
    )  # fmt: skip
    return hand(scene, add_remark, "remark", office, replace(made, **changes))  # type: ignore[no-any-return]


def state(scene: Scene) -> CaseState:
    case = scene.desk.store.get(Case, scene.case.id)
    assert case is not None
    assert case.state is derived_state(scene.desk.store, case.id)
    return case.state


def later(scene: Scene, hours: float) -> None:
    scene.desk.moment = scene.now + timedelta(hours=hours)


def test_who_did_it_is_asked_only_once_it_is_verified(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    with pytest.raises(Conflict, match="only once it is verified"):
        accuse(scene)
    named = scene.finding(
        question=Question.ATTRIBUTION, result=None, attributed_to=ACCUSED,
        standard=StandardOfProof.PROBABLE,
    )  # fmt: skip
    with pytest.raises(Conflict, match="only once it is verified"):
        hand(scene, record_finding, "finding", "turkey-verifier", named)
    assert unchanged()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"standard": None}, "how sure it is"),
        ({"result": FindingResult.VERIFIED}, "no result"),
        ({"question": Question.CLOSURE}, "no findings on"),
        ({"question": Question.OCCURRENCE, "result": FindingResult.VERIFIED}, "does not fit"),
    ],
)
def test_a_finding_on_who_did_it_says_how_sure_it_is(
    scene: Scene, changes: dict[str, Any], says: str
) -> None:
    verified(scene)
    given = {
        "question": Question.ATTRIBUTION, "result": None, "attributed_to": ACCUSED,
        "standard": StandardOfProof.PROBABLE,
    }  # fmt: skip
    wrong = scene.finding(**{**given, **changes})
    with pytest.raises(Conflict, match=says):
        hand(scene, record_finding, "finding", "turkey-verifier", wrong)
    hand(scene, record_finding, "finding", "turkey-verifier", scene.finding(**given))
    assert state(scene) is CaseState.UNDER_INVESTIGATION


def test_nothing_is_decided_before_the_accused_is_heard(scene: Scene) -> None:
    verified(scene)
    motion = accuse(scene)
    assert vote(scene, motion, "FFF") is None
    assert state(scene) is CaseState.UNDER_INVESTIGATION
    remark(scene, motion)
    decided = conclude_motion(scene.desk.operator(), motion.id)
    assert decided is not None
    assert decided.result is DeterminationResult.CARRIED
    assert "The accused has replied: Syrian armed opposition." in decided.explanation["en"]
    assert state(scene) is CaseState.ATTRIBUTED


def test_an_accused_that_keeps_silent_holds_nothing_up_and_that_is_said(scene: Scene) -> None:
    verified(scene)
    motion = accuse(scene)
    assert vote(scene, motion, "FFF") is None
    later(scene, 23.9)
    assert conclude_due(scene.desk.operator()) == ()
    later(scene, 0.2)
    (decided,) = conclude_due(scene.desk.operator())
    assert "let the time for its reply pass: Syrian armed opposition" in decided.explanation["en"]
    with pytest.raises(Conflict, match="time for a reply ended"):
        remark(scene, motion)


def test_an_accusation_says_what_it_rests_on(scene: Scene) -> None:
    verified(scene)
    with pytest.raises(Conflict, match="what it rests on"):
        accuse(scene, reasons=" ")
    assert accuse(scene, attributed_to=None, reasons="").attributed_to is None


@pytest.mark.parametrize("votes", ["FFA", "FA0"])
def test_where_the_guarantors_disagree_on_who_did_it_the_case_is_disputed(
    scene: Scene, votes: str
) -> None:
    verified(scene)
    motion = accuse(scene)
    remark(scene, motion)
    decided = vote(scene, motion, votes)
    assert decided is not None
    assert decided.result is DeterminationResult.REJECTED
    assert state(scene) is CaseState.DISPUTED


def test_that_nobody_can_be_named_leaves_it_verified(scene: Scene) -> None:
    verified(scene)
    motion = accuse(scene, attributed_to=None)
    assert vote(scene, motion, "FFF") is not None
    assert state(scene) is CaseState.VERIFIED


@pytest.mark.parametrize(
    ("party", "changes", "error"),
    [
        ("syria_government", {"capacity": Capacity.ACCUSED}, Refused),
        ("un", {"capacity": Capacity.ACCUSED}, Conflict),
        ("un", {"capacity": Capacity.MEDIATOR}, Refused),
        ("turkey", {}, Refused),
        (ACCUSED, {"words": " "}, Conflict),
        (ACCUSED, {"motion": "motion-none"}, NotFound),
        (ACCUSED, {"case": "case-none"}, NotFound),
        (ACCUSED, {"party": "un"}, Refused),
        (ACCUSED, {"capacity": Capacity.OBSERVER}, Refused),
    ],
)  # fmt: skip
def test_a_remark_of_somebody_else_is_refused(
    scene: Scene, party: str, changes: dict[str, Any], error: type[HudnaError]
) -> None:
    verified(scene)
    motion = accuse(scene)
    with pytest.raises(error):
        remark(scene, motion, party, **changes)
    assert list(scene.desk.store.all(Remark)) == []


def test_each_party_is_heard_once_and_an_observer_until_the_decision(scene: Scene) -> None:
    verified(scene)
    motion = accuse(scene)
    remark(scene, motion, "un")
    with pytest.raises(Conflict, match="has spoken"):
        remark(scene, motion, "un", words="exercise: again")
    remark(scene, motion)
    vote(scene, motion, "FFF")
    ended = put(scene, "iran", question=Question.MEASURES, result=None, measures=(scene.asked(),))
    vote(scene, ended, "FFF")
    with pytest.raises(Conflict, match="decided already"):
        remark(scene, ended, "un")


def test_the_accused_reads_its_accusation_and_not_the_case(scene: Scene) -> None:
    from hudna.db.gate import released_to

    verified(scene)
    motion = accuse(scene)
    for office, accused in ((OFFICE[ACCUSED], True), ("syria_government-monitor", False)):
        reader = released_to(scene.desk.store.actor(office), now=scene.now)
        assert [m.id for m in reader.accusations()] == ([motion.id] if accused else [])
        about = reader.incident_of_motion(motion)
        assert (about is not None) is accused
        if about:
            assert about.place.radius_km == 10.0, "as the public would be told"
        with pytest.raises(NotFound):
            reader.case_file(scene.case.id)
        if not accused:
            with pytest.raises(NotFound):
                reader.motion(motion.id)
    remark(scene, motion)
    reader = released_to(scene.desk.store.actor(OFFICE[ACCUSED]), now=scene.now)
    assert reader.accusations() == ()
    assert vote(scene, motion, "FFF") is not None
    heard = reader.vote(motion)
    assert heard.ballots == (), "the ballots themselves stay with the mechanism"
    assert heard.determination is not None, "what is found of it, it is told"


def test_a_guarantor_does_not_judge_itself_where_the_rule_says_so(
    scene: Scene, rules: Callable[..., None]
) -> None:
    own = DecisionRule(RuleKind.UNANIMITY, accused_recused=True)
    rules(rules={"attribution": own})
    verified(scene)
    motion = accuse(scene, attributed_to="iran")
    with pytest.raises(Conflict, match="accused by this motion"):
        vote(scene, motion, "--A")
    remark(scene, motion, "iran", capacity=Capacity.ACCUSED)
    decided = vote(scene, motion, "FF-")
    assert decided is not None
    assert decided.result is DeterminationResult.CARRIED
    assert decided.silent == ()


def test_measures_of_different_rules_are_put_apart(scene: Scene) -> None:
    both = (scene.asked(), scene.asked(MeasureKind.REFERRAL))
    with pytest.raises(Conflict, match="different rules"):
        put(scene, measures=both)
    two = (scene.asked(), scene.asked(MeasureKind.INFORMATION_REQUEST, "syria_opposition"))
    assert vote(scene, put(scene, measures=two), "FF-") is None
    later(scene, 49)
    assert len(conclude_due(scene.desk.operator())) == 1
    owners = {(m.kind, m.owner) for m in scene.desk.store.all(Measure)}
    assert owners == {
        (MeasureKind.WARNING, "syria_government"),
        (MeasureKind.INFORMATION_REQUEST, "syria_opposition"),
    }


def test_a_decided_case_is_closed_by_silence_and_reopened_for_a_reason(scene: Scene) -> None:
    verified(scene)
    put(scene, question=Question.CLOSURE, result=None)
    given = scene.finding(question=Question.ATTRIBUTION, result=None)
    with pytest.raises(Conflict, match="voted on"):
        hand(scene, record_finding, "finding", "turkey-verifier", given)
    later(scene, 49)
    (closed,) = conclude_due(scene.desk.operator())
    assert closed.silent == GUARANTORS
    assert state(scene) is CaseState.CLOSED
    with pytest.raises(Conflict, match="for a reason"):
        put(scene, question=Question.REOPENING, result=None)
    again = put(
        scene, question=Question.REOPENING, result=None, reasons="exercise: a new photograph"
    )
    vote(scene, again, "FFF")
    assert state(scene) is CaseState.REOPENED


def test_a_ballot_of_one_round_is_none_of_the_next(scene: Scene) -> None:
    first = put(scene)
    ballot = scene.ballot(first, "turkey")
    said = scene.sign(ballot.by, "ballot", ballot)
    cast_vote(scene.desk.store, scene.desk.record, said, scene.now)
    with pytest.raises(RecordRejected, match="does not follow"):
        cast_vote(scene.desk.store, scene.desk.record, said, scene.now)
    vote(scene, first, "A-A")
    second = put(scene, "iran")
    with pytest.raises(RecordRejected, match="does not follow"):
        cast_vote(scene.desk.store, scene.desk.record, said, scene.now)
    with pytest.raises(Conflict, match="decided already"):
        hand(scene, cast_vote, "ballot", ballot.by, replace(ballot, id="ballot-again"))
    moved = replace(ballot, id="ballot-moved", motion=second.id, case="case-other")
    with pytest.raises(NotFound):
        hand(scene, cast_vote, "ballot", ballot.by, moved)
    assert scene.desk.store.get(Determination, make_id("determination", second.id)) is None


def test_what_was_found_before_a_decision_is_not_handed_in_after_it(scene: Scene) -> None:
    stale = scene.finding(question=Question.ATTRIBUTION, result=None)
    later(scene, 1)
    verified(scene)
    with pytest.raises(Conflict, match="have decided since"):
        hand(scene, record_finding, "finding", "turkey-verifier", stale)


def say(scene: Scene, standing: Standing, party: str = "iran", **changes: Any) -> Participation:
    made = Participation(
        make_id("participation", party, scene.now.isoformat()), party, standing,
        "exercise: for a time", "en", scene.now,
    )  # fmt: skip
    signer = changes.pop("signer", None) or scene.own_key(party)
    said = scene.sign_with(signer, "participation", replace(made, **changes))
    return take_part(scene.desk.store, scene.desk.record, said, scene.now)


def test_a_guarantor_leaves_and_returns_by_its_own_word(
    scene: Scene, rules: Callable[..., None]
) -> None:
    rules(rule=DecisionRule(RuleKind.UNANIMITY), rules={})
    for signer in (scene.own_key("turkey"), scene.key("iran-representative")):
        with pytest.raises(Refused):
            say(scene, Standing.LEAVES, signer=signer)
    with pytest.raises(Conflict, match="takes part already"):
        say(scene, Standing.RETURNS)
    say(scene, Standing.LEAVES)
    assert guarantors_at(scene.desk.store, scene.now) == ("russia", "turkey")
    with pytest.raises(Conflict, match="not a guarantor"):
        vote(scene, put(scene), "--F")
    later(scene, 1)
    say(scene, Standing.RETURNS)
    assert guarantors_at(scene.desk.store, scene.now) == GUARANTORS


def test_one_that_leaves_during_a_vote_is_waited_for_no_more(
    scene: Scene, rules: Callable[..., None]
) -> None:
    rules(rule=DecisionRule(RuleKind.UNANIMITY), rules={})
    motion = put(scene)
    assert vote(scene, motion, "FF-") is None
    later(scene, 1)
    say(scene, Standing.LEAVES)
    decided = conclude_motion(scene.desk.operator(), motion.id)
    assert decided is not None
    assert (decided.result, decided.left, decided.silent) == (
        DeterminationResult.CARRIED, ("iran",), (),
    )  # fmt: skip


def test_after_three_silences_nothing_waits_for_a_guarantor_until_it_votes_again(
    scene: Scene, rules: Callable[..., None]
) -> None:
    rules(rule=DecisionRule(RuleKind.UNANIMITY, absent_after=3), rules={})
    results = []
    for _ in range(4):
        motion = put(scene)
        vote(scene, motion, "FF-")
        later(scene, 49)
        (decided,) = conclude_due(scene.desk.operator())
        results.append((decided.result, decided.silent, decided.absent))
    none, carried = DeterminationResult.NO_DECISION, DeterminationResult.CARRIED
    assert results[:3] == [(none, ("iran",), ())] * 3
    assert results[3] == (carried, ("iran",), ("iran",))
    against = put(scene, question=Question.CLOSURE, result=None)
    decided = vote(scene, against, "FFA")
    assert decided is not None
    assert decided.result is DeterminationResult.REJECTED


def account(scene: Scene, party: str, words: str, joins: str | None = None) -> CaseAccount:
    made = CaseAccount(
        make_id("account", party, words, joins or ""), scene.case.id, party,
        f"{party}-representative", words, "en", joins, scene.now,
    )  # fmt: skip
    return hand(scene, tell_account, "account", made.by, made)  # type: ignore[no-any-return]


def test_accounts_stand_side_by_side_until_all_sign_one(scene: Scene) -> None:
    with pytest.raises(Conflict, match="nothing has been decided"):
        account(scene, "russia", "exercise: first")
    verified(scene)
    one = account(scene, "russia", "exercise: it came from the north")
    account(scene, "turkey", "exercise: from where is not known")
    account(scene, "iran", one.words, one.id)
    shown = told(list(scene.desk.store.all(CaseAccount)))
    assert [parties for _, parties in shown] == [("russia", "iran"), ("turkey",)]
    with pytest.raises(Conflict, match="word for word"):
        account(scene, "turkey", "exercise: it came from the north!", one.id)
    with pytest.raises(Conflict, match="signed this account already"):
        account(scene, "iran", one.words + "", one.id)
    later(scene, 1)
    account(scene, "turkey", one.words, one.id)
    (joint,) = told(list(scene.desk.store.all(CaseAccount)))
    assert joint == (one, ("russia", "turkey", "iran")) or set(joint[1]) == set(GUARANTORS)


def test_nobodys_word_takes_the_place_of_anothers(scene: Scene) -> None:
    """Ids are chosen by who signs: one that is taken is refused, whoever it belongs to."""
    ours = scene.finding("turkey")
    hand(scene, record_finding, "finding", "turkey-verifier", ours)
    motion = put(scene)
    ballot = scene.ballot(motion, "turkey", Choice.AGAINST)
    hand(scene, cast_vote, "ballot", ballot.by, ballot)
    store = scene.desk.store
    for action, kind, office, value in (
        (record_finding, "finding", "iran-verifier", scene.finding("iran", id=ours.id)),
        (cast_vote, "ballot", "iran-representative", scene.ballot(motion, "iran", id=ballot.id)),
    ):
        with pytest.raises(Conflict, match="recorded already"):
            hand(scene, action, kind, office, value)
    vote(scene, motion, "A-A")
    with pytest.raises(Conflict, match="recorded already"):
        put(scene, "iran", id=motion.id)
    assert store.get(type(ours), ours.id) == ours
    assert store.get(type(ballot), ballot.id) == ballot
    assert store.get(Motion, motion.id) == motion


def test_what_waits_is_asked_in_as_many_queries_for_one_case_as_for_twelve(scene: Scene) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from hudna.db.gate import released_to
    from hudna.model.incident import Incident
    from tests.actions.conftest import open_case

    def asked() -> tuple[int, int]:
        reader = released_to(scene.desk.store.actor("iran-representative"), now=scene.now)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            waiting = reader.waiting()
        return len(waiting), len(queries)

    put(scene)
    items, queries = asked()
    assert items == 2, "a finding and a ballot"
    first = scene.desk.store.get(Incident, scene.case.incident)
    assert first is not None
    for number in range(11):
        open_case(scene.desk, replace(first, id=f"incident-{number}"))
    assert asked() == (13, queries)


def test_one_that_has_left_is_asked_for_nothing(scene: Scene) -> None:
    from hudna.db.gate import released_to

    put(scene)
    reader = released_to(scene.desk.store.actor("iran-representative"), now=scene.now)
    assert reader.waiting()
    say(scene, Standing.LEAVES)
    assert reader.waiting() == ()
