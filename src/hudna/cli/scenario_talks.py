"""Playing the talks of the exercise: a round with its papers, commitments, an event told twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hudna.actions.commitment_words import undertaking_of, undertaking_word_of
from hudna.actions.file_round import file_round, lay_paper, state_position
from hudna.actions.register_commitment import answer_commitment, register_commitment
from hudna.actions.register_relation import register_relation
from hudna.actions.relation_words import event_of
from hudna.actions.round_words import paper_of, position_of, round_of
from hudna.cli.context import key_of, signed
from hudna.db.desk import Desk
from hudna.model.party import Actor

__all__ = ["TalksPlayed", "play_talks"]


@dataclass(frozen=True, slots=True)
class TalksPlayed:
    """The round that was told of, and how much was laid on its table."""

    round: str
    positions: int
    versions: int
    commitments: int
    events: int


def play_talks(desk: Desk, script: Mapping[str, Any]) -> TalksPlayed:
    """File the round of the script, what the parties lay on its table, and what they promise."""
    mechanism = desk.store.mechanism()
    actor, now = _speaks(desk, script["round"])
    of = round_of(script["round"], actor, mechanism, now=now)
    _hand_in(desk, file_round, "talks_round", of)
    for given in script["positions"]:
        actor, now = _speaks(desk, given)
        position = position_of({**given, "round": of.id}, actor, now=now)
        _hand_in(desk, state_position, "position", position)
    parent = None
    for given in script["versions"]:
        actor, now = _speaks(desk, given)
        version = paper_of({**given, "round": of.id}, parent, actor, now=now)
        _hand_in(desk, lay_paper, "talks_document", version)
        parent = parent or version
    for given in script["commitments"]:
        actor, now = _speaks(desk, given)
        owed = undertaking_of(
            {**given, "round": of.id}, actor, now=now, exercise=mechanism.exercise
        )
        _hand_in(desk, register_commitment, "undertaking", owed)
        for word in given.get("words_on_it", ()):
            actor, now = _speaks(desk, word)
            said = undertaking_word_of(
                owed.id, actor, state=word["state"], words=word["words"],
                language=word["language"], now=now,
            )  # fmt: skip
            _hand_in(desk, answer_commitment, "undertaking_word", said)
    events = sum(_tell_event(desk, given) for given in script["relations"])
    desk.moment = None
    desk.sequence()
    return TalksPlayed(
        of.id, len(script["positions"]), len(script["versions"]), len(script["commitments"]),
        events,
    )  # fmt: skip


def _tell_event(desk: Desk, given: Mapping[str, Any]) -> int:
    """Register an event between two states and its other tellings; return how many were told."""
    exercise = desk.store.mechanism().exercise
    actor, now = _speaks(desk, given)
    first = event_of(given, actor, now=now, exercise=exercise)
    _hand_in(desk, register_relation, "relation_event", first)
    pair = {"one": given["one"], "other": given["other"], "telling_of": first.id}
    for other in given.get("told_otherwise", ()):
        actor, now = _speaks(desk, other)
        telling = event_of({**other, **pair}, actor, now=now, exercise=exercise)
        _hand_in(desk, register_relation, "relation_event", telling)
    return 1 + len(given.get("told_otherwise", ()))


def _speaks(desk: Desk, given: Mapping[str, Any]) -> tuple[Actor, datetime]:
    """Set the desk to the moment of the script; return who speaks then, and the moment."""
    desk.moment = datetime.fromisoformat(given["at"])
    return desk.store.actor(given["by"]), desk.now()


def _hand_in(desk: Desk, action: Callable[..., Any], kind: str, word: Any) -> None:
    statement = signed(desk, key_of(desk, word.by), kind, word)
    action(desk.store, desk.record, statement, word.at)
