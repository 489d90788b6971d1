"""What searches find, on SQLite and on PostgreSQL alike."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hudna.assess.agreements import load_all
from hudna.cli.exercise import load_exercise
from hudna.db.evidence_files import EvidenceFiles
from hudna.db.gate import released_to
from hudna.db.models import MechanismRow, SearchRow
from hudna.db.search.asked import Asked, sought_in, tree
from hudna.db.search.finding import MOST_COUNTED
from hudna.db.store import DjangoStore
from hudna.model.agreement import Allegation, Outcome
from hudna.model.amendment import Amendment
from hudna.model.case import Case, CaseState, Finding, FindingResult
from hudna.model.codec import to_json
from hudna.model.document import Document, Report
from hudna.model.incident import Incident
from hudna.model.party import Role
from hudna.model.release import Audience, Release
from tests.contracts.search_texts import QUERIES, TEXTS
from tests.web.sample import AT, ENTRY, SECRET, Sample, fill

pytestmark = pytest.mark.django_db(databases=["default", "postgres"])

MECHANISM = Release(Audience.MECHANISM)

Find = Callable[..., Any]


@pytest.fixture
def desk(alias: str, tmp_path: Path) -> Any:
    """A store that serves the exercise's mechanism; nobody signs anything here."""
    mechanism = load_exercise().mechanism
    MechanismRow.objects.using(alias).create(id=mechanism.id, body=json.dumps(to_json(mechanism)))
    store = DjangoStore(alias)
    store.index_agreements(mechanism)
    return SimpleNamespace(store=store, files=EvidenceFiles(tmp_path))


@pytest.fixture
def find(desk: Any) -> Find:
    """Search as an office."""

    def search(words: str = "", office: str | None = "turkey-analyst", **asked: Any) -> Any:
        actor = desk.store.actor(office) if office else None
        reader = released_to(actor, now=AT + timedelta(days=9), alias=desk.store.alias)
        after, limit = asked.pop("after", None), asked.pop("limit", 200)
        return reader.search(Asked(words, **asked), after=after, limit=limit)

    return search


def hand_in(
    desk: Any, name: str, text: str, release: Release = MECHANISM, at: datetime = AT
) -> None:
    data = text.encode()
    digest = sha256(data).hexdigest()
    desk.store.put_document(
        Document(digest, name, "text/plain", len(data), text, digest, None), data
    )
    report = Report(f"report-{name}", digest, "un", at, release, "wire-a", exercise=True)
    desk.store.put(report, release, at, ENTRY)


def names(found: Any) -> set[str]:
    return {hit.object_id for hit in found.hits}


def test_texts_in_five_languages_are_found(desk: Any, find: Find) -> None:
    for name, (_, text) in TEXTS.items():
        hand_in(desk, name, text)
    wanted = right = seen = 0
    missed: list[str] = []
    for query, expected in QUERIES:
        should = {f"report-{name}" for name in expected.split()}
        found = names(find(query, kind="report"))
        wanted, right, seen = wanted + len(should), right + len(should & found), seen + len(found)
        if found != should:
            missed.append(f"{query}: without {should - found}, besides {found - should}")
    assert right / wanted >= 0.98, missed
    assert right / seen >= 0.98, missed


@pytest.fixture
def sample(desk: Any) -> Sample:
    return fill(desk)


def test_things_of_every_kind_are_found(sample: Sample, find: Find) -> None:
    kinds = {hit.kind: hit.object_id for hit in find("Kafr Nabl").hits}
    assert kinds["report"] in (sample.arabic, sample.english, sample.confided)
    assert kinds["case"] == sample.case
    assert {"report", "claim", "incident", "case"} <= set(kinds)
    assert {hit.kind for hit in find("monitoring centre").hits} <= {"clause"}
    assert find("cessation").counts.keys() == {"agreement"} | find("cessation").counts.keys()


def test_what_an_incident_is_needs_no_words(sample: Sample, find: Find) -> None:
    for query in ("قصف", "shelling", "обстрел", "Kafr Nabl shelled", "artillery", "Syria"):
        assert sample.incident in names(find(query, kind="incident")), query


def test_filters_take_out_what_they_name(sample: Sample, find: Find) -> None:
    assert names(find(kind="incident", area="Idlib", event="shelling")) >= {sample.incident}
    assert not find(kind="incident", area="Hama").hits
    day = date(2019, 9, 20)
    assert sample.incident in names(find(kind="incident", since=day, until=day))
    assert not find(kind="incident", since=day + timedelta(days=1)).hits
    assert names(find(kind="report", language="ar")) == {sample.arabic}
    assert names(find(kind="report", by="russia")) == {sample.english}
    assert names(find(kind="report", outlet="wire-a")) == {sample.arabic}
    assert names(find(kind="case", state="reported")) == {sample.case}
    assert not find(kind="case", state="closed").hits
    spoken = find(kind="claim", party="russia")
    assert names(spoken) == {sample.english}, "its ministry belongs to it"


def test_a_state_is_found_as_it_is_now(desk: Any, sample: Sample, find: Find) -> None:
    desk.store.set_state(Case, sample.case, CaseState.CLOSED.value)
    assert names(find(kind="case", state="closed")) == {sample.case}
    assert not find(kind="case", state="reported").hits


def test_nobody_finds_what_is_not_released_to_them(desk: Any, sample: Sample, find: Find) -> None:
    for actor in (None, *desk.store.mechanism().actors):
        of_turkey = actor is not None and actor.party == "turkey"
        trusted = of_turkey and actor is not None and actor.role is not Role.ADMINISTRATOR
        found = find(SECRET, actor.id if actor else None)
        expected = {sample.confided} if trusted else set()
        assert names(found) == expected, actor
        assert bool(found.count) is trusted, "not even how many there are"
        every = find("", actor.id if actor else None, event="shelling")
        assert trusted or sample.confided_incident not in names(every)


