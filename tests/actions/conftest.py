"""A founded desk with one case before the guarantors, and what is stored on it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps

from hudna.actions.statements import SignedStatement, prepare, sign_with
from hudna.cli.scenario import key_of
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.model.agreement import Allegation, Outcome
from hudna.model.case import Ballot, Case, Choice, Finding, FindingResult, MeasureKind, Motion
from hudna.model.identity import make_id
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.when import When
from hudna.verify.openings import case_for

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
            result=FindingResult.VERIFIED, measure=MeasureKind.WARNING,
            measure_owner="syria_government", measure_due=self.now + timedelta(days=7),
            at=self.now,
        )  # fmt: skip
        return replace(made, **changes)

    def ballot(self, on: Motion, of: str, choice: Choice = Choice.FOR, **changes: Any) -> Ballot:
        made = Ballot(
            id=make_id("ballot", on.id, of), motion=on.id, case=on.case,
            party=of, by=f"{of}-representative", choice=choice, dissent="", language="en",
            at=self.now,
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
