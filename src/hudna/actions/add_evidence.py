"""Receiving a file as evidence: signed for by an office, stored by its hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from hudna.actions.custody_state import refresh_sharing
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.permissions import check_keep_evidence
from hudna.actions.ports import Files, Log, Store
from hudna.actions.released_case import released_case
from hudna.actions.seal_evidence import seal_evidence
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import InputError, Refused
from hudna.intake import limits
from hudna.intake.media_types import media_type_of
from hudna.model.evidence import Access, AccessKind, Evidence
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.release import Audience, Release

__all__ = ["FileFacts", "add_evidence", "check_bytes", "new_evidence"]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What can be said of a file by looking at it; `name` is only what it was called."""

    name: str
    sha256: str
    size: int
    media_type: str

    @classmethod
    def of(cls, name: str, data: bytes) -> "FileFacts":
        """Return the facts of a file."""
        return cls(name, sha256(data).hexdigest(), len(data), media_type_of(data))


def new_evidence(
    case: str, actor: Actor, facts: FileFacts, title: str, language: str, now: datetime,
    *, exercise: bool, obtained: Mapping[str, str | None] | None = None,
) -> Evidence:  # fmt: skip
    """Return what an office says of a file it received; `obtained` are confidential fields."""
    return Evidence(
        id=make_id("evidence", case, actor.party, facts.sha256),
        case=case,
        party=actor.party,
        by=actor.id,
        sha256=facts.sha256,
        size=facts.size,
        media_type=facts.media_type,
        name=facts.name,
        title=title.strip(),
        language=language,
        exercise=exercise,
        at=now,
        **(obtained or {}),
    )


def add_evidence(
    store: Store,
    log: Log,
    files: Files,
    statement: SignedStatement,
    data: bytes,
    now: datetime,
    sealed: Mapping[str, bytes] | None = None,
) -> Evidence:
    """Store a file with the statement that signs for it; at first only its own party knows of it.

    `sealed` are its confidential fields for those they are sealed for. Raises `InputError` where
    `data` are not the bytes that were signed for.
    """
    new, digest = False, sha256(data).hexdigest()
    try:
        with store.transaction():
            evidence = _accepted(store, log, statement, data, now)
            new = files.keep(digest, data)
            store.add_entry(statement.entry, "evidence", statement.private)
            own = Release(Audience.PARTY, evidence.party)
            store.put(evidence, own, evidence.at, statement.entry)
            seal_evidence(store, statement.entry, sealed or {})
            refresh_sharing(store, evidence)
            done = Access(evidence.id, AccessKind.CHECKED, evidence.party, evidence.by, now)
            store.note_access(done)
    except BaseException:
        if new:
            files.destroy(digest)
        raise
    return evidence


def _accepted(
    store: Store, log: Log, statement: SignedStatement, data: bytes, now: datetime
) -> Evidence:
    evidence, actor = accept(store, log, "evidence", statement)
    assert isinstance(evidence, Evidence)
    if actor is None:
        raise Refused("evidence is received by an office, with a key of its own")
    check_keep_evidence(actor)
    if (evidence.party, evidence.by) != (actor.party, actor.id):
        raise Refused(f"{actor.id} cannot sign for evidence of {evidence.by}")
    released_case(store, evidence.case, actor, now)
    check_moment(evidence.at, now)
    check_bytes(evidence, data)
    if not evidence.title.strip():
        raise InputError("evidence needs a title", where="title", advice="Say what it shows")
    check_new(store, evidence)
    return evidence


def check_bytes(evidence: Evidence, data: bytes) -> None:
    """Raise `InputError` unless `data` are what the evidence's hash, size and kind say."""
    limits.check("evidence_bytes", len(data), where=evidence.name)
    if not data:
        raise InputError("the file is empty", where=evidence.name, advice="Choose another file")
    signed = FileFacts(evidence.name, evidence.sha256, evidence.size, evidence.media_type)
    if FileFacts.of(evidence.name, data) != signed:
        raise InputError(
            "this is not the file that was signed for",
            where=evidence.name,
            advice="Choose the file again, look at what is signed, and sign",
        )
