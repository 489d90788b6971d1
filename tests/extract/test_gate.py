"""The gate keeps by probability, in order, whatever the language; an empty one keeps everything."""

from typing import Any

import pytest

from hudna.extract.gate import Gate, shipped
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.text.names import load_actors

TEXT = (
    "Gunmen shelled the town of Mare on 3 March 2018. "
    "The UN envoy warned that the truce could fail."
)


def kinds(gate: Gate) -> list[str]:
    reader = Reader(gazetteer.load(), load_actors(None), gate=gate)
    return [claim.event_type for claim in reader.read(TEXT, sha256="0" * 64).claims]


def test_an_open_gate_keeps_everything() -> None:
    assert kinds(Gate(0.0, {}, 0.0)) == ["shelling", "warning"]


def test_a_sign_that_speaks_against_a_claim_drops_it() -> None:
    assert kinds(Gate(2.0, {"type:shelling": -5.0}, 0.5)) == ["warning"]
    assert kinds(Gate(-2.0, {"type:shelling": 5.0}, 0.5)) == ["shelling", "warning"]


def test_acts_of_saying_are_never_dropped() -> None:
    assert kinds(Gate(-20.0, {}, 0.5)) == ["warning"]


@pytest.mark.parametrize(
    ("bias", "weights", "signs", "chance"),
    [
        (0.0, {}, ("a",), 0.5),
        (0.0, {"a": 1.0, "b": -1.0}, ("a", "b"), 0.5),
        (1.0, {"a": 1.0}, ("a", "unknown"), 0.8808),
    ],
)
def test_signs_add_up_and_unknown_ones_say_nothing(
    bias: float, weights: dict[str, float], signs: tuple[str, ...], chance: float
) -> None:
    assert Gate(bias, weights, 0.5).probability(signs) == pytest.approx(chance, abs=1e-4)


def test_the_shipped_gate_is_the_readers_own() -> None:
    gate: Any = shipped()
    assert 0 <= gate.threshold < 1
    assert all(isinstance(weight, float) for weight in gate.weights.values())
