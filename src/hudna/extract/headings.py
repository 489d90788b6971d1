"""Headlines and headers: words over a text that say again what the text says with more."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.kinds import CONTESTED
from hudna.extract.page import Page
from hudna.model.claim import ClaimRelation, RelationKind, Speaker

__all__ = ["numbered", "signed", "without_headline"]

_EMPTY = frozenset({"talks", "statement", "investigation", "verification", "agreement_signed"})


def without_headline(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts less what the headline says and the text says with more.

    What only the headline says stays, if it is an event; one that adds something is marked as
    repeating the text's.
    """
    end = _headline(page)
    kept: list[Draft] = []
    for draft in drafts:
        if draft.clause[0] >= end:
            kept.append(draft)
            continue
        body = [d for d in drafts if d.clause[0] >= end and _same(draft, d)]
        if any(_adds_nothing(draft, d) for d in body):
            continue
        if page.words.order == "verb_first" and any(_told_there(draft, d) for d in body):
            continue
        if body and draft.claim.event_type in CONTESTED:
            relation = ClaimRelation(RelationKind.REPEATS, body[0].claim.id)
            claim = replace(draft.claim, relations=(*draft.claim.relations, relation))
            kept.append(replace(draft, claim=claim))
        elif not body and draft.claim.event_type not in _EMPTY:
            kept.append(draft)
    return kept


def _headline(page: Page) -> int:
    """Return the token at which the text under its headline begins; 0 without a headline."""
    if len(page.sentences) < 2:
        return 0
    first, second = page.sentences[0], page.sentences[1]
    closed = page.word(first.end - 1) in (".", "!", "?", '"')
    ends_line = page.tokens[second.start].line
    short = first.end - first.start <= 25
    return first.end if ends_line and short and not closed else 0


def _same(head: Draft, body: Draft) -> bool:
    one, other = head.claim, body.claim
    return one.event_type == other.event_type or (
        one.event_type in CONTESTED
        and other.event_type in CONTESTED
        and bool({p.id or p.name for p in one.places} & {p.id or p.name for p in other.places})
    )


def _adds_nothing(head: Draft, body: Draft) -> bool:
    one, other = head.claim, body.claim
    places = {p.name for p in one.places} <= {p.name for p in other.places}
    toll = one.casualties is None or other.casualties is not None
    dated = one.when is None or other.when is not None
    same = one.event_type == other.event_type
    return same and dated and toll and (places or other.places != ())


def _told_there(head: Draft, body: Draft) -> bool:
    """Return whether the text tells the headline's event by its type, or by its place."""
    one, other = head.claim, body.claim
    toll = one.casualties is None or other.casualties is not None
    return toll and (one.when is None or other.when is not None or other.speaker.span is not None)


def numbered(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with ids in the order of the text."""
    names = {d.claim.id: f"c{n}" for n, d in enumerate(drafts, start=1)}
    return [
        replace(
            d,
            claim=replace(
                d.claim,
                id=names[d.claim.id],
                relations=tuple(
                    ClaimRelation(r.type, names[r.claim])
                    for r in d.claim.relations
                    if r.claim in names
                ),
            ),
        )
        for d in drafts
    ]


def signed(drafts: Sequence[Draft], speaker: Speaker | None) -> list[Draft]:
    """Return the drafts with what nobody is named for said by the body that signs the report."""
    if speaker is None:
        return list(drafts)
    return [
        replace(d, claim=replace(d.claim, speaker=speaker)) if d.claim.speaker.span is None else d
        for d in drafts
    ]
