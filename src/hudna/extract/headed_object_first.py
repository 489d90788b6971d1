"""Who heads or attends where the subject stands first: "X the head of the delegation of Y was"."""

from collections.abc import Sequence

from hudna.extract.headed import Headed
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Hit
from hudna.model.span import Mention

__all__ = ["headed_object_first"]

_LONGEST_NAME = 10
_SIGNS = frozenset({",", ";", ":", ".", "-", "–", "—"})


def headed_object_first(page: Page, sentence: Sentence, named: Sequence[Named]) -> list[Headed]:
    """Return those a sentence has at the head of a delegation, then those it lets attend."""
    found: list[Headed] = []
    begun = sentence.start
    for hit in sentence.of("head_of"):
        led = [d for d in sentence.of("delegation") if hit.end <= d.start <= hit.end + 1]
        if not led:
            continue
        head = _subject(page, sentence, named, begun, hit.start)
        end = _led_end(page, sentence, named, led[0])
        if head is not None:
            span = page.span(led[0].start, end)
            found.append(Headed(hit, head, head.span, Mention(page.quote(span), None, span)))
        begun = end
    for hit in sentence.of("attends"):
        head = _subject(page, sentence, named, begun, hit.start)
        if head is not None:
            found.append(Headed(hit, head, head.span, None))
        begun = hit.end
    return found


def _subject(
    page: Page, sentence: Sentence, named: Sequence[Named], first: int, end: int
) -> Mention | None:
    """Return the words before, from the last "and" or sign on, where they begin with a name."""
    ands = {h.end for h in sentence.of("words", "and")} if first > sentence.start else set()
    start = max([first, *(at for at in ands if first < at < end)])
    start = max([start, *(at + 1 for at in range(start, end) if page.word(at) in _SIGNS)])
    fillers = [*sentence.of("words", "adverb"), *sentence.of("role")]
    while start < end and page.word(end - 1) in page.words.joiners:
        end -= 1
    end = min([end, *(h.start for h in fillers if h.start > start and h.start < end)])
    while start < end and page.word(end - 1) in page.words.joiners:
        end -= 1
    known = [n for n in named if n.kind in ("actor", "person") and start <= n.start < end]
    if not known or not 0 < end - start <= _LONGEST_NAME:
        return None
    span = page.span(start, end)
    whole = [n.id for n in known if n.start == start and n.end == end]
    return Mention(page.quote(span), whole[0] if whole else None, span)


def _led_end(page: Page, sentence: Sentence, named: Sequence[Named], led: Hit) -> int:
    """Return where the name of a delegation ends: at the mark of the object, with its phrase."""
    marks = [h.start for h in sentence.of("words", "object_marker") if h.start >= led.end]
    ends = [n.end for n in named if n.start <= led.start < n.end and n.kind in ("actor", "person")]
    return min([max([led.end, *ends]), *marks])
