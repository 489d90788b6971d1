"""Statements: words that somebody put out, as a report attributes them."""

from collections.abc import Iterator, Sequence

from hudna.model.claim import Claim, Stance
from hudna.model.identity import make_id
from hudna.model.span import Mention
from hudna.model.talks import Statement
from hudna.talks.source import Source

__all__ = ["authors_of", "puts_out", "speakers_of", "statements_of"]

_KINDS = frozenset(
    {"statement", "apology", "condemnation", "warning", "accusation", "denial", "admission"}
)
_STANCES = frozenset({Stance.ANNOUNCES, Stance.APOLOGISES, Stance.CONDEMNS, Stance.WARNS})


def statements_of(sources: Sequence[Source]) -> tuple[Statement, ...]:
    """Return what reports attribute to somebody, in order of time; the narrator puts out none."""
    found = (statement for source in sources for statement in _in(source))
    return tuple(sorted(found, key=lambda s: (s.when.start or "", s.id)))


def _in(source: Source) -> Iterator[Statement]:
    for claim in source.reading.claims:
        by = authors_of(claim)
        if by and puts_out(claim):
            yield Statement(
                id=make_id("statement", source.report.id, claim.id),
                by=by,
                when=source.when(claim),
                text=source.words(claim),
                report=source.report.id,
                claim=claim.id,
            )


def authors_of(claim: Claim) -> tuple[str, ...]:
    """Return who says a claim: its speaker by id or words, nobody for the narrator's own voice."""
    return tuple(one.id or one.name for one in speakers_of(claim))


def speakers_of(claim: Claim) -> tuple[Mention, ...]:
    """Return who says a claim where the text names it, nobody for the narrator's own voice."""
    who = claim.speaker
    return () if who.span is None else (Mention(who.name, who.id, who.span),)


def puts_out(claim: Claim) -> bool:
    """Return whether a claim is of words that were put out, whoever it says did."""
    return claim.event_type in _KINDS or claim.stance in _STANCES
