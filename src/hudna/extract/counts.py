"""How many things a clause counts: distances, explosions, shells, settlements."""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.extract.page import Mark, Page, Sentence
from hudna.model.claim import Count
from hudna.model.span import Span
from hudna.text.numbers import Number, NumberForm

__all__ = ["PEOPLE", "find_counts", "lower_end", "noun_after"]


@dataclass(frozen=True, slots=True)
class Bound:
    """The lower end of a range."""

    value: Number


PEOPLE = frozenset({"people"})
_REACH = 4


_THINGS = frozenset(
    {"people", "aircraft", "vehicles", "tanks", "formations", "settlements", "houses"}
)
"""What "a" or "one" before it only names, where the language has one word for both."""


def noun_after(page: Page, sentence: Sentence, mark: Mark) -> int:
    """Return the last token the counted noun can begin at, past endings and "of its"."""
    end = page.past_ending(mark.end)
    if page.words.order == "verb_last":
        end = max([end, *(h.end for h in sentence.of("words", "at_least") if h.start == end)])
        end = _past_names(page, sentence, end)
    out_of = [h.end for h in sentence.of("words", "counted_out_of") if h.start == end]
    return max([end, *out_of]) + 1


def _past_names(page: Page, sentence: Sentence, end: int) -> int:
    """Return the end of a name in capitals that says of whom the counted are ("4 YPG'li ...")."""
    at = end
    while at < sentence.end and at - end < _REACH:
        capital = page.quote(page.span(at, at + 1))[:1].isupper()
        ended = page.past_ending(at)
        if ended == at and not capital and page.word(at) != "/":
            break
        at = max(ended, at + 1)
    return at - (at > end)


def lower_end(page: Page, sentence: Sentence, mark: Mark) -> Bound | None:
    """Return the number before that makes a range with this one: "2-4", "between 2 and 4"."""
    for other in page.numbers:
        if other.end != mark.start - 1 and other.end != mark.start:
            continue
        between = [page.word(at) for at in range(other.end, mark.start)]
        ranged = any(h.start == other.end for h in sentence.of("words", "range"))
        framed = any(h.end == other.start for h in sentence.of("words", "range_start"))
        if isinstance(other.value, Number) and (between == ["-"] or ranged or framed):
            return Bound(other.value)
    return None


def find_counts(
    page: Page,
    sentence: Sentence,
    clause: tuple[int, int],
    taken: Sequence[Span],
    *,
    people: bool = True,
) -> tuple[Count, ...]:
    """Return what else is counted in a clause: distances, explosions, shells, settlements."""
    found = []
    for mark in page.numbers:
        number = mark.value
        assert isinstance(number, Number)
        if not clause[0] <= mark.start < clause[1] or number.span in taken:
            continue
        if any(w.start <= mark.start < w.end for w in page.whens) or _of_name(page, mark):
            continue
        reach = noun_after(page, sentence, mark)
        units = [h for h in sentence.of("unit") if mark.start <= h.start <= reach]
        if units and _glued(page, mark) and units[0].start > mark.start:
            continue
        if not units or (units[0].entry.key in PEOPLE and number.form is NumberForm.SINGULAR):
            continue
        if page.words.order == "verb_last" and page.word(mark.start) in page.words.indefinite:
            continue
        if number.form is NumberForm.SINGULAR:
            continue
        what = units[0].entry.key
        if what == "hours" and any(
            mark.start - 1 <= h.end <= mark.start for h in sentence.of("words", "duration")
        ):
            continue  # how long it went on
        if what in PEOPLE and not people:
            continue
        if page.word(mark.start) in page.words.article_numbers and what in _THINGS:
            continue
        named = _from_border(sentence, what, mark, before=page.words.order == "verb_last")
        lower = lower_end(page, sentence, mark)
        if lower is not None:
            found.append(Count(named, float(lower.value.value), lower.value.span))
        found.append(Count(named, float(number.value), number.span))
    return tuple(found)


def _glued(page: Page, mark: Mark) -> bool:
    """Return whether letters are written onto the number, and so say what it measures: "82mm"."""
    word = page.word(mark.start)
    return word[0].isdigit() and word[-1].isalpha()


def _of_name(page: Page, mark: Mark) -> bool:
    """Return whether a number is part of a name: of a type, of a road, of a body ("5+5")."""
    of_type = page.word(mark.start - 1) == "-" and page.word(mark.start - 2).isalpha()
    of_road = not page.word(mark.start).isalpha() and not page.word(mark.start)[0].isdigit()
    return of_type or of_road or "+" in (page.word(mark.start - 1), page.word(mark.end))


def _from_border(sentence: Sentence, what: str, mark: Mark, *, before: bool) -> str:
    near = range(mark.start - 4, mark.end + 5) if before else range(mark.end, mark.end + 5)
    if what in ("km", "m") and any(h.start in near for h in sentence.of("border")):
        return f"{what}_from_border"
    return what
