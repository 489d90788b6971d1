"""A quorum in every bloc, as in Myanmar's joint monitoring committee (2015).

The rule names `blocs` of guarantors, each with its own `k`. A motion is **carried** when in every
bloc at least its k members vote for it: no side of the table is outvoted by the others. It is
**rejected** when so many of one bloc vote against that its k can no longer be for it. Otherwise
there is **no decision**.

- *Abstention* and *silence* add to neither side; both are recorded by name. A member that stops
  voting holds up nothing that k others of its bloc agree on.
- *Recusal* takes a member out of the count of its bloc, and so does leaving, but k stays as agreed.
"""

from collections.abc import Iterable

from hudna.errors import ConfigurationError
from hudna.model.case import DeterminationResult
from hudna.model.mechanism import Bloc, DecisionRule
from hudna.verify.tally import Tally

__all__ = ["bloc_quorum"]


def bloc_quorum(tally: Tally, rule: DecisionRule) -> DeterminationResult:
    """Return what a quorum per bloc makes of a tally; raises `ConfigurationError` without blocs."""
    if not rule.blocs:
        raise ConfigurationError(
            "the rule names no blocs", where="rule.blocs", advice="Name each bloc and its k"
        )
    if any(_lost(tally, bloc) for bloc in rule.blocs):
        return DeterminationResult.REJECTED
    if all(_of(bloc, tally.in_favour) >= bloc.k for bloc in rule.blocs):
        return DeterminationResult.CARRIED
    return DeterminationResult.NO_DECISION


def _lost(tally: Tally, bloc: Bloc) -> bool:
    """Return whether votes against leave a bloc too few who could be in favour."""
    against = _of(bloc, tally.against)
    others = sum(_of(bloc, group) for group in (tally.abstained, tally.silent, tally.waiting))
    return against > 0 and _of(bloc, tally.in_favour) + others < bloc.k


def _of(bloc: Bloc, parties: Iterable[str]) -> int:
    return sum(party in bloc.parties for party in parties)
