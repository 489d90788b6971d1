"""The body that watches a ceasefire."""

from dataclasses import dataclass, field
from enum import StrEnum

from hudna.model.party import Actor, Names, Party, PartyKind

__all__ = ["DecisionRule", "Mechanism", "RuleKind"]


class RuleKind(StrEnum):
    """How votes become a determination; one file each in `verify/decisions`."""

    UNANIMITY = "unanimity"
    K_OF_N = "k_of_n"


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """A rule and its parameter: `k` is the number of votes needed under k of n."""

    kind: RuleKind
    k: int | None = None


@dataclass(frozen=True, slots=True)
class Mechanism:
    """Members, offices and rules; `zone` is the IANA time zone days are counted in.

    `rule` decides unless `rules` has another for the kind of measure a motion asks for.
    """

    id: str
    names: Names
    zone: str
    agreements: tuple[str, ...]
    parties: tuple[Party, ...]
    actors: tuple[Actor, ...]
    rule: DecisionRule
    deadline_hours: int
    counting_rule: Names
    exercise: bool = False
    rules: dict[str, DecisionRule] = field(default_factory=dict)

    @property
    def guarantors(self) -> tuple[Party, ...]:
        """The parties that find and vote."""
        return tuple(p for p in self.parties if p.kind is PartyKind.GUARANTOR)

    def rule_for(self, measure: str | None) -> DecisionRule:
        """Return the rule a motion with this kind of measure is decided by."""
        return self.rules.get(measure, self.rule) if measure else self.rule

    def party(self, party_id: str) -> Party:
        """Return the party, or raise `KeyError`."""
        return {p.id: p for p in self.parties}[party_id]

    def actor(self, actor_id: str) -> Actor:
        """Return the office, or raise `KeyError`."""
        return {a.id: a for a in self.actors}[actor_id]
