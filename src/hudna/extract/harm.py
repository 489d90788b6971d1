"""How many: people harmed or recovered, and other things counted, in a token range."""

from collections.abc import Sequence

from hudna.extract.counts import PEOPLE, find_counts, lower_end, noun_after
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Mark, Page, Sentence
from hudna.model.claim import Casualties, Toll
from hudna.model.span import Span
from hudna.text.numbers import Number, NumberForm

__all__ = ["find_casualties", "find_counts"]

_REACH = 7
_BODIES = ("force", "group")
"""Kinds of things that are people together: what they killed or lost is counted."""


def find_casualties(
    page: Page, sentence: Sentence, clause: tuple[int, int], named: Sequence[Named]
) -> Casualties | None:
    """Return the people harmed or recovered in a clause, null where it speaks of none."""
    tolls: dict[str, Toll] = {}
    nobody = sentence.of("words", "no_casualties", "no_deaths")
    spared = {at for h in nobody for at in range(h.start, h.end)}
    for hit in sentence.of("harm"):
        inside = clause[0] <= hit.start < clause[1] and hit.start not in spared
        if inside and hit.entry.key not in tolls:
            toll = (
                Toll(0, 0, page.span(hit.start, hit.end, hit.trim))
                if hit.entry.negated
                else _toll(page, sentence, hit.start, hit.end, clause, named)
            )
            if toll is not None:
                tolls[hit.entry.key] = toll
    for hit in nobody:
        if clause[0] <= hit.start < clause[1]:
            zero = Toll(0, 0, page.span(hit.start, hit.end, hit.trim))
            tolls.setdefault("killed", zero)
            if hit.entry.key == "no_casualties":
                tolls.setdefault("wounded", zero)
    return Casualties(**tolls) if tolls else None


def _toll(
    page: Page,
    sentence: Sentence,
    start: int,
    end: int,
    clause: tuple[int, int],
    named: Sequence[Named],
) -> Toll | None:
    others = [
        h for h in sentence.of("harm") if h.start not in range(start, end) and h.start != start
    ]
    words = page.words
    wide = words.order == "object_first" or words.names_run_on or bool(words.case_roles)
    reach = 2 * _REACH if wide else _REACH
    right = min([clause[1], end + _REACH, *[h.start for h in others if h.start >= end]])
    left = max([clause[0], start - reach, *[h.end for h in others if h.end <= start]])
    if _no_toll(page, sentence, (start, end), named):
        return None
    none = _none(page, sentence, start)
    if none is not None:
        return Toll(0, 0, page.span(none, end, 0))
    numbers = [m for m in page.numbers if not _counted(page, m)]
    after = [m for m in numbers if end <= m.start < right]
    own = [m for m in numbers if start <= m.start < end]
    close = start - 1 if left > clause[0] and page.words.order == "verb_first" else left
    before = [m for m in numbers if left <= m.start < start and m.end > close - 1]
    if after and page.words.case_roles:  # "one died and three were hurt": each after its verb
        before = [m for m in before if not any(m.start == h.end for h in others)]
    gerund = any(h.start == start and h.entry.form == "gerund" for h in sentence.of("harm"))
    if page.words.order == "verb_first" or gerund:
        candidates = [*own, *after, *_topic(page, start, clause), *reversed(before)]
    else:
        candidates = [*own, *reversed(before), *after]
    part = {h.end for h in sentence.of("words", "including")}
    whole = [m for m in candidates if m.start not in part]
    for mark in whole or candidates:
        if _counts_people(page, sentence, mark, (start, end), named):
            upper = _upper_end(page, sentence, mark)
            return _with_others(page, _sized(page, sentence, upper), upper, named)
    several = {h.end for h in sentence.of("words", "some")}
    named = [n for n in named if n.start not in several]
    nearby = [n for n in named if end <= n.start < right and n.kind == "person" and n.one]
    if page.words.order == "verb_last":
        left = max([clause[0], *[h.end for h in others if h.end <= start]])
    if not nearby:
        nearby = [n for n in named if left <= n.start < start and n.kind == "person" and n.one]
    if nearby and page.words.singular(page.word(nearby[0].start)):
        return _listed(page, joined_from(page, nearby))
    return None


def _listed(page: Page, joined: Sequence[Named]) -> Toll:
    """Count people named one by one, the first alone: "a child and two women" are three."""
    counted = {m.end: m.value for m in page.numbers}
    value, last = 0, joined[0]
    for one in joined:
        number = counted.get(one.start)
        if page.words.singular(page.word(one.start)):
            value, last = value + 1, one
        elif isinstance(number, Number):
            value, last = value + int(number.value), one
    return Toll(value, value, _over(page, joined[0], last))


def _no_toll(page: Page, sentence: Sentence, harm: tuple[int, int], named: Sequence[Named]) -> bool:
    """Return whether the word counts nobody: "two of the wounded", "a helicopter was hit"."""
    if page.words.order != "verb_first":
        return False
    start, end = harm
    some_of = any(h.end == start for h in sentence.of("words", "part_of"))
    known = page.words.definite(page.word(start), 2)
    struck = any(n.start == end and n.kind == "thing" and n.sort not in _BODIES for n in named)
    return (some_of and known) or struck


