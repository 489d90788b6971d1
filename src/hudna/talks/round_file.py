"""The file of a round of talks: its facts with their sources, read strictly into the model."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial

from hudna.model.release import Audience
from hudna.model.talks_round import (
    AgendaItem,
    Delegate,
    Delegation,
    NextMeeting,
    Outcome,
    PaperReference,
    Seat,
    TalksForm,
    TalksRound,
)
from hudna.model.undertaking import Undertaking
from hudna.talks.rounds import check_round
from hudna.talks.source_nodes import day, held, rows, sources
from hudna.talks.undertakings import check_undertaking
from hudna.text.schema import Node

__all__ = ["RoundFile", "read_round"]


@dataclass(frozen=True, slots=True)
class RoundFile:
    """A round and what was undertaken at it, as a file tells them."""

    round: TalksRound
    undertakings: tuple[Undertaking, ...]


def read_round(
    node: Node, parties: Collection[str], clauses: Mapping[str, Collection[str]]
) -> RoundFile:
    """Return the round of a document; `clauses` are the ids of clauses by agreement.

    Raises `ConfigurationError` with file, place and what to do.
    """
    node.fields(
        ("id", "series", "title", "place", "start", "form", "sources", "delegations"),
        ("end", "agenda", "documents", "outcomes", "next", "commitments", "exercise"),
    )
    start = day(node["start"])
    value = TalksRound(
        id=node["id"].text(),
        series=node["series"].text(),
        title=node["title"].names(),
        place=node["place"].names(),
        start=start,
        end=day(node["end"]) if "end" in node else None,
        form=node["form"].one_of(TalksForm),
        delegations=node["delegations"].each(_delegation),
        agenda=rows(node, "agenda", _item),
        documents=rows(node, "documents", _paper),
        outcomes=rows(node, "outcomes", _outcome),
        next=rows(node, "next", _next),
        sources=sources(node),
        supersedes=None,
        party="",
        by="",
        language="",
        audience=Audience.PUBLIC,
        exercise="exercise" in node and node["exercise"].truth(),
        at=datetime.combine(start, time.min, UTC),
    )
    held(node, partial(check_round, value, parties))
    made_at = (("documents", value.documents), ("outcomes", value.outcomes))
    for section, made in made_at:
        for named in (row.agreement for row in made):
            if named is not None and named not in clauses:
                node[section].wrong(
                    f"'{named}' is no agreement that is known here",
                    f"Use one of: {', '.join(sorted(clauses))}",
                )
    owed: list[Undertaking] = []
    for lot in rows(node, "commitments", lambda n: _undertakings(n, value, parties, clauses)):
        owed += lot
    names = [one.id for one in owed]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        node["commitments"].wrong(f"two commitments are called '{twice}'", "Give each its own id")
    return RoundFile(value, tuple(owed))


def _delegation(node: Node) -> Delegation:
    node.fields(("party", "names", "seat", "sources"), ("head", "members"))
    return Delegation(
        party=node["party"].text(),
        names=node["names"].names(),
        seat=node["seat"].one_of(Seat),
        head=_delegate(node["head"]) if "head" in node else None,
        members=rows(node, "members", _delegate),
        sources=sources(node),
    )


def _delegate(node: Node) -> Delegate:
    node.fields(("name", "role", "sources"))
    return Delegate(node["name"].names(), node["role"].names(), sources(node))


def _item(node: Node) -> AgendaItem:
    node.fields(("number", "title", "sources"))
    return AgendaItem(int(node["number"].number(1)), node["title"].names(), sources(node))


def _paper(node: Node) -> PaperReference:
    node.fields(("title", "sources"), ("agreement",))
    return PaperReference(node["title"].names(), node.optional_text("agreement"), sources(node))


def _outcome(node: Node) -> Outcome:
    node.fields(("text", "sources"), ("agreement",))
    text = node["text"].names()
    return Outcome(text, node.optional_text("agreement"), None, sources(node))


def _next(node: Node) -> NextMeeting:
    node.fields(("text", "sources"), ("place", "start", "round"))
    return NextMeeting(
        text=node["text"].names(),
        place=node["place"].names() if "place" in node else {},
        start=day(node["start"]) if "start" in node else None,
        round=node.optional_text("round"),
        sources=sources(node),
    )


def _undertakings(
    node: Node,
    of: TalksRound,
    parties: Collection[str],
    clauses: Mapping[str, Collection[str]],
) -> tuple[Undertaking, ...]:
    """Return a commitment once for each who owes it."""
    node.fields(("id", "owners", "words", "promised", "sources"),
                ("to", "due", "agreement", "clause"))  # fmt: skip
    name, read_in = node["id"].text(), sources(node)
    made = tuple(
        Undertaking(
            id=f"{name}-{owner}",
            owner=owner,
            to=node["to"].texts() if "to" in node else (),
            words=node["words"].names(),
            language="",
            promised=day(node["promised"]),
            due=day(node["due"]) if "due" in node else None,
            agreement=node.optional_text("agreement"),
            clause=node.optional_text("clause"),
            round=of.id,
            statement=None,
            sources=read_in,
            party="",
            by="",
            audience=Audience.PUBLIC,
            exercise=of.exercise,
            at=of.at,
        )
        for owner in node["owners"].texts()
    )
    if not made:
        node["owners"].wrong("nobody owes this", "Name at least one owner")
    for one in made:
        held(node, partial(check_undertaking, one, parties, clauses))
    return made