def test_the_public_waits_for_what_is_delayed(desk: Any, find: Find) -> None:
    late = Release(Audience.PUBLIC, not_before=AT + timedelta(days=30))
    hand_in(desk, "late", "Exercise. A quincunx of craters.", late)
    assert not find("quincunx", None).hits
    assert find("quincunx", None).count == 0
    assert names(find("quincunx", "syria_government-monitor")) == {"report-late"}


def test_an_accusation_finds_whom_it_names(desk: Any, sample: Sample, find: Find) -> None:
    finding = Finding(
        "finding-1", sample.case, "iran", "iran-verifier", FindingResult.VERIFIED, "B", "2",
        "A perihelion of reasons.", "en", (), AT,
    )  # fmt: skip
    desk.store.put(finding, MECHANISM, AT, ENTRY)
    (hit,) = find("perihelion").hits
    assert (hit.kind, hit.value.case.id) == ("finding", sample.case)
    assert not find("perihelion", "syria_government-monitor").hits


def test_a_case_is_found_by_the_clause_it_is_alleged_to_breach(
    desk: Any, sample: Sample, find: Find
) -> None:
    (said,) = desk.store.all(Allegation, incident=sample.incident)
    clause = next(c for a in load_all() for c in a.clauses if c.id == said.clause)
    words = f'"{clause.names["en"]}"'
    assert names(find(words, kind="case")) == {sample.case}
    desk.store.put(replace(said, outcome=Outcome.OUTSIDE_SCOPE), MECHANISM, AT, ENTRY)
    assert not find(words, kind="case").hits


def told(alias: str) -> set[tuple[Any, ...]]:
    columns = ("kind", "object_id", "part", "audience", "party", "not_before", "owner", "terms")
    return {(row.id >> 30, *(getattr(row, c) for c in columns)) for row in rows(alias)}


def rows(alias: str) -> Iterator[SearchRow]:
    return SearchRow.objects.using(alias).iterator()


def test_the_index_made_anew_is_the_index_that_was_kept(desk: Any, sample: Sample) -> None:
    incident = desk.store.get(Incident, sample.incident)
    assert incident is not None
    desk.store.put(replace(incident, event_type="airstrike"), MECHANISM, AT, ENTRY)
    desk.store.set_state(Case, sample.case, CaseState.DISPUTED.value)
    before = told(desk.store.alias)
    assert desk.store.reindex() == len(before)
    assert told(desk.store.alias) == before
    assert desk.store.is_indexed(replace(incident, event_type="airstrike"), MECHANISM)
    assert not desk.store.is_indexed(incident, MECHANISM)
    assert not list(desk.store.all(Amendment))


def test_pages_of_results_follow_each_other(desk: Any, find: Find) -> None:
    for n in range(25):
        hand_in(desk, f"n{n:02}", f"Exercise. Corncrake {n}.", at=AT + timedelta(minutes=n // 3))
    seen: list[str] = []
    token = None
    while True:
        found = find("corncrake", after=token, limit=4)
        seen += [hit.object_id for hit in found.hits]
        assert (found.count, found.more) == (25, False)
        token = found.next
        if token is None:
            break
    assert len(seen) == len(set(seen)) == 25
    assert [int(name[-2:]) // 3 for name in seen] == sorted(
        (n // 3 for n in range(25)), reverse=True
    ), "the latest first"


def test_no_more_than_some_are_counted(desk: Any, find: Find) -> None:
    for n in range(MOST_COUNTED + 1):
        hand_in(desk, f"n{n}", f"Exercise. Bittern {n}.")
    found = find("bittern", limit=10)
    assert (found.count, found.more, found.counts) == (MOST_COUNTED, True, {})


HOSTILE = (
    '"', "'", "''", "-", "--", "*", "(", ")", "a AND", "OR OR", "NOT x", "NEAR(a b, 2)", "terms:x",
    "^a", "a:*b", "a & b | !c", "<->", "';DROP TABLE db_searchrow;--", "\\", "a\\'b", "%s", "%",
    "\x00", "\u202eidlib\u202c", "\u2066x\u2069", "·kind·report", "·seen·party", "idlib\u0000x",
    "'a':1", "{terms}:a", "+a", "🙂", "\ud83d", "-" * 300, '"' * 299, "a " * 5000, "ا" * 10_000,
    '-"' + "x " * 400, "ﷺ", "①②", "İ" * 200,
)  # fmt: skip


def test_no_query_is_more_than_words(sample: Sample, find: Find) -> None:
    for query in HOSTILE:
        found = find(query, "russia-analyst")
        assert sample.confided not in names(found), query
        assert len(found.sought) <= 16, query


def test_hidden_marks_of_direction_change_nothing(sample: Sample, find: Find) -> None:
    assert names(find("\u202eكفر\u200f نبل\u2069")) == names(find("كفر نبل"))


def test_the_tree_says_of_a_thing_what_the_database_says(sample: Sample, find: Find) -> None:
    for query in ("Kafr Nabl", '"Kafr Nabl"', "shell", "centre -mine", "Idlib قصف"):
        asked = Asked(query)
        wanted = tree(asked, sought_in(query))
        assert wanted is not None
        for hit in find(query, None).hits:
            assert wanted.holds(hit.terms, set(hit.terms)), query


def test_nothing_but_what_to_leave_out_finds_nothing(sample: Sample, find: Find) -> None:
    assert not find("-idlib").hits
    assert not find("").hits
