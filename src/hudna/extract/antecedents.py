"""Whom "the ministry", "the source" or "he" stands for, and who speaks together."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Page, Sentence
from hudna.extract.speakers import as_speaker
from hudna.model.claim import Speaker

__all__ = ["header_speaker", "meant", "spoken_for", "together"]

_SHARED = 5
"""Letters two forms of one word have in common."""


def meant(
    page: Page, sentence: Sentence, who: Named, named: Sequence[Named], last: Speaker | None
) -> str | None:
    """Return the id of whoever a word such as "the ministry" stands for.

    It is the one named last with that very word in the name; a word of no kind of its own ("he",
    "the source") may also stand for who spoke last. Null where neither is there.
    """
    word = page.word(who.end - 1)
    for one in reversed(named):
        if one.end > who.start or one.id is None or one.kind not in ("actor", "person"):
            continue
        if any(_same(page, word, page.word(at)) for at in range(one.start, one.end)):
            return one.id
    generic = {h.end for h in sentence.of("words", "generic_speaker") if h.start >= who.start}
    if last is not None and (who.end in generic or _same_name(page, word, last)):
        return last.id
    return None


def spoken_for(
    page: Page, sentence: Sentence, who: Named, named: Sequence[Named], last: Speaker | None
) -> Speaker:
    """Return the speaker a word stands for: "he" is whoever spoke last, "the ministry" keeps its
    words and gets the id of whom it means.
    """
    alone = {h.end for h in sentence.of("words", "personal_pronoun") if h.start == who.start}
    if who.end in alone and last is not None and last.span is not None:
        return last
    return replace(as_speaker(page, who), id=meant(page, sentence, who, named, last))


def _same(page: Page, one: str, other: str) -> bool:
    """Return whether two words are forms of one: bare of what is written onto their front."""
    if not (one and other):
        return False
    ones = {form for form, _ in page.words.forms(one) if len(form) > 2}
    others = {form for form, _ in page.words.forms(other) if len(form) > 2}
    plural = len(one) >= _SHARED <= len(other) and one.rstrip("s") == other.rstrip("s")
    return bool(ones & others) or plural


def _same_name(page: Page, word: str, last: Speaker) -> bool:
    return any(_same(page, word, part) for part in last.name.lower().split())


def together(page: Page, who: Named, people: Sequence[Named]) -> tuple[Named, ...]:
    """Return those named with `who` as one subject: "Russia and Turkey confirmed"."""
    listed = [p for p in people if p.kind == "actor" and p.id is not None]
    if who not in listed:
        return ()
    at = listed.index(who)
    after = joined_from(page, listed[at:])
    before = joined_from(page, list(reversed(listed[: at + 1])), backwards=True)[::-1]
    group = (*before[:-1], *after)
    if page.words.names_run_on and not _ended_by_and(page, group):
        return ()
    return tuple(one for one in dict.fromkeys(group) if one != who)


def _ended_by_and(page: Page, group: Sequence[Named]) -> bool:
    """Return whether a list has its "and": without it what follows a comma is an apposition."""
    ands = {h.start for h in page.sentence_of(group[0].start).of("words", "and")} if group else ()
    return any(at in ands for at in range(group[0].start, group[-1].end)) if group else False


def header_speaker(page: Page, named: Sequence[Named]) -> Speaker | None:
    """Return who signs a field report in a line of its head ("From: ..."), null where nobody."""
    titled = _titled(page, named)
    if titled is not None:
        return titled
    for sentence in page.sentences[:8]:
        for hit in sentence.of("words", "header_speaker"):
            if hit.start != sentence.start or hit.end >= sentence.end:
                continue
            inside = [
                n
                for n in named
                if hit.end <= n.start < sentence.end and n.kind in ("actor", "person")
            ]
            if not inside:
                return None
            best = next((n for n in inside if n.id is not None), inside[0])
            whole = replace(
                best,
                start=hit.end,
                first=page.tokens[hit.end].start,
                end=sentence.end,
                last=page.tokens[sentence.end - 1].end,
            )
            return as_speaker(page, whole)
    return None


def _titled(page: Page, named: Sequence[Named]) -> Speaker | None:
    """Return who the title of a text says is speaking in it ("From a briefing by ...")."""
    for sentence in page.sentences[:2]:
        for hit in sentence.of("words", "header_title"):
            people = [n for n in named if n.start == hit.end and n.kind in ("actor", "person")]
            if hit.start == sentence.start and people and page.word(sentence.end - 1) != ".":
                return as_speaker(page, people[0])
    return None
