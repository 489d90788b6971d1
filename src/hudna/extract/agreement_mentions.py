"""Agreements as their sentences name them, those that no claim tells of among them."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.agreement_terms import VAGUE, Terms, find_terms
from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Page, Sentence
from hudna.model.reading import AgreementMention
from hudna.model.span import Mention, Quoted, Span

__all__ = ["beside", "quoted_name", "with_terms"]


def with_terms(
    page: Page, named: Sequence[Named], found: Sequence[AgreementMention]
) -> list[AgreementMention]:
    """Add what sentences say of agreements that no claim tells: "the truce in force since May"."""
    made = list(found)
    for sentence in page.sentences:
        terms = find_terms(page, named, sentence)
        if terms is None:
            continue
        whole = page.span(sentence.start, sentence.end)
        at = _told(made, terms, whole)
        if at is not None:
            here = made[at].span.overlaps(whole)
            made[at] = _filled(
                _renamed(page, made[at], terms) if here else made[at], terms, here=here
            )
        elif terms.says_something():
            quoted = quoted_name(page, terms.name)
            kind = None if terms.kind in VAGUE else Quoted(terms.kind, quoted.span)
            made.append(
                AgreementMention(
                    id=f"a{len(made) + 1}",
                    span=quoted.span,
                    name=quoted,
                    type=kind,
                    reached=terms.reached,
                    entry_into_force=terms.entry_into_force,
                    parties=terms.parties,
                    mediators=beside(page, named, sentence, "mediators"),
                    guarantors=beside(page, named, sentence, "guarantors"),
                )
            )
    return made


def _told(made: Sequence[AgreementMention], terms: Terms, whole: Span) -> int | None:
    """Return which agreement a sentence goes on about, null where it speaks of another."""
    for at, one in enumerate(made):
        kind = one.type.value if one.type else None
        same = kind == terms.kind or (kind is None and terms.kind in VAGUE)
        if one.span.overlaps(whole) and (same or kind is None or terms.kind in VAGUE):
            return at
        days = ((one.reached, terms.reached), (one.entry_into_force, terms.entry_into_force))
        if same and not any(a and b and a.value[:10] != b.value[:10] for a, b in days):
            return at
    return None


def _renamed(page: Page, one: AgreementMention, terms: Terms) -> AgreementMention:
    """Return it under the name that its making stands by, not under what else it provides for."""
    if one.type is None or one.type.value == terms.kind or not terms.says_something():
        return one
    quoted = quoted_name(page, terms.name)
    kind = None if terms.kind in VAGUE else Quoted(terms.kind, quoted.span)
    return replace(one, name=quoted, type=kind)


def _filled(one: AgreementMention, terms: Terms, *, here: bool) -> AgreementMention:
    """Return an agreement with the slots a sentence fills; its own sentence is read anew."""
    reached, force = one.reached, one.entry_into_force
    if here:
        dates = {d.span for d in (terms.reached, terms.entry_into_force) if d is not None}
        reached = None if reached and reached.span in dates else reached
        force = None if force and force.span in dates else force
        reached, force = terms.reached or reached, terms.entry_into_force or force
    return replace(
        one,
        reached=reached or terms.reached,
        entry_into_force=force or terms.entry_into_force,
        parties=one.parties or terms.parties,
    )


def quoted_name(page: Page, hit: Hit) -> Quoted:
    """Return the name of an agreement as it is written, without what is written onto it."""
    span = page.span(hit.start, hit.end, page.words.front(page.word(hit.start), hit.trim))
    return Quoted(page.quote(span), span)


def beside(
    page: Page, named: Sequence[Named], sentence: Sentence, section: str
) -> tuple[Mention, ...]:
    """Return who stands right after the word, or else right before it.

    An adjective of a state counts where it is told of the word itself: "Russian mediation".
    """
    within = [n for n in named if sentence.start <= n.start < sentence.end]
    actors = [n for n in within if n.kind == "actor" or (n.kind, n.sort) == ("adjective", "state")]
    for hit in sentence.of(section):
        after = [n for n in actors if hit.end <= n.start <= hit.end + 2]
        if after:
            rest = [n for n in actors if n.start >= after[0].start]
            return tuple(n.mention(page) for n in joined_from(page, rest))
        before = [n for n in actors if hit.start - 3 <= n.end <= hit.start]
        if before:
            rest = [n for n in actors if n.end <= before[-1].end]
            listed = joined_from(page, list(reversed(rest)), backwards=True)
            return tuple(n.mention(page) for n in reversed(listed))
    return ()
