"""Which witnesses have to cosign before an entry counts, as the parties agreed in the genesis.

The terms of the genesis hold `{"witnesses": {"quorum": k, "keys": [{"party": ..., "key": ...}]}}`,
where a key is a verifier key of a cosignature type. A party may have several keys, but counts once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from hudna.record.cosignature import CosignerKey, cosignatures
from hudna.record.errors import BadSignature, Malformed
from hudna.record.note import Note, check_name
from hudna.record.quorum import minimum_quorum

__all__ = [
    "WITNESSES",
    "Finality",
    "Standing",
    "Witness",
    "WitnessPolicy",
    "tolerated",
]

WITNESSES = "witnesses"
"""The member of the genesis terms that holds the policy."""

_MAX_WITNESSES = 100


def tolerated(witnesses: int, quorum: int) -> int:
    """Return how many witnesses may side with a hostile operator and still not split the log.

    Two quorums share at least 2k - n witnesses, and every one of these would have to sign twice.
    """
    return max(0, 2 * quorum - witnesses - 1)


class Finality(IntEnum):
    """How firmly an entry stands under a checkpoint signed by the operator."""

    PROMISED = 0
    """L0: the operator alone has signed."""
    QUORUM = 1
    """L1: a quorum of witnesses has cosigned, and the verifier's own witness where it is asked."""
    ALL = 2
    """L2: every witness has cosigned."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A party and one of the keys its witness cosigns with."""

    party: str
    key: CosignerKey


@dataclass(frozen=True, slots=True)
class Standing:
    """Who cosigned a checkpoint and when (seconds since 1970), who did not, and what that makes."""

    finality: Finality
    cosigned: dict[str, int]
    missing: tuple[str, ...]
    reason: str

    def require(self, level: Finality) -> None:
        """Raise `BadSignature` with the reason unless the standing is at least `level`."""
        if self.finality < level:
            raise BadSignature(f"{level.name} is not reached: {self.reason}")


@dataclass(frozen=True, slots=True)
class WitnessPolicy:
    """The witnesses' keys and how many parties have to cosign; unsafe quorums are `Malformed`."""

    quorum: int
    witnesses: tuple[Witness, ...]

    def __post_init__(self) -> None:
        publics = {witness.key.public for witness in self.witnesses}
        if len(publics) != len(self.witnesses):
            raise Malformed("two witnesses of the policy share a public key")
        for party in self.parties:
            check_name(party)
        least = minimum_quorum(len(self.parties))
        if not least <= self.quorum <= len(self.parties):
            raise Malformed(
                f"a quorum of {self.quorum} of {len(self.parties)} witnesses is not safe: "
                f"at least {least}, at most all of them"
            )

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties with a witness, in the order of the policy."""
        return tuple(dict.fromkeys(witness.party for witness in self.witnesses))

    @property
    def tolerated(self) -> int:
        """How many of the witnesses may be hostile, together with the operator."""
        return tolerated(len(self.parties), self.quorum)

    @classmethod
    def of_terms(cls, terms: Mapping[str, Any]) -> "WitnessPolicy | None":
        """Return the policy in the terms of a genesis; None if the parties agreed on none."""
        return cls.parse(terms[WITNESSES]) if WITNESSES in terms else None

    @classmethod
    def parse(cls, data: object) -> "WitnessPolicy":
        """Return the policy in the JSON that the genesis terms hold under `witnesses`."""
        if not isinstance(data, dict) or data.keys() != {"quorum", "keys"}:
            raise Malformed("the witness policy has quorum and keys")
        quorum, keys = data["quorum"], data["keys"]
        if not isinstance(quorum, int) or isinstance(quorum, bool):
            raise Malformed("the quorum of the witness policy is not a whole number")
        if not isinstance(keys, list) or not 0 < len(keys) <= _MAX_WITNESSES:
            raise Malformed(f"the witness policy lists 1 to {_MAX_WITNESSES} keys")
        return cls(quorum, tuple(_witness(item) for item in keys))

    def terms(self) -> dict[str, Any]:
        """Return the JSON for the genesis terms, under `witnesses`."""
        keys = [{"party": item.party, "key": str(item.key)} for item in self.witnesses]
        return {"quorum": self.quorum, "keys": keys}

    def standing(self, note: Note, *, own: str | None = None) -> Standing:
        """Return how firmly a checkpoint stands whose signature by the log is already checked.

        `own` is the party whose verifier asks and whose own witness has to be among those that
        cosigned. A cosignature without a time does not count. Raises `BadSignature` for a wrong
        cosignature by a witness of the policy.
        """
        if own is not None and own not in self.parties:
            raise Malformed(f"{own!r} has no witness in the policy; it names {self._names()}")
        cosigned = self._times(note)
        missing = tuple(party for party in self.parties if party not in cosigned)
        count = f"{len(cosigned)} of {len(self.parties)} witnesses have cosigned"
        if own is not None and own in missing:
            return Standing(Finality.PROMISED, cosigned, missing, f"{own} itself has not cosigned")
        if not missing:
            return Standing(Finality.ALL, cosigned, missing, count)
        reason = f"{count}, without {', '.join(missing)}"
        if len(cosigned) >= self.quorum:
            return Standing(Finality.QUORUM, cosigned, missing, reason)
        reason = f"{reason}; the quorum is {self.quorum}"
        return Standing(Finality.PROMISED, cosigned, missing, reason)

    def _names(self) -> str:
        return ", ".join(self.parties)

    def _times(self, note: Note) -> dict[str, int]:
        party_of = {witness.key: witness.party for witness in self.witnesses}
        times: dict[str, int] = {}
        for item in cosignatures(note, party_of):
            party = party_of[item.key]
            if item.time:
                times[party] = min(item.time, times.get(party, item.time))
        return {party: times[party] for party in self.parties if party in times}


def _witness(item: Any) -> Witness:
    if not isinstance(item, dict) or item.keys() != {"party", "key"}:
        raise Malformed("a witness of the policy has party and key")
    if not all(isinstance(value, str) for value in item.values()):
        raise Malformed("party and key of a witness are text")
    return Witness(item["party"], CosignerKey.parse(item["key"]))
