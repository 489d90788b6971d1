"""Who is named as the speaker where the word of saying comes last.

The bare name set off by a comma, whose statement it is, the document that speaks, who follows a
participle, who stands before "according to".
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.antecedents import together
from hudna.extract.frame import Frame
from hudna.extract.groups_last import bare_name, in_groups
from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.speakers import can_speak, roles
from hudna.extract.titles import after_dateline, unlisted_subject, with_titles
from hudna.extract.tokens import quotations
from hudna.model.claim import Speaker

__all__ = [
    "UNNAMED",
    "Saying",
    "first_person",
    "source_last",
    "speaker_last",
    "speaking_together",
    "with_name",
]

_NAME = 7
"""Words a title and a name may add to a speaker."""

_DOCUMENT = 9
_SOURCE = 5

UNNAMED = frozenset({"continued", "impersonal"})
"""Kinds of words of saying that name nobody by themselves ("it was stated")."""


class Saying:
    """One sentence while its frames are read."""

    def __init__(
        self, page: Page, sentence: Sentence, named: Sequence[Named], last: Speaker | None
    ) -> None:
        self.page = page
        self.sentence = sentence
        self.last = last
        people = [n for n in named if sentence.start <= n.start < sentence.end and can_speak(n)]
        people += roles(page, sentence, people)
        people.sort(key=lambda n: (n.start, -n.end))
        self.people = with_titles(page, sentence, people)
        self.named = named
        tokens = page.tokens[sentence.start : sentence.end]
        self.quotes = quotations(tokens, sentence.start)
        self.frames: list[Frame] = []
        self.subject: Named | None = None
        self.source: Named | None = None
        self.previous: Named | None = None
        self.left = self.begun = after_dateline(page, sentence)

    def quoted(self, at: int) -> bool:
        """Return whether a token stands between quotation marks."""
        return any(start <= at < end for start, end in self.quotes)


def first_person(page: Page, cue: Hit) -> bool:
    """Return whether the verb itself says that who writes speaks ("we condemn")."""
    return page.word(cue.end - 1).endswith(page.words.first_person)


def speaker_last(saying: Saying, cue: Hit) -> tuple[Named | None, int | None, int]:
    """Return who speaks, where the word for his statement ends, and where what he says begins."""
    page, sentence = saying.page, saying.sentence
    if cue.entry.form == "participle":
        after = [p for p in saying.people if cue.end <= p.start <= cue.end + 1]
        who = with_name(saying, after[0]) if after and bare_name(page, after[0]) else None
        if who is not None:
            saying.subject = who
        return who, None, saying.begun
    places = [
        h
        for h in sentence.of("words", "statement_place")
        if saying.left <= h.start < cue.start and not saying.quoted(h.start)
    ]
    if places:
        opened = places[-1].end
        who = _of_statement(saying, places[0])
        saying.subject = who or saying.subject
        saying.source = who or saying.source
        return who or saying.subject, opened, max(saying.begun, opened)
    own = _document(saying, cue)
    if own is not None:
        saying.subject = own
        return own, None, max(saying.begun, own.end)
    if first_person(page, cue):
        saying.last = saying.last if saying.quoted(cue.start) else None
        return None, None, saying.begun
    by = _by_agent(saying, cue) if cue.entry.attributes.get("kind") in UNNAMED else None
    if by is not None:
        return by, None, saying.begun
    if cue.entry.form in ("nominal", "future_nominal") and cue.start > saying.begun:
        inner = [p for p in _before(saying, cue) if page.words.plays("whose", p.cases)]
        return (inner[0] if inner else None), None, inner[0].end if inner else saying.begun
    if cue.entry.attributes.get("kind") in UNNAMED:
        return saying.subject, None, saying.begun
    if saying.subject is None:
        subject = _first(saying, cue)
        saying.subject = with_name(saying, subject) if subject else None
        apart = saying.subject is not None and page.word(saying.subject.end) in _apart_by(page)
        if not apart:
            unlisted = unlisted_subject(page, sentence, saying.left, cue.start)
            saying.subject = unlisted or saying.previous or saying.subject
    who = saying.subject
    if who is None:
        return None, None, saying.begun
    return who, None, saying.begun if who.end >= cue.start else max(saying.begun, who.end)


def speaking_together(saying: Saying, who: Named) -> tuple[Named, ...]:
    """Return who speaks with the speaker: only a list that "and" ends is one."""
    page = saying.page
    group = together(page, who, [p for p in saying.people if bare_name(page, p)])
    last = max([who, *group], key=lambda n: n.start)
    linked = page.word(last.start - 1) in page.words.joiners - {","}
    return group if linked else ()


def _before(saying: Saying, cue: Hit) -> list[Named]:
    return [
        p
        for p in saying.people
        if saying.left <= p.start and p.end <= cue.start and not saying.quoted(p.start)
    ]


def _first(saying: Saying, cue: Hit) -> Named | None:
    """Return the subject: the bare name set off by a comma, else the first, else the nearest."""
    page = saying.page
    bare = [p for p in in_groups(page, _before(saying, cue)) if bare_name(page, p)]
    apart = [p for p in bare if page.word(with_name(saying, p).end) in _apart_by(page)]
    near = [p for p in bare if p.end == cue.start]
    first = [p for p in bare if p.start <= saying.left + _SOURCE]
    bodies = [p for p in bare if p.sort not in ("state", "metonym")]
    return next(iter([*apart[:1], *first[:1], *near, *bodies[:1]]), None)


def _of_statement(saying: Saying, hit: Hit) -> Named | None:
    """Return whose statement it is: who opens the sentence, or the name nearest before the word."""
    page = saying.page
    people = [p for p in saying.people if saying.left <= p.start and p.end <= hit.start]
    opening = [
        p for p in people if bare_name(page, p) and page.word(with_name(saying, p).end) == ","
    ]
    if opening:
        return with_name(saying, opening[0])
    near = [p for p in people if hit.start - p.end <= _DOCUMENT]
    source = [p for p in near if page.words.plays("source", p.cases)]
    bare = [p for p in near if not p.cases]
    ordered = [*source[-1:], *bare[-1:]]
    return ordered[0] if ordered else None


def _document(saying: Saying, cue: Hit) -> Named | None:
    """Return the document that speaks ("in the joint declaration"), with whose it is."""
    page = saying.page
    for hit in saying.sentence.of("words", "document_place"):
        if saying.left <= hit.start < cue.start and not saying.quoted(hit.start):
            whose = [p for p in saying.people if p.end == hit.start and p.start >= saying.left]
            start = whose[-1].start if whose else hit.start
            first, last = page.tokens[start].start, page.tokens[hit.end - 1].end
            name_id = whose[-1].id if whose else None
            return Named("person", "document", name_id, start, hit.end, first, last, agent=True)
    return None


def _apart_by(page: Page) -> frozenset[str]:
    """Return what sets a subject apart: a comma, or "for its part"."""
    return page.words.contrasting | {","}


def _by_agent(saying: Saying, cue: Hit) -> Named | None:
    """Return who a passive word of saying names: "by the ministry it was announced"."""
    for hit in saying.sentence.of("words", "by_agent"):
        if saying.left <= hit.start < cue.start and hit.end + 1 >= cue.start:
            whole = [p for p in saying.people if _runs_to(saying, p, hit.start)]
            return replace(whole[0], end=hit.start, last=_last(saying, hit)) if whole else None
    return None


def _runs_to(saying: Saying, one: Named, end: int) -> bool:
    """Return whether a name goes on in capitals up to a token."""
    page = saying.page
    rest = range(one.end, end)
    return (
        saying.left <= one.start
        and all(
            page.tokens[at].is_word and page.quote(page.span(at, at + 1))[:1].isupper()
            for at in rest
        )
        and one.end <= end
    )


def _last(saying: Saying, hit: Hit) -> int:
    """Return the folded offset where the word before a token ends, less an ending set off."""
    return saying.page.tokens[hit.start - 1].end


def with_name(saying: Saying, who: Named) -> Named:
    """Take in the title and the name that follow, up to a comma, a colon or a quotation."""
    page = saying.page
    end = who.end
    titles = {at for p in saying.people for at in range(p.start, p.end)}
    while end < saying.sentence.end and end - who.end < _NAME and page.tokens[end].is_word:
        capital = page.quote(page.span(end, end + 1))[:1].isupper()
        if not capital and end not in titles:
            break
        end += 1
    if end == who.end or page.word(end) not in (",", ":", '"', "("):
        return who
    return replace(who, end=end, last=page.tokens[end - 1].end, cases=frozenset())


def source_last(saying: Saying, cue: Hit) -> Named | None:
    """Return who stands before "according to", or before the word for what he gave."""
    page = saying.page
    people = [p for p in saying.people if saying.begun <= p.start and p.end <= cue.start]
    near = [p for p in people if p.end == cue.start]
    if cue.end - cue.start > 1 or page.words.known(page.word(cue.start - 1)) is False:
        near = near or [
            p for p in people if cue.start - p.end <= _SOURCE and cue.end - cue.start > 1
        ]
    if near:
        return _with_article(saying, near[-1])
    for at in range(cue.start - 1, max(saying.begun, cue.start - _SOURCE) - 1, -1):
        if page.word(at) in page.words.indefinite and cue.end - cue.start == 1:
            first, last = page.tokens[at].start, page.tokens[cue.start - 1].end
            return Named("person", "source", None, at, cue.start, first, last, agent=True)
        if not page.tokens[at].is_word:
            return None
    return None


def _with_article(saying: Saying, who: Named) -> Named:
    """Take in "a" before words for somebody."""
    page = saying.page
    at = who.start - 1
    if who.id is not None or at < saying.begun or page.word(at) not in page.words.indefinite:
        return who
    return replace(who, start=at, first=page.tokens[at].start)
