"""Talks of the sample: a round with what is laid on its table, and a joint statement drafted."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hudna.actions.commitment_words import undertaking_of, undertaking_word_of
from hudna.actions.relation_words import event_of
from hudna.actions.round_words import paper_of, position_of, round_of
from hudna.actions.statement_words import (
    answer_of,
    comment_of,
    draft_of,
    paragraph_of,
    signature_of,
    text_of,
)
from hudna.db.desk import Desk
from hudna.model.joint_statement import AdoptedStatement, Adoption, AnswerKind, Dissent
from hudna.model.release import Audience, Release
from hudna.record.entry import SignedEntry

__all__ = ["Talks", "put_statement", "put_talks"]


@dataclass(frozen=True, slots=True)
class Talks:
    """The ids of a round, a commitment made there, an event of two states, and a draft."""

    round: str
    commitment: str
    event: str
    draft: str


class _Put:
    def __init__(self, desk: Desk, entry: SignedEntry, at: datetime, audience: Audience) -> None:
        self.desk, self.entry, self.at = desk, entry, at
        self.actor = desk.store.actor("turkey-analyst")
        self.audience = audience

    def all(self, release: Release, *values: Any) -> None:
        for value in values:
            self.desk.store.put(value, release, self.at, self.entry)


def put_talks(
    desk: Desk, entry: SignedEntry, at: datetime, audience: Audience, title: str
) -> Talks:
    """Put in talks that Turkey released to `audience`; the title is in every text of them."""
    put = _Put(desk, entry, at, audience)
    return Talks(*_round(put, title), _draft(put, title))


def _round(put: _Put, title: str) -> tuple[str, str, str]:
    actor, at, mechanism = put.actor, put.at, put.desk.store.mechanism()
    fields = {"title": title, "place": "exercise", "start": "2019-09-20", "agenda": title,
              "language": "en", "audience": put.audience.value, "words": title, "text": title,
              "delegations": [{"party": "turkey", "seat": "guarantor", "head": title}],
              "outcomes": title, "owner": "turkey", "to": ["russia"],
              "promised": "2019-09-20", "due": "2019-09-20"}  # fmt: skip
    of = round_of(fields, actor, mechanism, now=at)
    fields |= {"round": of.id}
    owed = undertaking_of(fields, actor, now=at, exercise=True)
    word = undertaking_word_of(
        owed.id, actor, state="in_progress", words=title, language="en", now=at
    )
    on_it = (position_of(fields, actor, now=at), paper_of(fields, None, actor, now=at))
    event = event_of(
        {**fields, "one": "russia", "other": "turkey", "fields": ["trade"], "said_by": title,
         "source": title}, actor, now=at, exercise=True,
    )  # fmt: skip
    for value in (of, *on_it, owed, event):
        put.all(value.release, value)
    put.all(owed.release, word)
    return of.id, owed.id, event.id


def _draft(put: _Put, title: str) -> str:
    actor, at = put.actor, put.at
    draft = draft_of(
        actor, title={"en": title}, round_=None, reference="en", languages=("en",),
        signatories=("turkey", "russia"), consulted=("un",), adoption=Adoption.CONSENSUS,
        amends=None, audience=put.audience, language="en", exercise=True, now=at,
    )  # fmt: skip
    first = paragraph_of(draft, actor, {"en": title}, language="en", now=at)
    asked = replace(first, id=f"{first.id}-a", parents=(first.id,),
                    texts={"en": f"{title} [now]{{turkey}}"})  # fmt: skip
    remark = comment_of(first, actor, title, agrees=True, language="en", now=at)
    text = text_of(draft, [first], actor, number=1, silence_until=None, language="en", now=at)
    answer = answer_of(text, actor, AnswerKind.AGREES, title, language="en", now=at)
    signed = signature_of(text, actor, now=at)
    put.all(draft.release, draft, first, asked, remark, text, answer, signed)
    return draft.id


def put_statement(desk: Desk, entry: SignedEntry, at: datetime, draft: str) -> str:
    """Put in what a draft of `put_talks` was adopted as, with a dissent."""
    title = {"en": "Exercise: a joint statement"}
    dissent = Dissent("un", "Exercise: it names no line.", "en", signatory=False, at=at)
    made = AdoptedStatement(
        "statement-of-the-sample", draft, "text", 1, title, "en",
        {"en": ("Exercise: the calm holds.",)}, "0" * 64, {"turkey": "signature"}, {},
        (), (dissent,), (), None, True, at,
    )  # fmt: skip
    desk.store.put(made, made.release, at, entry)
    return made.id
