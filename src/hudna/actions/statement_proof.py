"""A joint statement as a file that proves itself: its text, and the receipts of who signed it.

Whoever has the record's genesis checks it without the desk and without a network: that the text is
the one that was signed, that each signature stands in the record, and that the key was its party's.
That no key was revoked since is seen only in the whole record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.errors import Conflict, InputError
from hudna.model.codec import from_json, to_json
from hudna.model.draft_file import ProofPlaces
from hudna.model.joint_statement import AdoptedStatement, StatementSignature
from hudna.record.enrolment import ENROL, parse_enrolment
from hudna.record.errors import RecordError
from hudna.record.folder import Folder
from hudna.record.founded import log_key, read_policy
from hudna.record.genesis import Genesis
from hudna.record.keys import key_id
from hudna.record.policy import Finality, WitnessPolicy
from hudna.record.receipt import Receipt, receipt_from, verify_receipt
from hudna.record.rotation import ROTATE, parse_rotation
from hudna.talks.adoption import sha256_of, signed_text

__all__ = ["FORMAT", "ProvedStatement", "check_proof", "proof_in", "proof_of"]

FORMAT = "hudna.joint-statement.v1"


@dataclass(frozen=True, slots=True)
class ProvedStatement:
    """A statement whose signatures hold: indexes of their entries by party, and how firmly."""

    statement: AdoptedStatement
    index: int
    signatures: dict[str, int]
    finality: Finality


def proof_of(
    statement: AdoptedStatement, places: ProofPlaces, receipt: Callable[[int], str]
) -> dict[str, Any]:
    """Return the file as plain JSON values; `receipt` returns that of an entry by its index."""
    assert places.statement is not None
    return {
        "format": FORMAT,
        "statement": to_json(statement),
        "receipts": {
            "keys": [receipt(index) for index in places.keys],
            "signatures": {p: receipt(i) for p, i in places.signatures.items() if i is not None},
            "statement": receipt(places.statement),
        },
    }


def proof_in(files: Folder, statement: AdoptedStatement, places: ProofPlaces) -> dict[str, Any]:
    """Return the file from a record; `Conflict` while the record does not hold all of it."""
    if not places.whole:
        raise Conflict(
            "this is not in the record yet", where=statement.id, advice="Try again in a while"
        )
    policy = read_policy(files)
    try:
        return proof_of(statement, places, lambda index: receipt_from(files, index, policy))
    except RecordError as error:
        raise Conflict(
            f"the record gives no receipt: {error}", where=statement.id, advice="Try again"
        ) from error


def check_proof(data: Any, genesis: Genesis) -> ProvedStatement:
    """Return what a file proves to whoever has the genesis.

    Raises `InputError` that says what does not hold.
    """
    statement, receipts = _parsed(data)
    known = {party.public: party.id for party in genesis.parties}
    check = _Check(genesis, known)
    for number, text in enumerate(receipts["keys"], 1):
        check.let_in(text, f"receipts.keys[{number}]")
    if sha256_of(signed_text(statement)) != statement.sha256:
        raise InputError("the text is not the one that was signed", where="statement.texts")
    if receipts["signatures"].keys() != statement.signatures.keys():
        raise InputError("a signature has no receipt", where="receipts.signatures")
    own, by = check.receipt(receipts["statement"], "receipts.statement", "joint_statement")
    if own.entry.body != to_json(statement) or by != genesis.operator:
        raise InputError("the record holds another statement", where="receipts.statement")
    found = {"": own}
    for party, text in receipts["signatures"].items():
        found[party] = check.signature(text, party, statement)
    return ProvedStatement(
        statement=statement,
        index=own.index,
        signatures={party: held.index for party, held in found.items() if party},
        finality=min(held.standing.finality for held in found.values()),
    )


def _parsed(data: Any) -> tuple[AdoptedStatement, Mapping[str, Any]]:
    try:
        receipts = {
            "keys": [str(one) for one in data["receipts"]["keys"]],
            "signatures": {p: str(r) for p, r in data["receipts"]["signatures"].items()},
            "statement": str(data["receipts"]["statement"]),
        }
        form, statement = data["format"], from_json(AdoptedStatement, data["statement"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            "this is no joint statement with its receipts",
            advice="Take the file for programs from the statement's page",
        ) from error
    if form != FORMAT:
        raise InputError(f"the format is '{form}'", advice=f"It should be {FORMAT}")
    return statement, receipts


@dataclass(frozen=True, slots=True)
class _Check:
    """Receipts against a genesis; `known` grows by the parties of keys that were let in."""

    genesis: Genesis
    known: dict[bytes, str]

    def receipt(self, text: str, where: str, kind: str) -> tuple[Receipt, str]:
        """Return a receipt of an entry of a kind, and the party whose key signed it."""
        try:
            found = verify_receipt(
                text,
                log_key(self.genesis),
                authors=self.known,
                policy=WitnessPolicy.of_terms(self.genesis.terms),
            )
        except RecordError as error:
            raise InputError(f"the receipt does not hold: {error}", where=where) from error
        party = {key_id(public): name for public, name in self.known.items()}.get(found.entry.key)
        if party is None:
            raise InputError(f"nobody's key {found.entry.key} signed this", where=where)
        if kind and found.entry.type != kind:
            raise InputError(f"this is a {found.entry.type}, not a {kind}", where=where)
        return found, party

    def let_in(self, text: str, where: str) -> None:
        """Know the key that an entry lets in for its party."""
        found, party = self.receipt(text, where, "")
        entry = found.entry
        try:
            if entry.type == ENROL:
                enrolment = parse_enrolment(entry.origin, entry.body)
                if enrolment.party != party:
                    raise InputError(f"{party} let in a key for {enrolment.party}", where=where)
                self.known[enrolment.public] = party
            elif entry.type == ROTATE:
                self.known[parse_rotation(entry.origin, entry.body).public] = party
        except RecordError as error:
            raise InputError(f"the key was not let in: {error}", where=where) from error

    def signature(self, text: str, party: str, statement: AdoptedStatement) -> Receipt:
        """Return the receipt of a party's signature to this very text."""
        where = f"receipts.signatures.{party}"
        found, by = self.receipt(text, where, "statement_signature")
        try:
            signed = from_json(StatementSignature, found.entry.body)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(f"this is no signature: {error}", where=where) from error
        named = (signed.id, signed.party, signed.text, signed.sha256)
        wanted = (statement.signatures[party], party, statement.text, statement.sha256)
        if by != party or named != wanted:
            raise InputError(f"{party} signed something else, or another signed", where=where)
        return found
