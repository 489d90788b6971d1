"""Playing the script of the exercise: findings, motions, ballots, each signed by its office."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hudna.actions.add_remark import add_remark
from hudna.actions.answer_measure import answer_measure
from hudna.actions.cast_vote import cast_vote
from hudna.actions.conclude_motion import conclude_motion
from hudna.actions.propose_motion import propose_motion
from hudna.actions.record_finding import record_finding
from hudna.actions.tell_account import tell_account
from hudna.cli.context import key_of, signed
from hudna.cli.measures import new_answer
from hudna.cli.scenario_evidence import play_evidence
from hudna.db.desk import Desk
from hudna.model.case import (
    Ballot,
    Case,
    Choice,
    Determination,
    Finding,
    FindingResult,
    Measure,
    MeasureAsked,
    MeasureKind,
    MeasureState,
    Motion,
)
from hudna.model.identity import make_id
from hudna.model.incident import Incident
from hudna.model.question import Question, StandardOfProof
from hudna.model.remark import Capacity, CaseAccount, Position, Remark

__all__ = ["Played", "key_of", "play"]


@dataclass(slots=True)
class Played:
    """What the offices did."""

    findings: int = 0
    ballots: int = 0
    determinations: int = 0
    dissents: int = 0
    measures: int = 0
    answers: int = 0
    evidence: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def play(desk: Desk, script: dict[str, Any]) -> Played:
    """Play every case of the script; return what was done and which cases are not there."""
    played = Played()
    for item in script["cases"]:
        case = _case(desk, item)
        if case is None:
            played.missing.append(item["name"])
        else:
            _play_case(desk, case, item, played)
    played.measures = len(list(desk.store.all(Measure)))
    desk.moment = None
    desk.sequence()
    return played


def _case(desk: Desk, item: dict[str, Any]) -> Case | None:
    """Return the case a script item describes by its incident, null when none was opened."""
    wanted = item["incident"]
    for case in desk.store.all(Case):
        incident = desk.store.get(Incident, case.incident)
        if incident and _is(incident, wanted):
            return case
    return None


def _is(incident: Incident, wanted: dict[str, Any]) -> bool:
    day: date = wanted["day"]
    place = incident.place
    there = place.id == wanted["place"] if wanted.get("place") else place.admin1 == wanted["area"]
    start, end = incident.when.start, incident.when.end
    then = bool(start and end and start[:10] <= day.isoformat() <= end[:10])
    circle = wanted.get("audience", incident.release.audience.value)
    return (
        incident.event_type == wanted["event_type"]
        and there
        and then
        and incident.release.audience.value == circle
    )


def _play_case(desk: Desk, case: Case, item: dict[str, Any], played: Played) -> None:
    """Play a round of a case: findings, a motion with all that is said on it; then the next."""
    for given in item.get("evidence", ()):
        played.evidence[given["file"]] = play_evidence(desk, case, given)
    for given in item.get("findings", ()):
        _find(desk, case, given, played.evidence)
        played.findings += 1
    if "motion" not in item:
        return
    motion = _propose(desk, case, item["motion"])
    for given in item.get("remarks", ()):
        _remark(desk, motion, given)
    for given in item.get("ballots", ()):
        _vote(desk, case, motion, given)
        played.ballots += 1
        played.dissents += bool(given["dissent"])
    decided = conclude_motion(desk.operator(), motion.id)
    played.determinations += isinstance(decided, Determination)
    for given in item.get("answers", ()):
        for owed in desk.store.all(Measure, case=case.id):
            _answer(desk, owed, given)
            played.answers += 1
    for given in item.get("accounts", ()):
        _tell(desk, case, given)
    if "next" in item:
        _play_case(desk, case, item["next"], played)


def _find(desk: Desk, case: Case, given: dict[str, Any], evidence: dict[str, str]) -> None:
    at = desk.moment = datetime.fromisoformat(given["at"])
    finding = Finding(
        id=make_id("finding", case.id, given["by"], given["at"]),
        case=case.id,
        party=given["party"],
        by=given["by"],
        result=FindingResult(given["result"]) if "result" in given else None,
        source_grade=given["source_grade"],
        information_grade=given["information_grade"],
        reasons=given["reasons"].strip(),
        language=given["language"],
        evidence=tuple(evidence[name] for name in given.get("evidence", ())),
        at=at,
        question=Question(given.get("question", Question.OCCURRENCE)),
        attributed_to=given.get("attributed_to"),
        standard=StandardOfProof(given["standard"]) if "standard" in given else None,
    )
    signer = key_of(desk, given["by"])
    record_finding(desk.store, desk.record, signed(desk, signer, "finding", finding), at)


def _propose(desk: Desk, case: Case, given: dict[str, Any]) -> Motion:
    at = desk.moment = datetime.fromisoformat(given["at"])
    motion = Motion(
        id=make_id("motion", case.id, given["proposed_by"], given["at"]),
        case=case.id,
        proposed_by=given["proposed_by"],
        question=Question(given.get("question", Question.OCCURRENCE)),
        result=FindingResult(given["result"]) if "result" in given else None,
        attributed_to=given.get("attributed_to"),
        measures=tuple(
            MeasureAsked(MeasureKind(m["measure"]), m["owner"], datetime.fromisoformat(m["due"]))
            for m in given.get("measures", ())
        ),
        reasons=given.get("reasons", "").strip(),
        language=given.get("language", "en"),
        at=at,
    )
    signer = key_of(desk, given["by"])
    propose_motion(desk.store, desk.record, signed(desk, signer, "motion", motion), at)
    return motion


def _vote(desk: Desk, case: Case, motion: Motion, given: dict[str, Any]) -> None:
    at = desk.moment = datetime.fromisoformat(given["at"])
    ballot = Ballot(
        id=make_id("ballot", motion.id, given["party"]),
        motion=motion.id,
        case=case.id,
        party=given["party"],
        by=given["by"],
        choice=Choice(given["choice"]),
        dissent=given["dissent"].strip(),
        language=given["language"],
        at=at,
    )
    cast_vote(
        desk.store, desk.record, signed(desk, key_of(desk, given["by"]), "ballot", ballot), at
    )


def _remark(desk: Desk, motion: Motion, given: dict[str, Any]) -> None:
    at = desk.moment = datetime.fromisoformat(given["at"])
    actor = desk.store.actor(given["by"])
    remark = Remark(
        id=make_id("remark", motion.id, actor.id, given["capacity"]),
        case=motion.case,
        motion=motion.id,
        party=actor.party,
        by=actor.id,
        capacity=Capacity(given["capacity"]),
        position=Position(given["position"]),
        words=given["words"].strip(),
        language=given["language"],
        at=at,
    )
    add_remark(desk.store, desk.record, signed(desk, key_of(desk, actor.id), "remark", remark), at)


def _tell(desk: Desk, case: Case, given: dict[str, Any]) -> None:
    at = desk.moment = datetime.fromisoformat(given["at"])
    actor = desk.store.actor(given["by"])
    words, language, joins = given.get("words", "").strip(), given.get("language", "en"), None
    if "joins" in given:
        told = desk.store.all(CaseAccount, case=case.id)
        other = next(one for one in told if one.party == given["joins"])
        words, language, joins = other.words, other.language, other.id
    account = CaseAccount(
        id=make_id("account", case.id, actor.id, given["at"]),
        case=case.id,
        party=actor.party,
        by=actor.id,
        words=words,
        language=language,
        joins=joins,
        at=at,
    )
    said = signed(desk, key_of(desk, actor.id), "account", account)
    tell_account(desk.store, desk.record, said, at)


def _answer(desk: Desk, owed: Measure, given: dict[str, Any]) -> None:
    at = desk.moment = datetime.fromisoformat(given["at"])
    actor = desk.store.actor(given["by"])
    state, note = MeasureState(given["state"]), given["note"]
    answer = new_answer(owed, actor, state, note, given["language"], at)
    said = signed(desk, key_of(desk, actor.id), "measure_answer", answer)
    answer_measure(desk.store, desk.record, said, at)
