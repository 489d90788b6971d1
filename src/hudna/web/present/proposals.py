"""What a text seems to tell of talks, beside the text, with what each party made of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hudna.actions.answer_words import DAYS
from hudna.model.correction import Correction, CorrectionKind
from hudna.model.proposal import Proposal, ProposalAnswer, ProposalKind, ProposalPart
from hudna.model.span import Span
from hudna.model.when import When
from hudna.talks.accepted import makes
from hudna.talks.proposals import words_for
from hudna.text.terms import term_of

__all__ = ["PAGES", "AnswerView", "ProposalView", "no_longer", "proposal_title", "proposal_views"]

PAGES = {
    "undertaking": "commitment",
    "talks_round": "talks-round",
    "relation_event": "relation-event",
}
"""The page that shows what was registered from an answer."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a party made of a proposal last; `page` and `made` are empty where nothing is shown.

    `changes` are the parts it has otherwise than they were read: name, read, and as it says.
    """

    answer: ProposalAnswer
    changes: tuple[tuple[str, str, str], ...]
    page: str
    made: str


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal by its kind and what it is of; time and change are null where none was read.

    `claim` is the claim it stands in, empty where in none; `parts` are names and words. `mine`
    tells that the reader's party has answered, `recorrected` that a party reads the claim in
    another way by now.
    """

    id: str
    title: str
    change: str | None
    when: When | None
    claim: str
    span: Span
    parts: tuple[tuple[str, str], ...]
    answers: tuple[AnswerView, ...]
    mine: bool
    recorrected: bool


def proposal_views(
    proposals: Iterable[Proposal],
    text: str,
    language: str,
    *,
    answers: Sequence[ProposalAnswer] = (),
    shown: Collection[str] = (),
    corrections: Iterable[Correction] = (),
    party: str = "",
) -> tuple[ProposalView, ...]:
    """Return proposals in their order; of what was registered only what is `shown` is named."""
    doubted = {c.claim for c in corrections if c.kind is not CorrectionKind.CONFIRMED}
    return tuple(
        _view(one, text, language, _latest(answers, one.id), shown, doubted, party)
        for one in proposals
    )


def no_longer(
    proposals: Iterable[Proposal], answers: Sequence[ProposalAnswer], shown: Collection[str]
) -> tuple[AnswerView, ...]:
    """Return answers to what is not proposed any more, since the text was read anew."""
    known = {one.id for one in proposals}
    gone = dict.fromkeys(one.proposal for one in answers if one.proposal not in known)
    return tuple(_answer(one, (), shown) for proposal in gone for one in _latest(answers, proposal))


def proposal_title(one: Proposal, language: str) -> str:
    """Return what a proposal is, and of what."""
    kind, what = term_of(one.kind, language), words_for(one, language)
    return kind if kind == what else f"{kind}: {what}"


def _view(
    one: Proposal,
    text: str,
    language: str,
    answers: Sequence[ProposalAnswer],
    shown: Collection[str],
    doubted: Collection[str],
    party: str,
) -> ProposalView:
    return ProposalView(
        id=one.id,
        title=proposal_title(one, language),
        change=one.change,
        when=one.when if one.when.start else None,
        claim=one.claims[0] if one.claims else "",
        span=one.span,
        parts=tuple((part.name, part.span.of(text)) for part in one.parts if part.name not in DAYS),
        answers=tuple(_answer(answer, one.parts, shown) for answer in answers),
        mine=any(answer.party == party for answer in answers),
        recorrected=any(claim in doubted for claim in one.claims),
    )


def _latest(answers: Iterable[ProposalAnswer], proposal: str) -> tuple[ProposalAnswer, ...]:
    """Return the last answer of each party, which counts, in the order of the parties.

    Answers come oldest first, as they were stored.
    """
    last = {one.party: one for one in answers if one.proposal == proposal}
    return tuple(last[party] for party in sorted(last))


def _answer(
    answer: ProposalAnswer, parts: Sequence[ProposalPart], shown: Collection[str]
) -> AnswerView:
    read = {part.name: part.value for part in parts}
    page = PAGES.get(makes(ProposalKind(answer.kind)) or "", "")
    there = bool(page) and answer.made is not None and answer.made in shown
    return AnswerView(
        answer=answer,
        changes=tuple((name, read.get(name, ""), value) for name, value in answer.values.items()),
        page=page if there else "",
        made=(answer.made or "") if there else "",
    )
