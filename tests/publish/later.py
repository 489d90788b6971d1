"""The exercise bulletin's second edition: one change of every kind that a bulletin can name."""

from dataclasses import replace
from datetime import date, timedelta

from hudna.model.bulletin import ClaimCorrection, SaidClaim
from hudna.model.case import (
    CaseState,
    Choice,
    Determination,
    DeterminationResult,
    Finding,
    FindingResult,
    MeasureState,
    Motion,
)
from hudna.model.claim import Polarity, Stance
from hudna.model.correction import CorrectionKind
from hudna.model.incident import SourcedClaimRef
from hudna.model.question import Question
from hudna.model.register import Reconciliation
from hudna.model.remark import CaseAccount
from hudna.model.when import DatePrecision, When
from hudna.publish.editions import changes
from tests.publish.charts.history import HISTORY, cell, day
from tests.publish.exercise import (
    BULLETIN,
    CONTESTED,
    DAY,
    HOUR,
    MADE_AT,
    PUBLIC,
    REGISTERS,
    RULE,
    WAITING,
    _cell,
)

LATER_AT = MADE_AT + timedelta(days=1)

CORRECTED = ClaimCorrection(
    ref=SourcedClaimRef("report-1", "c1"),
    kind=CorrectionKind.AMENDED,
    party="turkey",
    reasons="الخبر الأصلي يذكر عشرين قذيفة لا اثنتي عشرة.",
    language="ar",
    at=MADE_AT + 2 * HOUR,
    release=PUBLIC,
)

LATE_FINDING = Finding(
    id="finding-3",
    case=CONTESTED.case.id,
    party="iran",
    by="iran-representative",
    result=FindingResult.VERIFIED,
    source_grade="B",
    information_grade="3",
    reasons="شواهد میدانی با گزارش دو پست دیده‌بانی می‌خواند.",
    language="fa",
    evidence=(),
    at=MADE_AT + 3 * HOUR,
)

REVISED_FINDING = replace(
    CONTESTED.findings[0],
    id="finding-4",
    result=FindingResult.NOT_VERIFIED,
    information_grade="5",
    at=MADE_AT + 4 * HOUR,
)

WHO = Motion(
    id="motion-2",
    case=CONTESTED.case.id,
    proposed_by="turkey",
    question=Question.ATTRIBUTION,
    result=None,
    attributed_to="syria_government",
    measures=(),
    reasons="",
    language="tr",
    at=MADE_AT + 5 * HOUR,
)

DECIDED = Determination(
    id="determination-2",
    case=CONTESTED.case.id,
    motion="motion-2",
    rule=RULE,
    question=Question.ATTRIBUTION,
    result=DeterminationResult.NO_DECISION,
    finding=None,
    attributed_to="syria_government",
    ballots=(),
    silent=("iran",),
    absent=(),
    left=(),
    explanation={"en": "No guarantor voted."},
    at=MADE_AT + 8 * HOUR,
)

_FIRST = CONTESTED.votes[0]
_VOTES = (
    replace(
        _FIRST,
        ballots=(_FIRST.ballots[0], replace(_FIRST.ballots[1], choice=Choice.ABSTAIN)),
    ),
    replace(_FIRST, motion=WHO, ballots=(), determination=DECIDED),
)

_SAID = replace(
    CONTESTED.claims[0], words="قالت الفصائل إن 20 قذيفة سقطت على أطراف كفرنبل صباح السبت."
)
_OBSERVED = SaidClaim(
    ref=SourcedClaimRef("report-9", "c4"),
    speaker="observer mission",
    speaker_id=None,
    stance=Stance.RECORDS,
    polarity=Polarity.POSITIVE,
    event_type="shelling",
    words="The observer mission counted twenty craters.",
    language="en",
    outlet="Exercise News",
    release=PUBLIC,
)

AMENDED = replace(
    CONTESTED,
    case=replace(CONTESTED.case, state=CaseState.DISPUTED),
    incident=replace(
        CONTESTED.incident,
        when=When("2019-09-20", "2019-09-21", DatePrecision.DAY),
        place=replace(CONTESTED.incident.place, radius_km=5.0),
        wounded=(5, None),
    ),
    allegations=(replace(CONTESTED.allegations[0], probability=(0.88, 1.0)),),
    findings=(*CONTESTED.findings, LATE_FINDING, REVISED_FINDING),
    votes=_VOTES,
    measures=(
        replace(CONTESTED.measures[0], state=MeasureState.DONE),
        *CONTESTED.measures[1:],
    ),
    claims=(_SAID, _OBSERVED),
    accounts=(
        CaseAccount(
            id="account-1",
            case=CONTESTED.case.id,
            party="russia",
            by="russia-representative",
            words="Осмотр места проведён совместно; выводы сторон расходятся.",
            language="ru",
            joins=None,
            at=MADE_AT + 9 * HOUR,
        ),
    ),
    corrections=(CORRECTED,),
)

NEW = replace(
    WAITING, case=replace(WAITING.case, id="case-77aa10f3c2de"), claims=CONTESTED.claims[1:]
)

assert BULLETIN.recount is not None

FORMER = replace(BULLETIN, history=HISTORY)
"""The first edition, with the days before."""

LATER = replace(
    BULLETIN,
    history=replace(
        HISTORY,
        registers=replace(
            HISTORY.registers,
            totals=(
                *HISTORY.registers.totals[:1],
                cell(day(2), "TOTAL", 13, None),
                *HISTORY.registers.totals[2:],
            ),
        ),
        incidents=(replace(HISTORY.incidents[0], alone=1), HISTORY.incidents[1]),
    ),
    id="bulletin-aa31c6d09b44",
    edition=2,
    made_at=LATER_AT,
    corrects=BULLETIN.id,
    registers=Reconciliation(
        sides=REGISTERS.sides,
        cells=(
            replace(
                _cell("Idlib", None, 7),
                versions={"Russia": (9, 10)},
            ),
            _cell("Latakia", 9, 7),
            _cell("Aleppo", 7, 1),
            _cell("Hama", None, 4),
            _cell("Homs", 5, None),
        ),
        totals=(_cell("TOTAL", 30, 19),),
    ),
    cases=(AMENDED, NEW),
    meetings=(
        replace(BULLETIN.meetings[0], when=When.day(date(2019, 9, 17))),
        replace(BULLETIN.meetings[0], id="meeting-2", type="call", place=None, when=When.day(DAY)),
    ),
    recount=replace(
        BULLETIN.recount,
        tallies=tuple(replace(one, least=one.least - 1) for one in BULLETIN.recount.tallies[:1])
        + BULLETIN.recount.tallies[1:],
    ),
    coverage={**BULLETIN.coverage, "documents": 31},
    agreement=replace(BULLETIN.agreement, version="2"),
)

SECOND = replace(LATER, changes=changes(FORMER, LATER))
"""The second edition with its changes, as it is printed."""
