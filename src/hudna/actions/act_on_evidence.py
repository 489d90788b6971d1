"""What its owner does with evidence: hand it over, release it, withdraw it, destroy the file."""

from datetime import datetime

from hudna.actions.custody_state import acts_on, refresh_sharing
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.permissions import check_keep_evidence
from hudna.actions.ports import Files, Log, Store
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import NotFound, Refused
from hudna.model.case import Case
from hudna.model.evidence import CustodyAct, CustodyKind, Evidence, EvidenceState
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.release import Audience, Release
from hudna.verify.custody import check_act, state_of

__all__ = ["act_on_evidence", "carry_out", "new_act", "still_needed"]


def new_act(
    evidence_id: str, actor: Actor, kind: CustodyKind, now: datetime, *,
    to: tuple[str, ...] = (), title: Audience | None = None, file: Audience | None = None,
    reason: str = "", language: str = "en",
) -> CustodyAct:  # fmt: skip
    """Return an act of an office on its party's evidence."""
    return CustodyAct(
        id=make_id("custody", evidence_id, actor.id, kind, now.isoformat(), *to, str(file)),
        evidence=evidence_id,
        kind=kind,
        party=actor.party,
        by=actor.id,
        to=to,
        title=title,
        file=file,
        reason=reason.strip(),
        language=language,
        at=now,
    )


def act_on_evidence(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> CustodyAct:
    """Store a signed act of the owner; `carry_out` then does to the file what it says."""
    with store.transaction():
        return _act_on(store, log, statement, now)


def carry_out(store: Store, files: Files, act: CustodyAct) -> None:
    """Delete the bytes here where the act destroys them; repeating it changes nothing.

    Other nodes, and whoever opened the file before, are out of reach.
    """
    evidence = store.get(Evidence, act.evidence)
    if evidence is None or act.kind is not CustodyKind.DESTROYED:
        return
    if not still_needed(store, evidence.sha256):
        files.destroy(evidence.sha256)


def _act_on(store: Store, log: Log, statement: SignedStatement, now: datetime) -> CustodyAct:
    act, actor = accept(store, log, "custody", statement)
    assert isinstance(act, CustodyAct)
    if actor is None:
        raise Refused("what is done with evidence is signed by an office, with a key of its own")
    check_keep_evidence(actor)
    if (act.party, act.by) != (actor.party, actor.id):
        raise Refused(f"{actor.id} cannot sign for {act.by}")
    evidence = store.get(Evidence, act.evidence)
    if evidence is None or evidence.party != actor.party:
        raise NotFound(
            f"{actor.party} holds no evidence {act.evidence}", advice="See 'hudna evidence list'"
        )
    check_moment(act.at, now)
    check_new(store, act)
    case = store.held(Case, evidence.case)
    check_act(
        evidence,
        acts_on(store, evidence.id),
        act,
        parties=[party.id for party in store.mechanism().parties],
        widest=case.release if case else Release(Audience.PARTY, actor.party),
    )
    store.add_entry(statement.entry, "custody", statement.private)
    store.put(act, Release(Audience.PARTY, actor.party), act.at, statement.entry)
    refresh_sharing(store, evidence)
    return act


def still_needed(store: Store, digest: str) -> bool:
    """Return whether bytes are those of evidence that was not destroyed."""
    return any(
        state_of(acts_on(store, one.id)) is not EvidenceState.DESTROYED
        for one in store.all(Evidence, sha256=digest)
    )
