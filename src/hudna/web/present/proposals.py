"""What a text seems to tell of talks, for the page that shows it beside the text."""

from dataclasses import dataclass

from hudna.model.proposal import Proposal
from hudna.model.reading import Reading
from hudna.model.when import When
from hudna.talks.proposals import proposals_of, words_for
from hudna.text.terms import term_of

__all__ = ["ProposalView", "proposal_views"]

_DAYS = ("start", "end")
"""Said by the time of the whole."""


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal by its kind and what it is of; time and change are null where none was read.

    `claim` is the claim it stands in, empty where in none; `parts` are names and words.
    """

    title: str
    change: str | None
    when: When | None
    claim: str
    parts: tuple[tuple[str, str], ...]


def proposal_views(reading: Reading, text: str, language: str) -> tuple[ProposalView, ...]:
    """Return what a text seems to tell of talks, in the order of the text."""
    return tuple(_view(one, text, language) for one in proposals_of(reading, text))


def _view(one: Proposal, text: str, language: str) -> ProposalView:
    return ProposalView(
        title=_title(one, language),
        change=one.change,
        when=one.when if one.when.start else None,
        claim=one.claims[0] if one.claims else "",
        parts=tuple(
            (part.name, part.span.of(text)) for part in one.parts if part.name not in _DAYS
        ),
    )


def _title(one: Proposal, language: str) -> str:
    kind, what = term_of(one.kind, language), words_for(one, language)
    return kind if kind == what else f"{kind}: {what}"
