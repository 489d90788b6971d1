"""A joint statement that amends an agreement: what may be put and signed, and what it makes.

The whole next version is put to the parties with the text, and their signatures name it by its
hash. It enters the record with the statement where everybody who has to has signed; silence is
no signature. Where somebody has not, that party approves it with its own key, as of any version.
"""

from collections.abc import Sequence

from hudna.actions.amend_agreement import AMENDMENT, amend_agreement, check_next_version
from hudna.actions.operator import Operator
from hudna.actions.ports import Store
from hudna.actions.watched_agreements import watched_agreements
from hudna.errors import Conflict, HudnaError, InputError, RecordRejected
from hudna.model.agreement import Agreement
from hudna.model.amendment import Amendment, amendment_id, amendment_of
from hudna.model.codec import to_json
from hudna.model.joint_statement import AdoptedStatement, StatementDraft, StatementText
from hudna.record.canonical import canonical_json
from hudna.record.entry import MAX_LEAF_BYTES
from hudna.talks.next_version import version_made

__all__ = ["amend_by_statement", "check_makes", "check_still_next", "versions_of_text"]

_ROOM = 4_000
"""Bytes of an entry that its head and approvals may take beside the version."""


def versions_of_text(
    watched: Sequence[Agreement], amends: str | None, after: Agreement
) -> tuple[Agreement, Agreement]:
    """Return the version in force and the next that a text may make of it; else raise why not.

    `amends` is the agreement that the draft names, `watched` are all versions that are watched.
    """
    if amends is None:
        raise Conflict(
            "this draft does not say that it changes an agreement",
            where="amends",
            advice=f"Open a draft that amends {after.id}, or leave the next version out",
        )
    if amends != after.id:
        raise Conflict(
            f"this draft amends {amends}, and the version put with it is one of {after.id}",
            where="next_version",
            advice=f"Write 'id: {amends}', or open a draft that amends {after.id}",
        )
    before = check_next_version(watched, after)
    size = len(canonical_json(to_json(amendment_of(after, "", {}))))
    if size > MAX_LEAF_BYTES - _ROOM:
        raise InputError(
            f"this version takes {size} bytes, more than an entry of the record holds",
            where="next_version",
            advice=f"Simplify its shapes or shorten its notes to {MAX_LEAF_BYTES - _ROOM} bytes",
        )
    return before, after


def check_makes(store: Store, draft: StatementDraft, text: StatementText) -> None:
    """Raise where what a text makes of an agreement is not what it holds, or cannot follow."""
    if text.next_version is None:
        if text.makes is not None:
            raise RecordRejected("the text names a version that it does not hold", where="makes")
        return
    before, after = versions_of_text(watched_agreements(store), draft.amends, text.next_version)
    if text.makes != version_made(before, after):
        raise RecordRejected(
            "what would be signed is not the version that is shown",
            where="makes",
            advice="Reload the draft and put the text again",
        )


def check_still_next(store: Store, text: StatementText) -> None:
    """Raise `Conflict` where another version has meanwhile taken the place this one would take."""
    if text.next_version is None:
        return
    try:
        check_next_version(watched_agreements(store), text.next_version)
    except Conflict as error:
        raise Conflict(
            f"this text cannot be signed any more: {error.message}",
            where=error.where,
            advice="Write the changes into the version in force, and put the text again with that",
        ) from error


def amend_by_statement(operator: Operator, statement: AdoptedStatement) -> Amendment | None:
    """Bring in the version a statement makes; null where it makes none, or none yet.

    It makes none yet while somebody who has to has not signed it, and none any more where
    another version has taken the place it would take.
    """
    store, makes = operator.store, statement.makes
    text = store.get(StatementText, statement.text)
    if makes is None or text is None or text.next_version is None:
        return None
    after = text.next_version
    unsigned = set(makes.signatories) - statement.signatures.keys()
    if unsigned or store.get(Amendment, amendment_id(after)) is not None:
        return None
    try:
        check_next_version(watched_agreements(store), after)
    except HudnaError:
        return None  # the page of the statement says so, and what to do next
    party = store.key(operator.signer.key).party
    said = operator.say(AMENDMENT, amendment_of(after, party, {}, statement.id))
    return amend_agreement(store, operator.log, said)
