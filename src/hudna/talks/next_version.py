"""The next version of an agreement that a joint statement makes, and whether it stands yet.

What is signed names the whole next version by its hash; who agreed by silence did not sign it.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hudna.model.agreement import Agreement
from hudna.model.amendment import Amendment, signatories
from hudna.model.codec import to_json
from hudna.model.joint_statement import VersionMade
from hudna.record.canonical import canonical_json

__all__ = ["Standing", "VersionState", "is_version", "standing_of", "version_made"]


class VersionState(StrEnum):
    """Whether a version stands: in force, waiting for signatures or the record, or overtaken."""

    IN_FORCE = "in_force"
    WAITING = "waiting"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the version that a statement makes stands.

    `signed` and `missing` are those of its signatories that signed, by the statement or with the
    party's own key, and those that did not. `amendment` brought it in; `current` is the version
    of the agreement that nothing has taken the place of, empty where the agreement is not watched.
    """

    makes: VersionMade
    state: VersionState
    signed: tuple[str, ...]
    missing: tuple[str, ...]
    amendment: str | None
    current: str


def version_made(before: Agreement, after: Agreement) -> VersionMade:
    """Return what signatures name of the version `after`, which takes the place of `before`."""
    return VersionMade(
        agreement=after.id,
        version=after.version,
        supersedes=before.version,
        sha256=_sha256(after),
        signatories=signatories(before, after),
    )


def is_version(makes: VersionMade, agreement: Agreement) -> bool:
    """Return whether an agreement is word for word the version that a statement makes."""
    named = (makes.agreement, makes.version, makes.supersedes)
    own = (agreement.id, agreement.version, agreement.supersedes)
    return named == own and makes.sha256 == _sha256(agreement)


def standing_of(
    makes: VersionMade,
    signed: Collection[str],
    amendments: Sequence[Amendment],
    watched: Sequence[Agreement],
) -> Standing:
    """Return where a version stands; `signed` are who signed the statement, not who was silent.

    `watched` are all versions of the agreements that are watched.
    """
    brought = next((one for one in amendments if is_version(makes, one.agreement)), None)
    by = {*signed, *(brought.approvals if brought else ())}
    own = [one for one in watched if one.id == makes.agreement]
    current = max(own, key=lambda one: one.in_force.start or "").version if own else ""
    if brought is not None:
        state = VersionState.IN_FORCE
    else:
        follows = current == makes.supersedes
        state = VersionState.WAITING if follows else VersionState.OVERTAKEN
    return Standing(
        makes=makes,
        state=state,
        signed=tuple(party for party in makes.signatories if party in by),
        missing=tuple(party for party in makes.signatories if party not in by),
        amendment=brought.id if brought else None,
        current=current,
    )


def _sha256(agreement: Agreement) -> str:
    return hashlib.sha256(canonical_json(to_json(agreement))).hexdigest()
