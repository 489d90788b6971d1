"""A founded desk with one case before the guarantors, and what is stored on it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps

from hudna.actions.amend_agreement import amendment_statement
from hudna.actions.statements import SignedStatement, prepare, sign_with
from hudna.assess.agreements import load
from hudna.cli.scenario import key_of
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.model.agreement import Agreement, Allegation, Outcome
from hudna.model.amendment import Amendment, amendment_of
from hudna.model.case import (
    Ballot,
    Case,
    Choice,
    Finding,
    FindingResult,
    MeasureAsked,
    MeasureKind,
    Motion,
)
from hudna.model.identity import make_id
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.question import Question
from hudna.model.release import Audience, Release
from hudna.model.when import DatePrecision, When
from hudna.record.approvals import approvals_of
from hudna.verify.openings import case_for

GUARANTORS = ("russia", "turkey", "iran")
NOW = datetime(2019, 9, 25, 9, 0, tzinfo=UTC)
SHARED = Release(Audience.MECHANISM)


@dataclass
class Scene:
    """A desk at a moment, and short ways of saying and signing things on it."""

    desk: Desk
    case: Case

    @property
    def now(self) -> datetime:
        return self.desk.now()

    def key(self, office: str) -> KeySigner:
        return key_of(self.desk, office)

    def sign(self, office: str, kind: str, value: Any) -> SignedStatement:
        return self.sign_with(self.key(office), kind, value)

    def sign_with(self, signer: KeySigner, kind: str, value: Any) -> SignedStatement:
        prepared = prepare(
            self.desk.store, self.desk.record, kind, value,
            key=signer.key, now=self.now, salt=new_salt,
        )  # fmt: skip
        return sign_with(signer, prepared)

    def finding(self, party: str = "turkey", **changes: Any) -> Finding:
        made = Finding(
            id=make_id("finding", party, str(changes)), case=self.case.id, party=party,
            by=f"{party}-verifier", result=FindingResult.VERIFIED, source_grade="B",
            information_grade="2", reasons="exercise: two sources agree", language="en",
            evidence=(), at=self.now,
        )  # fmt: skip
        return replace(made, **changes)

    def motion(self, party: str = "russia", **changes: Any) -> Motion:
        made = Motion(
            id=make_id("motion", party, str(changes)), case=self.case.id, proposed_by=party,
            question=Question.OCCURRENCE, result=FindingResult.VERIFIED, attributed_to=None,
            measures=(self.asked(),), reasons="", language="en", at=self.now,
        )  # fmt: skip
        return replace(made, **changes)

    def asked(
        self,
        measure: MeasureKind = MeasureKind.WARNING,
        owner: str = "syria_government",
        days: float = 7,
    ) -> MeasureAsked:
        return MeasureAsked(measure, owner, self.now + timedelta(days=days))

    def ballot(self, on: Motion, of: str, choice: Choice = Choice.FOR, **changes: Any) -> Ballot:
        made = Ballot(
            id=make_id("ballot", on.id, of), motion=on.id, case=on.case,
            party=of, by=f"{of}-representative", choice=choice, dissent="", language="en",
            at=self.now,
        )  # fmt: skip
        return replace(made, **changes)

    def own_key(self, party: str) -> KeySigner:
        folder = self.desk.node.folder.parent / party / "keys"
        return KeySigner.of_file(folder / f"{party}.key")

    def amendment(
        self, after: Agreement, signed: tuple[str, ...] = GUARANTORS, **changes: Any
    ) -> Amendment:
        statement = amendment_statement(self.desk.record.origin, after)
        approvals = {party: self.own_key(party).sign(statement) for party in signed}
        made = amendment_of(after, "operator", approvals_of(approvals))
        return replace(made, **changes)


def next_version(start: str = "2019-09-20", **changes: Any) -> Agreement:
    """Return a version of the de-escalation areas in which shelling is no longer named."""
    before = load("de-escalation-2017-09-15")
    force = When(start, None, DatePrecision.DAY)
    clauses = [replace(c, in_force=force) for c in before.clauses]
    kinds = tuple(kind for kind in clauses[0].event_types if kind != "shelling")
    clauses[0] = replace(clauses[0], event_types=kinds)
    made = replace(
        before, version=start, supersedes=before.version, in_force=force, reached=force,
        clauses=tuple(clauses),
    )  # fmt: skip
    return replace(made, **changes)


@pytest.fixture
def scene(exercise_desk: Desk) -> Scene:
    """A case about shelling, opened by the operator and shared with the mechanism."""
    desk = exercise_desk
    desk.moment = NOW
    place = Place(
        "Kafr Nabl", "gn:168661", None, "SY", "Idlib", 35.6, 36.5, 2.0,
        PlacePrecision.SETTLEMENT,
    )  # fmt: skip
    incident = Incident(
        id="incident-exercise", event_type="shelling", place=place, when=When.unknown(),
        claims=(), accused=(), contested=True, reasons=(), release=SHARED,
    )  # fmt: skip
    return Scene(desk, open_case(desk, incident))


def open_case(desk: Desk, incident: Incident) -> Case:
    allegation = Allegation(
        id="allegation-exercise", incident=incident.id, agreement="agreement", version="1",
        clause="1", outcome=Outcome.BREACH_ALLEGED, reasons=(), facts=(), would_change=(),
    )  # fmt: skip
    case = case_for(incident, [allegation], mechanism=desk.store.mechanism(), now=NOW)
    assert case is not None
    operator = desk.operator()
    with desk.store.transaction():
        said = operator.say("case", case)
        desk.store.add_entry(said.entry, "case", said.private)
        desk.store.put(incident, incident.release, NOW, said.entry)
        desk.store.put(case, case.release, NOW, said.entry)
    return case


@pytest.fixture
def unchanged(scene: Scene) -> Callable[[], bool]:
    """Return whether every table still holds what it held when this was made."""
    before = stored()
    return lambda: stored() == before


def stored() -> dict[str, list[Any]]:
    models = apps.get_app_config("db").get_models()
    return {m.__name__: list(m._default_manager.order_by("pk").values_list()) for m in models}
