"""A statement that changes an agreement: its next version, with the signatures of who agreed."""

from dataclasses import dataclass
from typing import Any

from hudna.model.agreement import Agreement
from hudna.model.codec import from_json
from hudna.model.identity import make_id
from hudna.model.party import Names
from hudna.model.said_once import say_again, say_once

__all__ = ["Amendment", "amendment_id", "amendment_of", "signatories"]


@dataclass(frozen=True, slots=True)
class Amendment:
    """The whole next version of an agreement; `by` is the party that brings it into the record.

    `version` holds the agreement with a number for each of its `words`, which are said once: in
    five languages the whole would be too long for an entry. `approvals` are signatures in base64
    by party over the whole, each made with the party's own key. `statement` names the adopted
    joint statement whose signatures count beside them, where one made this version.
    """

    id: str
    version: dict[str, Any]
    words: tuple[Names, ...]
    by: str
    approvals: dict[str, str]
    statement: str | None = None

    def __post_init__(self) -> None:
        """Raise `KeyError`, `TypeError` or `ValueError` where this holds no agreement."""
        _ = self.agreement

    @property
    def agreement(self) -> Agreement:
        """The next version in full."""
        return from_json(Agreement, say_again(self.version, self.words))


def amendment_of(
    agreement: Agreement, by: str, approvals: dict[str, str], statement: str | None = None
) -> Amendment:
    """Return what makes this version: `approvals`, a joint statement, or both."""
    version, words = say_once(agreement)
    return Amendment(amendment_id(agreement), version, words, by, approvals, statement)


def amendment_id(agreement: Agreement) -> str:
    """Return the id of the statement that makes this version."""
    return make_id("amendment", agreement.id, agreement.version)


def signatories(*versions: Agreement) -> tuple[str, ...]:
    """Return who has to sign: the guarantors of every version, or its parties where it has none."""
    return tuple(dict.fromkeys(p for v in versions for p in (v.guarantors or v.parties)))
