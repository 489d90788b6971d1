"""Answers to what was read of talks: what they register, who sees them, and what is never lost."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hudna.db.remembered import forget
from hudna.model.proposal import ProposalAnswer, ProposalChoice, ProposalKind
from hudna.model.reading import Reading, StoredReading
from hudna.model.relation_event import RelationEvent
from hudna.model.release import Audience, Release
from hudna.model.talks_round import TalksRound
from hudna.model.undertaking import Undertaking
from hudna.talks.proposals import proposals_of
from tests.web.test_signing import Office
from tests.web.told import ENTRY, MECHANISM, TEXT, refused, tell

SignedIn = Callable[[str | None], Client]
COMMITMENT = {
    "register": "yes",
    "promised": "2019-09-17",
    "due": "2019-09-30",
    "audience": "mechanism",
}


@pytest.fixture
def office(desk: Any) -> Any:
    def enrolled(name: str) -> Office:
        made = Office(desk, name)
        made.enrol()
        return made

    return enrolled


def of(desk: Any, report: str, kind: ProposalKind) -> str:
    reading = desk.store.get(StoredReading, report).reading
    return next(one.id for one in proposals_of(reading, TEXT) if one.kind is kind)


def prepare(who: Office, report: str, proposal: str, choice: str, **more: Any) -> Any:
    form = {"proposal": proposal, "choice": choice, "key": who.pair.id, **more}
    return who.client.post(
        f"/en/reports/{report}/proposals/prepare", form, headers={"accept": "application/json"}
    )


def answer(who: Office, report: str, proposal: str, choice: str, **more: Any) -> dict[str, Any]:
    """Sign what is prepared, and what follows it, as the script does."""
    while True:
        prepared = prepare(who, report, proposal, choice, **more)
        assert prepared.status_code == 200, prepared.content
        address = f"/en/reports/{report}/proposals/submit?proposal={proposal}"
        said = who.submit_to(address, prepared.json())
        assert said.status_code == 200, said.content
        told = dict(said.json())
        if "then" not in told:
            return told
        more |= told["then"]


def page(who: Office, report: str, query: str = "") -> str:
    return str(who.client.get(f"/en/reports/{report}/{query}").content.decode())


def test_accepting_registers_the_promise_as_its_speakers_and_then_the_answer(
    desk: Any, office: Any
) -> None:
    report, turkey = tell(desk), office("turkey-analyst")
    proposal = of(desk, report, ProposalKind.COMMITMENT)
    told = answer(turkey, report, proposal, "accepted", **COMMITMENT, owner="turkey_mfa")
    assert told["next"].endswith(f"#proposal-{proposal}")
    [owed] = desk.store.all(Undertaking)
    [kept] = desk.store.all(ProposalAnswer)
    assert (kept.made, kept.choice, kept.party) == (owed.id, ProposalChoice.ACCEPTED, "turkey")
    [source] = owed.sources
    assert (source.said_by, source.report, source.claim) == ("turkey_mfa", report, "c2")
    assert TEXT[source.start : source.end] == owed.words["en"]
    shown = page(turkey, report)
    assert "accepted as read" in shown
    assert f"/en/talks/commitments/{owed.id}/" in shown
    made = turkey.client.get(f"/en/talks/commitments/{owed.id}/").content.decode()
    assert f"/en/reports/{report}/?at={source.start}-{source.end}#at-spot" in made
    assert "Turkish Foreign Ministry" in made


def test_the_second_visit_registers_nothing_twice(desk: Any, office: Any) -> None:
    report, turkey = tell(desk), office("turkey-analyst")
    proposal = of(desk, report, ProposalKind.COMMITMENT)
    # The first statement alone: the browser was closed before the answer was signed.
    prepared = prepare(turkey, report, proposal, "accepted", **COMMITMENT)
    turkey.submit_to(f"/en/reports/{report}/proposals/submit", prepared.json())
    assert list(desk.store.all(ProposalAnswer)) == []
    shown = page(turkey, report, f"?answer={proposal}&choice=accepted")
    assert "has registered it already" in shown
    for words in ("", "Said again."):
        answer(turkey, report, proposal, "accepted", **COMMITMENT, words=words)
    [owed] = desk.store.all(Undertaking)
    assert {one.made for one in desk.store.all(ProposalAnswer)} == {owed.id}


def test_a_meeting_becomes_a_round_and_its_head_is_seated_in_the_same_partys_telling(
    desk: Any, office: Any
) -> None:
    report, turkey = tell(desk), office("turkey-analyst")
    head = of(desk, report, ProposalKind.DELEGATION)
    first = page(turkey, report, f"?answer={head}&choice=accepted")
    assert "Accept the meeting first" in first
    meeting = of(desk, report, ProposalKind.MEETING)
    answer(
        turkey,
        report,
        meeting,
        "accepted",
        register="yes",
        title="Talks (exercise)",
        audience="mechanism",
    )
    answer(turkey, report, head, "accepted", register="yes", seat="side")
    told = {one.id: one for one in desk.store.all(TalksRound)}
    last = next(one for one in told.values() if one.supersedes is not None)
    assert last.supersedes in told
    [row] = last.delegations
    assert (row.party, row.head.name["en"]) == ("syria_government", "its first envoy")
    assert row.head.sources[0].report == report
    answer(turkey, report, head, "accepted", register="yes", seat="side", words="Again.")
    assert len(list(desk.store.all(TalksRound))) == 2


def test_a_correction_keeps_what_was_read_beside_what_the_office_says(
    desk: Any, office: Any
) -> None:
    report, turkey = tell(desk), office("turkey-analyst")
    head = of(desk, report, ProposalKind.DELEGATION)
    answer(turkey, report, head, "corrected", **{"part-head": "its second envoy"})
    [kept] = desk.store.all(ProposalAnswer)
    assert kept.values == {"head": "its second envoy"}
    shown = page(turkey, report)
    assert re.search("<del>.*its first envoy.*</del>.*<ins>.*its second envoy", shown)


def test_each_party_answers_for_itself_and_its_last_word_counts(desk: Any, office: Any) -> None:
    report, turkey, russia = tell(desk), office("turkey-analyst"), office("russia-analyst")
    proposal = of(desk, report, ProposalKind.STATEMENT)
    answer(turkey, report, proposal, "accepted")
    answer(russia, report, proposal, "left", words="It is not said who put it out.")
    answer(turkey, report, proposal, "left", words="Nothing was put out.")
    shown = page(russia, report)
    assert "It is not said who put it out." in shown
    assert "Nothing was put out." in shown
    assert "accepted as read" not in shown
    assert len(list(desk.store.all(ProposalAnswer))) == 3, "what was said stays in the record"


@pytest.mark.parametrize(
    ("kind", "choice", "more", "word"),
    [
        (ProposalKind.STATEMENT, "left", {}, "left empty"),
        (ProposalKind.STATEMENT, "corrected", {}, "nothing is corrected"),
        (ProposalKind.STATEMENT, "corrected", {"part-by": " "}, "correction is empty"),
        (ProposalKind.MEETING, "corrected", {"part-start": "soon"}, "is no day"),
        (ProposalKind.STATEMENT, "perhaps", {}, "not known here"),
        (ProposalKind.COMMITMENT, "accepted", {"register": "yes"}, "day it was promised"),
        (ProposalKind.DELEGATION, "accepted", {"register": "yes"}, "nothing can be registered"),
    ],
)
def test_what_does_not_fit_says_why(
    desk: Any, office: Any, kind: ProposalKind, choice: str, more: dict[str, str], word: str
) -> None:
    report = tell(desk)
    said = prepare(office("turkey-analyst"), report, of(desk, report, kind), choice, **more)
    assert said.status_code == 400
    assert word in said.json()["error"]


def test_who_may_not_see_the_report_or_has_not_the_role_cannot_answer(
    desk: Any, office: Any
) -> None:
    own = tell(desk, Release(Audience.PARTY, "turkey"))
    proposal = of(desk, own, ProposalKind.STATEMENT)
    assert prepare(office("russia-analyst"), own, proposal, "accepted").status_code == 404
    turkey = office("turkey-representative")
    assert "choice=accepted" not in page(turkey, own)
    assert prepare(turkey, own, proposal, "accepted").status_code == 403


def test_what_is_registered_is_released_no_wider_than_the_report(desk: Any, office: Any) -> None:
    own, turkey = tell(desk, Release(Audience.PARTY, "turkey")), office("turkey-analyst")
    proposal = of(desk, own, ProposalKind.COMMITMENT)
    shown = page(turkey, own, f"?answer={proposal}&choice=accepted")
    assert '<option value="party"' in shown
    assert '<option value="sides"' not in shown
    prepared = prepare(turkey, own, proposal, "accepted", **COMMITMENT)
    said = turkey.submit_to(f"/en/reports/{own}/proposals/submit", prepared.json())
    assert said.status_code == 403
    assert "fewer" in said.json()["error"]
    assert list(desk.store.all(Undertaking)) == []


def test_an_answer_to_what_is_read_otherwise_by_now_is_shown_as_such(
    desk: Any, office: Any
) -> None:
    report, turkey = tell(desk), office("turkey-analyst")
    proposal = of(desk, report, ProposalKind.STATEMENT)
    answer(turkey, report, proposal, "left", words="Nobody put it out.")
    stored = desk.store.get(StoredReading, report)
    anew = Reading(stored.reading.document, meetings=stored.reading.meetings)
    desk.store.put(replace(stored, reading=anew), MECHANISM, turkey.desk.now(), ENTRY)
    shown = page(turkey, report)
    assert "not proposed any more" in shown
    assert "Nobody put it out." in shown


def test_what_waits_for_a_party_is_what_it_has_not_answered(desk: Any, office: Any) -> None:
    report, turkey = tell(desk), office("turkey-analyst")

    def waiting() -> str:
        text = str(turkey.client.get("/en/talks/").content.decode())
        return text.partition('id="unanswered"')[2].partition("</section>")[0]

    proposal = of(desk, report, ProposalKind.STATEMENT)
    assert f"#proposal-{proposal}" in waiting()
    answer(turkey, report, proposal, "left", words="Nothing to add.")
    assert f"#proposal-{proposal}" not in waiting()
    assert f"/reports/{report}/" in waiting()
    public = Client().get("/en/talks/").content.decode()
    assert 'id="unanswered"' not in public


def test_a_refusal_stands_beside_the_promise_for_who_may_read_both(
    desk: Any, signed_in: SignedIn
) -> None:
    first = tell(desk)
    later = refused(desk, Release(Audience.PARTY, "turkey"))
    turkey, russia = signed_in("turkey-analyst"), signed_in("russia-analyst")
    beside = turkey.get(f"/en/reports/{first}/").content.decode()
    assert "promised, then refused" in beside
    assert f"/en/reports/{later}/?at=" in beside
    assert "promised, then refused" in turkey.get("/en/talks/").content.decode()
    for path in (f"/en/reports/{first}/", "/en/talks/"):
        other = russia.get(path).content.decode()
        assert "promised, then refused" not in other
        assert later not in other
        assert "would not withdraw" not in other


def test_the_refusal_stands_on_the_page_of_the_commitment_too(desk: Any, office: Any) -> None:
    report, turkey = tell(desk), office("turkey-analyst")
    later = refused(desk)
    answer(turkey, report, of(desk, report, ProposalKind.COMMITMENT), "accepted", **COMMITMENT)
    [owed] = desk.store.all(Undertaking)
    page = turkey.client.get(f"/en/talks/commitments/{owed.id}/").content.decode()
    assert "promised, then refused" in page
    assert f"/en/reports/{later}/?at=" in page


def test_a_proposal_whose_claim_a_party_corrected_says_so_and_stays(desk: Any, office: Any) -> None:
    report, turkey = tell(desk), office("turkey-analyst")
    proposal = of(desk, report, ProposalKind.STATEMENT)
    assert "corrected since" not in page(turkey, report)
    form = {"claim": "c3", "kind": "rejected", "reasons": "Nobody says so.", "key": turkey.pair.id}
    prepared = turkey.client.post(f"/en/reports/{report}/prepare", form)
    assert turkey.submit_to(f"/en/reports/{report}/submit", prepared.json()).status_code == 200
    shown = page(turkey, report)
    assert "corrected since" in shown
    assert f'id="proposal-{proposal}"' in shown
    answer(turkey, report, proposal, "left", words="Nobody says so.")


@pytest.mark.parametrize("asked", ["9-4", "-1-4", "1-99999", "x", "1-"])
def test_characters_that_are_not_of_the_text_are_not_marked(
    desk: Any, signed_in: SignedIn, asked: str
) -> None:
    report, client = tell(desk), signed_in("turkey-analyst")
    assert "at-spot" not in client.get(f"/en/reports/{report}/?at={asked}").content.decode()
    assert "at-spot" in client.get(f"/en/reports/{report}/?at=1-9").content.decode()


def test_more_refusals_take_no_more_queries(desk: Any, signed_in: SignedIn) -> None:
    report, client = tell(desk), signed_in("turkey-analyst")
    paths = (f"/en/reports/{report}/", "/en/talks/")

    def queries() -> list[int]:
        counted = []
        for path in paths:
            forget()
            with CaptureQueriesContext(connection) as asked:
                assert "promised, then refused" in client.get(path).content.decode()
            counted.append(len(asked))
        return counted

    refused(desk)
    client.get(paths[0])
    before = queries()
    for number in range(12):
        refused(desk, more=f" Edition {number}.")
    assert queries() == before


def test_an_answer_on_an_event_names_the_one_its_party_told_of(desk: Any, office: Any) -> None:
    report, turkey = tell(desk), office("turkey-analyst")
    proposal = of(desk, report, ProposalKind.RELATION)
    asked = f"?answer={proposal}&choice=accepted"
    assert "/en/talks/relations/register?report=" in page(turkey, report, asked)
    start = TEXT.index("On 10 September")
    form = {
        "statement": "relation_event", "one": "russia", "other": "turkey", "fields": "political",
        "title": "An apology (exercise)", "start": "2019-09-10", "audience": "mechanism",
        "report": report, "claim": "c4", "span_start": start, "span_end": len(TEXT),
        "key": turkey.pair.id,
    }  # fmt: skip
    prepared = turkey.client.post("/en/talks/relations/prepare", form)
    assert turkey.submit_to("/en/talks/relations/submit", prepared.json()).status_code == 200
    [event] = desk.store.all(RelationEvent)
    shown = page(turkey, report, asked)
    assert "has registered it already" in shown
    answer(turkey, report, proposal, "accepted", made=event.id)
    [kept] = desk.store.all(ProposalAnswer)
    assert kept.made == event.id
    assert f"/en/talks/relations/events/{event.id}/" in page(turkey, report)
