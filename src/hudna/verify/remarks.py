"""Who is heard beside the vote: the accused, observers, and guarantors that tell it differently."""

from collections.abc import Sequence
from datetime import datetime

from hudna.errors import Conflict
from hudna.model.case import Case, Determination, Motion
from hudna.model.remark import Capacity, CaseAccount, Remark

__all__ = ["check_account", "check_remark"]


def check_remark(
    motion: Motion,
    remarks: Sequence[Remark],
    remark: Remark,
    *,
    accused: str | None,
    due: datetime | None,
    decided: bool,
) -> None:
    """Raise `Conflict` unless `remark` may stand beside a motion.

    `accused` is the party the motion names, `due` until when it may reply; others are heard until
    the motion is `decided`.
    """
    if (remark.motion, remark.case) != (motion.id, motion.case):
        raise Conflict("the remark is on another motion", advice="Write it on that motion's page")
    if not remark.words.strip():
        raise Conflict("a remark says something in words", where="words", advice="Say why")
    if remark.capacity is Capacity.ACCUSED:
        if remark.party != accused:
            raise Conflict(
                f"this motion does not accuse {remark.party}",
                where="capacity",
                advice="Only who is named by a motion replies to it",
            )
        if due is not None and remark.at > due:
            raise Conflict(
                f"the time for a reply ended at {due.isoformat(timespec='minutes')}",
                advice="Hand it in as a report: it stays attributed to its party",
            )
    elif decided:
        raise Conflict("this motion is decided already", advice="Hand it in as a report")
    if any(known.party == remark.party and known.capacity is remark.capacity for known in remarks):
        raise Conflict(
            f"{remark.party} has spoken on this motion already",
            advice="A remark is signed and stays; what is new can be submitted as a report",
        )


def check_account(
    case: Case,
    accounts: Sequence[CaseAccount],
    account: CaseAccount,
    guarantors: Sequence[str],
    decided: Sequence[Determination],
) -> None:
    """Raise `Conflict` unless `account` may be told: something is decided, and it is not copied."""
    if account.case != case.id:
        raise Conflict("the account is of another case", advice="Open that case")
    if account.party not in guarantors:
        raise Conflict(
            f"{account.party} is not a guarantor, and only a guarantor tells a case",
            advice="Its view can be submitted as a report",
        )
    if not decided:
        raise Conflict("nothing has been decided yet", advice="Record a finding, or put a motion")
    if not account.words.strip():
        raise Conflict("an account is told in words", where="words", advice="Say what happened")
    if account.joins is None:
        return
    other = next((one for one in accounts if one.id == account.joins), None)
    if other is None or other.joins is not None:
        raise Conflict(f"there is no account {account.joins} on this case", advice="Open the case")
    if (other.words, other.language) != (account.words, account.language):
        raise Conflict(
            "whoever joins an account signs it word for word",
            where="words",
            advice="Tell an account of your own where a word should differ",
        )
    parties = {one.party for one in accounts if account.joins in (one.id, one.joins)}
    if account.party in parties:
        raise Conflict(
            f"{account.party} has signed this account already", advice="Nothing more needs doing"
        )
