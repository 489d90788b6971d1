"""Which parties a joint statement binds to the next version of an agreement.

It is read from the record's entries alone, which every node has: the statement, and the signature
of each party to that very text. Who agreed in another way, or by silence, did not sign.
"""

from collections.abc import Iterator
from typing import TypeVar

from hudna.actions.permissions import check_agree
from hudna.actions.ports import Store
from hudna.errors import HudnaError, RecordRejected
from hudna.model.agreement import Agreement
from hudna.model.codec import from_json
from hudna.model.joint_statement import AdoptedStatement, StatementSignature
from hudna.model.party import PartyKind
from hudna.record.entry import Entry, parse
from hudna.talks.adoption import sha256_of, signed_text
from hudna.talks.next_version import is_version

__all__ = ["bound_by"]

T = TypeVar("T")


def bound_by(store: Store, statement_id: str, after: Agreement) -> frozenset[str]:
    """Return the parties whose signatures to a statement make this very version.

    Raises `RecordRejected` for a statement that is not there, makes another version, or names a
    signature that is none.
    """
    statement = _statement(store, statement_id)
    if sha256_of(signed_text(statement)) != statement.sha256:
        raise RecordRejected(f"the text of {statement_id} is not the one that was signed")
    if statement.makes is None or not is_version(statement.makes, after):
        raise RecordRejected(
            f"what {statement_id} makes is not this version of {after.id}",
            advice="Take the version from the page of the statement's draft",
        )
    found = {signed.party for signed in _signatures(store, statement)}
    missing = [party for party in statement.signatures if party not in found]
    if missing:
        raise RecordRejected(f"the record holds no signature of {', '.join(missing)} to this text")
    return frozenset(found)


def _statement(store: Store, statement_id: str) -> AdoptedStatement:
    for entry in _entries(store, "joint_statement"):
        author = store.key(entry.key)
        kind = store.mechanism().party(author.party).kind
        if entry.body.get("id") == statement_id and kind is PartyKind.OPERATOR:
            return _of(AdoptedStatement, entry)
    raise RecordRejected(
        f"there is no joint statement {statement_id} in the record",
        advice="See the page of the joint statements",
    )


def _signatures(store: Store, statement: AdoptedStatement) -> Iterator[StatementSignature]:
    """Yield the signatures a statement names, each by an office that may bind its party."""
    for entry in _entries(store, "statement_signature"):
        if entry.body.get("id") not in statement.signatures.values():
            continue
        signed, key = _of(StatementSignature, entry), store.key(entry.key)
        named = (signed.id, signed.party, signed.text, signed.sha256)
        wanted = (
            statement.signatures.get(key.party), key.party, statement.text, statement.sha256,
        )  # fmt: skip
        if named == wanted and key.actor == signed.by and _may_bind(store, signed.by):
            yield signed


def _may_bind(store: Store, office: str) -> bool:
    try:
        check_agree(store.actor(office))
    except HudnaError:
        return False
    return True


def _entries(store: Store, kind: str) -> Iterator[Entry]:
    return (parse(signed.canonical) for signed in store.entries_of(kind))


def _of(cls: type[T], entry: Entry) -> T:
    try:
        return from_json(cls, entry.body)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordRejected(f"what was signed is no {entry.type}: {error}") from error
