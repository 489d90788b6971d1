"""Giving out the bytes of evidence, compared with their hash every time, and noting to whom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from hudna.actions.act_on_evidence import still_needed
from hudna.actions.custody_state import acts_on, derived_sharing
from hudna.actions.ports import Files, Store
from hudna.errors import Conflict, NotFound
from hudna.model.evidence import Access, AccessKind, Evidence, EvidenceState
from hudna.model.party import Actor
from hudna.model.release import opens
from hudna.verify.custody import state_of

__all__ = ["Checked", "check_evidence", "open_evidence"]

_ADVICE = {
    AccessKind.ALTERED: (
        "the file on this node is not what was signed: its hash differs",
        "It was not given out, and this is noted. Ask its owner to hand it in again",
    ),
    AccessKind.MISSING: (
        "the file is not on this node",
        "Its owner may keep it on its own node: ask there",
    ),
}


def open_evidence(
    store: Store,
    files: Files,
    evidence_id: str,
    actor: Actor | None,
    now: datetime,
    elsewhere: Callable[[], bytes] | None = None,
) -> tuple[Evidence, bytes]:
    """Return evidence with its bytes for whoever may open it.

    `elsewhere` fetches bytes that do not lie here, from the desk. It is noted before anything is
    given out; of the public nobody in particular is noted. Raises `NotFound` where it may not be
    opened, `Conflict` where the bytes are not those signed for.
    """
    evidence = store.get(Evidence, evidence_id)
    if evidence is None or not opens(actor, derived_sharing(store, evidence), now):
        raise NotFound("There is nothing here that is released to you")
    data = files.read(evidence.sha256)
    if data is None and elsewhere is not None:
        data = elsewhere()
    found = _found(evidence, data)
    if actor is not None or found is not AccessKind.CHECKED:
        kind = AccessKind.OPENED if found is AccessKind.CHECKED else found
        party = actor.party if actor else evidence.party
        with store.transaction():
            store.note_access(Access(evidence.id, kind, party, actor.id if actor else None, now))
    if data is None or found is not AccessKind.CHECKED:
        message, advice = _ADVICE[found]
        raise Conflict(message, where=evidence.id, advice=advice)
    return evidence, data


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found of one file; `kind` is null where the file was destroyed as signed."""

    evidence: Evidence
    kind: AccessKind | None


def check_evidence(
    store: Store, files: Files, party: str, by: str | None, now: datetime
) -> Iterator[Checked]:
    """Compute the hash of every file received here again, note what was found, and yield it.

    A file whose destruction was signed and that is still here, after a crash, is deleted now.
    """
    for evidence in store.all(Evidence):
        if not store.received_here(evidence.id):
            continue
        if state_of(acts_on(store, evidence.id)) is EvidenceState.DESTROYED:
            if not still_needed(store, evidence.sha256):
                files.destroy(evidence.sha256)
            yield Checked(evidence, None)
            continue
        found = _found(evidence, files.read(evidence.sha256))
        with store.transaction():
            store.note_access(Access(evidence.id, found, party, by, now))
        yield Checked(evidence, found)


def _found(evidence: Evidence, data: bytes | None) -> AccessKind:
    if data is None:
        return AccessKind.MISSING
    same = sha256(data).hexdigest() == evidence.sha256
    return AccessKind.CHECKED if same else AccessKind.ALTERED
