"""Nouns that name what a verb only says was done, however far the verb stands from them.

"An air attack on the village it carried out": the noun tells what, the verb whether, when and by
whom. Which verbs say no more than that is listed as `light_verbs` in `claims.yaml`.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Hit

__all__ = ["with_light_verbs"]

_VOICES = {"does": "active", "suffers": "passive", "happens": "noun"}
_FARTHEST = 16


def with_light_verbs(page: Page, sentence: Sentence, hits: Sequence[Hit]) -> list[Hit]:
    """Return event words with the verb of each noun made part of it, its voice taken over."""
    verbs = sentence.of("light_verb")
    if not verbs:
        return list(hits)
    taken: dict[int, Hit] = {}
    for verb in sorted(verbs, key=lambda h: (h.start, -len(h.tokens))):
        noun = _noun(page, sentence, verb, hits)
        if noun is not None and id(noun) not in taken:
            taken[id(noun)] = _joined(noun, verb)
    return [taken.get(id(hit), hit) for hit in hits]


def _noun(page: Page, sentence: Sentence, verb: Hit, hits: Sequence[Hit]) -> Hit | None:
    """Return the noun nearest before the last word of the verb, if no other clause lies between."""
    last = max(verb.tokens)
    nouns = [
        h
        for h in hits
        if h.entry.attributes["voice"] in ("noun", "object_noun")
        and not h.tokens & verb.tokens
        and (h.end <= verb.start or (verb.head <= h.start and h.end <= last))
        and last - h.end <= _FARTHEST
    ]
    if not nouns:
        return None
    nearest = max(nouns, key=lambda h: (h.end, len(h.tokens)))
    stops = [h.start for h in sentence.of("words", "complementizer", "clause_break")]
    stops += [
        h.start
        for h in [*hits, *sentence.of("reporting")]
        if h.entry.form in ("past", "present", "future") and not h.tokens & verb.tokens
    ]
    stops += [at for at in range(nearest.end, verb.start) if page.word(at) == ";"]
    between = range(nearest.end, verb.start)
    return None if any(at in between for at in stops) else nearest


def _joined(noun: Hit, verb: Hit) -> Hit:
    voice = _VOICES[verb.entry.key]
    if voice == "noun":
        voice = str(noun.entry.attributes["voice"])
    entry = replace(
        noun.entry,
        form=verb.entry.form,
        negated=verb.entry.negated,
        attributes={**noun.entry.attributes, "voice": voice, "light": verb.entry.key},
    )
    return noun._replace(
        start=min(noun.start, verb.start),
        end=max(noun.end, verb.end),
        head=noun.end,
        entry=entry,
        tokens=noun.tokens | verb.tokens,
    )
