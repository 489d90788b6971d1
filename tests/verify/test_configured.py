"""A mechanism whose rules can decide nothing is refused with what to do."""

from dataclasses import replace

import pytest

from hudna.cli.exercise import load_exercise
from hudna.errors import ConfigurationError
from hudna.model.mechanism import Bloc, DecisionRule, RuleKind
from hudna.verify.configured import check_mechanism

MECHANISM = load_exercise().mechanism
K = RuleKind


def test_the_shipped_mechanism_can_decide() -> None:
    check_mechanism(MECHANISM)


@pytest.mark.parametrize(
    ("changes", "where", "advice"),
    [
        ({"rule": DecisionRule(K.K_OF_N)}, "rule", "between 1 and 3"),
        ({"rule": DecisionRule(K.K_OF_N, 4)}, "rule", "between 1 and 3"),
        ({"rule": DecisionRule(K.CONSENSUS, 0)}, "rule", "between 1 and 3"),
        ({"rule": DecisionRule(K.SILENCE, hours=0)}, "rule", "at least 1"),
        ({"rule": DecisionRule(K.UNANIMITY, absent_after=0)}, "rule", "at least 1"),
        ({"rule": DecisionRule(K.CHAIR_FORWARDS)}, "rule", "party of the chair"),
        ({"rule": DecisionRule(K.CHAIR_FORWARDS, chair="igad")}, "rule", "Name one of"),
        ({"rule": DecisionRule(K.BLOC_QUORUM)}, "rule", "each guarantor into one bloc"),
        (
            {"rule": DecisionRule(K.BLOC_QUORUM, blocs=(Bloc("a", ("russia", "iran"), 1),))},
            "rule",
            "each guarantor into one bloc",
        ),
        (
            {
                "rule": DecisionRule(
                    K.BLOC_QUORUM,
                    blocs=(Bloc("a", ("russia", "iran"), 3), Bloc("b", ("turkey",), 1)),
                )
            },
            "rule",
            "number of its guarantors",
        ),
        ({"rules": {"closing": DecisionRule(K.UNANIMITY)}}, "rules.closing", "closure"),
        ({"rules": {"closure": DecisionRule(K.K_OF_N)}}, "rules.closure", "between 1 and 3"),
        ({"clocks": {"voting": 12}}, "clocks.voting", "vote"),
        ({"clocks": {"vote": 0}}, "clocks.vote", "at least 1"),
    ],
)
def test_what_cannot_work_is_refused(changes: dict, where: str, advice: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(ConfigurationError) as refused:
        check_mechanism(replace(MECHANISM, **changes))
    assert refused.value.where == where
    assert advice in refused.value.advice
