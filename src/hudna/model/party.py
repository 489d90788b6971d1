"""The parties of a mechanism and the offices that act for them."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Actor", "Names", "Party", "PartyKind", "Role"]

Names = dict[str, str]
"""A name by language code (ar, en, fa, ru, tr)."""


class PartyKind(StrEnum):
    """What a party is to the mechanism."""

    GUARANTOR = "guarantor"
    OBSERVER = "observer"
    SIDE = "side"
    OPERATOR = "operator"


class Role(StrEnum):
    """What an office may do for its party."""

    MONITOR = "monitor"
    ANALYST = "analyst"
    VERIFIER = "verifier"
    REPRESENTATIVE = "representative"
    CHAIR = "chair"
    OBSERVER = "observer"
    MEDIATOR = "mediator"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Party:
    """A member of the mechanism; `kind` decides whether it votes."""

    id: str
    kind: PartyKind
    names: Names


@dataclass(frozen=True, slots=True)
class Actor:
    """An office acting for a party, never a person's name."""

    id: str
    party: str
    party_kind: PartyKind
    role: Role
    office: Names
