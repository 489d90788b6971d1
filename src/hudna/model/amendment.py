"""A statement that changes an agreement: its next version, with the signatures of who agreed."""

from dataclasses import dataclass

from hudna.model.agreement import Agreement
from hudna.model.identity import make_id

__all__ = ["Amendment", "amendment_id", "signatories"]


@dataclass(frozen=True, slots=True)
class Amendment:
    """The whole next version of an agreement; `by` is the party that brings it into the record.

    `approvals` are signatures in base64 by party, each made with the party's own key.
    """

    id: str
    agreement: Agreement
    by: str
    approvals: dict[str, str]


def amendment_id(agreement: Agreement) -> str:
    """Return the id of the statement that makes this version."""
    return make_id("amendment", agreement.id, agreement.version)


def signatories(*versions: Agreement) -> tuple[str, ...]:
    """Return who has to sign: the guarantors of every version, or its parties where it has none."""
    return tuple(dict.fromkeys(p for v in versions for p in (v.guarantors or v.parties)))
