"""Rounds, positions, papers and commitments as offices file them, and who may know of them."""

from datetime import date, timedelta
from typing import Any

import pytest

from hudna.actions.commitment_words import undertaking_of, undertaking_word_of
from hudna.actions.file_round import file_round, lay_paper, state_position
from hudna.actions.register_commitment import answer_commitment, register_commitment
from hudna.actions.round_words import paper_of, position_of, round_of
from hudna.db.gate import Reader, released_to
from hudna.errors import Conflict, InputError, NotFound, Refused
from hudna.model.talks_round import TalksRound
from hudna.model.undertaking import UndertakingState
from hudna.talks.undertakings import state_of
from tests.actions.conftest import Scene

FIELDS: dict[str, Any] = {
    "title": "Working meeting (exercise)", "place": "exercise", "start": "2019-09-20",
    "end": "2019-09-21", "form": "indirect", "language": "en", "agenda": "Calm\nAid",
    "delegations": [
        {"party": "syria_government", "seat": "side", "head": "Office (exercise)", "role": "head"},
        {"party": "un", "seat": "mediator", "members": "Desk one (exercise); Desk two (exercise)"},
    ],
}  # fmt: skip


def told(scene: Scene, office: str = "un-observer", **more: Any) -> TalksRound:
    actor = scene.desk.store.actor(office)
    value = round_of({**FIELDS, **more}, actor, scene.desk.store.mechanism(), now=scene.now)
    hand_in(scene, file_round, "talks_round", value)
    return value


def hand_in(scene: Scene, action: Any, kind: str, value: Any) -> Any:
    statement = scene.sign(value.by, kind, value)
    return action(scene.desk.store, scene.desk.record, statement, scene.now)


def reader(scene: Scene, office: str | None) -> Reader:
    actor = scene.desk.store.actor(office) if office else None
    return released_to(actor, now=scene.now)


def test_a_round_stands_beside_the_shipped_one(scene: Scene) -> None:
    value = told(scene)
    seen = reader(scene, "turkey-representative").rounds()
    assert [one.id for one in seen] == ["astana-2017-01-23", value.id]
    assert [item.number for item in value.agenda] == [1, 2]
    assert len(value.delegations[1].members) == 2
    assert [one.id for one in reader(scene, None).rounds()] == ["astana-2017-01-23"]


def test_a_delegation_in_two_seats_is_refused(scene: Scene) -> None:
    twice = [{"party": "un", "seat": "mediator"}, {"party": "un", "seat": "observer"}]
    with pytest.raises(InputError, match="sits as mediator and as observer"):
        told(scene, delegations=twice)


def test_only_its_own_party_corrects_a_telling_and_once(scene: Scene) -> None:
    first = told(scene)
    with pytest.raises(Refused, match="did not tell"):
        told(scene, "turkey-representative", supersedes=first.id)
    scene.desk.moment = scene.now + timedelta(minutes=1)
    second = told(scene, supersedes=first.id, place="elsewhere (exercise)")
    assert [r.id for r in reader(scene, "iran-analyst").rounds()][1:] == [second.id]
    assert reader(scene, "iran-analyst").round_table(first.id).corrected_by == second.id
    with pytest.raises(Conflict, match="corrected already"):
        told(scene, supersedes=first.id, title="again")


def test_who_runs_the_desk_files_no_round(scene: Scene) -> None:
    with pytest.raises(Refused, match="no part in talks"):
        told(scene, "operator-publisher", audience="mechanism")


def test_a_position_for_ones_own_party_is_seen_by_no_other(scene: Scene) -> None:
    of = told(scene)

    def says(office: str, words: str, **more: str) -> None:
        actor = scene.desk.store.actor(office)
        fields = {"round": of.id, "words": words, "language": "en", **more}
        hand_in(scene, state_position, "position", position_of(fields, actor, now=scene.now))

    says("turkey-representative", "five kilometres (exercise)")
    says("russia-representative", "two kilometres (exercise)", audience="guarantors", item="1")
    seen = {
        office: [p.words for p in reader(scene, office).round_table(of.id).positions]
        for office in (
            "turkey-analyst",
            "iran-representative",
            "un-observer",
            "syria_government-monitor",
        )
    }
    assert seen["turkey-analyst"] == ["five kilometres (exercise)", "two kilometres (exercise)"]
    assert seen["iran-representative"] == ["two kilometres (exercise)"]
    assert seen["un-observer"] == seen["syria_government-monitor"] == []
    with pytest.raises(InputError, match="no item 7"):
        says("turkey-representative", "x", item="7")
    with pytest.raises(Refused, match="fewer than this would be"):
        says("turkey-representative", "x", audience="public")


