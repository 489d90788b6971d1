"""Who says it where objects are marked and verbs end their clause, but what is said may follow.

"The ministry in a statement said that ...", "the ministry this report denied": the subject is the
first name of the clause that no preposition governs and no marker follows.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.antecedents import spoken_for, together
from hudna.extract.frame import Frame
from hudna.extract.marked import governed, in_phrase, objects, unmarked
from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Entry, Hit
from hudna.extract.speakers import as_speaker, can_speak, roles
from hudna.model.claim import NARRATOR, Speaker, Stance

__all__ = ["frames_marked"]

_ABOUT = frozenset({Stance.DENIES, Stance.CONDEMNS, Stance.ACCUSES, Stance.ADMITS})
"""Stances whose object may be the event itself: "denied the attack"."""

_FINITE = frozenset({"past", "present", "future"})
_NEAR = 2
_DATELINE = 14
"""Words within which a dateline ends."""

_TAIL = 4
_LONGEST = 7
"""Words of a source no list knows."""


class _Saying:
    """One sentence while its frames are read."""

    def __init__(
        self, page: Page, sentence: Sentence, named: Sequence[Named], last: Speaker | None
    ) -> None:
        self.page, self.sentence, self.last = page, sentence, last
        self.named = [n for n in named if sentence.start <= n.start < sentence.end]
        self.whole = named
        people = [n for n in self.named if can_speak(n)]
        people += roles(page, sentence, people)
        self.people = sorted(people, key=lambda n: (n.start, -n.end))
        self.named += [p for p in people if p not in self.named]
        self.frames: list[Frame] = []
        self.ends = self._clause_ends()

    def _clause_ends(self) -> list[int]:
        """Where a new clause may begin: after a finite verb, a break or a complementizer."""
        page, sentence = self.page, self.sentence
        ends = [h.end for h in sentence.of("words", "clause_break")]
        ends += [at + 1 for at in range(sentence.start, sentence.end) if page.word(at) == ";"]
        inner = _relatives(page, sentence)
        openers = {h.start: h.end for h in sentence.of("words", "complementizer")}
        ends += _dateline(page, sentence)
        for hit in [*sentence.of("event"), *sentence.of("reporting"), *sentence.of("light_verb")]:
            if hit.entry.form not in _FINITE:
                continue
            after = page.word(hit.end)
            if after == "," and any(first < hit.start < last for first, last in inner):
                continue
            if hit.end in openers:
                ends.append(openers[hit.end])
            elif after in page.words.joiners or after in (":", '"', "."):
                ends.append(hit.end + 1)
        return ends

    def left_of(self, at: int) -> int:
        """Return where the clause of the word at a token begins."""
        return max([e for e in self.ends if e <= at], default=self.sentence.start)

    def events(self, first: int, last: int) -> list[Hit]:
        """Return the event words in a token range."""
        words = self.sentence.of("words", "resumptive_object")
        pointing = {at for h in words for at in h.tokens}
        inside = [h for h in self.sentence.of("event") if first <= h.start < last]
        return [h for h in inside if not h.tokens <= pointing]


def _relatives(page: Page, sentence: Sentence) -> list[tuple[int, int]]:
    """Return the clauses that say more of the noun before them and end with a comma."""
    verbs = {
        h.end
        for section in ("event", "reporting", "light_verb")
        for h in sentence.of(section)
        if h.entry.form in _FINITE
    }
    found = []
    for hit in sentence.of("words", "relative"):
        if hit.start in verbs or hit.start == sentence.start or page.word(hit.start - 1) == ",":
            continue
        ends = [at for at in range(hit.end, sentence.end) if page.word(at) == ","]
        if ends and not any(
            h.end == hit.end and h.end - h.start > 1
            for h in sentence.of("words", "clause_break", "resumptive", "opener")
        ):
            found.append((hit.start, ends[0] + 1))
    return found


def _dateline(page: Page, sentence: Sentence) -> list[int]:
    """Return where the text begins after "Sanaa, Wednesday:", nowhere if there is no dateline."""
    for at in range(sentence.start, min(sentence.start + _DATELINE, sentence.end)):
        if any(h.start < at <= h.end for h in sentence.of("reporting")):
            return []
        dated = [m for m in page.whens if sentence.start <= m.start < at]
        inside = any(m.start <= at < m.end for m in page.whens)
        if page.word(at) in (":", ".", "-") and dated and not inside:
            return [at + 1]
    return []


def frames_marked(
    page: Page,
    sentence: Sentence,
    cues: Sequence[Hit],
    named: Sequence[Named],
    last: Speaker | None,
) -> list[Frame]:
    """Return the frames of a sentence in order; `last` is who spoke in the sentences before."""
    saying = _Saying(page, sentence, named, last)
    _titled(saying)
    for index, cue in enumerate(cues):
        if cue.entry.section != "adjunct" and (cue.entry.form == "gerund" or _of_noun(saying, cue)):
            continue
        if any(c.start <= cue.start < c.end and c is not cue for c in cues[:index]):
            continue
        frame = _adjunct(saying, cue) if cue.entry.section == "adjunct" else _frame(saying, cue)
        if frame is None or any(
            f.who and f.who.start <= cue.start < f.who.end for f in saying.frames
        ):
            continue
        if frame.who is None and frame.resumes and saying.frames:
            continue  # "and called the report false": the denial before, in other words
        saying.frames.append(frame)
        if frame.who is not None and frame.speaker.span is not None:
            saying.last = frame.speaker
    _bound(saying)
    return saying.frames


def _of_noun(saying: _Saying, cue: Hit) -> bool:
    """Return whether the verb only says which noun is meant: "groups that declared ..."."""
    if Stance(cue.entry.key) in (Stance.DENIES, Stance.CONFIRMS):
        return False
    page, sentence = saying.page, saying.sentence
    markers = {h.end for h in sentence.of("words", "object_marker")}
    opened = [h.end for h in sentence.of("words", "relative") if h.start in markers]
    verbs = [h.end for h in sentence.of("words", "finite") if h.end < cue.end]
    near = [at for at in opened if at <= cue.start and not any(at < v <= cue.start for v in verbs)]
    return bool(near) and _complement(page, sentence, cue) is None


def _titled(saying: _Saying) -> None:
    """ "The envoys of the three states:" above a list says who says what the list has."""
    page, sentence = saying.page, saying.sentence
    reach = range(sentence.start, min(sentence.end, sentence.start + _LONGEST + 1))
    last = next((at for at in reach if page.word(at) == ":"), None)
    if last is None or any(h.start < last for h in sentence.of("reporting")):
        return
    who = next((p for p in saying.people if p.start <= sentence.start + 1), None)
    words = range(sentence.start, last)
    if who is None or who.end > last or governed(page, sentence, who) is not None:
        return
    if not all(page.tokens[at].is_word for at in words) or any(
        m.start in words for m in page.whens
    ):
        return
    who = replace(who, end=last, last=page.tokens[last - 1].end)
    cue = Hit(last, last + 1, last + 1, 0, Entry("adjunct", "asserts"), frozenset({last}))
    attributes: dict[str, object] = {"adjunct": True}
    saying.frames.append(
        Frame(
            cue,
            Stance.ASSERTS,
            who,
            as_speaker(page, who),
            who.start,
            (last + 1, sentence.end),
            False,
            True,
            attributes=attributes,
        )
    )


def _adjunct(saying: _Saying, cue: Hit) -> Frame | None:
    """ "According to X": who follows the word, also "X quoting Y", where Y speaks through X."""
    page, sentence = saying.page, saying.sentence
    if cue.entry.attributes.get("kind") == "continued":
        return _continued(saying, cue)
    near = [p for p in saying.people if cue.end <= p.start <= cue.end + 1]
    who = near[0] if near else _unlisted(saying, cue)
    if who is None:
        return None
    left = saying.left_of(cue.start)
    opens = cue.start <= left + 1 or any(
        f.attributes.get("adjunct") and 0 <= cue.start - f.content[0] <= _NEAR
        for f in saying.frames
    )
    closes = who.end >= sentence.end - 1 and cue.start > left + _NEAR
    content = (who.end, sentence.end) if opens else (left, cue.start if closes else sentence.end)
    attributes = dict(cue.entry.attributes) | {"adjunct": True}
    frame = Frame(
        cue,
        Stance(cue.entry.key),
        who,
        as_speaker(page, who),
        cue.start,
        content,
        False,
        True,
        attributes=attributes,
    )
    for outer in saying.frames:
        if outer.attributes.get("adjunct") and 0 <= cue.start - outer.content[0] <= _NEAR:
            frame.chain = (*outer.chain, outer.speaker.name)
            frame.start = outer.start
            outer.content = (outer.content[0], outer.content[0])
    return frame


def _continued(saying: _Saying, cue: Hit) -> Frame | None:
    """ "According to this report": whoever spoke last says this too."""
    if saying.last is None:
        return None
    content = (cue.end, saying.sentence.end)
    attributes = dict(cue.entry.attributes) | {"adjunct": True}
    stance = Stance(cue.entry.key)
    return Frame(
        cue, stance, None, saying.last, cue.start, content, False, True, attributes=attributes
    )


def _unlisted(saying: _Saying, cue: Hit) -> Named | None:
    """Return a source no list knows: the few words up to a comma or another word of quoting."""
    page, sentence = saying.page, saying.sentence
    stops = {h.start for h in sentence.of("adjunct", "preposition")}
    stops |= {h.start for h in sentence.of("words", "complementizer", "clause_break")}
    end = cue.end
    while end < sentence.end and page.tokens[end].is_word and end not in stops:
        end += 1
    if not 0 < end - cue.end <= _LONGEST or (page.word(end) not in (",", ".") and end not in stops):
        return None
    first, last = page.tokens[cue.end].start, page.tokens[end - 1].end
    return Named("person", "source", None, cue.end, end, first, last, agent=True)


def _frame(saying: _Saying, cue: Hit) -> Frame | None:
    page, sentence = saying.page, saying.sentence
    stance, attributes = Stance(cue.entry.key), dict(cue.entry.attributes)
    left = saying.left_of(cue.start)
    told = _enclosed(saying, cue) if stance in _ABOUT else None
    left = saying.left_of(told[2].start) if told else left
    who = _subject(saying, cue if told is None else told[2], left)
    spoken = page.word(cue.end - 1).endswith(page.words.first_person or ("\0",))
    if spoken and who is not None and who.sort != "role":
        who = None
    passive = attributes.get("kind") == "passive"
    first = who.end if who is not None and who.end <= cue.start else left
    comp = _complement(page, sentence, cue)
    content, before = _content(saying, cue, stance, first, comp)
    if told is not None:
        content, before = (told[0], told[1]), True
    if who is None and saying.last is None and not passive:
        return None
    if who is None and not passive and comp is None and not before:
        return None
    speaker = as_speaker(page, who) if who else (saying.last or NARRATOR)
    if passive and who is None:
        speaker = NARRATOR
    resumes = (
        stance in (Stance.DENIES, Stance.CONFIRMS)
        and (comp is None or stance is Stance.DENIES)
        and not saying.events(first, cue.start)
        and _points_back(saying, cue, first)
    )
    start = (
        min(cue.start, who.start) if who else (min(content[0], cue.start) if before else cue.start)
    )
    frame = Frame(
        cue,
        stance,
        who,
        speaker,
        start,
        content,
        resumes,
        before or comp is not None or resumes,
        left=left,
        attributes=attributes,
    )
    if resumes:
        frame.content = (first, cue.start)
    frame.attributes["after_subject"] = frame.content[0] >= cue.end and not resumes
    if stance is Stance.ACCUSES:
        frame.attributes["accused"] = _accused(saying, first, cue)
    if who is None:
        return frame
    if who.sort == "role":
        frame.speaker = spoken_for(page, sentence, who, saying.whole, saying.last)
    frame.others = together(page, who, saying.people)
    _quoting(saying, frame)
    if not frame.chain:
        frame.chain = _told_to(saying, who, cue)
    return frame


def _told_to(saying: _Saying, who: Named, cue: Hit) -> tuple[str, ...]:
    """Return the agency or paper that somebody said it to, through which it comes."""
    to = {h.end for h in saying.sentence.of("words", "recipient_marker")}
    media = [
        n
        for n in saying.named
        if n.sort == "media" and n.start in to and who.end <= n.start and n.end <= cue.start
    ]
    return tuple(n.span(saying.page).of(saying.page.folded.original) for n in media[:1])


def _enclosed(saying: _Saying, cue: Hit) -> tuple[int, int, Hit] | None:
    """Return the clause between an object and its verb: "this claim, that they attacked, denied".

    It comes with the word for the object, before which the subject stands.
    """
    sentence = saying.sentence
    begun = max([f.cue.end for f in saying.frames], default=sentence.start)
    objects_of = sentence.of("words", "resumptive_object", "claim_noun")
    for hit in sentence.of("words", "complementizer", "about"):
        if not begun < hit.start < hit.end < cue.start:
            continue
        reach = _LONGEST if hit.entry.key == "about" else 1
        named = [h for h in objects_of if 0 <= hit.start - h.end <= reach]
        if named and saying.events(hit.end, cue.start):
            return hit.end, cue.start, named[0]
    return None


def _subject(saying: _Saying, cue: Hit, left: int) -> Named | None:
    """Return who speaks: the first unmarked name of the clause, else the statement that says it."""
    page, sentence = saying.page, saying.sentence
    inside = [p for p in saying.people if left <= p.start and p.end <= cue.start]
    agents = {h.end for h in sentence.of("words", "by_agent")}
    by = [p for p in inside if p.start in agents]
    if cue.entry.attributes.get("kind") == "passive" and saying.events(left, cue.start):
        return None  # "by" says whose deed was recorded
    if by or cue.entry.attributes.get("kind") == "passive":
        return by[0] if by else None
    free = unmarked(page, sentence, inside, saying.named)
    free = [p for p in free if not in_phrase(page, sentence, p, left)]
    real = [p for p in free if p.sort != "document"]
    opening = _opening(saying, cue, left, real[0] if real else None)
    if opening is not None:
        return opening
    if real:
        return real[0]
    source = [p for p in inside if governed(page, sentence, p) is not None]
    words = [p for p in source if _of_words(saying, p)]
    return next(iter([*words, *free]), None)


def _opening(saying: _Saying, cue: Hit, left: int, known: Named | None) -> Named | None:
    """Return the words that open a clause as who speaks: up to a preposition, a sign, a number.

    "The lookout of the station heard four explosions": a speaker no list knows, or knows in part.
    """
    page, sentence = saying.page, saying.sentence
    if known is not None and (known.id is not None or known.sort in ("role", "source")):
        return None
    start = left
    while start < cue.start and not page.tokens[start].is_word:
        start += 1
    if known is not None and not start <= known.start <= start + 2:
        return None
    keys = ("preposition", "object_marker", "complementizer", "clause_break", "planned", "still")
    stops = {h.start for h in sentence.of("words", *keys)}
    stops |= {h.start for key in ("event", "reporting", "harm", "weapon") for h in sentence.of(key)}
    stops |= {at for m in (*page.whens, *page.numbers) for at in range(m.start, m.end)}
    others = ("anaphor", "demonstrative", "adverb", "resumptive_object", "claim_noun")
    stops |= {h.start for h in sentence.of("words", *others)}
    end = start
    limit = min(cue.start, start + _LONGEST)
    while end < limit and page.tokens[end].is_word and end not in stops:
        if page.word(end) in page.words.joiners:
            break
        end += 1
    if end == start or (known is not None and end < known.end):
        return None
    if known is None and (end - start < _NEAR or start != left):
        return None
    if known is not None and (start, end) == (known.start, known.end):
        return known
    first, last = page.tokens[start].start, page.tokens[end - 1].end
    base = known or Named("person", "source", None, start, end, first, last, agent=True)
    return replace(base, start=start, end=end, first=first, last=last)


def _of_words(saying: _Saying, one: Named) -> bool:
    """Return whether a name is that of a statement, which says what stands in it."""
    documents = saying.sentence.of("words", "document_word")
    return one.sort == "document" or any(h.start == one.start for h in documents)


def _complement(page: Page, sentence: Sentence, cue: Hit) -> int | None:
    """Return where what is said begins, if a word or sign right after the verb marks it."""
    for hit in sentence.of("words", "complementizer"):
        if hit.start == cue.end and hit.end < sentence.end:
            return hit.end
    if page.word(cue.end) in (":", '"') and cue.end + 1 < sentence.end:
        return cue.end + 1
    return None


def _content(
    saying: _Saying, cue: Hit, stance: Stance, first: int, comp: int | None
) -> tuple[tuple[int, int], bool]:
    """Return what is said, and whether it stands before the verb."""
    sentence = saying.sentence
    told = saying.events(first, cue.start)
    if told and stance is Stance.RECORDS:
        return (first, cue.start), True
    if comp is not None:
        return (comp, sentence.end), False
    after = saying.events(cue.end, sentence.end)
    free = [h for h in after if saying.page.word(cue.end) not in saying.page.words.joiners]
    passive = cue.entry.attributes.get("kind") == "passive"
    if told and (stance in _ABOUT or passive or not free):
        return (first, cue.start), True
    rest = [t for t in saying.page.tokens[cue.end : sentence.end] if t.is_word]
    if not free and (stance in _ABOUT or len(rest) <= _TAIL):
        return (first, cue.start), True
    return (cue.end, sentence.end), False


def _points_back(saying: _Saying, cue: Hit, first: int) -> bool:
    """Return whether what is denied or confirmed is the claim before: "which it denied"."""
    sentence = saying.sentence
    if any(first <= h.start < cue.start for h in sentence.of("words", "about")):
        return False
    if any(first <= h.start < cue.start for h in sentence.of("words", "resumptive_object")):
        return True
    earlier = max([f.cue.end for f in saying.frames], default=sentence.start)
    return any(earlier <= h.start < cue.start for h in sentence.of("words", "resumptive"))


def _accused(saying: _Saying, first: int, cue: Hit) -> Named | None:
    """Return who is accused: what the object marker before the verb stands after."""
    marked = objects(saying.page, saying.sentence, saying.named)
    found = [n for n in marked if first <= n.start < cue.start and n.kind != "place"]
    return found[0] if found else None


def _quoting(saying: _Saying, frame: Frame) -> None:
    """ "X quoting Y reported that": Y speaks, through X."""
    who = frame.who
    for other in saying.frames:
        if who is None or not other.attributes.get("adjunct") or other.who is None:
            continue
        if other.attributes.get("kind") == "quote" and who.end <= other.cue.start < frame.cue.start:
            frame.chain = (frame.speaker.name,)
            frame.who, frame.speaker, frame.stance = other.who, other.speaker, frame.stance
            other.content = (other.content[0], other.content[0])
            return


def _bound(saying: _Saying) -> None:
    """End what one says where another begins to speak; nest what is said inside it."""
    page, sentence = saying.page, saying.sentence
    breaks = [h.start for h in sentence.of("words", "clause_break", "resumptive")]
    breaks += [at for at in range(sentence.start, sentence.end) if page.word(at) == ";"]
    for index, frame in enumerate(saying.frames):
        first, last = frame.content
        for other in saying.frames[index + 1 :]:
            if not first <= other.cue.start < last:
                continue
            if frame.attributes.get("adjunct") or other.attributes.get("adjunct"):
                _through(frame, other)
                continue
            begin = min(other.start, other.left) if other.who else other.cue.start
            near = [b for b in breaks if first < b <= other.cue.start and b >= begin - 5]
            joined = page.word(other.start - 1) == _and(page, other.start - 1)
            if near or other.resumes or frame.attributes.get("own") or (other.who and joined):
                last = min(last, near[0] if near else max(first, other.start - joined))
            elif other.speaker == frame.speaker:
                last = min(last, other.cue.start)
            elif other.who is None or other.who.sort == "role":
                other.speaker, other.who, other.chain = frame.speaker, None, frame.chain
            else:
                other.chain = (*frame.chain, frame.speaker.name)
                other.content = (other.content[0], min(other.content[1], last))
        frame.content = (first, max(first, last))


def _and(page: Page, at: int) -> str | None:
    """Return the word at a token if it is a joining word, null for a comma or another."""
    word = page.word(at)
    return word if word in page.words.joiners and word != "," else None


def _through(outer: Frame, inner: Frame) -> None:
    """What stands in the words of an agency comes through it."""
    told = outer.content[1] > outer.content[0] and outer.speaker != inner.speaker
    if told and inner.who is not None and outer.speaker.name not in inner.chain:
        inner.chain = (*outer.chain, outer.speaker.name, *inner.chain)
