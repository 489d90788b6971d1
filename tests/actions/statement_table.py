"""The offices at the table of a joint statement, for tests: each hands in what it says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hudna.actions.agree_statement import answer_text, put_text, sign_text
from hudna.actions.draft_statement import open_draft, write_paragraph
from hudna.actions.statement_words import (
    answer_of,
    draft_of,
    paragraph_of,
    signature_of,
    text_of,
)
from hudna.model.joint_statement import (
    Adoption,
    AnswerKind,
    DraftParagraph,
    StatementDraft,
    StatementText,
)
from hudna.model.release import Audience
from tests.actions.conftest import Scene

__all__ = ["BOTH", "Table"]

BOTH = {"en": "The guarantors meet again.", "ar": "يجتمع الضامنون مجددا."}


class Table:
    """The offices that sit at the table, and what each hands in."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.desk = scene.desk

    def hand(self, action: Callable[..., Any], kind: str, value: Any) -> Any:
        said = self.scene.sign(value.by, kind, value)
        return action(self.desk.store, self.desk.record, said, self.scene.now)

    def actor(self, office: str) -> Any:
        return self.desk.store.actor(office)

    def draft(self, by: str = "russia-representative", **more: Any) -> StatementDraft:
        made = draft_of(
            self.actor(by), title={"en": "exercise statement", "ar": "بيان تمرين"}, round_=None,
            reference="en", languages=("en", "ar"), signatories=("russia", "turkey", "iran"),
            consulted=("un",), adoption=Adoption.CONSENSUS, amends=None, language="en",
            audience=Audience.MECHANISM, exercise=True, now=self.scene.now,
        )  # fmt: skip
        opened: StatementDraft = self.hand(open_draft, "statement_draft", replace(made, **more))
        return opened

    def write(
        self, draft: StatementDraft, by: str, texts: dict[str, str], *parents: DraftParagraph
    ) -> DraftParagraph:
        made = paragraph_of(
            draft, self.actor(by), texts, parents=parents, aligned=("ar",), language="en",
            now=self.scene.now,
        )  # fmt: skip
        written: DraftParagraph = self.hand(write_paragraph, "paragraph", made)
        return written

    def put(
        self, draft: StatementDraft, by: str = "russia-representative", hours: int | None = 48
    ) -> StatementText:
        now, store = self.scene.now, self.desk.store
        made = text_of(
            draft, list(store.all(DraftParagraph, draft=draft.id)), self.actor(by),
            number=len(list(store.all(StatementText, draft=draft.id))) + 1,
            silence_until=now + timedelta(hours=hours) if hours else None, language="en", now=now,
        )  # fmt: skip
        put: StatementText = self.hand(put_text, "statement_text", made)
        return put

    def sign(self, text: StatementText, *parties: str) -> None:
        for party in parties:
            actor = self.actor(f"{party}-representative")
            word = signature_of(text, actor, now=self.scene.now)
            self.hand(sign_text, "statement_signature", word)

    def answer(self, text: StatementText, by: str, kind: AnswerKind, words: str) -> None:
        word = answer_of(text, self.actor(by), kind, words, language="en", now=self.scene.now)
        self.hand(answer_text, "statement_answer", word)

    def later(self, hours: float) -> None:
        self.desk.moment = self.scene.now + timedelta(hours=hours)
