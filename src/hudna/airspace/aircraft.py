"""How slow and fast types of aircraft fly, out of data/airspace/aircraft.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hudna.errors import ConfigurationError
from hudna.text.schema import Node, parse

__all__ = ["Envelope", "envelopes"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Metres per second a type flies level at its slowest and fastest, and its most acceleration.

    What no source says is null; `source` says where the numbers are from.
    """

    slowest_ms: float | None
    fastest_ms: float | None
    max_acceleration_ms2: float | None
    source: str


@cache
def envelopes() -> Mapping[str, Envelope]:
    """Return the envelopes by type; empty where none ship."""
    path = files("hudna") / "data" / "airspace" / "aircraft.yaml"
    if not path.is_file():
        return {}
    types = parse(path.read_text("utf-8"), "aircraft.yaml", shipped=True)
    return {name: _envelope(types[name]) for name in types.value}


def _envelope(node: Node) -> Envelope:
    slowest, fastest = _said(node, "slowest_ms"), _said(node, "fastest_ms")
    if slowest is not None and fastest is not None and not slowest < fastest:
        raise ConfigurationError(
            "the slowest speed is not below the fastest", where=node.where, advice="Correct one"
        )
    return Envelope(
        slowest_ms=slowest,
        fastest_ms=fastest,
        max_acceleration_ms2=_said(node, "max_acceleration_ms2"),
        source=str(node.value.get("source", "")),
    )


def _said(node: Node, name: str) -> float | None:
    return node[name].number() if name in node else None
