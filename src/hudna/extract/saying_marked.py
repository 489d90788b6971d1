"""One sentence while its frames are read, where objects are marked: its clauses, what is said."""

from collections.abc import Sequence

from hudna.extract.frame import Frame
from hudna.extract.marked import objects
from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Hit
from hudna.extract.speakers import can_speak, roles
from hudna.model.claim import Speaker, Stance

__all__ = [
    "ABOUT",
    "Saying",
    "accused",
    "complement",
    "content_of",
    "enclosed",
    "of_noun",
    "points_back",
]

ABOUT = frozenset({Stance.DENIES, Stance.CONDEMNS, Stance.ACCUSES, Stance.ADMITS})
"""Stances whose object may be the event itself: "denied the attack"."""

_FINITE = frozenset({"past", "present", "future"})
_DATELINE = 14
"""Words within which a dateline ends."""

_OF_A_DATELINE = frozenset({"media", "state", "metonym"})
_BARE = 2
"""Tokens of an agency alone and its colon: it is who speaks then."""

_TAIL = 4
_LONGEST = 7
"""Words between the noun of a claim and what it is about."""


class Saying:
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
        ends += _dateline(page, sentence) or _agency_line(page, sentence, self.named)
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


def _agency_line(page: Page, sentence: Sentence, named: Sequence[Named]) -> list[int]:
    """Return where the text begins after "Damascus - SANA:", nowhere without an agency."""
    at, media, ends = sentence.start, False, []
    while at < min(sentence.start + _DATELINE, sentence.end):
        here = max((n for n in named if n.start == at), key=lambda n: n.end, default=None)
        dated = next((m.end for m in page.whens if m.start <= at < m.end), None)
        if here is not None and (here.kind == "place" or here.sort in _OF_A_DATELINE):
            media, at = media or here.sort == "media", here.end
        elif dated is not None:
            at = dated
        elif page.tokens[at].is_word:
            break
        else:
            ends += [at + 1] if media and page.word(at) in (":", "-") else []
            at += 1
    return ends[-1:] if len(ends) and ends[-1] - sentence.start > _BARE else []


def enclosed(saying: Saying, cue: Hit) -> tuple[int, int, Hit] | None:
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


def complement(page: Page, sentence: Sentence, cue: Hit) -> int | None:
    """Return where what is said begins, if a word or sign right after the verb marks it."""
    for hit in sentence.of("words", "complementizer"):
        if hit.start == cue.end and hit.end < sentence.end:
            return hit.end
    if page.word(cue.end) in (":", '"') and cue.end + 1 < sentence.end:
        return cue.end + 1
    return None


def content_of(
    saying: Saying, cue: Hit, stance: Stance, first: int, comp: int | None
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
    if told and (stance in ABOUT or passive or not free):
        return (first, cue.start), True
    rest = [t for t in saying.page.tokens[cue.end : sentence.end] if t.is_word]
    if not free and (stance in ABOUT or len(rest) <= _TAIL):
        return (first, cue.start), True
    return (cue.end, sentence.end), False


def points_back(saying: Saying, cue: Hit, first: int) -> bool:
    """Return whether what is denied or confirmed is the claim before: "which it denied"."""
    sentence = saying.sentence
    if any(first <= h.start < cue.start for h in sentence.of("words", "about")):
        return False
    if any(first <= h.start < cue.start for h in sentence.of("words", "resumptive_object")):
        return True
    earlier = max([f.cue.end for f in saying.frames], default=sentence.start)
    return any(earlier <= h.start < cue.start for h in sentence.of("words", "resumptive"))


def accused(saying: Saying, first: int, cue: Hit) -> Named | None:
    """Return who is accused: what the object marker before the verb stands after."""
    marked = objects(saying.page, saying.sentence, saying.named)
    found = [n for n in marked if first <= n.start < cue.start and n.kind != "place"]
    return found[0] if found else None


def of_noun(saying: Saying, cue: Hit) -> bool:
    """Return whether the verb only says which noun is meant: "groups that declared ..."."""
    if Stance(cue.entry.key) in (Stance.DENIES, Stance.CONFIRMS):
        return False
    page, sentence = saying.page, saying.sentence
    markers = {h.end for h in sentence.of("words", "object_marker")}
    opened = [h.end for h in sentence.of("words", "relative") if h.start in markers]
    verbs = [h.end for h in sentence.of("words", "finite") if h.end < cue.end]
    near = [at for at in opened if at <= cue.start and not any(at < v <= cue.start for v in verbs)]
    return bool(near) and complement(page, sentence, cue) is None
