"""What waits for an office stands in the order in which its time runs out."""

from datetime import UTC, datetime, timedelta

from hudna.actions.statement_words import draft_of
from hudna.model.joint_statement import Adoption
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.release import Audience
from hudna.web.present.dates import clock
from hudna.web.present.waiting import AskedText, WaitingItem, in_turn

NOW = datetime(2019, 9, 22, 12, tzinfo=UTC)


def asked(hours: int | None) -> AskedText:
    names = {"en": "exercise"}
    office = Actor("iran-rep", "iran", PartyKind.GUARANTOR, Role.REPRESENTATIVE, names)
    draft = draft_of(
        office, title=names, round_=None, reference="en", languages=("en",),
        signatories=("russia", "iran"), consulted=(), adoption=Adoption.CONSENSUS, amends=None,
        language="en", audience=Audience.MECHANISM, exercise=True, now=NOW,
    )  # fmt: skip
    due = NOW + timedelta(hours=hours) if hours is not None else None
    return AskedText(draft, due, clock(due, NOW) if due else None)


def case(hours: int) -> WaitingItem:
    due = NOW + timedelta(hours=hours)
    return WaitingItem("case", "ballot", "exercise", "exercise", due, clock(due, NOW))


def test_a_text_stands_where_its_silence_will_count_and_last_without_that() -> None:
    soon, undated, vote, late = asked(2), asked(None), case(5), asked(30)
    assert in_turn((late, undated, vote, soon), ()) == (soon, vote, late, undated)
