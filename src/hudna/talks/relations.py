"""Relations between states: who says they worsened, broke or were normalised, and when."""

from collections.abc import Iterator, Sequence

from hudna.model.claim import Claim
from hudna.model.identity import make_id
from hudna.model.talks import Relation
from hudna.model.when import When
from hudna.talks.source import Source
from hudna.text.actor_files import load_actors
from hudna.text.fold import fold_key
from hudna.text.sentences import sentences

__all__ = ["CHANGED", "change_in", "relations_of"]

STAGE = "talks"

CHANGED = "changed"
"""The change where no word of it was recognised."""


def relations_of(sources: Sequence[Source]) -> tuple[Relation, ...]:
    """Return changes in the relations of at least two states, in order of time."""
    found = (relation for source in sources for relation in _in(source))
    return tuple(sorted(found, key=lambda r: (r.when.start or "", r.id)))


def _in(source: Source) -> Iterator[Relation]:
    for claim in source.reading.claims:
        if claim.event_type != "relations_change":
            continue
        between = _states(claim)
        if len(between) > 1:
            yield Relation(
                id=make_id("relation", source.report.id, claim.id),
                between=between,
                change=change_in(claim.span.of(source.text), source.reading.document.language),
                when=claim.when.without_span() if claim.when else When.unknown(),
                report=source.report.id,
                claim=claim.id,
            )


def change_in(words: str, language: str) -> str:
    """Return the kind of change the first recognised word names, `CHANGED` where none is."""
    folded = fold_key(words)
    hits = [
        (at, kind)
        for kind, stems in sentences(STAGE, language).items()
        for stem in stems.split("|")
        if (at := folded.find(fold_key(stem))) >= 0
    ]
    return min(hits)[1] if hits else CHANGED


def _states(claim: Claim) -> tuple[str, ...]:
    directory = load_actors()
    named = (*claim.actors, *claim.targets)
    states = {directory.state_of(mention.id) for mention in named if mention.id}
    return tuple(sorted(s for s in states if s in directory.actors and directory.actors[s].place))
