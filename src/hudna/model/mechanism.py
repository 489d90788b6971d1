"""The body that watches a ceasefire."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hudna.model.movement import MovementRules
from hudna.model.party import Actor, Names, Party, PartyKind
from hudna.model.question import Question

__all__ = ["Bloc", "Clock", "DecisionRule", "Mechanism", "RuleKind"]


class RuleKind(StrEnum):
    """How votes become a determination; one file each in `verify/decisions`."""

    UNANIMITY = "unanimity"
    CONSENSUS = "consensus"
    MAJORITY = "majority"
    K_OF_N = "k_of_n"
    BLOC_QUORUM = "bloc_quorum"
    CHAIR_FORWARDS = "chair_forwards"
    SILENCE = "silence"


class Clock(StrEnum):
    """What runs against time: findings of a case, votes on a motion, the reply of the accused."""

    FINDING = "finding"
    VOTE = "vote"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Bloc:
    """Guarantors that decide as one side of the table, and how many of them must be in favour."""

    id: str
    parties: tuple[str, ...]
    k: int


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """A rule and its parameters; which of them a rule needs, its own page says.

    `k` is a number of guarantors. `hours` is how long a vote under this rule stays open, else the
    mechanism's clock says. After `absent_after` motions in a row without its vote a guarantor is
    absent, and nothing waits for it until it votes again. Under `accused_recused` a guarantor does
    not decide whether it did what it is accused of.
    """

    kind: RuleKind
    k: int | None = None
    hours: int | None = None
    blocs: tuple[Bloc, ...] = ()
    chair: str | None = None
    deputy: str | None = None
    absent_after: int | None = None
    accused_recused: bool = False


@dataclass(frozen=True, slots=True)
class Mechanism:
    """Members, offices and rules; `zone` is the IANA time zone days are counted in.

    `rule` decides unless `rules` has another for the kind of a measure a motion asks for, or for
    its question. `clocks` are hours by the name of a clock; where one is not set, `deadline_hours`.
    Offices are reminded `reminders_hours` before a deadline; 0 is once it has passed.
    `list_rules` names, by party, the way of counting a party says its list follows.
    `movements` is what is asked of announced movements. `talks` names files of rounds of talks
    and `relations` files of relations between two states that are shown beside what is filed.
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
    clocks: dict[str, int] = field(default_factory=dict)
    reminders_hours: tuple[int, ...] = (24, 4, 1)
    list_rules: dict[str, str] = field(default_factory=dict)
    movements: MovementRules = field(default_factory=MovementRules)
    talks: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()

    @property
    def guarantors(self) -> tuple[Party, ...]:
        """The parties that find and vote."""
        return tuple(p for p in self.parties if p.kind is PartyKind.GUARANTOR)

    def rules_for(self, question: str, measures: Sequence[str] = ()) -> tuple[DecisionRule, ...]:
        """Return the rules a motion on a question with these kinds of measures falls under.

        More than one means that it asks for what is decided in different ways. A motion on measures
        alone falls under theirs.
        """
        asked = [*measures] if question == Question.MEASURES and measures else [question, *measures]
        return tuple(dict.fromkeys(self.rules.get(one, self.rule) for one in asked))

    def hours(self, clock: Clock) -> int:
        """Return how long a clock runs."""
        return self.clocks.get(clock.value, self.deadline_hours)

    def list_rule(self, side: str) -> str | None:
        """Return the way of counting of a side's list, by id; null where the side tells none.

        Registers name a side by its party's id or English name.
        """
        named = [p.id for p in self.parties if side in (p.id, p.names.get("en"))]
        return next((self.list_rules[p] for p in named if p in self.list_rules), None)

    def party(self, party_id: str) -> Party:
        """Return the party, or raise `KeyError`."""
        return {p.id: p for p in self.parties}[party_id]

    def actor(self, actor_id: str) -> Actor:
        """Return the office, or raise `KeyError`."""
        return {a.id: a for a in self.actors}[actor_id]
