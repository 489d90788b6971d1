"""The cases a share of the incidents became, with what the guarantors did."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from benchmarks.archive.incidents import Happened
from benchmarks.archive.plan import ZONE, Plan
from benchmarks.archive.rows import Sheet
from hudna.db.kinds import table_of
from hudna.db.outbox import sorted_json
from hudna.model.agreement import Allegation, Outcome
from hudna.model.case import (
    Ballot,
    Case,
    CaseState,
    Choice,
    Determination,
    DeterminationResult,
    Finding,
    FindingResult,
    Measure,
    MeasureAnswer,
    MeasureAsked,
    MeasureKind,
    MeasureState,
    Motion,
)
from hudna.model.codec import to_json
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.model.question import Question
from hudna.model.release import Audience, Release

__all__ = ["put", "write_cases"]

SHARE = 0.03
OPEN_DAYS = 6
"""Cases so young still wait for somebody; the older ones were decided."""

RULE = DecisionRule(RuleKind.K_OF_N, 2)
MECHANISM = Release(Audience.MECHANISM)
CLAUSE = ("syria-ceasefire-2016-12-29", "2016-12-29", "SY-DEC/3")
ALLEGED = {
    "ar": "تمرين: يقال إنه وقع داخل المنطقة.", "en": "Exercise: said to lie in the zone.",
    "fa": "تمرین: گفته می‌شود در منطقه رخ داده است.", "ru": "Учение: как сообщается, в зоне.",
    "tr": "Tatbikat: bölge içinde olduğu söyleniyor.",
}  # fmt: skip
WORDS = {"ar": "تمرين", "en": "Exercise", "fa": "تمرین", "ru": "Учение", "tr": "Tatbikat"}
GUARANTORS = ("russia", "turkey", "iran")
STATES = {
    FindingResult.VERIFIED: CaseState.VERIFIED,
    FindingResult.NOT_VERIFIED: CaseState.NOT_VERIFIED,
    FindingResult.UNVERIFIABLE: CaseState.UNVERIFIABLE,
}
RESULTS = tuple(STATES)


def put(sheet: Sheet, value: Any, release: Release, at: datetime) -> None:
    """Add any stored object."""
    table = table_of(type(value))
    told = (release.audience.value, release.party, release.not_before)
    body = sorted_json(to_json(value))
    name = type(value).__name__
    sheet.hold(table.row, name, value.id, told, at.astimezone(UTC), body, **table.columns(value))


def write_cases(
    sheet: Sheet, plan: Plan, chance: np.random.Generator, happened: list[Happened]
) -> None:
    """Open cases for some incidents and decide those that are old enough."""
    luck = chance.random((len(happened), 3))
    for one, u in zip(happened, luck, strict=True):
        if u[0] < SHARE and len(one.told) > 1 and one.circle[0] in ("public", "mechanism", "sides"):
            _case(sheet, plan, one, float(u[1]), float(u[2]))


def _case(sheet: Sheet, plan: Plan, one: Happened, u: float, v: float) -> None:
    key = one.id.removeprefix("inc-")
    opened = datetime(one.day.year, one.day.month, one.day.day, 9, tzinfo=ZONE) + timedelta(days=1)
    audience, party, not_before = one.release
    allegation = Allegation(
        f"alg-{key}", one.id, *CLAUSE, Outcome.BREACH_ALLEGED, (ALLEGED,),
        (("claims", str(len(one.told))),), (), (0.9, 1.0),
    )  # fmt: skip
    put(sheet, allegation, Release(Audience(audience), party, not_before), opened)
    result = RESULTS[int(u * 3)]
    is_open = opened + timedelta(days=OPEN_DAYS) > plan.until
    state = CaseState.REPORTED if is_open else STATES[result]
    found = int(v * 3) if is_open else 3
    if is_open and found:
        state = CaseState.UNDER_VERIFICATION
    case = Case(
        f"case-{key}", one.id, (allegation.id,), opened, opened + timedelta(hours=48), RULE,
        CaseState.REPORTED, MECHANISM,
    )  # fmt: skip
    _put_case(sheet, case, state)
    for at, party_id in enumerate(GUARANTORS[:found]):
        finding = Finding(
            f"finding-{key}{at}", case.id, party_id, f"{party_id}-verifier",
            RESULTS[(int(u * 3) + (at == 2 and v < 0.3)) % 3], "BCD"[at], "234"[at],
            f"{WORDS['en']}.", "en", (), opened + timedelta(hours=5 + at),
        )  # fmt: skip
        put(sheet, finding, MECHANISM, finding.at)
    if not is_open:
        _decide(sheet, case, key, result, v)


def _put_case(sheet: Sheet, case: Case, state: CaseState) -> None:
    """Add a case in the state its entries lead to."""
    table, body = table_of(Case), sorted_json(to_json(case))
    columns = {**table.columns(case), "state": state.value}
    told = (case.release.audience.value, None, None)
    at = case.opened_at.astimezone(UTC)
    sheet.hold(table.row, "Case", case.id, told, at, body, **columns)


def _decide(sheet: Sheet, case: Case, key: str, result: FindingResult, v: float) -> None:
    asked = case.opened_at + timedelta(days=1)
    due = asked + timedelta(days=9)
    wanted = (MeasureAsked(MeasureKind.JOINT_INSPECTION, "un", due),) if v < 0.25 else ()
    motion = Motion(
        f"motion-{key}", case.id, "iran", Question.OCCURRENCE, result, None, wanted, "", "en", asked
    )
    put(sheet, motion, MECHANISM, asked)
    ballots = []
    for at, party in enumerate(GUARANTORS):
        against = at == 1 and v < 0.4
        ballot = Ballot(
            f"ballot-{key}{at}", motion.id, case.id, party, f"{party}-representative",
            Choice.AGAINST if against else Choice.FOR, WORDS["en"] if against else "", "en",
            asked + timedelta(hours=2 + at),
        )  # fmt: skip
        ballots.append(ballot.id)
        put(sheet, ballot, MECHANISM, ballot.at)
    decided = asked + timedelta(hours=6)
    determination = Determination(
        f"determination-{key}", case.id, motion.id, RULE, Question.OCCURRENCE,
        DeterminationResult.CARRIED, result, None, tuple(ballots), (), (), (), WORDS, decided,
    )  # fmt: skip
    put(sheet, determination, MECHANISM, decided)
    if wanted:
        late = v < 0.002  # a few are never answered
        measure = Measure(
            f"measure-{key}", determination.id, case.id, MeasureKind.JOINT_INSPECTION, "un", due,
            MeasureState.ORDERED if late else MeasureState.DONE,
        )  # fmt: skip
        put(sheet, measure, MECHANISM, decided)
        if not late:
            answer = MeasureAnswer(
                f"answer-{key}", measure.id, case.id, "un", "un-observer", MeasureState.DONE,
                f"{WORDS['en']}.", "en", decided + timedelta(days=2),
            )  # fmt: skip
            put(sheet, answer, MECHANISM, answer.at)
