"""The operator's desk learns of evidence that its owner kept to itself and now shares."""

from collections.abc import Mapping
from datetime import datetime

from hudna.actions.add_evidence import check_bytes
from hudna.actions.custody_state import refresh_sharing
from hudna.actions.kinds import KINDS
from hudna.actions.ports import Files
from hudna.actions.released_case import released_case
from hudna.actions.seal_evidence import seal_evidence
from hudna.actions.shared import Copy
from hudna.actions.statements import SignedStatement, disclosed
from hudna.errors import RecordRejected
from hudna.model.codec import from_json
from hudna.model.evidence import Access, AccessKind, Evidence
from hudna.model.release import Audience, Release
from hudna.record.entry import parse

__all__ = ["disclose_evidence", "told_of"]


def told_of(store: Copy, statement: SignedStatement) -> Evidence:
    """Return the evidence that a statement says, whose entry this node has had by its bytes.

    Raises `NotFound` for an entry that was never handed over, `RecordRejected` for values that
    were not signed: only its author knows the salts.
    """
    signed = store.entry(statement.entry.hash)
    entry = parse(signed.canonical)
    if entry.type != "evidence":
        raise RecordRejected(f"this is a {entry.type}, not evidence")
    try:
        return from_json(Evidence, disclosed(entry, statement.private))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordRejected(f"what was signed is no evidence: {error}") from error


def disclose_evidence(
    store: Copy,
    files: Files,
    statement: SignedStatement,
    data: bytes,
    sealed: Mapping[str, bytes],
    now: datetime,
) -> Evidence:
    """Store the file and what was signed of it; at first its owner alone may know of it here.

    What is known already is left alone, but for what is sealed.
    """
    with store.transaction():
        evidence = told_of(store, statement)
        signed = store.entry(statement.entry.hash)
        if store.get(Evidence, evidence.id) is None:
            released_case(store, evidence.case, store.actor(evidence.by), now)
            check_bytes(evidence, data)
            files.keep(evidence.sha256, data)
            withheld = KINDS["evidence"].withheld
            shown = {k: v for k, v in statement.private.items() if k not in withheld}
            store.open_entry(signed.hash, shown)
            own = Release(Audience.PARTY, evidence.party)
            store.put(evidence, own, evidence.at, signed)
            refresh_sharing(store, evidence)
            done = Access(evidence.id, AccessKind.CHECKED, evidence.party, evidence.by, now)
            store.note_access(done)
        seal_evidence(store, signed, sealed)
    return evidence
