"""Meetings, statements, commitments and relations, each with its report and claim."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.assess.agreements import load
from hudna.model.claim import NARRATOR, Claim, Modality, Polarity, Speaker, Stance
from hudna.model.document import Report
from hudna.model.place import Place, PlacePrecision
from hudna.model.reading import (
    DocumentFacts,
    MeetingMention,
    Participant,
    Published,
    Reading,
)
from hudna.model.release import Audience, Release
from hudna.model.span import Mention, Quoted, Span
from hudna.model.when import DatePrecision, When
from hudna.talks.commitments import owed_under
from hudna.talks.gather import gather
from hudna.talks.relations import CHANGED, change_in
from hudna.text.sentences import sentences
from hudna.text.terms import terms

SPAN = Span(0, 4)
TEXT = "Words of the report"
PUBLISHED = When("2017-02-01", "2017-02-01", DatePrecision.DAY)
ASTANA = Place(
    "Astana", "gn:1526273", SPAN, "KZ", None, 51.18, 71.45, 10.0, PlacePrecision.SETTLEMENT
)


def when(start, end=None):
    return When(start, end or start, DatePrecision.DAY)


def claim(claim_id="c1", kind="statement", *, by=None, at=None, places=(), actors=(), **more):
    speaker = Speaker(by, by, SPAN) if by else NARRATOR
    settings = {
        "stance": Stance.ASSERTS,
        "polarity": Polarity.POSITIVE,
        "modality": Modality.FACTUAL,
        **more,
    }
    return Claim(
        claim_id, SPAN, None, speaker, (), event_type=kind, when=at, places=tuple(places),
        actors=tuple(Mention(a, a, SPAN) for a in actors), **settings,
    )  # fmt: skip


def reading(report, *claims, meetings=(), language="en"):
    facts = DocumentFacts("a", "b", language, Published(PUBLISHED, True))
    made = Report(report, "d", "un", datetime(2026, 1, 1, tzinfo=UTC), Release(Audience.PUBLIC))
    return made, Reading(facts, tuple(claims), (), tuple(meetings)), TEXT


def meeting(place="Astana", start="2017-01-23", end="2017-01-24", people=(), outcome=None):
    def quoted(value):
        return Quoted(value, SPAN) if value else None

    return MeetingMention(
        "m1", SPAN, "talks", tuple(people), quoted(place), quoted(start), quoted(end),
        quoted(outcome),
    )  # fmt: skip


def test_one_meeting_in_two_languages_is_one():
    head = Participant("Head of delegation", "head", "government", SPAN)
    bare = Participant("head of delegation", None, None, SPAN)
    talks = gather(
        [
            reading("r1", meetings=[meeting("أستانا", people=[bare])], language="ar"),
            reading("r2", meetings=[meeting(people=[head], outcome="a mechanism")]),
        ]
    )
    (only,) = talks.meetings
    assert only.reports == ("r1", "r2")
    assert only.participants == (head,)
    assert only.outcome == "a mechanism"
    assert only.when.start == "2017-01-23"


@pytest.mark.parametrize(
    "other",
    [
        meeting("Geneva"),
        meeting(start="2017-02-15", end="2017-02-16"),
        meeting(start=None, end=None),
    ],
    ids=["elsewhere", "another round", "no time given"],
)
def test_other_places_and_times_are_other_meetings(other):
    talks = gather([reading("r1", meetings=[meeting()]), reading("r2", meetings=[other])])
    assert len(talks.meetings) == 2


def test_a_month_goes_with_the_only_meeting_it_can_mean():
    january = claim(kind="talks", at=When("2017-01-01", "2017-01-31", DatePrecision.MONTH),
                    places=[ASTANA])  # fmt: skip
    one = gather([reading("r1", meetings=[meeting()]), reading("r2", january)])
    assert [m.reports for m in one.meetings] == [("r1", "r2")]
    early = meeting(start="2017-01-04", end="2017-01-05")
    two = gather([reading("r1", meetings=[meeting(), early]), reading("r2", january)])
    assert len(two.meetings) == 3


def test_a_claim_of_talks_needs_its_town_and_its_time():
    nothing = gather([reading("r1", claim(kind="talks", places=[ASTANA]))])
    assert nothing.meetings == ()
    denied = claim(kind="talks", places=[ASTANA], at=when("2017-01-23"), polarity=Polarity.NEGATIVE)
    assert gather([reading("r1", denied)]).meetings == ()


def test_a_statement_is_attributed_and_the_narrator_puts_out_none():
    talks = gather([reading("r1", claim("c1", by="russia_mfa"), claim("c2", actors=["russia"]))])
    (only,) = talks.statements
    assert (only.by, only.report, only.claim) == (("russia_mfa",), "r1", "c1")
    assert only.text == "Word"
    assert only.when == PUBLISHED


def test_what_is_agreed_or_announced_for_later_is_a_commitment_with_its_day():
    plan = claim(
        by="turkey", kind="withdrawal", stance=Stance.ANNOUNCES, modality=Modality.PLANNED,
        at=when("2018-10-10"),
    )  # fmt: skip
    (only,) = gather([reading("r1", plan)]).commitments
    assert (only.owner, only.due, only.source) == ("turkey", date(2018, 10, 10), "r1 c1")


def test_what_somebody_merely_expects_is_no_commitment():
    hope = claim(by="turkey", kind="withdrawal", modality=Modality.PLANNED)
    refusal = claim(by="turkey", stance=Stance.AGREES, polarity=Polarity.NEGATIVE)
    assert gather([reading("r1", hope, refusal)]).commitments == ()


def test_a_signature_has_no_due_date():
    signed = claim(kind="agreement_signed", actors=["russia", "iran"], at=when("2017-01-24"))
    found = gather([reading("r1", signed)]).commitments
    assert {(c.owner, c.due) for c in found} == {("russia", None), ("iran", None)}


def test_who_agreed_is_bound_and_not_the_paper_that_tells_of_it():
    told = claim(by="final statement", kind="agreement_signed", actors=["russia", "iran"])
    assert {c.owner for c in gather([reading("r1", told)]).commitments} == {"russia", "iran"}
    unnamed = claim(by="final statement", kind="agreement_signed")
    assert {c.owner for c in gather([reading("r1", unnamed)]).commitments} == {"final statement"}


def test_what_an_agreement_asks_of_each_party():
    owed = owed_under(load("astana-statement-2017-01-24"), "en")
    assert {c.owner for c in owed} == {"iran", "russia", "turkey"}
    assert len({c.id for c in owed}) == len(owed) == 9


def test_relations_are_between_states():
    strained = claim(kind="relations_change", actors=["russia_president", "turkey"])
    alone = claim("c2", kind="relations_change", actors=["russia"])
    (only,) = gather([reading("r1", strained, alone)]).relations
    assert only.between == ("russia", "turkey")
    assert only.when == When.unknown()


@pytest.mark.parametrize(
    ("words", "language", "change"),
    [
        ("relations deteriorated sharply", "en", "worsened"),
        ("شهدت العلاقات تدهورا حادا", "ar", "worsened"),
        ("أمر بتطبيع العلاقات", "ar", "normalised"),
        ("ties were restored", "en", "restored"),
        ("отношения резко ухудшились", "ru", "worsened"),
        ("страны разорвали отношения", "ru", "broken"),
        ("ilişkilerin normalleşmesi", "tr", "normalised"),
        ("iki ülke yakınlaştı", "tr", "improved"),
        ("از سرگیری روابط دو کشور", "fa", "restored"),
        ("روابط دو کشور بهبود یافت", "fa", "improved"),
        ("ties changed somehow", "en", CHANGED),
    ],
)
def test_the_change_is_named_by_its_word(words, language, change):
    assert change_in(words, language) == change


def test_every_change_has_its_words():
    for language in ("ar", "en", "fa", "ru", "tr"):
        assert sentences("talks", language).keys() <= terms(language)["relation_change"].keys()


@given(st.permutations(range(4)))
def test_the_order_of_reports_does_not_matter(order):
    sources = [
        reading("r1", meetings=[meeting()]),
        reading("r2", claim(by="iran"), meetings=[meeting("Geneva")]),
        reading("r3", claim(kind="talks", at=when("2017-01-24"), places=[ASTANA])),
        reading("r4", meetings=[meeting(start="2017-01-24", end="2017-01-25")]),
    ]
    assert gather([sources[i] for i in order]) == gather(sources)
