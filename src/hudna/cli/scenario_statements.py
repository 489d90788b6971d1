"""Playing the joint statements of the exercise: drafted, put, answered, signed, adopted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hudna.actions.adopt_statement import adopt_due
from hudna.actions.agree_statement import answer_text, put_text, sign_text
from hudna.actions.draft_statement import comment_paragraph, open_draft, write_paragraph
from hudna.actions.statement_words import (
    answer_of,
    comment_of,
    draft_of,
    paragraph_of,
    signature_of,
    text_of,
)
from hudna.actions.watched_agreements import watched_agreements
from hudna.cli.context import key_of, signed
from hudna.cli.scenario_versions import amending_of_script
from hudna.db.desk import Desk
from hudna.model.joint_statement import (
    Adoption,
    AnswerKind,
    DraftParagraph,
    StatementDraft,
    StatementText,
)
from hudna.model.party import Actor
from hudna.model.release import Audience

__all__ = ["StatementsPlayed", "play_statements"]


@dataclass(frozen=True, slots=True)
class StatementsPlayed:
    """How many drafts were opened, and how many statements were adopted."""

    drafts: int
    adopted: int


def play_statements(desk: Desk, script: Sequence[Mapping[str, Any]]) -> StatementsPlayed:
    """Open each draft of the script and hand in what its steps say, in their order."""
    adopted = 0
    for story in script:
        table = _Table(desk, story)
        for step in story["steps"]:
            adopted += table.play(step)
    desk.moment = None
    desk.sequence()
    return StatementsPlayed(len(script), adopted)


class _Table:
    """A draft that is played: versions by the name the script gives them, the text put last."""

    def __init__(self, desk: Desk, story: Mapping[str, Any]) -> None:
        self.desk = desk
        self.versions: dict[str, DraftParagraph] = {}
        self.text: StatementText | None = None
        actor, now = self._speaks(story)
        self.draft: StatementDraft = self._hand_in(
            open_draft,
            "statement_draft",
            draft_of(
                actor, title=story["title"], round_=None, reference=story["reference"],
                languages=story["languages"], signatories=story["signatories"],
                consulted=story["consulted"], adoption=Adoption(story["adoption"]),
                amends=story.get("amends"), audience=Audience(story["audience"]),
                language=story["reference"],
                exercise=desk.store.mechanism().exercise, now=now,
            ),
        )  # fmt: skip

    def play(self, step: Mapping[str, Any]) -> int:
        """Play a step; return how many statements it adopted."""
        if step["do"] == "adopt":
            self.desk.moment = datetime.fromisoformat(step["at"])
            return len(adopt_due(self.desk.operator()))
        actor, now = self._speaks(step)
        getattr(self, f"_{step['do']}")(step, actor, now)
        return 0

    def _write(self, step: Mapping[str, Any], actor: Actor, now: datetime) -> None:
        after = step.get("after")
        version = paragraph_of(
            self.draft, actor, step["texts"],
            parents=[self.versions[name] for name in step.get("from", ())],
            after=self.versions[after].paragraph if after else "",
            aligned=step.get("aligned", ()), language=self.draft.reference, now=now,
        )  # fmt: skip
        self.versions[step["name"]] = self._hand_in(write_paragraph, "paragraph", version)

    def _remark(self, step: Mapping[str, Any], actor: Actor, now: datetime) -> None:
        version, language = self.versions[step["about"]], step["language"]
        words, agrees = step.get("words", ""), step.get("agrees", False)
        said = comment_of(version, actor, words, agrees=agrees, language=language, now=now)
        self._hand_in(comment_paragraph, "draft_comment", said)

    def _put(self, step: Mapping[str, Any], actor: Actor, now: datetime) -> None:
        hours, watched = step.get("silence_hours"), watched_agreements(self.desk.store)
        text = text_of(
            self.draft, list(self.versions.values()), actor, number=1,
            silence_until=now + timedelta(hours=hours) if hours else None,
            language=self.draft.reference, now=now,
            amending=amending_of_script(watched, self.draft.amends, step.get("next_version")),
        )  # fmt: skip
        self.text = self._hand_in(put_text, "statement_text", text)

    def _sign(self, _: Mapping[str, Any], actor: Actor, now: datetime) -> None:
        assert self.text is not None
        said = signature_of(self.text, actor, now=now)
        self._hand_in(sign_text, "statement_signature", said)

    def _answer(self, step: Mapping[str, Any], actor: Actor, now: datetime) -> None:
        assert self.text is not None
        kind, words, language = AnswerKind(step["kind"]), step["words"], step["language"]
        said = answer_of(self.text, actor, kind, words, language=language, now=now)
        self._hand_in(answer_text, "statement_answer", said)

    def _speaks(self, given: Mapping[str, Any]) -> tuple[Actor, datetime]:
        self.desk.moment = datetime.fromisoformat(given["at"])
        return self.desk.store.actor(given["by"]), self.desk.now()

    def _hand_in(self, action: Callable[..., Any], kind: str, word: Any) -> Any:
        statement = signed(self.desk, key_of(self.desk, word.by), kind, word)
        return action(self.desk.store, self.desk.record, statement, word.at)
