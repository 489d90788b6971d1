"""Agreements as slots: what they are called, when reached, in force where, by whom and how held.

Nothing is filled in from what is known otherwise: a guarantor is one only if the text says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hudna.extract.agreement_mentions import beside, quoted_name, with_terms
from hudna.extract.agreement_terms import VAGUE
from hudna.extract.claims import Draft
from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Page, Sentence
from hudna.extract.stated_dates import stated
from hudna.model.claim import Polarity, Stance
from hudna.model.reading import AgreementMention
from hudna.model.span import Mention, Quoted
from hudna.model.when import When

__all__ = ["find_agreements"]

SIGNS = frozenset({"agreement_signed", "entry_into_force", "ceasefire_status", "mediation"})
ABOUT = SIGNS | {
    "ceasefire_violation",
    "violation_count",
    "accession_to_ceasefire",
    "exclusion",
}
_TRUCE = "ceasefire"
_ANTECEDENT = 2
"""Words between an agreement's name and the clause that tells of it ("the truce, which ...")."""


def find_agreements(
    page: Page, named: Sequence[Named], drafts: list[Draft]
) -> tuple[tuple[AgreementMention, ...], list[Draft]]:
    """Return the agreements a text speaks of, and the claims with their agreement."""
    kinds: dict[str, list[Draft]] = {}
    for draft in drafts:
        kind = _kind(page, draft, kinds)
        if kind is not None:
            kinds.setdefault(kind, []).append(draft)
    found: list[AgreementMention] = []
    of_claim: dict[str, str] = {}
    for kind, about in kinds.items():
        if not any(d.claim.event_type in SIGNS for d in about):
            continue
        agreement_id = f"a{len(found) + 1}"
        made = _agreement(page, named, kind, agreement_id, about, drafts)
        if not _says_something(made):
            continue
        found.append(made)
        of_claim |= {d.claim.id: agreement_id for d in about}
    for draft in drafts:
        if draft.claim.event_type == "mediation" and draft.claim.id not in of_claim:
            same = page.sentence_of(draft.clause[0])
            others = [d for d in drafts if same.start <= d.clause[0] < same.end]
            shared = [of_claim[d.claim.id] for d in others if d.claim.id in of_claim]
            of_claim |= {draft.claim.id: shared[0]} if shared else {}
    found = with_terms(page, named, found)
    linked = [
        replace(d, claim=replace(d.claim, agreement=of_claim.get(d.claim.id) or _made(d, found)))
        for d in drafts
    ]
    return tuple(found), linked


def _made(draft: Draft, found: Sequence[AgreementMention]) -> str | None:
    """Return the agreement that a claim of its making or beginning tells of in its sentence."""
    if draft.claim.event_type not in ("agreement_signed", "entry_into_force"):
        return None
    return next((one.id for one in found if one.span.overlaps(draft.claim.span)), None)


def _says_something(made: AgreementMention) -> bool:
    dated = made.reached or made.entry_into_force or made.status or made.scope
    return bool(dated or made.parties or made.guarantors or made.mediators)


def _kind(page: Page, draft: Draft, known: dict[str, list[Draft]]) -> str | None:
    """Return which agreement a claim speaks of: the one named nearest in its sentence."""
    if draft.event is None or draft.claim.event_type not in ABOUT:
        return None
    names = _names_near(page, draft)
    if draft.claim.event_type in ("agreement_signed", "exclusion"):
        kind = names[0].entry.key if names else None
        if kind in VAGUE and known and _pointed_at_again(page, names[0]):
            return list(known)[-1]
        hits = page.sentence_of(draft.event.hit.start).of("agreement_names", _TRUCE)
        return _TRUCE if kind in VAGUE and hits else kind
    named_truce = any(h.entry.key == _TRUCE for h in names)
    if draft.claim.event_type == "entry_into_force" and names and names[0].entry.key in VAGUE:
        named_truce = any(s.of("agreement_names", _TRUCE) for s in page.sentences)
    if draft.claim.event_type == "ceasefire_status" and not names:
        told = page.sentence_of(draft.event.hit.start).of("agreement_names")
        signed = [h.entry.key for h in told if h.end <= draft.clause[0] and h.entry.key in known]
        return signed[-1] if signed else _TRUCE  # "the memorandum, which ..., remains in force"
    if named_truce or _TRUCE in known or draft.claim.event_type == "ceasefire_status":
        return _TRUCE
    return names[0].entry.key if names else None


def _pointed_at_again(page: Page, name: Hit) -> bool:
    """Return whether a name has a word before it that means one told before: "this agreement"."""
    words = page.sentence_of(name.start).of("words", "demonstrative")
    return any(hit.end == name.start for hit in words)


def _names_near(page: Page, draft: Draft) -> list[Hit]:
    """Return agreement names of the clause, those that say what it is about first."""
    assert draft.event is not None
    first, last = draft.clause
    hits = page.sentence_of(draft.event.hit.start).of("agreement_names")
    inside = [h for h in hits if first <= h.start < last and not _mixed(h, hits)]
    inside = inside or [h for h in hits if 0 <= first - h.end <= _ANTECEDENT]
    after = draft.event.hit.start
    return sorted(
        inside, key=lambda h: (h.entry.key in VAGUE, h.start < after, abs(h.start - after))
    )


