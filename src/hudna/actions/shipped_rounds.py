"""Rounds of talks that ship as data, as far as the mechanism names them."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from hudna.actions.ports import Store
from hudna.actions.watched_agreements import watched_agreements
from hudna.assess.agreements import load_all
from hudna.errors import NotFound
from hudna.model.agreement import Agreement
from hudna.model.mechanism import Mechanism
from hudna.model.talks_round import TalksRound
from hudna.model.undertaking import Undertaking
from hudna.talks.round_file import RoundFile, read_round
from hudna.text.actor_files import load_actors
from hudna.text.schema import parse

__all__ = [
    "clauses_of",
    "known_clauses",
    "known_parties",
    "load_round",
    "shipped",
    "shipped_round",
    "shipped_undertaking",
]


def load_round(path_or_name: str | Path) -> RoundFile:
    """Return the round of a file, or the shipped one of that name.

    Raises `NotFound` when there is none, `ConfigurationError` when the file is wrong.
    """
    path = Path(path_or_name)
    if path.is_file():
        return _read(path.read_text("utf-8"), str(path))
    name = str(path_or_name).removesuffix(".yaml")
    folder = files("hudna") / "data" / "talks"
    every = sorted(f.name.removesuffix(".yaml") for f in folder.iterdir())
    names = [one for one in every if not one.startswith(("relations-", "scale-"))]
    if name not in names:
        raise NotFound(
            f"no round of talks '{path_or_name}'",
            advice=f"Give a file, or one of: {', '.join(names)}",
        )
    return _read((folder / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml")


def shipped(mechanism: Mechanism) -> tuple[RoundFile, ...]:
    """Return the rounds the mechanism names, in its order: all of them are public."""
    return _named(mechanism.talks)


def known_parties(mechanism: Mechanism | None = None) -> frozenset[str]:
    """Return the ids a delegation or an owner may have: parties, and actors of the directory."""
    parties = [party.id for party in mechanism.parties] if mechanism else []
    return frozenset([*parties, *load_actors().actors])


def clauses_of(agreements: Sequence[Agreement]) -> Mapping[str, Collection[str]]:
    """Return the ids of clauses, in any version, by agreement."""
    found: dict[str, set[str]] = {}
    for one in agreements:
        found.setdefault(one.id, set()).update(clause.id for clause in one.clauses)
    return found


def known_clauses(store: Store) -> Mapping[str, Collection[str]]:
    """Return the ids of clauses by agreement that is watched here."""
    return clauses_of(watched_agreements(store))


def shipped_round(mechanism: Mechanism, name: str) -> TalksRound | None:
    """Return a shipped round by its id."""
    return next((f.round for f in shipped(mechanism) if f.round.id == name), None)


def shipped_undertaking(mechanism: Mechanism, name: str) -> Undertaking | None:
    """Return a commitment of a shipped round by its id."""
    every = (one for file in shipped(mechanism) for one in file.undertakings)
    return next((one for one in every if one.id == name), None)


@cache
def _named(names: tuple[str, ...]) -> tuple[RoundFile, ...]:
    return tuple(load_round(name) for name in names)


def _read(text: str, file: str) -> RoundFile:
    return read_round(parse(text, file), known_parties(), clauses_of(load_all()))
