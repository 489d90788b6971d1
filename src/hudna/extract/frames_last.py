"""Who says it where the word of saying comes last: what is said stands between him and his verb.

"The ministry, of the army the town that-it-shelled said": the speaker opens the sentence, or a word
for the statement does ("in the statement made by the ministry"), or he follows a participle.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import SAYING
from hudna.extract.frame import Frame
from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Entry
from hudna.extract.speakers import as_speaker
from hudna.extract.speakers_last import (
    UNNAMED,
    Saying,
    first_person,
    source_last,
    speaker_last,
    speaking_together,
    with_name,
)
from hudna.model.claim import NARRATOR, Speaker, Stance

__all__ = ["frames_last"]


def frames_last(
    page: Page,
    sentence: Sentence,
    cues: Sequence[Hit],
    named: Sequence[Named],
    last: Speaker | None,
) -> list[Frame]:
    """Return the frames of a sentence in order; `last` is who spoke in the sentences before."""
    saying = Saying(page, sentence, named, last)
    _titled(saying)
    for cue in cues:
        if cue.start < saying.begun or _no_saying(saying, cue):
            continue
        breaks = [h.end for h in sentence.of("words", "clause_break") if h.start < cue.start]
        breaks += [at + 1 for at in range(saying.left, cue.start) if page.word(at) == ";"]
        new = max([saying.left, *(at for at in breaks if not saying.quoted(at))])
        if new > saying.left:
            saying.left, saying.previous, saying.subject = new, saying.subject, None
        frame = _adjunct(saying, cue) if cue.entry.section == "adjunct" else _frame(saying, cue)
        if frame is not None:
            saying.frames.append(frame)
    _nest(saying.frames)
    return saying.frames


def _no_saying(saying: Saying, cue: Hit) -> bool:
    """Return whether a form of the verb says nothing of who says what ("the announced truce")."""
    form, kind = cue.entry.form, cue.entry.attributes.get("kind")
    if form == "infinitive" or (form == "participle" and kind in UNNAMED):
        return True
    quoted = any(q[0] <= cue.start < q[1] for q in saying.quotes)
    after = [h.start for h in saying.sentence.of("reporting") if h.start > cue.start]
    return quoted and any(q[1] + 1 == at for q in saying.quotes for at in after)


def _titled(saying: Saying) -> None:
    """ "The ministry: two wounded": a colon after who opens the sentence says that he says it."""
    page, sentence = saying.page, saying.sentence
    first = next((p for p in saying.people if p.start == sentence.start and not p.cases), None)
    who = with_name(saying, first) if first else None
    if who is None or page.word(who.end) != ":":
        return
    if sum(page.tokens[at].is_word for at in range(who.end, sentence.end)) < _FEW_WORDS:
        return  # a line of a form ("Post: 7")
    if sentence.of("words", "cited_source"):
        return
    if any(h.start > who.end for h in sentence.of("reporting") if not saying.quoted(h.start)):
        return
    cue = Hit(who.end, who.end + 1, who.end + 1, 0, _COLON, frozenset({who.end}))
    content = (who.end + 1, sentence.end)
    saying.frames.append(
        Frame(cue, Stance.ASSERTS, who, as_speaker(page, who), who.start, content, stated=True)
    )


_FEW_WORDS = 3
"""Fewer words after a colon tell nothing."""

_COLON = Entry("reporting", "asserts")


def _frame(saying: Saying, cue: Hit) -> Frame | None:
    page, sentence = saying.page, saying.sentence
    who, opened, started = speaker_last(saying, cue)
    if who is None and cue.entry.form == "participle":
        return None
    stance = _stance(page, cue, stated=opened is not None)
    kind = cue.entry.attributes.get("kind")
    who = who or saying.source
    records = stance is Stance.RECORDS and kind == "continued"
    unnamed = (kind == "impersonal" or records) and who is None and opened is None
    if who is not None:
        speaker = as_speaker(page, who)
    elif unnamed or saying.last is None:
        if kind is None and not first_person(page, cue):
            return None
        speaker = NARRATOR
    else:
        speaker = saying.last
    content = _content(saying, cue, who, opened, started)
    begun = min(saying.begun, content[0])
    attributes = dict(cue.entry.attributes)
    untrue = _untrue(saying, cue) if stance in SAYING else None
    if untrue is not None:
        stance, content = Stance.DENIES, (min(content[0], untrue.start), untrue.start)
        attributes |= {"event": "denial"}
    if cue.entry.negated or any(h.end == cue.start for h in sentence.of("words", "neither")):
        stance, attributes = _negated(stance, attributes)
    pointed = [h for h in sentence.of("words", "resumptive_object") if begun <= h.start < cue.start]
    if untrue is not None:
        pointed += [h for h in sentence.of("words", "anaphor") if begun <= h.start < untrue.start]
    about = bool(pointed)
    events = any(
        content[0] <= h.start < content[1] and not any(h.tokens & p.tokens for p in pointed)
        for h in sentence.of("event")
    )
    resumes = stance in (Stance.DENIES, Stance.CONFIRMS) and about and not events
    if stance is Stance.ACCUSES:
        attributes["accused"] = _accused(saying, content)
    start = min(who.start, content[0]) if who else content[0]
    frame = Frame(
        cue, stance, who, speaker, start, content, resumes, stated=True, attributes=attributes
    )
    frame.left = saying.left
    if who is not None:
        frame.others = speaking_together(saying, who)
        saying.last = speaker
    saying.begun = max(cue.end, content[1])
    if stance is Stance.DENIES and content[1] <= cue.start and page.word(cue.end) == ":":
        said = (cue.end + 1, sentence.end)
        saying.frames.append(frame)
        frame = replace(frame, stance=Stance.ASSERTS, content=said, resumes=False, attributes={})
    if cue.entry.form not in _OPEN_FORMS:
        saying.left = max(cue.end, content[1])
        saying.subject = None
    return frame


def _stance(page: Page, cue: Hit, *, stated: bool) -> Stance:
    """Return the stance of a word of saying, which for some is another of things than of words."""
    things = cue.entry.attributes.get("of_things")
    if things is not None and not stated and not _clause_before(page, cue):
        return Stance(str(things))
    return Stance(cue.entry.key)


def _negated(stance: Stance, attributes: dict[str, object]) -> tuple[Stance, dict[str, object]]:
    """Return what a negated word of saying says: not to confirm is to say so, and no more."""
    if stance is Stance.CONFIRMS:
        own = {"own": True, "event": "verification", "negated": True}
        return Stance.ASSERTS, attributes | own
    return stance, attributes | {"own": True, "unsaid": True}


def _accused(saying: Saying, content: tuple[int, int]) -> Named | None:
    """Return the first named in what is said with the ending of an object."""
    for one in saying.named:
        inside = content[0] <= one.start < content[1] and one.kind == "actor"
        if inside and saying.page.words.plays("object", one.cases):
            return one
    return None


def _untrue(saying: Saying, cue: Hit) -> Hit | None:
    """Return the words right before the verb by which to say something is to deny it."""
    for hit in saying.sentence.of("words", "untrue"):
        between = range(hit.end, cue.start)
        if hit.end <= cue.start and not any(saying.page.tokens[at].is_word for at in between):
            return hit
    return None


_OPEN_FORMS = frozenset({"converb", "participle", "nominal", "future_nominal", "infinitive"})
"""Forms after which the sentence of the speaker goes on to its main verb."""


def _content(
    saying: Saying, cue: Hit, who: Named | None, opened: int | None, started: int
) -> tuple[int, int]:
    """Return the tokens of what is said."""
    page, sentence = saying.page, saying.sentence
    after = max(cue.end, who.end if who is not None and who.start >= cue.end else cue.end)
    denied = cue.entry.key == Stance.DENIES.value
    if not denied and (page.word(cue.end) == ":" or page.word(after) == ":"):
        return after + 1, sentence.end
    closing = [q for q in saying.quotes if q[1] + 1 == cue.start and q[0] >= saying.begun]
    if closing and not _runs_on(page, closing[0][0] - 2, started):
        return closing[0]
    if who is not None and saying.begun <= who.start < who.end and who.end >= cue.start:
        return saying.begun, max(saying.begun, min(who.start, cue.start))
    first = started
    while first < cue.start and not page.tokens[first].is_word and page.word(first) != '"':
        first += 1
    first += first < cue.start - 1 and page.word(first) in page.words.joiners
    return min(first, cue.start), cue.start


def _clause_before(page: Page, cue: Hit) -> bool:
    """Return whether what is said is a clause of its own, by the ending before the verb."""
    return page.word(cue.start - 1).endswith(page.words.clause_endings)


def _runs_on(page: Page, at: int, started: int) -> bool:
    """Return whether a quotation only ends what is said, a clause of which stands before it."""
    at -= page.word(at) == ","
    return at > started and page.word(at).endswith(page.words.clause_endings)


def _adjunct(saying: Saying, cue: Hit) -> Frame | None:
    """ "According to X": the name right before the word, or the few words that name a source."""
    page, sentence = saying.page, saying.sentence
    who = source_last(saying, cue)
    if who is None:
        return None
    opens = who.start <= saying.begun + 1 or _only_described(saying, who)
    content = (cue.end, sentence.end) if opens else (saying.begun, sentence.end)
    attributes = dict(cue.entry.attributes) | {"adjunct": True}
    speaker = as_speaker(page, who)
    saying.begun = cue.end
    saying.source = who if opens else None
    return Frame(
        cue,
        Stance(cue.entry.key),
        who,
        speaker,
        who.start,
        content,
        False,
        True,
        attributes=attributes,
    )


def _only_described(saying: Saying, who: Named) -> bool:
    """Return whether all before a source only says which it is ("in Gaza's ... the ministry")."""
    before = range(saying.begun, who.start)
    signs = any(saying.page.word(at) in (",", ";", ":") for at in before)
    told = any(h.start in before for h in saying.sentence.of("event"))
    return len(before) <= _DESCRIPTION and not signs and not told


_DESCRIPTION = 6


def _nest(frames: list[Frame]) -> None:
    """Give what somebody says inside another's words its chain."""
    for frame in frames:
        around = [
            other
            for other in frames
            if other is not frame
            and other.content[0] <= frame.content[0]
            and frame.content[1] <= other.content[1]
            and other.content != frame.content
            and (other.attributes.get("adjunct") or other.content[1] > frame.cue.start)
            and other.speaker.span is not None
            and other.speaker != frame.speaker
        ]
        around.sort(key=lambda f: f.content[0] - f.content[1])
        frame.chain = tuple(other.speaker.name for other in around)
