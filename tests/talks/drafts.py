"""A draft of three guarantors and who is consulted, and versions of its paragraphs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hudna.model.joint_statement import (
    Adoption,
    AnswerKind,
    DraftParagraph,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
)
from hudna.model.release import Audience

NOW = datetime(2019, 9, 25, 9, 0, tzinfo=UTC)

DRAFT = StatementDraft(
    id="draft", title={"en": "exercise statement"}, round=None, reference="en",
    languages=("en", "ar"), signatories=("russia", "turkey", "iran"), consulted=("un",),
    adoption=Adoption.CONSENSUS, amends=None, party="russia", by="russia-representative",
    language="en", audience=Audience.MECHANISM, exercise=True, at=NOW,
)  # fmt: skip


def version(
    name: str, en: str, party: str = "russia", *parents: DraftParagraph, **more: Any
) -> DraftParagraph:
    """Return a version written `name` minutes after the draft, by its last letter's place."""
    made = DraftParagraph(
        id=name, draft="draft", paragraph=parents[0].paragraph if parents else name,
        parents=tuple(parent.id for parent in parents), after="", texts={"en": en}, aligned=(),
        party=party, by=f"{party}-representative", language="en",
        at=NOW + timedelta(minutes=int("".join(c for c in name if c.isdigit()) or 0)),
    )  # fmt: skip
    return replace(made, **more)


def known(*versions: DraftParagraph) -> dict[str, DraftParagraph]:
    return {one.id: one for one in versions}


def text(until: datetime | None = None, **more: Any) -> StatementText:
    made = StatementText(
        id="text", draft="draft", number=1, versions=("v1",), texts={"en": ("a",), "ar": ("أ",)},
        sha256="0" * 64, silence_until=until, party="russia", by="russia-representative",
        language="en", at=NOW,
    )  # fmt: skip
    return replace(made, **more)


def signature(party: str, minutes: int = 1) -> StatementSignature:
    return StatementSignature(
        id=f"signature-{party}", draft="draft", text="text", sha256="0" * 64, party=party,
        by=f"{party}-representative", at=NOW + timedelta(minutes=minutes),
    )  # fmt: skip


def answer(party: str, kind: AnswerKind, minutes: int = 1) -> StatementAnswer:
    return StatementAnswer(
        id=f"answer-{party}-{kind.value}", draft="draft", text="text", kind=kind, words="exercise",
        party=party, by=f"{party}-representative", language="en",
        at=NOW + timedelta(minutes=minutes),
    )  # fmt: skip
