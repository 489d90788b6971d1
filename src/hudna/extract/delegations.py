"""Who heads a delegation: "a delegation of X, headed by Y, its permanent representative"."""

from collections.abc import Sequence

from hudna.extract.headed import Headed
from hudna.extract.headed_last import headed_last
from hudna.extract.headed_object_first import headed_object_first
from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.model.span import Mention, Span

__all__ = ["Headed", "headed"]

_LONGEST_NAME = 6


def headed(page: Page, sentence: Sentence, named: Sequence[Named]) -> list[Headed]:
    """Return the heads of delegations named in a sentence, in order."""
    if page.words.order == "verb_last":
        return headed_last(page, sentence, named)
    first = page.words.order == "object_first"
    found = headed_object_first(page, sentence, named) if first else []
    done = {one.hit for one in found}
    for hit in (h for h in sentence.of("head_of") if h not in done):
        start, delegation = hit.end, _delegation(page, sentence, hit, named)
        led = _led(page, sentence, hit, named)
        leader = _leader(page, sentence, hit, named) if led is not None else None
        if led is not None and leader is not None:
            found.append(Headed(hit, leader, leader.span, led.mention(page)))
            continue
        if led is not None:
            start, delegation = led.end, led.mention(page)
        start += page.word(start) == "the"
        end = _name_end(page, sentence, start, named)
        if end == start or delegation is None:
            continue
        span = page.span(start, end)
        head = Mention(page.quote(span), _id(named, start, end), span)
        role = _role(page, sentence, end, named) or _office(page, start, end, span, named)
        found.append(Headed(hit, head, role, delegation))
    return found


def _led(page: Page, sentence: Sentence, hit: Hit, named: Sequence[Named]) -> Named | None:
    """Return the delegation that directly follows: "headed the delegation of X"."""
    starts = {h.start for h in sentence.of("delegation")}
    first = hit.end + (page.word(hit.end) == "the")
    after = [n for n in named if n.kind in ("actor", "person") and n.start == first]
    return next((n for n in after if any(n.start <= s < n.end for s in starts)), None)


def _leader(page: Page, sentence: Sentence, hit: Hit, named: Sequence[Named]) -> Mention | None:
    """Return who stands before "led the delegation" where the subject comes first."""
    if page.words.order == "verb_first":
        return None
    before = [
        n
        for n in named
        if n.kind in ("actor", "person")
        and n.sort not in ("state", "metonym")
        and sentence.start <= n.start < n.end <= hit.start <= n.end + 3
    ]
    return max(before, key=lambda n: n.end - n.start).mention(page) if before else None


def _office(page: Page, start: int, end: int, span: Span, named: Sequence[Named]) -> Span | None:
    """Return the head's own words where they are an office and no name."""
    titles = [n for n in named if start <= n.start < end and n.kind in ("actor", "person")]
    article = page.word(start) in page.words.indefinite
    return span if article or any(n.start == start for n in titles) else None


def _name_end(page: Page, sentence: Sentence, start: int, named: Sequence[Named]) -> int:
    """Return where the name ends: an office as listed, or words up to a sign."""
    office = next((n for n in named if n.start == start and n.kind == "actor"), None)
    if office is not None and not page.tokens[start].start < office.first:
        return _posted(page, sentence, office.end, named)
    end = start
    while end < sentence.end and end - start < _LONGEST_NAME:
        if not page.tokens[end].is_word and page.word(end) != "-":
            break
        end += 1
    stops = [h.start for h in sentence.of("words", "preposition", "complementizer", "relative")]
    stops += [h.start for h in sentence.of("words", "clause_break", "locative", "and")]
    stops += [h.start for h in sentence.of("delegation")]
    end = min([end, *[stop for stop in stops if stop > start]])
    return max([end, *[n.end for n in named if n.kind == "actor" and n.start < end < n.end]])


def _posted(page: Page, sentence: Sentence, end: int, named: Sequence[Named]) -> int:
    """Take in where an office is held: "representative to the United Nations"."""
    if not any(h.start == end for h in sentence.of("words", "recipient_marker")):
        return end
    first = end + 1 + (page.word(end + 1) == "the")
    return max([end, *[n.end for n in named if n.kind == "actor" and n.start == first]])


def _role(page: Page, sentence: Sentence, end: int, named: Sequence[Named]) -> Span | None:
    """Return the title set off by commas after a name."""
    if page.word(end) != ",":
        return None
    start = end + 1 + (page.word(end + 1) == "the")
    stop = start
    while (
        stop < sentence.end
        and page.word(stop) != ","
        and page.tokens[stop].is_word | (page.word(stop) == '"')
    ):
        stop += 1
    if page.word(start) in page.words.joiners or any(
        start <= h.start < stop for h in sentence.of("delegation")
    ):
        return None
    titled = any(n.kind in ("actor", "person") and start <= n.start < stop for n in named)
    return page.span(start, stop) if titled and stop > start else None


def _delegation(page: Page, sentence: Sentence, hit: Hit, named: Sequence[Named]) -> Mention | None:
    """Return the delegation named last before the word, with whose it is."""
    heads = [h for h in sentence.of("delegation") if h.start < hit.start + 1]
    if not heads:
        return None
    last = heads[-1]
    phrases = [n for n in named if n.start <= last.start < n.end and n.kind in ("actor", "person")]
    if phrases:
        return max(phrases, key=lambda n: n.end - n.start).mention(page)
    span = page.span(last.start, last.end, page.words.front(page.word(last.start), last.trim))
    return Mention(page.quote(span), None, span)


def _id(named: Sequence[Named], start: int, end: int) -> str | None:
    return next(
        (n.id for n in named if n.kind == "actor" and n.start == start and n.end == end), None
    )
