"""Drafting a joint statement: opening it, writing paragraphs, and remarking on them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hudna.actions.circles import check_circle
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_talk
from hudna.actions.ports import Held, Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, InputError, NotFound, Refused
from hudna.model.joint_statement import (
    AdoptedStatement,
    DraftComment,
    DraftParagraph,
    StatementDraft,
)
from hudna.model.party import Actor, Role
from hudna.model.release import Audience, sees
from hudna.talks.drafting import MOST, check_draft, check_version, taking_part

__all__ = [
    "check_open",
    "comment_paragraph",
    "draft_for",
    "open_draft",
    "versions_of",
    "write_paragraph",
]

LANGUAGES = ("ar", "en", "fa", "ru", "tr")


def open_draft(store: Store, log: Log, statement: SignedStatement, now: datetime) -> StatementDraft:
    """Store a signed draft, released to a circle that all who take part in it belong to."""
    with store.transaction():
        draft, actor = said_by_office(store, log, "statement_draft", statement)
        assert isinstance(draft, StatementDraft)
        check_talk(actor)
        check_moment(draft.at, now)
        mechanism = store.mechanism()
        check_draft(draft, [party.id for party in mechanism.parties])
        for code in draft.languages:
            if code not in LANGUAGES:
                raise InputError(f"there is no language '{code}'", where="languages")
        _check_circle(store, draft, actor)
        if draft.amends is not None and draft.amends not in mechanism.agreements:
            raise NotFound(
                f"the agreement '{draft.amends}' is not watched here",
                where="amends",
                advice=f"Amend one of: {', '.join(mechanism.agreements)}",
            )
        check_new(store, draft)
        store.add_entry(statement.entry, "statement_draft", statement.private)
        store.put(draft, draft.release, draft.at, statement.entry)
    return draft


def write_paragraph(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> DraftParagraph:
    """Store a signed version of a paragraph.

    Of two versions written from the same one at once both stand, side by side, until somebody
    writes one that comes from both: nothing that was written is lost.
    """
    with store.transaction():
        version, actor = said_by_office(store, log, "paragraph", statement)
        assert isinstance(version, DraftParagraph)
        held = draft_for(store, version.draft, actor, now)
        check_moment(version.at, now)
        known = versions_of(store, version.draft)
        _check_room(len(known), version.draft)
        check_version(held.value, known, version)
        _keep(store, "paragraph", version, held, statement)
    return version


def comment_paragraph(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> DraftComment:
    """Store a signed remark on a version of a paragraph, or that a party can live with it."""
    with store.transaction():
        comment, actor = said_by_office(store, log, "draft_comment", statement)
        assert isinstance(comment, DraftComment)
        held = draft_for(store, comment.draft, actor, now)
        check_moment(comment.at, now)
        if comment.version not in versions_of(store, comment.draft):
            raise NotFound("there is no such version in this draft", where=comment.version)
        if not comment.words.strip() and not comment.agrees:
            raise InputError("a remark needs words", where="words")
        said = sum(1 for _ in store.all(DraftComment, draft=comment.draft))
        _check_room(said, comment.draft)
        _keep(store, "draft_comment", comment, held, statement)
    return comment


def draft_for(store: Store, draft_id: str, actor: Actor, now: datetime) -> Held:
    """Return an open draft that an office may write in; else raise `NotFound` or why not."""
    check_talk(actor)
    held = store.held(StatementDraft, draft_id)
    if held is None or not sees(actor, held.release, now):
        raise NotFound("There is no draft here that is released to you", where=draft_id)
    if actor.party not in taking_part(held.value):
        raise Refused(
            f"{actor.party} takes no part in this draft",
            advice="Its signatories, who is consulted and who opened it write in it",
        )
    check_open(store, draft_id)
    return held


def check_open(store: Store, draft_id: str) -> None:
    """Raise `Conflict` where the statement was adopted."""
    adopted = next(store.all(AdoptedStatement, draft=draft_id), None)
    if adopted is not None:
        raise Conflict("this statement was adopted", where=adopted.id, advice="Open a new draft")


def versions_of(store: Store, draft_id: str) -> Mapping[str, DraftParagraph]:
    """Return all versions of the paragraphs of a draft by their ids."""
    return {version.id: version for version in store.all(DraftParagraph, draft=draft_id)}


def _check_room(held: int, draft_id: str) -> None:
    """Raise `Conflict` where a draft holds as much as its page can show."""
    if held >= MOST:
        raise Conflict(
            f"this draft holds {MOST} of these, and no more",
            where=draft_id,
            advice="Open a new draft with the text that stands",
        )


def _keep(store: Store, kind: str, value: Any, held: Held, statement: SignedStatement) -> None:
    check_new(store, value)
    store.add_entry(statement.entry, kind, statement.private)
    store.put(value, held.release, value.at, statement.entry)


def _check_circle(store: Store, draft: StatementDraft, actor: Actor) -> None:
    check_circle(draft.release, actor)
    if draft.audience in (Audience.PUBLIC, Audience.PARTY):
        raise Refused(
            "a draft is for a circle of parties, and never public",
            advice="Release it to the guarantors, the mechanism or the sides",
        )
    for name in taking_part(draft):
        party = store.mechanism().party(name)
        one = Actor(name, name, party.kind, Role.REPRESENTATIVE, {})
        if not sees(one, draft.release, draft.at):
            raise Refused(
                f"{name} would take part in what it cannot read",
                where="audience",
                advice="Release the draft to a wider circle",
            )
