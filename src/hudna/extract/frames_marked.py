"""Who says it where objects are marked and verbs end their clause, but what is said may follow.

"The ministry in a statement said that ...", "the ministry this report denied": the subject is the
first name of the clause that no preposition governs and no marker follows.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.antecedents import spoken_for, together
from hudna.extract.frame import Frame
from hudna.extract.marked import governed, objects
from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Entry, Hit
from hudna.extract.saying_marked import (
    ABOUT,
    Saying,
    accused,
    complement,
    content_of,
    enclosed,
    of_noun,
    points_back,
)
from hudna.extract.speakers import as_speaker
from hudna.extract.subjects_marked import subject, told_to, unlisted
from hudna.model.claim import NARRATOR, Speaker, Stance

__all__ = ["frames_marked"]

_NEAR = 2
_LONGEST = 7
"""Words of a heading that says who speaks."""


def frames_marked(
    page: Page,
    sentence: Sentence,
    cues: Sequence[Hit],
    named: Sequence[Named],
    last: Speaker | None,
) -> list[Frame]:
    """Return the frames of a sentence in order; `last` is who spoke in the sentences before."""
    saying = Saying(page, sentence, named, last)
    _titled(saying)
    for index, cue in enumerate(cues):
        if cue.entry.section != "adjunct" and (cue.entry.form == "gerund" or of_noun(saying, cue)):
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


def _titled(saying: Saying) -> None:
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


def _adjunct(saying: Saying, cue: Hit) -> Frame | None:
    """ "According to X": who follows the word, also "X quoting Y", where Y speaks through X."""
    page, sentence = saying.page, saying.sentence
    if cue.entry.attributes.get("kind") == "continued":
        return _continued(saying, cue)
    near = [p for p in saying.people if cue.end <= p.start <= cue.end + 1]
    who = near[0] if near else unlisted(saying, cue)
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


def _continued(saying: Saying, cue: Hit) -> Frame | None:
    """ "According to this report": whoever spoke last says this too."""
    if saying.last is None:
        return None
    content = (cue.end, saying.sentence.end)
    attributes = dict(cue.entry.attributes) | {"adjunct": True}
    stance = Stance(cue.entry.key)
    return Frame(
        cue, stance, None, saying.last, cue.start, content, False, True, attributes=attributes
    )


def _frame(saying: Saying, cue: Hit) -> Frame | None:
    page, sentence = saying.page, saying.sentence
    stance, attributes = Stance(cue.entry.key), dict(cue.entry.attributes)
    left = saying.left_of(cue.start)
    told = enclosed(saying, cue) if stance in ABOUT else None
    left = saying.left_of(told[2].start) if told else left
    who = subject(saying, cue if told is None else told[2], left)
    spoken = page.word(cue.end - 1).endswith(page.words.first_person or ("\0",))
    if spoken and who is not None and who.sort != "role":
        who = None
    passive = attributes.get("kind") == "passive"
    first = who.end if who is not None and who.end <= cue.start else left
    comp = complement(page, sentence, cue)
    content, before = content_of(saying, cue, stance, first, comp)
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
        and points_back(saying, cue, first)
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
        frame.attributes["accused"] = accused(saying, first, cue)
    if who is None:
        return frame
    if who.sort == "role":
        frame.speaker = spoken_for(page, sentence, who, saying.whole, saying.last)
    done_to = {n.start for n in objects(page, sentence, saying.named)}
    frame.others = together(page, who, [p for p in saying.people if p.start not in done_to])
    _quoting(saying, frame)
    if not frame.chain:
        frame.chain = told_to(saying, who, cue)
    return frame


def _quoting(saying: Saying, frame: Frame) -> None:
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


def _bound(saying: Saying) -> None:
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