def _topic(page: Page, start: int, clause: tuple[int, int]) -> list[Mark]:
    """Return the number that opens the clause of a verb: "that 14 fighters were killed"."""
    return [m for m in page.numbers if clause[0] <= m.start <= clause[0] + 1 and m.end <= start][:1]


def _counted(page: Page, mark: Mark) -> bool:
    """Return whether a bare singular is the noun that a number before it counts.

    Some languages count two to four, or more than ten, with a form of the singular.
    """
    number = mark.value
    if not isinstance(number, Number) or number.form is not NumberForm.SINGULAR:
        return False
    return any(
        other.end <= mark.start <= other.end + 1
        and isinstance(other.value, Number)
        and other.value.form is not NumberForm.SINGULAR
        and all(page.tokens[at].is_word for at in range(other.end, mark.start))
        for other in page.numbers
    )


def _none(page: Page, sentence: Sentence, start: int) -> int | None:
    """Return where a negation of the word begins ("nobody was killed"), null where it stands."""
    reach = 0 if page.words.order == "verb_first" else 3
    if page.words.order == "verb_last":
        return _none_after(sentence, start)
    for hit in sentence.of("words", "negated_verb"):
        between = range(hit.end, start)
        near = hit.end <= start <= hit.end + reach
        if near and all(page.tokens[at].is_word for at in between):
            return hit.start
    return None


def _none_after(sentence: Sentence, start: int) -> int | None:
    """Return the word itself where its own form or the word after it says that nobody was."""
    words = sentence.of("words", "negated_verb")
    for hit in sentence.of("harm"):
        if hit.start == start and (hit.entry.negated or any(w.start == hit.end for w in words)):
            return start
    return None


def _over(page: Page, first: Named, last: Named) -> Span:
    return Span(first.span(page).start, last.span(page).end)


def _with_others(page: Page, toll: Toll, mark: Mark, named: Sequence[Named]) -> Toll:
    """Add those joined to the number: "two soldiers and a civilian" are three."""
    people = [n for n in named if n.kind == "person" and n.start >= mark.start]
    counted = {m.start: m for m in page.numbers}
    minimum, maximum, span = toll.min, toll.max, toll.span
    for one in joined_from(page, people)[1:]:
        other = counted.get(one.start - 1) or counted.get(one.start)
        other = other if other is not None and other.start >= mark.end else None
        value = 1
        if other is not None and isinstance(other.value, Number):
            value = int(other.value.value)
        elif not (one.one and page.words.singular(page.word(one.start))):
            break
        minimum, maximum = minimum + value, None if maximum is None else maximum + value
        span = Span(span.start, one.span(page).end)
    return Toll(minimum, maximum, span)


def _counts_people(
    page: Page,
    sentence: Sentence,
    mark: Mark,
    harm: tuple[int, int],
    named: Sequence[Named],
) -> bool:
    if not _plain(page, mark):
        return False
    if any(w.start <= mark.start < w.end for w in page.whens):
        return False
    if _age(sentence, mark):
        return False
    reach = noun_after(page, sentence, mark)
    units = [h for h in sentence.of("unit") if mark.start <= h.start <= reach]
    if any(h.entry.key not in PEOPLE for h in units):
        return False
    if units:
        return True
    if any(n.kind == "person" and mark.start <= n.start <= reach for n in named):
        return True
    return harm[0] - 3 <= mark.end <= harm[0] + 1 or harm[1] - 1 <= mark.start <= harm[1] + 3


def _age(sentence: Sentence, mark: Mark) -> bool:
    """Return whether a number says how old somebody is: "aged 46", "a five-year-old"."""
    before = any(h.end == mark.start for h in sentence.of("words", "age"))
    after = range(mark.end, mark.end + 2)
    return before or any(h.start in after for h in sentence.of("words", "years_old"))


def _plain(page: Page, mark: Mark) -> bool:
    number = mark.value
    if not isinstance(number, Number) or number.value != int(number.value):
        return False
    word = page.word(mark.start)
    if number.form is NumberForm.DUAL:
        return not page.words.ambiguous(word)
    return number.form is not NumberForm.SINGULAR or page.words.singular(word)


def _sized(page: Page, sentence: Sentence, mark: Mark) -> Toll:
    assert isinstance(mark.value, Number)
    value = int(mark.value.value)
    near = range(mark.start - 4, mark.end + 3)
    low = any(h.start in near for h in sentence.of("words", "at_least"))
    least = [h.tokens for h in sentence.of("words", "at_least")]
    high = any(
        h.start in range(mark.start - 4, mark.start) and not any(h.tokens < t for t in least)
        for h in sentence.of("words", "at_most")
    )
    if high:
        return Toll(0, value, mark.value.span)
    lower = lower_end(page, sentence, mark)
    if lower is not None and lower.value.value < value:
        span = Span(lower.value.span.start, mark.value.span.end)
        return Toll(int(lower.value.value), value, span)
    return Toll(value, None if low else value, mark.value.span)


def _upper_end(page: Page, sentence: Sentence, mark: Mark) -> Mark:
    """Return the number that ends the range this one begins, else this one."""
    for other in page.numbers:
        if mark.end <= other.start <= mark.end + 1:
            lower = lower_end(page, sentence, other)
            if lower is not None and lower.value is mark.value:
                return other
    return mark
