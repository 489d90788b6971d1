"""Events between states as offices register them, other tellings, and who may know of them."""

from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.register_relation import register_relation
from hudna.actions.relation_words import event_of
from hudna.db.gate import Reader, released_to
from hudna.errors import InputError, NotFound, Refused
from hudna.model.document import Document, Report
from hudna.model.relation_event import RelationEvent
from hudna.model.release import Audience, Release
from hudna.model.when import DatePrecision
from hudna.talks.relation_line import occurrences
from tests.actions.conftest import Scene
from tests.web.sample import ENTRY

FIELDS: dict[str, Any] = {
    "one": "turkey", "other": "russia", "fields": ["security"], "code": "062",
    "title": "A hotline was opened (exercise)", "start": "2019-09-20", "language": "en",
}  # fmt: skip


def told(scene: Scene, office: str = "turkey-representative", **more: Any) -> RelationEvent:
    actor = scene.desk.store.actor(office)
    value = event_of({**FIELDS, **more}, actor, now=scene.now, exercise=True)
    statement = scene.sign(office, "relation_event", value)
    return register_relation(scene.desk.store, scene.desk.record, statement, scene.now)


def reader(scene: Scene, office: str | None) -> Reader:
    actor = scene.desk.store.actor(office) if office else None
    return released_to(actor, now=scene.now)


def seen(scene: Scene, office: str | None) -> list[str]:
    line = reader(scene, office).relation_line("russia", "turkey")
    return [event.id for event in line.events if event.party]


def test_an_event_stands_on_the_shipped_line_for_its_circle(scene: Scene) -> None:
    value = told(scene)
    assert value.between == ("russia", "turkey")
    assert value.when.precision is DatePrecision.DAY
    assert seen(scene, "iran-analyst") == [value.id]
    assert seen(scene, None) == []
    shipped = reader(scene, None).relation_line("turkey", "russia").events
    assert len(shipped) >= 15
    assert all(not event.party for event in shipped)


def test_states_of_which_nothing_ships_have_a_line_of_their_own(scene: Scene) -> None:
    value = told(scene, one="iran", other="turkey", code="")
    assert reader(scene, "russia-analyst").relation_pairs() == (
        ("russia", "turkey"),
        ("iran", "turkey"),
    )
    assert reader(scene, None).relation_pairs() == (("russia", "turkey"),)
    line = reader(scene, "russia-analyst").relation_line("turkey", "iran")
    assert [event.id for event in line.events] == [value.id]
    assert line.scale.value(value.code) is None


def test_the_other_side_tells_it_otherwise_and_both_stand(scene: Scene) -> None:
    first = told(scene)
    scene.desk.moment = scene.now + timedelta(minutes=1)
    second = told(
        scene, "russia-representative", telling_of=first.id, code="040", title="Only talks"
    )
    line = reader(scene, "un-observer").relation_line("russia", "turkey")
    (both,) = (o for o in occurrences(line.events, line.scale) if o.tellings[0].id == first.id)
    assert [one.id for one in both.tellings] == [first.id, second.id]
    assert (both.least, both.most) == (1.0, 7.4)


def test_what_a_shipped_source_says_can_be_told_otherwise(scene: Scene) -> None:
    other = told(scene, telling_of="russia-turkey-2016-apology", code="", start="2016-06-30")
    line = reader(scene, "iran-analyst").relation_line("russia", "turkey")
    (both,) = (o for o in occurrences(line.events, line.scale) if other in o.tellings)
    assert both.tellings[0].id == "russia-turkey-2016-apology"


def test_an_event_kept_to_a_party_is_told_anew_by_no_other(scene: Scene) -> None:
    own = told(scene, audience="party")
    assert seen(scene, "russia-representative") == []
    with pytest.raises(InputError, match="not here"):
        told(scene, "russia-representative", telling_of=own.id)
    with pytest.raises(Refused, match="fewer than this would be"):
        told(scene, telling_of=own.id, audience="public")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"fields": []}, "needs a field"),
        ({"fields": ["naval"]}, "no field of relations"),
        ({"code": "1"}, "no code '1'"),
        ({"start": "", "end": ""}, "needs a day"),
        ({"start": "soon"}, "is no day"),
        ({"start": "2019-09-20", "end": "2019-09-19"}, "before it begins"),
        ({"other": "turkey"}, "named twice"),
        ({"title": ""}, "needs words"),
        ({"title": "x" * 2001}, "longer than"),
    ],
)
def test_an_event_that_cannot_be_is_refused(
    scene: Scene, changed: dict[str, Any], said: str
) -> None:
    with pytest.raises(InputError, match=said) as error:
        told(scene, **changed)
    assert error.value.where


def test_who_runs_the_desk_registers_none(scene: Scene) -> None:
    with pytest.raises(Refused, match="no part in talks"):
        told(scene, "operator-publisher", audience="mechanism")


def test_a_day_may_be_known_from_one_side_only_and_who_says_it_is_kept(scene: Scene) -> None:
    value = told(scene, start="", end="2019-09-20", open="1", said_by="iran", source="A paper")
    assert (value.when.start, value.when.end) == (None, "2019-09-20")
    assert [source.said_by for source in value.sources] == ["iran"]
    assert value.sources[0].citation is not None


def test_what_was_read_in_a_report_names_its_characters_and_goes_no_further_than_it(
    scene: Scene,
) -> None:
    shared, own = (
        Report(name, name, "turkey", scene.now, release, None, exercise=True)
        for name, release in (
            ("report-shared", Release(Audience.GUARANTORS)),
            ("report-own", Release(Audience.PARTY, "turkey")),
        )
    )
    for one in (shared, own):
        words = "exercise"
        document = Document(one.id, "a.txt", "text/plain", len(words), words, one.id, words)
        scene.desk.store.put_document(document, words.encode())
        scene.desk.store.put(one, one.release, scene.now, ENTRY)
    read = {"span_start": "3", "span_end": "40", "claim": "c1", "said_by": "iran"}
    value = told(scene, report=shared.id, audience="guarantors", **read)
    (source,) = value.sources
    assert (source.report, source.claim, source.start, source.end) == (shared.id, "c1", 3, 40)
    assert source.said_by == "iran"
    with pytest.raises(Refused, match="the report is released to fewer"):
        told(scene, report=shared.id, audience="public", **read)
    with pytest.raises(NotFound, match="no report here"):
        told(scene, "russia-representative", report=own.id, audience="party", **read)
    with pytest.raises(InputError, match="no characters"):
        told(scene, report=shared.id, span_start="9", span_end="4")
