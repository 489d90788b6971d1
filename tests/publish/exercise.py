"""An exercise bulletin with fixed content: offices, places and words are made up for tests."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hudna.assess.counting import rules
from hudna.model.agreement import Agreement, Allegation, Clause, ClauseKind, Outcome, Zone
from hudna.model.bulletin import Bulletin, CaseFile, CheckpointStamp, SaidClaim, Vote
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
from hudna.model.claim import Polarity, Stance
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.mechanism import DecisionRule, Mechanism, RuleKind
from hudna.model.party import Actor, Party, PartyKind, Role
from hudna.model.place import Place, PlacePrecision
from hudna.model.question import Question
from hudna.model.reading import Participant
from hudna.model.register import Bounds, ReconciledCell, Reconciliation
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.model.talks import Meeting
from hudna.model.tally import Recount, Tally
from hudna.model.when import DatePrecision, When

LANGUAGES = ("ar", "en", "fa", "ru", "tr")

DAY = date(2019, 9, 22)
MADE_AT = datetime(2019, 9, 24, 9, 0, tzinfo=UTC)
PUBLIC = Release(Audience.PUBLIC)
RULE = DecisionRule(RuleKind.K_OF_N, 2)
HOUR = timedelta(hours=1)

RUSSIA = {"ar": "روسيا", "en": "Russia", "fa": "روسیه", "ru": "Россия", "tr": "Rusya"}
TURKEY = {"ar": "تركيا", "en": "Turkey", "fa": "ترکیه", "ru": "Турция", "tr": "Türkiye"}
IRAN = {"ar": "إيران", "en": "Iran", "fa": "ایران", "ru": "Иран", "tr": "İran"}
GOVERNMENT = {
    "ar": "الحكومة السورية",
    "en": "Syrian government",
    "fa": "دولت سوریه",
    "ru": "Правительство Сирии",
    "tr": "Suriye hükümeti",
}

MECHANISM = Mechanism(
    id="exercise",
    names={
        "ar": "آلية المراقبة الثلاثية",
        "en": "Trilateral monitoring mechanism",
        "fa": "سازوکار سه‌جانبه نظارت",
        "ru": "Трёхсторонний механизм наблюдения",
        "tr": "Üçlü izleme mekanizması",
    },
    zone="Asia/Damascus",
    agreements=("ceasefire-2016",),
    parties=(
        Party("russia", PartyKind.GUARANTOR, RUSSIA),
        Party("turkey", PartyKind.GUARANTOR, TURKEY),
        Party("iran", PartyKind.GUARANTOR, IRAN),
        Party("un", PartyKind.OBSERVER, {"ar": "الأمم المتحدة", "en": "United Nations"}),
        Party(
            "syria_government",
            PartyKind.SIDE,
            GOVERNMENT,
        ),
        Party(
            "syria_opposition",
            PartyKind.SIDE,
            {"ar": "فصائل المعارضة السورية", "en": "Syrian opposition groups"},
        ),
    ),
    actors=(
        Actor(
            "russia-representative",
            "russia",
            PartyKind.GUARANTOR,
            Role.REPRESENTATIVE,
            {"ar": "ممثل روسيا", "en": "Representative of Russia"},
        ),
    ),
    rule=RULE,
    deadline_hours=72,
    counting_rule={
        "ar": "حالات إطلاق النار لكل يوم ومحافظة",
        "fa": "موارد تیراندازی برای هر روز و استان",
        "ru": "случаи открытия огня за день по провинциям",
        "tr": "gün ve il başına ateş açma olayları",
        "en": "cases of fire, per day and governorate",
    },
    exercise=True,
)

AGREEMENT = Agreement(
    id="ceasefire-2016",
    version="1",
    names={
        "ar": "وقف إطلاق النار في سوريا",
        "en": "Ceasefire in Syria",
        "fa": "آتش‌بس در سوریه",
        "ru": "Прекращение огня в Сирии",
        "tr": "Suriye'de ateşkes",
    },
    reached=When.day(date(2016, 12, 29)),
    in_force=When("2016-12-30", None, DatePrecision.DAY),
    zone_name="Syria",
    parties=("syria_government", "syria_opposition"),
    guarantors=("russia", "turkey"),
    zones=(Zone("syria", {"ar": "سوريا", "en": "Syria"}, ("SY",)),),
    clauses=(
        Clause(
            id="cessation",
            kind=ClauseKind.CESSATION,
            names={
                "ar": "وقف الأعمال القتالية",
                "en": "Cessation of hostilities",
                "fa": "توقف مخاصمات",
                "ru": "Прекращение боевых действий",
                "tr": "Çatışmaların durdurulması",
            },
            summary={"ar": "لا هجمات بأي سلاح", "en": "No attacks with any weapon"},
            binds=("syria_government", "syria_opposition"),
            zone="syria",
            in_force=When("2016-12-30", None, DatePrecision.DAY),
            event_types=("shelling",),
            weapons=(),
            exemptions=(),
            citations=(),
        ),
    ),
)


def _cell(area: str, russia: int | None, turkey: int | None) -> ReconciledCell:
    given = [number for number in (russia, turkey) if number is not None]
    bounds = Bounds(max(given, default=0), sum(given))
    return ReconciledCell(DAY, area, {"Russia": russia, "Turkey": turkey}, bounds, "conflicting")


REGISTERS = Reconciliation(
    sides=("Turkey", "Russia"),
    cells=(
        _cell("Idlib", 10, 7),
        _cell("Latakia", 9, 7),
        _cell("Aleppo", 7, 1),
        _cell("Hama", 5, 4),
    ),
    totals=(_cell("TOTAL", 31, 19),),
)

CONTESTED = CaseFile(
    case=Case(
        id="case-5b1f0c77a2d4",
        incident="incident-91ac02de77b0",
        allegations=("allegation-1",),
        opened_at=datetime(2019, 9, 22, 6, 30, tzinfo=UTC),
        due=datetime(2019, 9, 25, 6, 30, tzinfo=UTC),
        rule=RULE,
        state=CaseState.VERIFIED,
        release=PUBLIC,
    ),
    incident=Incident(
        id="incident-91ac02de77b0",
        event_type="shelling",
        when=When.day(date(2019, 9, 21)),
        place=Place(
            name="كفرنبل",
            id="gn:168661",
            country="SY",
            admin1="Idlib",
            latitude=35.61376,
            longitude=36.56449,
            radius_km=2.1,
            precision=PlacePrecision.SETTLEMENT,
            reason=(("only_one", ""),),
        ),
        claims=(SourcedClaimRef("report-1", "c1"), SourcedClaimRef("report-2", "c1")),
        accused=("syria_government",),
        contested=True,
        reasons=(),
        release=PUBLIC,
        killed=(1, 2),
        wounded=(4, 7),
    ),
    allegations=(
        Allegation(
            id="allegation-1",
            incident="incident-91ac02de77b0",
            agreement="ceasefire-2016",
            version="1",
            clause="cessation",
            outcome=Outcome.BREACH_ALLEGED,
            reasons=(
                {
                    "ar": "نوع الحادث مما يحظره البند، ومكانه وزمانه ضمن نطاقه.",
                    "fa": "بند این نوع رویداد را منع می‌کند و مکان و زمان در شمول آن است.",
                    "ru": "Положение запрещает события такого рода; место и время ему отвечают.",
                    "tr": "Hüküm bu tür olayları yasaklar; yer ve zaman kapsam içindedir.",
                    "en": "The clause prohibits this kind of event; place and time lie within it.",
                },
            ),
            facts=(("event_type", "shelling"), ("latitude", "35.61376")),
            would_change=(
                {
                    "ar": "ثبوت أن المستهدف من جماعة مستثناة",
                    "fa": "اثبات اینکه هدف از گروهی مستثنا بوده است",
                    "ru": "доказательство того, что цель относится к исключённой группе",
                    "tr": "hedefin istisna tutulan bir gruptan olduğunun gösterilmesi",
                    "en": "showing that the target belongs to an exempt group",
                },
            ),
            probability=(0.93, 1.0),
        ),
    ),
    findings=(
        Finding(
            id="finding-1",
            case="case-5b1f0c77a2d4",
            party="russia",
            by="russia-representative",
            result=FindingResult.UNVERIFIABLE,
            source_grade="C",
            information_grade="4",
            reasons="Обстрел средствами объективного контроля не подтверждён.",
            language="ru",
            evidence=("evidence-1",),
            at=MADE_AT - 6 * HOUR,
        ),
        Finding(
            id="finding-2",
            case="case-5b1f0c77a2d4",
            party="turkey",
            by="turkey-representative",
            result=FindingResult.VERIFIED,
            source_grade="B",
            information_grade="2",
            reasons="İki gözlem noktası top atışını aynı dakikada bildirdi.",
            language="tr",
            evidence=(),
            at=MADE_AT - 5 * HOUR,
        ),
    ),
    votes=(
        Vote(
            motion=Motion(
                id="motion-1",
                case="case-5b1f0c77a2d4",
                proposed_by="turkey",
                question=Question.OCCURRENCE,
                result=FindingResult.VERIFIED,
                attributed_to=None,
                measures=(MeasureAsked(MeasureKind.JOINT_INSPECTION, "russia", MADE_AT - HOUR),),
                reasons="",
                language="tr",
                at=MADE_AT - 4 * HOUR,
            ),
            ballots=(
                Ballot(
                    id="ballot-1",
                    motion="motion-1",
                    case="case-5b1f0c77a2d4",
                    party="russia",
                    by="russia-representative",
                    choice=Choice.AGAINST,
                    dissent="Данных для вывода недостаточно; предлагаем совместный осмотр.",
                    language="ru",
                    at=MADE_AT - 3 * HOUR,
                ),
                Ballot(
                    id="ballot-2",
                    motion="motion-1",
                    case="case-5b1f0c77a2d4",
                    party="turkey",
                    by="turkey-representative",
                    choice=Choice.FOR,
                    dissent="",
                    language="tr",
                    at=MADE_AT - 3 * HOUR,
                ),
                Ballot(
                    id="ballot-3",
                    motion="motion-1",
                    case="case-5b1f0c77a2d4",
                    party="iran",
                    by="iran-representative",
                    choice=Choice.FOR,
                    dissent="",
                    language="fa",
                    at=MADE_AT - 3 * HOUR,
                ),
            ),
            determination=Determination(
                id="determination-1",
                case="case-5b1f0c77a2d4",
                motion="motion-1",
                rule=RULE,
                question=Question.OCCURRENCE,
                result=DeterminationResult.CARRIED,
                finding=FindingResult.VERIFIED,
                attributed_to=None,
                ballots=("ballot-1", "ballot-2", "ballot-3"),
                silent=(),
                absent=(),
                left=(),
                explanation={
                    "ar": "صوّت لصالح الاقتراح ضامنان، والمطلوب 2 من 3، وعارضه ضامن واحد.",
                    "fa": "دو ضامن رأی موافق دادند؛ ۲ رأی از ۳ لازم است؛ یک ضامن مخالف بود.",
                    "ru": "Два гаранта проголосовали за; требуется 2 голоса из 3; один был против.",
                    "tr": "İki garantör kabul oyu verdi; 3 oydan 2 tanesi gerekir; biri ret verdi.",
                    "en": "Two guarantors voted in favour; 2 of 3 are needed; one voted against.",
                },
                at=MADE_AT - 2 * HOUR,
            ),
        ),
    ),
    measures=(
        Measure(
            id="measure-1",
            determination="determination-1",
            case="case-5b1f0c77a2d4",
            kind=MeasureKind.JOINT_INSPECTION,
            owner="russia",
            due=MADE_AT - HOUR,
            state=MeasureState.ORDERED,
            note="route agreed by telephone",
        ),
        Measure(
            id="measure-2",
            determination="determination-1",
            case="case-5b1f0c77a2d4",
            kind=MeasureKind.INFORMATION_REQUEST,
            owner="syria_government",
            due=MADE_AT - HOUR,
            state=MeasureState.REFUSED,
        ),
        Measure(
            id="measure-3",
            determination="determination-1",
            case="case-5b1f0c77a2d4",
            kind=MeasureKind.INFORMATION_REQUEST,
            owner="syria_opposition",
            due=MADE_AT + 42 * HOUR,
            state=MeasureState.ORDERED,
        ),
    ),
    answers=(
        MeasureAnswer(
            id="answer-1",
            measure="measure-2",
            case="case-5b1f0c77a2d4",
            party="syria_government",
            by="syria_government-monitor",
            state=MeasureState.REFUSED,
            note="the duty log stays with the brigade",
            language="en",
            at=MADE_AT - HOUR,
        ),
    ),
    claims=(
        SaidClaim(
            ref=SourcedClaimRef("report-1", "c1"),
            speaker="فصائل المعارضة",
            speaker_id="syria_opposition",
            stance=Stance.ACCUSES,
            polarity=Polarity.POSITIVE,
            event_type="shelling",
            words="قالت الفصائل إن 12 قذيفة سقطت على أطراف كفرنبل صباح السبت.",
            language="ar",
            outlet="وكالة التمرين",
            release=PUBLIC,
        ),
        SaidClaim(
            ref=SourcedClaimRef("report-2", "c1"),
            speaker="government",
            speaker_id="syria_government",
            stance=Stance.DENIES,
            polarity=Polarity.NEGATIVE,
            event_type="shelling",
            words="The government said its guns had been silent since Thursday.",
            language="en",
            outlet="Exercise News",
            release=PUBLIC,
        ),
    ),
)

WAITING = CaseFile(
    case=replace(
        CONTESTED.case,
        id="case-0e4410b9cc13",
        incident="incident-2",
        allegations=(),
        state=CaseState.UNDER_VERIFICATION,
        due=MADE_AT - HOUR,
    ),
    incident=Incident(
        id="incident-2",
        event_type="airspace_violation",
        when=When.month(2019, 9),
        place=Place(
            name="Latakia",
            id="SY-LA",
            country="SY",
            admin1="Latakia",
            latitude=35.6,
            longitude=36.0,
            radius_km=45.0,
            precision=PlacePrecision.GOVERNORATE,
        ),
        claims=(),
        accused=(),
        contested=False,
        reasons=(),
        release=PUBLIC,
    ),
    allegations=(),
    findings=(),
    votes=(),
    measures=(),
)

RECOUNTED = ((5, 5), (61, None), (48, None), (1, 3), (4, 5))
"""What five incidents amount to under each rule in turn."""

BULLETIN = Bulletin(
    id="bulletin-7d20c1a9e5f3",
    edition=1,
    day=DAY,
    made_at=MADE_AT,
    mechanism=MECHANISM,
    agreement=AGREEMENT,
    registers=REGISTERS,
    cases=(CONTESTED, WAITING),
    meetings=(
        Meeting(
            id="meeting-1",
            type="talks",
            place="Astana",
            when=When("2019-09-16", "2019-09-17", DatePrecision.DAY),
            participants=(
                Participant("رئيس وفد الحكومة", "رئيس الوفد", None, Span(0, 16)),
                Participant("Head of delegation", None, "opposition", Span(0, 18)),
            ),
            outcome=None,
            reports=("report-3",),
        ),
    ),
    recount=Recount(
        DAY - timedelta(days=29),
        DAY,
        tuple(Tally(rule, *bounds) for rule, bounds in zip(rules(), RECOUNTED, strict=True)),
    ),
    checkpoint=CheckpointStamp(
        origin="record.exercise.example/log",
        size=212,
        root="8f3a" * 16,
        note="record.exercise.example/log\n212\njzo=\n",
    ),
    coverage={"documents": 30, "outlets": 9, "registers": 2},
)


def with_vote(file: CaseFile, **changes: object) -> CaseFile:
    """Return a case whose one vote went otherwise."""
    (vote,) = file.votes
    return replace(file, votes=(replace(vote, **changes),))
