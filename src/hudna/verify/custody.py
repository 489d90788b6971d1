"""Where evidence stands after the acts of its owner, and whether a further act fits.

Sharing only widens: whoever has read something cannot be made to forget it. To narrow, the owner
withdraws the file; that it existed, its hash and those who were told of it stay as they were.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.errors import Conflict
from hudna.model.evidence import CustodyAct, CustodyKind, Evidence, EvidenceState
from hudna.model.release import Audience, Release, Sharing, at_most, public_after

__all__ = ["check_act", "sharing_of", "state_of"]

_WIDEST_FIRST = tuple(Audience)


def sharing_of(evidence: Evidence, acts: Sequence[CustodyAct]) -> Sharing:
    """Return who may know of evidence and open it after `acts`, oldest first.

    At first that is its owner. What becomes public waits as long as everything public does.
    """
    own = Release(Audience.PARTY, evidence.party)
    sharing = Sharing(evidence.party, title=own, file=own)
    for act in acts:
        if act.kind is CustodyKind.HANDED_OVER:
            sharing = replace(
                sharing,
                told=_with(sharing.told, act.to),
                parties=_with(sharing.parties, act.to),
            )
        elif act.kind is CustodyKind.RELEASED:
            sharing = replace(
                sharing,
                title=_release(act, act.title, sharing.title),
                file=_release(act, act.file, sharing.file or own),
            )
        elif act.kind is CustodyKind.WITHDRAWN:
            sharing = replace(sharing, file=own, parties=())
        else:
            sharing = replace(sharing, file=None, parties=())
    return sharing


def state_of(acts: Sequence[CustodyAct]) -> EvidenceState:
    """Return where evidence stands: the latest act that closes it or shares its file decides."""
    state = EvidenceState.HELD
    for act in acts:
        if act.kind is CustodyKind.DESTROYED:
            return EvidenceState.DESTROYED
        if act.kind is CustodyKind.WITHDRAWN:
            state = EvidenceState.WITHDRAWN
        elif act.kind is CustodyKind.HANDED_OVER or act.file is not Audience.PARTY:
            state = EvidenceState.SHARED
    return state


def check_act(
    evidence: Evidence,
    acts: Sequence[CustodyAct],
    act: CustodyAct,
    *,
    parties: Sequence[str],
    widest: Release,
) -> None:
    """Raise `Conflict` unless `act` may follow `acts`.

    `parties` are those of the mechanism; `widest` is the release of the case it belongs to.
    """
    if state_of(acts) is EvidenceState.DESTROYED:
        raise Conflict(
            f"the file of {evidence.id} was destroyed",
            advice="Nothing more can be done with it; its entry and hash stay in the record",
        )
    if acts and act.at < acts[-1].at:
        raise Conflict(
            "the act is older than the last one",
            advice="Set the clock right, then prepare and sign it again",
        )
    if act.kind is CustodyKind.HANDED_OVER:
        _check_handed_over(evidence, acts, act, parties)
    elif act.kind is CustodyKind.RELEASED:
        _check_released(evidence, acts, act, widest)
    elif not act.reason.strip():
        raise Conflict(
            "withdrawing or destroying evidence needs a reason",
            where="reason",
            advice="Say why, in a sentence or two",
        )
    elif act.kind is CustodyKind.WITHDRAWN and state_of(acts) is not EvidenceState.SHARED:
        raise Conflict("nobody else can open this file", advice="There is nothing to withdraw")


def _check_handed_over(
    evidence: Evidence, acts: Sequence[CustodyAct], act: CustodyAct, parties: Sequence[str]
) -> None:
    unknown = sorted(set(act.to) - set(parties))
    new = set(act.to) - set(sharing_of(evidence, acts).parties) - {evidence.party}
    if unknown or not new:
        named = ", ".join(unknown) or "nobody new"
        raise Conflict(
            f"evidence is handed over to other parties of the mechanism, not to {named}",
            where="to",
            advice="Name a party that cannot open the file yet",
        )


def _check_released(
    evidence: Evidence, acts: Sequence[CustodyAct], act: CustodyAct, widest: Release
) -> None:
    if act.title is None or act.file is None:
        raise Conflict("a release names two circles: who may know of it, who may open the file")
    before, after = sharing_of(evidence, acts), sharing_of(evidence, [*acts, act])
    assert before.file is not None
    assert after.file is not None
    steps = (_place(before.title), _place(after.title)), (_place(before.file), _place(after.file))
    if any(new > old for old, new in steps) or all(new == old for old, new in steps):
        raise Conflict(
            "a release makes the circle of readers wider",
            advice="To narrow it, withdraw the file first",
        )
    if act.file is not Audience.PARTY and _place(after.title) > _place(after.file):
        raise Conflict(
            "whoever may open the file may know of it", advice="Give the title the wider circle"
        )
    if at_most(after.title, widest.audience) != after.title:
        raise Conflict(
            f"the case is released to {widest.audience}, and evidence goes no further",
            where="title",
            advice="Choose a narrower circle, or hand the file over to a party by name",
        )


def _place(release: Release) -> int:
    """Return how narrow a release is: 0 is the public."""
    return _WIDEST_FIRST.index(release.audience)


def _release(act: CustodyAct, audience: Audience | None, before: Release) -> Release:
    if audience is None or audience is before.audience:
        return before
    if audience is Audience.PUBLIC:
        return public_after(act.at)
    return Release(audience, before.party) if audience is Audience.PARTY else Release(audience)


def _with(parties: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*parties, *more}))
