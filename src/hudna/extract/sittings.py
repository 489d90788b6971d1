"""What one sentence says of a meeting it names: of what kind, where, when, and who takes part."""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Page, Sentence
from hudna.model.span import Mention, Quoted
from hudna.model.when import DatePrecision, When

__all__ = ["Sitting", "find_sittings", "gap"]

_TOGETHER = 4
_NEAR = 4
_ARTICLE = 2
_LONG = (DatePrecision.SEASON, DatePrecision.YEAR, DatePrecision.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as one sentence names it; `led` is true where it tells who headed a delegation."""

    hit: Hit
    place: Quoted | None
    when: When | None
    participants: tuple[Mention, ...]
    led: bool = False

    def says_enough(self) -> bool:
        """Return whether it is told as a meeting of its own, with a day and a place or people."""
        dated = self.when is not None and self.when.precision not in _LONG
        return dated and (self.place is not None or bool(self.participants))


def find_sittings(page: Page, named: Sequence[Named], sentence: Sentence) -> list[Sitting]:
    """Return the meetings a sentence names, in order."""
    blocked = {at for h in sentence.of("block") for at in h.tokens}
    hits = [h for h in sentence.of("meeting_types") if not h.tokens & blocked]
    heads = _heads(page, hits)
    led = bool(sentence.of("head_of") and sentence.of("delegation"))
    found = []
    for hit in heads:
        place = _place(page, named, sentence, hit, heads)
        people = _participants(page, named, sentence, hit)
        people = tuple(m for m in people if place is None or m.span != place.span)
        found.append(Sitting(hit, place, _when(page, sentence, hit, heads), people, led))
    return found


def _heads(page: Page, hits: Sequence[Hit]) -> list[Hit]:
    """Return one word of each meeting: "the round of talks" is one."""
    heads: list[Hit] = []
    for hit in hits:
        if heads and hit.start - heads[-1].end <= _TOGETHER:
            between = range(heads[-1].end, hit.start)
            if all(page.tokens[at].is_word for at in between):
                if page.words.order == "verb_last":
                    heads[-1] = hit
                continue
        heads.append(hit)
    return heads


def gap(start: int, end: int, hit: Hit) -> int:
    """Return how many tokens lie between a range and a phrase, 0 where they touch or overlap."""
    return max(0, start - hit.end, hit.start - end)


def _nearest(start: int, end: int, heads: Sequence[Hit]) -> Hit:
    return min(heads, key=lambda h: gap(start, end, h))


def _when(page: Page, sentence: Sentence, hit: Hit, heads: Sequence[Hit]) -> When | None:
    """Return the date nearest to the word, none of another meeting."""
    found = [
        (gap(m.start, m.end, hit), m.value)
        for m in page.whens
        if sentence.start <= m.start < sentence.end
        and isinstance(m.value, When)
        and m.value.start
        and _nearest(m.start, m.end, heads) is hit
        and not _dates_else(page, sentence, m.start, m.end, hit)
    ]
    return min(found, key=lambda f: f[0])[1] if found else None


def _dates_else(page: Page, sentence: Sentence, start: int, end: int, hit: Hit) -> bool:
    """Return whether a date belongs to the name or making of an agreement nearer to it."""
    names = sentence.of("agreement_names") if sentence.of("of_date") else []
    linked = any(h.end == start for h in sentence.of("of_date"))
    near = [h for h in names if 0 <= start - h.end <= _NEAR]
    return linked and any(not h.tokens & hit.tokens for h in near)


def _place(
    page: Page, named: Sequence[Named], sentence: Sentence, hit: Hit, heads: Sequence[Hit]
) -> Quoted | None:
    """Return where it is: a place that a word such as "in" marks, not what it is about."""
    found = [
        n
        for n in named
        if sentence.start <= n.start < sentence.end
        and (n.kind == "place" or n.sort == "metonym")
        and n.sort not in ("state", "territory")
        and _nearest(n.start, n.end, heads) is hit
        and (_where(page, sentence, n) or _names_it(page, hit, n) or _visited(sentence, n))
        and not _topic(page, sentence, n)
    ]
    if not found:
        return None
    mention = min(found, key=lambda n: gap(n.start, n.end, hit)).mention(page)
    return Quoted(mention.name, mention.span)


def _where(page: Page, sentence: Sentence, one: Named) -> bool:
    if page.words.order == "verb_last":
        return page.words.plays("where", one.cases)
    cut = one.first - page.tokens[one.start].start
    if cut > 0 and page.words.locates(page.word(one.start)[:cut]):
        return True
    starts = range(one.start - 1, one.start + 1)
    return any(h.end in starts for h in sentence.of("meeting_place")) and _held(page, sentence, one)


def _names_it(page: Page, hit: Hit, one: Named) -> bool:
    """Return whether a meeting is called after its place: "the Geneva talks"."""
    if page.words.order == "verb_last" or page.words.case_roles:
        return False
    return one.start == hit.end if page.words.adjectives == "after" else one.end == hit.start


def _visited(sentence: Sentence, one: Named) -> bool:
    """Return whether a place is where somebody travels: "a delegation will visit Ankara"."""
    return any(0 <= one.start - h.end <= _NEAR for h in sentence.of("visits"))


def _held(page: Page, sentence: Sentence, one: Named) -> bool:
    """Return whether "in" or "to" leads to the place itself, across an article at most."""
    word = page.word(one.start - 1)
    ends = {h.end for h in sentence.of("meeting_place")}
    return one.start in ends or (one.start - 1 in ends and word in ("the", *page.words.joiners))


def _topic(page: Page, sentence: Sentence, one: Named) -> bool:
    """Return whether the place is what is talked about: "talks on Idlib"."""
    about = sentence.of("topic")
    if page.words.order == "verb_last":
        return any(0 <= h.start - one.end <= 1 for h in about)
    return any(0 <= one.start - h.end <= 1 for h in about)


def _participants(
    page: Page, named: Sequence[Named], sentence: Sentence, hit: Hit
) -> tuple[Mention, ...]:
    """Return those a word such as "between" or "attended by" names, or whose meeting it is."""
    people = _people(page, named, sentence)
    for mark in [*sentence.of("attended"), *sentence.of("between")]:
        if page.words.order == "verb_last":
            before = [n for n in people if n.end <= mark.start]
            if before and mark.start - before[-1].end <= 1:
                listed = joined_from(page, list(reversed(before)), backwards=True)
                return tuple(n.mention(page) for n in reversed(listed))
            continue
        after = [n for n in people if n.start >= mark.end]
        if after and after[0].start - mark.end <= _ARTICLE:
            return tuple(n.mention(page) for n in joined_from(page, after))
    owners = [n for n in people if n.start == hit.end and page.words.case_roles]
    if owners and page.words.case_roles.get("owned") in owners[0].cases:
        rest = [n for n in people if n.start >= hit.end]
        return tuple(n.mention(page) for n in joined_from(page, rest))
    return ()


def _people(page: Page, named: Sequence[Named], sentence: Sentence) -> list[Named]:
    """Return those of a sentence who can meet, but for bare words such as "the sides"."""
    bare = {h.start: h.end for h in sentence.of("sides")}
    found: list[Named] = []
    for one in named:
        acts = one.kind == "actor" or (one.kind == "person" and one.agent)
        within = sentence.start <= one.start < sentence.end and bare.get(one.start) != one.end
        if acts and within and one.sort != "media" and not (found and one.start < found[-1].end):
            found.append(one)
    return found
