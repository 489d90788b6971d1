"""A round, a commitment and words on it, to be changed where a test wants another one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hudna.model.release import Audience
from hudna.model.talks_round import (
    AgendaItem,
    Delegation,
    Seat,
    TalksDocument,
    TalksForm,
    TalksRound,
)
from hudna.model.undertaking import Undertaking, UndertakingFile, UndertakingWord, WordState

AT = datetime(2019, 9, 22, 8, 0, tzinfo=UTC)
PARTIES = ("russia", "turkey", "iran", "un", "syria_government", "syria_opposition")
CLAUSES = {"astana-statement-2017-01-24": {"SY-AST/1"}}


def seat(party: str, kind: Seat = Seat.SIDE) -> Delegation:
    return Delegation(party, {"en": f"{party} (exercise)"}, kind, None)


def a_round(**changes: Any) -> TalksRound:
    made = TalksRound(
        id="round-1", series="exercise", title={"en": "exercise"}, place={"en": "exercise"},
        start=date(2019, 9, 16), end=date(2019, 9, 17), form=TalksForm.PROXIMITY,
        delegations=(seat("syria_government"), seat("syria_opposition"), seat("un", Seat.MEDIATOR)),
        agenda=(AgendaItem(1, {"en": "calm"}),), documents=(), outcomes=(), next=(), sources=(),
        supersedes=None, party="un", by="un-observer", language="en", audience=Audience.SIDES,
        exercise=True, at=AT,
    )  # fmt: skip
    return replace(made, **changes)


def owed(**changes: Any) -> Undertaking:
    made = Undertaking(
        id="undertaking-1", owner="turkey", to=("russia",), words={"en": "to tell (exercise)"},
        language="en", promised=date(2019, 9, 17), due=date(2019, 9, 20), agreement=None,
        clause=None, round=None, statement=None, sources=(), party="turkey",
        by="turkey-representative", audience=Audience.SIDES, exercise=True, at=AT,
    )  # fmt: skip
    return replace(made, **changes)


def said(*words: tuple[str, WordState], **changes: Any) -> UndertakingFile:
    told = tuple(
        UndertakingWord(
            f"word-{n}", "undertaking-1", state, "", party, f"{party}-representative", "en",
            AT + timedelta(minutes=n),
        )
        for n, (party, state) in enumerate(words)
    )  # fmt: skip
    return UndertakingFile(owed(**changes), told)


def version(name: str, parent: str | None = None, **changes: Any) -> TalksDocument:
    made = TalksDocument(
        id=name, round="round-1", paper="v1", parent=parent, title="exercise", text="a day of calm",
        party="un", by="un-observer", language="en", audience=Audience.SIDES, at=AT,
    )  # fmt: skip
    return replace(made, **changes)
