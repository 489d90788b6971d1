"""Model objects survive the way to JSON and back, whatever they hold."""

import json
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hudna.model
from hudna.model.case import Ballot, Case, Determination, Finding, Measure, MeasureAnswer, Motion
from hudna.model.codec import from_json, to_json
from hudna.model.enrolment import Analysis
from hudna.model.mechanism import Mechanism
from hudna.model.register import Reconciliation
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.model.talks import Meeting, Relation
from hudna.model.when import When

CLASSES = (
    Ballot,
    Case,
    Determination,
    Finding,
    Measure,
    MeasureAnswer,
    Motion,
    Analysis,
    Mechanism,
    Meeting,
    Reconciliation,
    Relation,
    When,
)


st.register_type_strategy(Span, st.integers(0, 99).map(lambda n: Span(n, n + 3)))
st.register_type_strategy(
    Release,
    st.sampled_from([Release(Audience.PUBLIC), Release(Audience.PARTY, "a")]),
)


@pytest.mark.parametrize("cls", CLASSES)
@settings(max_examples=15, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_what_goes_out_comes_back(cls: type, data: st.DataObject) -> None:
    value = data.draw(st.builds(cls))
    assert from_json(cls, json.loads(json.dumps(to_json(value)))) == value


def test_an_unknown_value_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        from_json(When, {"start": None, "end": None, "precision": "perhaps"})


def test_the_model_needs_the_standard_library_only() -> None:
    for module in iter_modules(hudna.model.__path__):
        loaded = import_module(f"hudna.model.{module.name}")
        assert loaded.__all__, module.name
