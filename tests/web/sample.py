"""A small exercise built by hand: two outlets contradict each other, one report is Turkey's."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256

from hudna.actions.add_evidence import FileFacts, new_evidence
from hudna.actions.movement_words import announcement_of
from hudna.db.desk import Desk
from hudna.deconflict.answer import Field, check_of
from hudna.deconflict.draft import draft_of
from hudna.model.agreement import Allegation, Outcome
from hudna.model.airspace_case import (
    AirspaceCase,
    files_digest,
    filing_id,
    judgement_of,
    packed,
)
from hudna.model.case import Case, CaseState
from hudna.model.claim import Casualties, Claim, Modality, Polarity, Speaker, Stance, Toll
from hudna.model.document import Document, Report
from hudna.model.identity import make_id
from hudna.model.incident import Incident, JoinReason, SourcedClaimRef
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.model.place import Place, PlacePrecision
from hudna.model.reading import DocumentFacts, Published, Reading, StoredReading
from hudna.model.register import Register
from hudna.model.release import AMONG_PARTIES, Audience, Release
from hudna.model.span import Mention, Span
from hudna.model.when import When
from hudna.record.entry import SignedEntry
from tests.web.judged import CASE as DISPUTE
from tests.web.judged import FILES, judgement
from tests.web.sample_talks import put_statement, put_talks

__all__ = ["SECRET", "Sample", "fill"]

SECRET = "zirconberry"
"""A word that stands only in the report released to Turkey alone."""

PUBLIC = Release(Audience.PUBLIC)
MECHANISM = Release(Audience.MECHANISM)
TURKEY = Release(Audience.PARTY, "turkey")
AT = datetime(2019, 9, 21, 9, 0, tzinfo=UTC)
ENTRY = SignedEntry(b"{}", bytes(64))
DAY = date(2019, 9, 22)

IN_ZONE = {
    "ar": "يقال إنه وقع داخل المنطقة.",
    "en": "It is said to have happened in the zone.",
    "fa": "گفته می‌شود درون منطقه رخ داده است.",
    "ru": "По сообщениям, это произошло в зоне.",
    "tr": "Bölgenin içinde olduğu söyleniyor.",
}
OUTSIDE = {
    "ar": "أن يقع المكان خارج سوريا.",
    "en": "A position outside Syria.",
    "fa": "جایی بیرون از سوریه.",
    "ru": "Место за пределами Сирии.",
    "tr": "Suriye dışında bir konum.",
}
ARABIC = (
    "قال مراقب المعارضة إن قصفا مدفعيا أصاب كفر نبل يوم 20 أيلول 2019، "
    "وأدى إلى مقتل ثلاثة أشخاص وإصابة سبعة.\n\nولم يصدر تعليق آخر حتى المساء."
)
ENGLISH = (
    "The Russian centre denied on Saturday that any shelling had hit Kafr Nabl "
    "on 20 September 2019. It said one person had been hurt by an old mine."
)
CONFIDED = f"A farmer known as {SECRET} saw shelling near Kafr Nabl on 20 September 2019."


@dataclass(frozen=True, slots=True)
class Sample:
    """Ids of what was put in."""

    arabic: str
    english: str
    confided: str
    incident: str
    confided_incident: str
    case: str
    evidence: str
    dispute: str
    confided_dispute: str
    movement: str
    confided_movement: str
    round: str
    commitment: str
    confided_round: str
    confided_commitment: str
    draft: str
    statement: str
    confided_draft: str
    event: str
    confided_event: str


def fill(desk: Desk) -> Sample:
    """Put the sample into a founded desk."""
    arabic = _report(desk, "ar.txt", ARABIC, "wire-a", PUBLIC, "turkey", "قصف كفر نبل")
    english = _report(desk, "en.txt", ENGLISH, "wire-b", MECHANISM, "russia", "Centre denies")
    confided = _report(desk, "own.txt", CONFIDED, None, TURKEY, "turkey", f"From {SECRET}")
    said = _claim(
        "c1", ARABIC, Stance.CLAIMS, Polarity.POSITIVE, "مراقب المعارضة", "قال", "كفر نبل",
        ("20 أيلول 2019", date(2019, 9, 20)), killed=("ثلاثة أشخاص", 3), wounded=("سبعة", 7),
        speaker_id="syria_opposition", weapon="مدفعيا",
    )  # fmt: skip
    denied = _claim(
        "c1", ENGLISH, Stance.DENIES, Polarity.NEGATIVE, "The Russian centre", "denied",
        "Kafr Nabl", ("20 September 2019", date(2019, 9, 20)),
        wounded=("one person", 1), speaker_id="russia_mod",
    )  # fmt: skip
    confided_claim = _claim(
        "c1", CONFIDED, Stance.CLAIMS, Polarity.POSITIVE, SECRET, "saw", "Kafr Nabl",
        ("20 September 2019", date(2019, 9, 20)),
    )  # fmt: skip
    _reading(desk, arabic, ARABIC, "ar", said, PUBLIC)
    _reading(desk, english, ENGLISH, "en", denied, MECHANISM)
    _reading(desk, confided, CONFIDED, "en", confided_claim, TURKEY)
    refs = (SourcedClaimRef(arabic, "c1"), SourcedClaimRef(english, "c1"))
    parts = (("place_same_spot", 4.2), ("time_same_day", 3.1), ("kind_same", 2.0))
    reason = JoinReason(refs[0], refs[1], 9.3, parts)
    incident = _incident(desk, refs, (reason,), MECHANISM, contested=True)
    own = _incident(desk, (SourcedClaimRef(confided, "c1"),), (), TURKEY, contested=False)
    case = _case(desk, incident)
    for side, counts, total in (
        ("Russia", {"Idlib": 10, "Latakia": 9, "Aleppo": 7, "Hama": 5}, 31),
        ("Turkey", {"Idlib": 7, "Latakia": 7, "Hama": 4, "Aleppo": 1}, 19),
    ):
        register = Register(
            make_id("register", side), side, DAY, counts, total, arabic, "wire-a", PUBLIC
        )
        desk.store.put(register, PUBLIC, AT, ENTRY)
    talks = put_talks(desk, ENTRY, AT, Audience.SIDES, "Exercise: a working meeting")
    confided_talks = put_talks(desk, ENTRY, AT, Audience.PARTY, f"about {SECRET}")
    return Sample(
        arabic, english, confided, incident, own, case, _evidence(desk, case),
        _dispute(desk, Audience.MECHANISM, "Exercise: a flight across a meridian"),
        _dispute(desk, Audience.PARTY, f"about {SECRET}"),
        _movement(desk, AMONG_PARTIES, "Exercise: a convoy"),
        _movement(desk, TURKEY, f"about {SECRET}"),
        talks.round, talks.commitment, confided_talks.round, confided_talks.commitment,
        talks.draft, put_statement(desk, ENTRY, AT, talks.draft), confided_talks.draft,
        talks.event, confided_talks.event,
    )  # fmt: skip


def _report(
    desk: Desk, name: str, text: str, outlet: str | None, release: Release, party: str, title: str
) -> str:
    data = text.encode()
    digest = sha256(data).hexdigest()
    document = Document(digest, name, "text/plain", len(data), text, digest, title)
    report = Report(
        make_id("report", digest), digest, party, AT, release, outlet, exercise=True,
        source_identity=f"told by {SECRET}" if release is TURKEY else None,
    )  # fmt: skip
    desk.store.put_document(document, data)
    desk.store.put(report, release, AT, ENTRY)
    return report.id


def _reading(
    desk: Desk, report: str, text: str, language: str, claim: Claim, release: Release
) -> None:
    digest = sha256(text.encode()).hexdigest()
    facts = DocumentFacts(digest, digest, language, Published(When.unknown(), False))
    desk.store.put(StoredReading(report, Reading(facts, (claim,))), release, AT, ENTRY)


def _claim(
    name: str,
    text: str,
    stance: Stance,
    polarity: Polarity,
    speaker: str,
    cue: str,
    place: str,
    when: tuple[str, date],
    *,
    killed: tuple[str, int] | None = None,
    wounded: tuple[str, int] | None = None,
    speaker_id: str | None = None,
    weapon: str | None = None,
) -> Claim:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    def toll(value: tuple[str, int] | None) -> Toll | None:
        return Toll(value[1], value[1], span(value[0])) if value else None

    return Claim(
        name,
        Span(0, text.index(".") + 1),
        span(cue),
        Speaker(speaker, speaker_id, span(speaker)),
        (),
        stance,
        polarity,
        Modality.FACTUAL,
        "shelling",
        weapons=(Mention("artillery", None, span(weapon)),) if weapon else (),
        places=(_kafr_nabl(place, span(place)),),
        when=When.day(when[1], span(when[0])),
        casualties=Casualties(toll(killed), toll(wounded)) if killed or wounded else None,
    )


def _kafr_nabl(name: str, span: Span | None) -> Place:
    return Place(
        name, "gn:168661", span, "SY", "Idlib", 35.6142, 36.5611, 2.0, PlacePrecision.SETTLEMENT,
            )  # fmt: skip


def _incident(
    desk: Desk,
    refs: tuple[SourcedClaimRef, ...],
    reasons: tuple[JoinReason, ...],
    release: Release,
    *,
    contested: bool,
) -> str:
    incident = Incident(
        make_id("incident", *(ref.report for ref in refs)), "shelling",
        When.day(date(2019, 9, 20)), _kafr_nabl("Kafr Nabl", None), refs, ("syria_government",),
        contested, reasons, release, (0, 3), (1, 7), ("artillery",),
    )  # fmt: skip
    desk.store.put(incident, release, AT, ENTRY)
    return incident.id


def _dispute(desk: Desk, audience: Audience, title: str) -> str:
    """Put in a dispute about a line with its judgement; the title is in files and claims too."""
    files = {**FILES, "note.txt": title.encode()}
    digest = files_digest(DISPUTE, files)
    value = AirspaceCase(
        filing_id("turkey", digest, audience), None, "turkey", "turkey-analyst", "en", title,
        audience, DISPUTE, {n: packed(d) for n, d in files.items()}, digest, True, AT,
    )  # fmt: skip
    judged = replace(judgement(title), title={"en": title})
    desk.store.put(value, value.release, AT, ENTRY)
    desk.store.put(judgement_of(value, judged), value.release, AT, ENTRY)
    return value.id


def _movement(desk: Desk, release: Release, title: str) -> str:
    """Put in a convoy of the next day with its answer, which names it too."""
    draft = draft_of(
        {"kind": "convoy", "title": title, "start": "2019-09-24T09:00Z", "speed_kmh": 40,
         "route": "35.42 36.62; 35.6 36.5 Kafr Nabl", "release": release.audience.value}
    )  # fmt: skip
    value = announcement_of(draft, desk.store.actor("turkey-analyst"), now=AT, exercise=True)
    field = Field((), (), (), desk.store.mechanism().movements)
    desk.store.put(value, value.release, AT, ENTRY)
    desk.store.put(check_of(value, field, AT, value.release), value.release, AT, ENTRY)
    return value.id


def _evidence(desk: Desk, case: str) -> str:
    """Put in what Turkey holds and has released to nobody, its word in title, name and bytes."""
    data = f"exercise: {SECRET}".encode()
    facts = FileFacts.of(f"{SECRET}.txt", data)
    office = desk.store.actor("turkey-verifier")
    made = new_evidence(case, office, facts, f"about {SECRET}", "en", AT, exercise=True)
    desk.files.keep(made.sha256, data)
    desk.store.put(made, TURKEY, AT, ENTRY)
    return made.id


def _case(desk: Desk, incident: str) -> str:
    allegation = Allegation(
        make_id("allegation", incident), incident,
        "syria-ceasefire-2016-12-29", "2016-12-29", "SY-DEC/3",
        Outcome.BREACH_ALLEGED,
        (IN_ZONE,),
        (("place", "Kafr Nabl"),),
        (OUTSIDE,),
        (0.94, 1.0),
    )  # fmt: skip
    case = Case(
        make_id("case", incident), incident, (allegation.id,), AT,
        datetime(2019, 9, 22, 20, 0, tzinfo=UTC), DecisionRule(RuleKind.K_OF_N, 2),
        CaseState.REPORTED, MECHANISM,
    )  # fmt: skip
    desk.store.put(allegation, MECHANISM, AT, ENTRY)
    desk.store.put(case, MECHANISM, AT, ENTRY)
    return case.id