def _mixed(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Return whether a name with a gap in it has run over another agreement's name."""
    return any(
        other.entry.key not in (hit.entry.key, *VAGUE)
        and hit.start <= other.start < hit.end
        and not other.tokens & hit.tokens
        for other in hits
    )


def _agreement(
    page: Page,
    named: Sequence[Named],
    kind: str,
    agreement_id: str,
    about: list[Draft],
    drafts: list[Draft],
) -> AgreementMention:
    signed = [d for d in about if d.claim.event_type == "agreement_signed"]
    forces = [d for d in about if d.claim.event_type == "entry_into_force"]
    states = [d for d in about if d.claim.event_type == "ceasefire_status"]
    made = [d for d in signed if d.claim.polarity is not Polarity.NEGATIVE]
    begun = [d for d in forces if d.claim.polarity is not Polarity.NEGATIVE]
    main = (signed or forces or about)[0]
    name = next(
        (n for d in [main, *about] for n in _names_near(page, d) if n.entry.key == kind), None
    )
    quoted = quoted_name(page, name) if name else None
    return AgreementMention(
        id=agreement_id,
        span=main.claim.span,
        name=quoted,
        type=Quoted(kind, quoted.span) if quoted and kind not in VAGUE else None,
        reached=_date(d.claim.when for d in made) or _announced(page, made),
        entry_into_force=_date(d.claim.when for d in begun),
        scope=_scope(page, named, [*signed, *forces], name),
        status=_status(page, states),
        parties=_parties(page, named, signed),
        mediators=_mediators(page, named, main, drafts),
        guarantors=_guarantors(page, named, about),
    )


def _date(whens: Iterable[When | None]) -> Quoted | None:
    return next((date for when in whens if (date := stated(when)) is not None), None)


def _announced(page: Page, signed: Sequence[Draft]) -> Quoted | None:
    """Return the day on which somebody announced that it had been signed."""
    for draft in signed:
        frame = draft.frame
        if frame is None or frame.stance is not Stance.ANNOUNCES:
            continue
        said = range(min(frame.start, frame.cue.start), frame.content[0])
        found = _date(m.value for m in page.whens if m.start in said and isinstance(m.value, When))
        if found is not None:
            return found
    return None


def _scope(
    page: Page, named: Sequence[Named], drafts: Sequence[Draft], name: Hit | None
) -> Quoted | None:
    for draft in drafts:
        for hit in page.sentence_of(draft.clause[0]).of("scope"):
            places = [n for n in named if n.kind in ("place", "actor") and n.end > hit.start]
            near = [p for p in places if hit.start <= p.start <= hit.end + 1]
            if page.words.order == "verb_last":
                near = [n for n in named if n.end == hit.start and n.kind in ("place", "actor")]
            wide = hit.end - hit.start > 1
            close = name is not None and 0 <= hit.start - name.end <= 2
            if near and draft.clause[0] <= hit.start < draft.clause[1] and (wide or close):
                first = min(hit.start, near[-1].start)
                span = page.span(first, max(hit.end, near[-1].end))
                return Quoted(page.quote(span), span)
    return None


def _status(page: Page, states: Sequence[Draft]) -> Quoted | None:
    for draft in reversed(states):
        assert draft.event is not None
        for hit in page.sentence_of(draft.event.hit.start).of("status"):
            if draft.clause[0] <= hit.start < draft.clause[1]:
                return Quoted(hit.entry.key, page.span(hit.start, hit.end, hit.trim))
    return None


def _parties(page: Page, named: Sequence[Named], signed: Sequence[Draft]) -> tuple[Mention, ...]:
    """Return who signed; one alone is no agreement, the other is left unsaid."""
    for draft in signed:
        if any(m.id is not None for m in draft.claim.actors):
            found = draft.claim.actors
        else:
            found = _pointed_at(page, named, draft) if draft.claim.actors else ()
        if len(found) > 1:
            return found
    return ()


def _pointed_at(page: Page, named: Sequence[Named], draft: Draft) -> tuple[Mention, ...]:
    """ "These states": those listed just before in the same sentence."""
    assert draft.event is not None
    sentence = page.sentence_of(draft.event.hit.start)
    before = [
        n
        for n in named
        if n.sort in ("state", "metonym")
        and n.kind == "actor"
        and sentence.start <= n.start < draft.event.hit.start
    ]
    listed = joined_from(page, before)
    return tuple(n.mention(page) for n in listed) if len(listed) > 1 else draft.claim.actors


def _mediators(
    page: Page, named: Sequence[Named], main: Draft, drafts: Sequence[Draft]
) -> tuple[Mention, ...]:
    for draft in drafts:
        near = page.sentence_of(draft.clause[0]) is page.sentence_of(main.clause[0])
        if near and draft.claim.event_type == "mediation" and draft.claim.actors:
            return draft.claim.actors
    return _beside(page, named, [main], "mediators")


def _guarantors(page: Page, named: Sequence[Named], about: Sequence[Draft]) -> tuple[Mention, ...]:
    return _beside(page, named, about, "guarantors")


def _beside(
    page: Page, named: Sequence[Named], drafts: Sequence[Draft], section: str
) -> tuple[Mention, ...]:
    """Return those named beside the word in the first sentence that has some."""
    told = (beside(page, named, s, section) for s in _sentences(page, drafts))
    return next((found for found in told if found), ())


def _sentences(page: Page, drafts: Sequence[Draft]) -> list[Sentence]:
    found: list[Sentence] = []
    for draft in drafts:
        sentence = page.sentence_of(draft.clause[0])
        if sentence not in found:
            found.append(sentence)
    return found
