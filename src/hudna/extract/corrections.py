"""Which reading of a claim stands once people corrected it: no party wins by default."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hudna.extract.quotes import whole_words
from hudna.model.claim import Claim, Method
from hudna.model.correction import Correction, CorrectionKind
from hudna.model.reading import Reading
from hudna.model.span import Span

__all__ = ["contested", "corrected", "latest", "problems"]


def latest(corrections: Iterable[Correction], claim: str) -> tuple[Correction, ...]:
    """Return each party's last word on a claim, in the order of the parties."""
    last: dict[str, Correction] = {}
    for one in sorted(corrections, key=lambda c: (c.at, c.id)):
        if one.claim == claim:
            last[one.party] = one
    return tuple(last[party] for party in sorted(last))


def contested(corrections: Iterable[Correction], claim: str) -> bool:
    """Return whether parties differ on how a claim reads."""
    said = latest(corrections, claim)
    return any((c.kind, c.value) != (said[0].kind, said[0].value) for c in said[1:])


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """Return the reading with every correction that no party contradicts.

    Where parties differ the software's reading stands, and an added claim waits.
    """
    listed = tuple(corrections)
    if not listed:
        return reading
    claims = [kept for claim in reading.claims for kept in _standing(claim, listed)]
    known = {claim.id for claim in reading.claims}
    for claim_id in sorted({c.claim for c in listed} - known):
        said = latest(listed, claim_id)
        if not contested(listed, claim_id) and said[0].value is not None:
            claims.append(replace(said[0].value, id=claim_id, method=Method.PERSON))
    there = {claim.id for claim in claims}
    return replace(reading, claims=tuple(_linked(claim, there) for claim in claims))


def _standing(claim: Claim, corrections: tuple[Correction, ...]) -> Iterator[Claim]:
    said = latest(corrections, claim.id)
    if not said or contested(corrections, claim.id):
        yield claim
        return
    if said[0].kind is CorrectionKind.AMENDED and said[0].value is not None:
        yield replace(said[0].value, id=claim.id, method=Method.PERSON)
    elif said[0].kind is not CorrectionKind.REJECTED:
        yield claim


def _linked(claim: Claim, there: set[str]) -> Claim:
    """Drop links to claims that are no longer there."""
    kept = tuple(relation for relation in claim.relations if relation.claim in there)
    return claim if kept == claim.relations else replace(claim, relations=kept)


def problems(correction: Correction, reading: Reading, text: str) -> Iterator[str]:
    """Yield in words what keeps a correction from being taken: it must quote this very text."""
    known = {claim.id for claim in reading.claims}
    added = correction.kind is CorrectionKind.ADDED
    needs_value = correction.kind in (CorrectionKind.AMENDED, CorrectionKind.ADDED)
    if correction.text_sha256 != reading.document.text_sha256:
        yield "it was made on another text than the one of this report"
    if added == (correction.claim in known):
        yield f"the claim {correction.claim} is {'there already' if added else 'not there'}"
    if needs_value != (correction.value is not None):
        yield f"a claim {correction.kind.value} {'has a' if needs_value else 'has no'} new reading"
    if correction.kind is not CorrectionKind.CONFIRMED and not correction.reasons.strip():
        yield "it gives no reason"
    if correction.value is not None:
        yield from _misquoted(correction.value, text)


def _misquoted(claim: Claim, text: str) -> Iterator[str]:
    named = [(m.name, m.span) for m in (*claim.actors, *claim.targets, *claim.weapons)]
    named += [(place.name, place.span) for place in claim.places if place.span]
    if claim.speaker.span is not None:
        named.append((claim.speaker.name, claim.speaker.span))
    elif claim.speaker.id is not None:
        yield "its speaker has no words in the text"
    for name, span in named:
        if span.of(text) != name:
            yield f"“{name}” does not stand at {span.start}-{span.end}"
    for span in (claim.span, *(span for _, span in named), *_spans(claim)):
        if span.end > len(text) or not span.of(text).strip() or not whole_words(text, span):
            yield f"there are no whole words at {span.start}-{span.end}"


def _spans(claim: Claim) -> Iterator[Span]:
    """Yield the spans of values that carry no words of their own."""
    if claim.cue is not None:
        yield claim.cue
    if claim.when is not None and claim.when.span is not None:
        yield claim.when.span
    yield from (count.span for count in claim.counts)
    if claim.casualties is not None:
        for name in ("killed", "wounded", "missing", "captured", "rescued"):
            toll = getattr(claim.casualties, name)
            if toll is not None:
                yield toll.span
