"""Whether the rules of a mechanism can decide anything, told before it is founded."""

from collections.abc import Iterator

from hudna.errors import ConfigurationError
from hudna.model.case import MeasureKind
from hudna.model.mechanism import Clock, DecisionRule, Mechanism, RuleKind
from hudna.model.movement import MovementRules
from hudna.model.question import Question

__all__ = ["check_mechanism"]


def check_mechanism(mechanism: Mechanism) -> None:
    """Raise `ConfigurationError` for a rule or clock that cannot work with these parties."""
    keys = [*(q.value for q in Question), *(m.value for m in MeasureKind)]
    for key in mechanism.rules:
        if key not in keys:
            raise ConfigurationError(
                f"there is no question or measure '{key}'",
                where=f"rules.{key}",
                advice=f"Use one of: {', '.join(keys)}",
            )
    for clock, hours in mechanism.clocks.items():
        if clock not in list(Clock) or hours < 1:
            raise ConfigurationError(
                f"the clock '{clock}' cannot run",
                where=f"clocks.{clock}",
                advice=f"Give whole hours, at least 1, for one of: {', '.join(Clock)}",
            )
    for hours in mechanism.reminders_hours:
        if hours < 0:
            raise ConfigurationError(
                f"nobody can be reminded {hours} hours before a deadline",
                where="reminders_hours",
                advice="Give whole hours, 0 for the deadline itself",
            )
    _check_movements(mechanism.movements)
    for where, rule in (("rule", mechanism.rule), *_named(mechanism)):
        for what, advice in _wrong(rule, mechanism):
            raise ConfigurationError(what, where=where, advice=advice)


def _check_movements(rules: MovementRules) -> None:
    for name in ("notice_hours", "emergency_hours", "acknowledge_hours", "incident_hours"):
        if getattr(rules, name) < 0:
            raise ConfigurationError(
                f"{getattr(rules, name)} is no number of hours",
                where=f"movements.{name}",
                advice="Give whole hours, 0 for none",
            )
    if rules.emergency_hours > rules.notice_hours:
        raise ConfigurationError(
            "an emergency needs more notice than other movements",
            where="movements.emergency_hours",
            advice="Give no more hours than notice_hours",
        )
    if not 0 <= rules.incident_m < 1e6:
        raise ConfigurationError(
            f"{rules.incident_m} is no distance",
            where="movements.incident_m",
            advice="Give metres, 0 or more",
        )


def _named(mechanism: Mechanism) -> Iterator[tuple[str, DecisionRule]]:
    for key, rule in mechanism.rules.items():
        yield f"rules.{key}", rule


def _wrong(rule: DecisionRule, mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a rule, and what to do."""
    guarantors = {party.id for party in mechanism.guarantors}
    n = len(guarantors)
    if rule.kind is RuleKind.K_OF_N and rule.k is None:
        yield "k is not given", f"Set k between 1 and {n}, the number of guarantors"
    if rule.k is not None and not 1 <= rule.k <= n:
        yield f"k is {rule.k} with {n} guarantors", f"Set k between 1 and {n}"
    for hours in (rule.hours, rule.absent_after):
        if hours is not None and hours < 1:
            yield f"{hours} is no number of hours or motions", "Give a whole number, at least 1"
    parties = {party.id for party in mechanism.parties}
    for seat in (rule.chair, rule.deputy):
        if seat is not None and seat not in parties:
            yield f"'{seat}' is no party", f"Name one of: {', '.join(sorted(parties))}"
    if rule.kind is RuleKind.CHAIR_FORWARDS and rule.chair is None:
        yield "the rule names no chair", "Name the party of the chair"
    if rule.kind is RuleKind.BLOC_QUORUM:
        yield from _wrong_blocs(rule, guarantors)


def _wrong_blocs(rule: DecisionRule, guarantors: set[str]) -> Iterator[tuple[str, str]]:
    seated = [party for bloc in rule.blocs for party in bloc.parties]
    if sorted(seated) != sorted(guarantors):
        yield (
            "the blocs are not the guarantors",
            "Put each guarantor into one bloc, and nobody else",
        )
    for bloc in rule.blocs:
        if not 1 <= bloc.k <= len(bloc.parties):
            yield (
                f"k of the bloc '{bloc.id}' is {bloc.k} of {len(bloc.parties)}",
                "Set k between 1 and the number of its guarantors",
            )
