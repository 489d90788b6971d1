"""A report that tells of talks, read by hand: a meeting, its heads, a promise, and its refusal."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from hudna.model.claim import Claim, Modality, Polarity, Speaker, Stance
from hudna.model.document import Document, Report
from hudna.model.identity import make_id
from hudna.model.place import Place, PlacePrecision
from hudna.model.reading import (
    DocumentFacts,
    MeetingMention,
    Participant,
    Published,
    Reading,
    StoredReading,
)
from hudna.model.release import Audience, Release
from hudna.model.span import Mention, Quoted, Span
from hudna.model.when import When
from hudna.record.entry import SignedEntry

__all__ = ["MECHANISM", "TEXT", "refused", "tell"]

MECHANISM = Release(Audience.MECHANISM)
TEXT = (
    "Exercise. Talks were held in Astana on 16 September 2019. The delegation of the Syrian "
    "government was headed by its first envoy. The Turkish Foreign Ministry announced that Turkey "
    "would withdraw from Idlib by 30 September 2019. The three states put out a statement. "
    "On 10 September 2019 Ankara apologised to Moscow."
)
REFUSAL = "Exercise. The Turkish Foreign Ministry said that Turkey would not withdraw from Idlib."
ENTRY = SignedEntry(b"{}", bytes(64))
AT = datetime(2019, 9, 17, 9, tzinfo=UTC)
IDLIB = Place("Idlib", "SY-ID", None, "SY", "Idlib", 35.93, 36.63, 60.0, PlacePrecision.GOVERNORATE)


def tell(desk: Any, release: Release = MECHANISM) -> str:
    """Put the report into a founded desk; return its id."""
    return _put(desk, TEXT, _told(), date(2019, 9, 17), release)


def refused(desk: Any, release: Release = MECHANISM, more: str = "") -> str:
    """Put in a later report in which who promised refuses; return its id."""
    text = REFUSAL + more
    claim = _planned(text, "said", Stance.ASSERTS, Polarity.NEGATIVE, None)
    return _put(desk, text, Reading(_facts(text), (claim,)), date(2019, 9, 19), release)


def _put(desk: Any, text: str, reading: Reading, day: date, release: Release) -> str:
    digest = sha256(text.encode()).hexdigest()
    document = Document(
        digest, "talks.txt", "text/plain", len(text.encode()), text, digest,
        f"Exercise: {text[10:30]}",
    )  # fmt: skip
    at = AT + timedelta(days=day.day - 17)
    report = Report(
        make_id("report", digest), digest, "turkey", at, release, "exercise wire", exercise=True
    )
    published = Published(When.day(day), True)
    reading = replace(reading, document=replace(reading.document, published=published))
    desk.store.put_document(document, text.encode())
    desk.store.put(report, release, at, ENTRY)
    desk.store.put(StoredReading(report.id, reading), release, at, ENTRY)
    return report.id


def _told() -> Reading:
    meeting = MeetingMention(
        id="m1",
        span=_span("Talks were held in Astana on 16 September 2019."),
        type="talks",
        participants=(
            Participant(
                "its first envoy", "its first envoy", "The delegation of the Syrian government",
                _span("its first envoy"),
            ),
        ),
        place=Quoted("Astana", _span("Astana")),
        start=Quoted("2019-09-16", _span("16 September 2019")),
        end=Quoted("2019-09-16", _span("16 September 2019")),
    )  # fmt: skip
    headed = Claim(
        id="c1",
        span=_span("The delegation of the Syrian government was headed by its first envoy."),
        cue=None,
        speaker=Speaker("narrator", None, None),
        chain=(),
        stance=Stance.ASSERTS,
        polarity=Polarity.POSITIVE,
        modality=Modality.FACTUAL,
        event_type="delegation",
        actors=(Mention("its first envoy", None, _span("its first envoy")),),
        targets=(Mention("Syrian government", "syria_government", _span("Syrian government")),),
        meeting="m1",
    )
    due = When.day(date(2019, 9, 30), _span("30 September 2019"))
    promised = _planned(TEXT, "announced", Stance.ANNOUNCES, Polarity.POSITIVE, due)
    states = _span("The three states")
    put_out = replace(
        headed,
        id="c3",
        span=_span("The three states put out a statement."),
        speaker=Speaker("The three states", None, states),
        event_type="statement",
        actors=(),
        targets=(),
        meeting=None,
    )
    sorry = replace(
        put_out,
        id="c4",
        span=_span("On 10 September 2019 Ankara apologised to Moscow."),
        speaker=headed.speaker,
        event_type="apology",
        actors=(Mention("Ankara", "turkey", _span("Ankara")),),
        targets=(Mention("Moscow", "russia", _span("Moscow")),),
        when=When.day(date(2019, 9, 10), _span("10 September 2019")),
    )
    return Reading(_facts(TEXT), (headed, promised, put_out, sorry), meetings=(meeting,))


def _planned(text: str, cue: str, stance: Stance, polarity: Polarity, when: When | None) -> Claim:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    who = "The Turkish Foreign Ministry"
    start, actor = text.index(who), text.index("Turkey would")
    return Claim(
        id="c2",
        span=Span(start, text.index(".", start) + 1),
        cue=span(cue),
        speaker=Speaker(who, "turkey_mfa", span(who)),
        chain=(),
        stance=stance,
        polarity=polarity,
        modality=Modality.PLANNED,
        event_type="withdrawal",
        actors=(Mention("Turkey", "turkey", Span(actor, actor + len("Turkey"))),),
        places=(replace(IDLIB, span=span("Idlib")),),
        when=when,
    )  # fmt: skip


def _facts(text: str) -> DocumentFacts:
    digest = sha256(text.encode()).hexdigest()
    return DocumentFacts(digest, digest, "en", Published(When.unknown(), False))


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))
