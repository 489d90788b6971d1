"""What each side says of an incident, in its own words and language, side by side."""

from hudna.model.bulletin import Bulletin, CaseFile, SaidClaim
from hudna.publish.naming import as_said, who
from hudna.publish.page import Flow, Quote, Run, Text, Voice
from hudna.publish.words import Words
from hudna.text.terms import term_of

__all__ = ["voices"]


def voices(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Voice, ...]:
    """Return the claims in the mechanism's order of parties, then the others as they came."""
    order = {party.id: place for place, party in enumerate(bulletin.mechanism.parties)}
    sorted_claims = sorted(file.claims, key=lambda c: order.get(c.speaker_id or "", len(order)))
    return tuple(_voice(claim, bulletin, words) for claim in sorted_claims)


def _voice(claim: SaidClaim, bulletin: Bulletin, words: Words) -> Voice:
    speaker = who(
        claim.speaker_id, claim.speaker, bulletin.mechanism, words, said_in=claim.language
    )
    stance = words.say(
        "said.stance",
        stance=term_of(claim.stance, words.language),
        polarity=term_of(claim.polarity, words.language),
    )
    source: Text = (Run(claim.ref.report, Flow.CODE),)
    if claim.outlet:
        source = (*as_said(claim.outlet, words), Run(" · "), *source)
    return Voice(speaker, stance, Quote(claim.words, claim.language), source)
