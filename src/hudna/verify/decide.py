"""What a decision rule makes of the signed ballots, in words anyone can check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hudna.model.case import Ballot, DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.model.party import Names
from hudna.verify.decisions import DECISIONS
from hudna.verify.explain import explain
from hudna.verify.tally import Tally, count

__all__ = ["Decision", "decide", "voters_of"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The result, whether it can still change, and who did what.

    `final` is true once the deadline has passed or no outstanding vote can change the result.
    `silent` are those who let the deadline pass, the absent among them; before it they are in
    `tally.waiting`.
    """

    result: DeterminationResult
    final: bool
    silent: tuple[str, ...]
    tally: Tally
    explanation: dict[str, str]


def decide(
    rule: DecisionRule,
    guarantors: Sequence[str],
    ballots: Sequence[Ballot],
    *,
    due: datetime,
    now: datetime,
    absent: Sequence[str] = (),
    accused: str | None = None,
    left: Sequence[str] = (),
    names: Mapping[str, Names] | None = None,
) -> Decision:
    """Return what `rule` makes of the ballots on one motion at `now`.

    `absent` have not voted for long, `left` are no longer guarantors, `accused` is whom the motion
    names. `names` gives the parties' names by id and language for the explanation; without it ids
    stand. Raises `Conflict` for ballots of two motions or two ballots of one party.
    """
    barred = (accused,) if accused is not None and rule.accused_recused else ()
    tally = count(
        voters_of(rule, guarantors), ballots,
        due=due, now=now, absent=absent, barred=barred, left=left,
    )  # fmt: skip
    judge = DECISIONS[rule.kind]
    result = judge(tally, rule)
    best = judge(tally.if_waiting_voted_for(), rule)
    worst = judge(tally.if_waiting_voted_against(), rule)
    final = not tally.waiting or best is worst
    return Decision(
        result=result,
        final=final,
        silent=(*tally.silent, *tally.absent),
        tally=tally,
        explanation=explain(rule, tally, ballots, result, final, names or {}),
    )


def voters_of(rule: DecisionRule, guarantors: Sequence[str]) -> tuple[str, ...]:
    """Return who votes under a rule: the guarantors, and chair and deputy where it names them."""
    seats = (seat for seat in (rule.chair, rule.deputy) if seat is not None)
    return tuple(dict.fromkeys((*guarantors, *seats)))