def test_two_who_change_a_paper_at_once_both_stand(scene: Scene) -> None:
    of = told(scene)

    def lays(office: str, text: str, parent: Any = None) -> Any:
        actor = scene.desk.store.actor(office)
        fields = {"round": of.id, "title": "exercise", "text": text, "audience": "sides"}
        value = paper_of(fields, parent, actor, now=scene.now)
        return hand_in(scene, lay_paper, "talks_document", value)

    first = lays("un-observer", "calm for a day")
    lays("turkey-representative", "calm for two days", first)
    lays("russia-representative", "calm for a week", first)
    (paper,) = reader(scene, "iran-analyst").round_table(of.id).papers
    assert len(paper) == 3
    assert [one.parent for one in paper].count(first.id) == 2
    own = paper_of(
        {"round": of.id, "title": "own", "text": "own"}, None,
        scene.desk.store.actor("turkey-representative"), now=scene.now,
    )  # fmt: skip
    hand_in(scene, lay_paper, "talks_document", own)
    with pytest.raises(InputError, match="not on the table"):
        lays("russia-representative", "change of what it cannot see", own)


def promise(scene: Scene, office: str = "turkey-representative", **more: Any) -> Any:
    actor = scene.desk.store.actor(office)
    fields = {
        "owner": "turkey", "to": ["russia"], "words": "to tell (exercise)", "language": "en",
        "promised": "2019-09-17", "due": "2019-09-20", **more,
    }  # fmt: skip
    value = undertaking_of(fields, actor, now=scene.now, exercise=True)
    return hand_in(scene, register_commitment, "undertaking", value)


def word(scene: Scene, name: str, office: str, state: str) -> None:
    actor = scene.desk.store.actor(office)
    value = undertaking_word_of(name, actor, state=state, words="", language="en", now=scene.now)
    hand_in(scene, answer_commitment, "undertaking_word", value)


def test_a_commitment_is_overdue_until_its_owner_and_disputed_when_the_other_speaks(
    scene: Scene,
) -> None:
    owed = promise(scene)
    view = reader(scene, "iran-analyst")
    assert [f.undertaking.id for f in view.overdue_undertakings()] == [owed.id]
    assert view.undertakings()[0].undertaking.id == owed.id
    word(scene, owed.id, "turkey-representative", "kept")
    assert state_of(view.undertaking(owed.id), date(2019, 9, 25)) is UndertakingState.SAID_KEPT
    assert view.overdue_undertakings() == ()
    word(scene, owed.id, "russia-representative", "not_kept")
    assert state_of(view.undertaking(owed.id), date(2019, 9, 25)) is UndertakingState.DISPUTED
    with pytest.raises(Refused, match="cannot release"):
        word(scene, owed.id, "iran-representative", "released")


def test_a_commitment_among_guarantors_is_hidden_from_the_sides_with_its_words(
    scene: Scene,
) -> None:
    owed = promise(scene, audience="guarantors")
    word(scene, owed.id, "russia-representative", "not_kept")
    hidden = reader(scene, "syria_government-monitor")
    with pytest.raises(NotFound):
        hidden.undertaking(owed.id)
    with pytest.raises(NotFound):
        word(scene, owed.id, "syria_government-monitor", "kept")
    assert len(reader(scene, "iran-analyst").undertaking(owed.id).words) == 1


def test_a_shipped_commitment_is_answered(scene: Scene) -> None:
    name = "astana-2017-01-24-mechanism-iran"
    word(scene, name, "iran-representative", "kept")
    (said,) = reader(scene, "un-observer").undertaking(name).words
    assert said.party == "iran"
    assert reader(scene, None).undertaking(name).words == (), "public a day later"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"due": "2019-09-01"}, "before it was promised"),
        ({"owner": "atlantis"}, "no party or actor"),
        ({"agreement": "astana-statement-2017-01-24", "clause": "X"}, "has no clause"),
        ({"promised": "yesterday"}, "is no day"),
    ],
)
def test_a_commitment_that_cannot_be_is_not_registered(
    scene: Scene, more: dict[str, Any], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        promise(scene, **more)
