"""Who says it: attribution frames of a sentence, with stance, speaker and what is said."""

from collections.abc import Sequence

from hudna.extract.antecedents import spoken_for, together
from hudna.extract.false_reports import false_report
from hudna.extract.frame import Frame
from hudna.extract.frames_last import frames_last
from hudna.extract.frames_marked import frames_marked
from hudna.extract.grammatical_case import free
from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.parenthesis import passed_on, said_around, said_before
from hudna.extract.speakers import (
    as_speaker,
    can_speak,
    roles,
    subject_of,
    unlisted,
    words_between,
)
from hudna.extract.unconfirmed import unconfirmed
from hudna.model.claim import NARRATOR, Speaker, Stance

__all__ = ["Frame", "find_frames"]

_REACH = 9
_LONG_REACH = 26
_TAIL = 7
_QUOTED_NAME = 5
_INSTEAD = frozenset(
    {"obstruction_of_monitors", "obstruction_of_humanitarian_access", "notification"}
)
"""Deeds whose words hold one of saying: "denied the patrol passage"."""

_OF_DEEDS = frozenset(
    {Stance.DENIES, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.RECORDS}
)
"""Words of saying that have a deed for their object."""


def find_frames(
    page: Page, sentence: Sentence, named: Sequence[Named], last: Speaker | None
) -> list[Frame]:
    """Return the frames of a sentence in order; `last` is who spoke in the sentences before."""
    openers = [h.tokens for h in sentence.of("words", "opener")]
    cues = [*sentence.of("reporting"), *sentence.of("adjunct")]
    openers += [h.tokens for h in sentence.of("no_confirmation")]
    cues = [c for c in cues if not any(c.tokens & tokens for tokens in openers)]
    names = [n for n in named if n.kind in ("actor", "place") and n.start < sentence.end]
    cues = [c for c in cues if not _noun(page, sentence, c, names)]
    cues = [c for c in cues if not _says_nothing(page, sentence, c)]
    cues.sort(key=lambda h: (h.start, -h.end))
    if page.words.order == "verb_last":
        return frames_last(page, sentence, cues, named, last)
    cues = [c for c in cues if not c.entry.negated]
    longer = [h.tokens for h in sentence.of("event") if h.entry.key in _INSTEAD]
    cues = [c for c in cues if not any(c.tokens < tokens for tokens in longer)]
    cues = [c for c in cues if not _restrictive(page, sentence, c)]
    if page.words.order == "object_first":
        return frames_marked(page, sentence, cues, named, last)
    frames: list[Frame] = []
    for index, cue in enumerate(cues):
        if any(c.start <= cue.start < c.end and c is not cue for c in cues[:index]):
            continue
        later = [c for c in cues[index + 1 :] if c.start >= cue.end]
        if page.words.order == "verb_first":  # "said through its spokesman that"
            later = [c for c in later if c.entry.section != "adjunct"]
        following = later[0].start if later else sentence.end
        frame = _frame(page, sentence, cue, following, named, last)
        if frame is not None and not _inside_title(frame, frames):
            frames.append(frame)
            last = last if frame.attributes.get("nobody") or _aside(frame) else frame.speaker
    frames = [
        f
        for f in passed_on(frames)
        if not (
            f.attributes.get("nobody") and any(o.covers(f.cue.start) for o in frames if o is not f)
        )
    ]
    _bound(page, sentence, frames)
    false = false_report(page, sentence)
    if false is not None:
        frames = [f for f in frames if f.cue.start != false.cue.start]
        frames.append(false)
    return frames


def _noun(page: Page, sentence: Sentence, cue: Hit, names: Sequence[Named]) -> bool:
    """Return whether the word is part of a name, or a noun or infinitive by what precedes it."""
    if any(n.start < cue.start < n.end or n.start == cue.start < n.end - 1 for n in names):
        return True
    if page.words.order == "verb_first":
        governed = any(h.end == cue.start for h in sentence.of("words", "preposition"))
        return governed and cue.entry.form in ("past", "present") and not cue.trim
    if cue.entry.form != "present":
        return False
    return any(h.end == cue.start for h in sentence.of("words", "not_before_verb"))


def _aside(frame: Frame) -> bool:
    """Return whether the words only say where something is from ("by first information")."""
    source = frame.who is not None and frame.who.sort == "source"
    return source and bool(frame.attributes.get("adjunct"))


def _inside_title(frame: Frame, frames: list[Frame]) -> bool:
    return any(f.who and f.who.start <= frame.cue.start < f.who.end for f in frames)


def _frame(
    page: Page,
    sentence: Sentence,
    cue: Hit,
    following: int,
    named: Sequence[Named],
    last: Speaker | None,
) -> Frame | None:
    refuted = _refuted(sentence, cue)
    stance = Stance.DENIES if refuted else Stance(cue.entry.key)
    people = [n for n in named if sentence.start <= n.start < sentence.end and can_speak(n)]
    people += roles(page, sentence, people)
    people.sort(key=lambda n: (n.start, -n.end))
    comp = _complement(page, sentence, cue, following)
    baseless = cue.entry.attributes.get("kind") == "baseless"
    resumes = stance in (Stance.DENIES, Stance.CONFIRMS) and _resumes(page, sentence, cue)
    resumes = resumes or baseless
    if cue.entry.section == "adjunct":
        return _adjunct(page, sentence, cue, stance, people, last)
    if cue.entry.form == "participle" and page.words.case_roles:
        return _passive(page, sentence, cue, stance, people)
    recorded = page.passive(cue) or (
        stance is Stance.RECORDS and _what_happened_follows(page, sentence, cue)
    )
    who = None if recorded or baseless else subject_of(page, sentence, cue, comp, people)
    nothing = unconfirmed(page, sentence, cue, who) if stance is Stance.CONFIRMS else None
    if nothing is not None:
        return nothing
    stated = comp is not None or resumes or recorded
    attributes = dict(cue.entry.attributes)
    if refuted:
        attributes |= {"event": "denial", "own": False}
    start = min(cue.start, who.start) if who else cue.start
    content, apart = _content(page, sentence, cue, comp, who, stance, resumes=resumes)
    stated = stated or apart != ""
    if apart == "around":
        attributes["adjunct"] = True
    if who is None and last is None and not resumes:
        return None
    goes_on = stated or bool(page.words.case_roles)
    if who is None and not (goes_on and _goes_on(page, sentence, cue)):
        return None
    speaker = as_speaker(page, who) if who else (last or NARRATOR)
    speaker = NARRATOR if baseless else speaker  # whoever writes, not who claimed it
    chain: tuple[str, ...] = ()
    if attributes.get("kind") == "quote" and who is not None:
        limit = comp if comp is not None else cue.end + _REACH + 6
        quoted = [p for p in people if max(cue.end, who.end) <= p.start < limit]
        if quoted:
            chain, who = (speaker.name,), quoted[0]
            speaker = as_speaker(page, who)
    who, speaker = _stood_for(page, sentence, who, speaker, named, last)
    frame = Frame(
        cue, stance, who, speaker, start, content, resumes, stated, chain, attributes=attributes
    )
    if who is not None:
        frame.others = together(page, who, people)
    return frame


def _stood_for(
    page: Page,
    sentence: Sentence,
    who: Named | None,
    speaker: Speaker,
    named: Sequence[Named],
    last: Speaker | None,
) -> tuple[Named | None, Speaker]:
    """Return the subject and the speaker it stands for: "we" is whoever wrote or is quoted."""
    if who is None:
        return None, speaker
    if who.sort == "role" and _is(sentence, who, "first_person"):
        quoted_by = last if _in_quotes(page, sentence, who) else None
        return None, quoted_by or NARRATOR
    subject = _before_it(page, sentence, who, named)
    if subject is not None:
        return who, as_speaker(page, subject)
    if who.sort == "role" or _stands_for(page, sentence, who):
        return who, spoken_for(page, sentence, who, named, last)
    return who, speaker


def _before_it(page: Page, sentence: Sentence, who: Named, named: Sequence[Named]) -> Named | None:
    """Return the body that is the subject of the sentence before, which "it" stands for."""
    at = page.sentences.index(sentence)
    if at == 0 or who.start > sentence.start + 1 or not _is(sentence, who, "thing_pronoun"):
        return None
    earlier = page.sentences[at - 1]
    people = [n for n in named if n.kind == "actor" and earlier.start <= n.start < earlier.end]
    people += [r for r in roles(page, earlier, people) if r.sort == "role"]
    opening = [n for n in people if n.start <= earlier.start + 1 and n.end > n.start]
    opening = [n for n in opening if not _is(earlier, n, "personal_pronoun")]
    return min(opening, key=lambda n: n.start, default=None)


def _restrictive(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether the verb only says which ones are meant: "groups which declared a truce"."""
    if page.words.order != "subject_first":
        return False
    relatives = [h for h in sentence.of("words", "relative") if h.end == cue.start]
    said = {h.start for h in sentence.of("words", "complementizer")}
    return any(page.tokens[h.start - 1].is_word and h.start not in said for h in relatives)


def _is(sentence: Sentence, who: Named, key: str) -> bool:
    return any((h.start, h.end) == (who.start, who.end) for h in sentence.of("words", key))


def _in_quotes(page: Page, sentence: Sentence, who: Named) -> bool:
    return sum(page.word(at) == '"' for at in range(sentence.start, who.start)) % 2 == 1


def _content(
    page: Page,
    sentence: Sentence,
    cue: Hit,
    comp: int | None,
    who: Named | None,
    stance: Stance,
    *,
    resumes: bool,
) -> tuple[tuple[int, int], str]:
    """Return what is said, and whether the saying stands "around" or "after" it, else ""."""
    if comp is not None:
        return (comp, sentence.end), ""
    after = max(cue.end, who.end if who and who.start >= cue.end else cue.end)
    before = min(cue.start, who.start if who else cue.start)
    if not (resumes or cue.entry.attributes.get("own") or _object_follows(page, stance)):
        around = said_around(page, sentence, cue, who)
        if around is not None:
            return around, "around"
        if who is not None:
            apart = said_before(page, sentence, min(cue.start, who.start), after)
            if apart is not None:
                return apart
        told = page.words.order != "verb_first" or stance is not Stance.DENIES
        if told and _trailing(page, sentence, after) and before - sentence.start > 2:
            return (sentence.start, before), "after"
        if page.words.case_roles and stance in _OF_DEEDS:
            return (_opens(page, sentence, before), sentence.end), ""
    return (after, sentence.end), ""


def _object_follows(page: Page, stance: Stance) -> bool:
    """Return whether what is described stands behind the verb: "called the report a lie"."""
    return page.words.order == "subject_first" and stance is Stance.DESCRIBES


def _opens(page: Page, sentence: Sentence, before: int) -> int:
    """Return where the clause begins that free order lets start with what is spoken of."""
    breaks = [h.end for h in sentence.of("words", "clause_break") if h.end <= before]
    signs = [at + 1 for at in range(sentence.start, before) if page.word(at) in (",", ";", ":")]
    return max([sentence.start, *breaks, *signs])


def _passive(
    page: Page, sentence: Sentence, cue: Hit, stance: Stance, people: Sequence[Named]
) -> Frame | None:
    """ "Were recorded by X": said by X; where nobody is named only records are told at all."""
    case = page.words.case_roles["doer"]
    owned = page.words.case_roles["owned"]
    near = [p for p in people if abs(p.start - cue.start) <= _REACH and case in p.cases]
    near = [p for p in near if owned not in p.cases and free(page, sentence, p)]
    who = next((p for p in near if p.kind != "thing" or p.agent), None)
    if who is None and stance is not Stance.RECORDS:
        return None
    attributes = dict(cue.entry.attributes) | {"adjunct": True, "nobody": who is None}
    speaker = as_speaker(page, who) if who else NARRATOR
    ends = [at for at in range(cue.end, sentence.end) if page.word(at) == ";"]
    content = (_opens(page, sentence, cue.start), min([*ends, sentence.end]))
    return Frame(cue, stance, who, speaker, cue.start, content, False, True, attributes=attributes)


def _what_happened_follows(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether the event itself follows the verb: it "was recorded", nobody says by whom."""
    if page.words.order != "verb_first":
        return False
    nouns = [h for h in sentence.of("event") if h.entry.attributes["voice"] != "active"]
    return any(h.start == cue.end for h in nouns)


def _refuted(sentence: Sentence, cue: Hit) -> bool:
    """Return whether words call what another said false: "it described the charges as lies"."""
    if cue.entry.key != Stance.DESCRIBES:
        return False
    false = any(h.start >= cue.end for h in sentence.of("words", "false_word"))
    reach = range(cue.start, cue.end + _REACH)
    charges = any(h.start in reach for h in sentence.of("words", "resumptive_object"))
    words = {at for h in sentence.of("words", "false_word") for at in h.tokens}
    denials = [h for h in sentence.of("reporting") if h.entry.key == Stance.DENIES]
    denied = any(h.start not in words for h in denials)
    return false and charges and not denied


def _says_nothing(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether a passive names nobody and tells no record: "it was said", "X was recorded".

    Of a record the event stands before the verb, so that the words only say that there is one.
    """
    if not page.passive(cue):
        return False
    if cue.entry.key != Stance.RECORDS:
        return True
    before = [h.end for h in sentence.of("event") if h.end <= cue.start]
    breaks = [h.start for h in sentence.of("words", "clause_break") if h.start < cue.start]
    return bool(before) and max(before) > max(breaks, default=-1)


def _stands_for(page: Page, sentence: Sentence, who: Named) -> bool:
    """Return whether a word for somebody points back: it is listed as one, and has no id."""
    if who.id is not None:
        return False
    roles = sentence.of("words", "pronoun_speaker")
    known = page.words.definite(page.word(who.end - 1), 2) and who.end - who.start > 1
    return known or any(h.end == who.end and who.end - who.start < 4 for h in roles)


def _goes_on(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether a verb without a subject continues what somebody said before."""
    if page.words.order == "verb_first" or cue.entry.section == "adjunct":
        return True
    near = range(max(sentence.start, cue.start - 4), cue.start)
    if page.words.case_roles and any(page.word(at) in page.words.joiners - {","} for at in near):
        return True
    resumed = any(h.end <= cue.start for h in sentence.of("words", "resumptive"))
    return cue.entry.form == "gerund" or cue.start <= sentence.start + 1 or resumed


def _complement(page: Page, sentence: Sentence, cue: Hit, following: int) -> int | None:
    """Return the token at which what is said begins, if a word or sign marks it."""
    limit = min(sentence.end, cue.end + _LONG_REACH, max(following, cue.end + 1))
    for hit in sentence.of("words", "complementizer"):
        if page.word(hit.end) in (",", ".", ""):
            continue
        if cue.end <= hit.start < limit and not _broken(page, sentence, cue.end, hit.start):
            return hit.end
    for at in range(cue.end, min(limit, cue.end + 14)):
        if page.word(at) == ";" and page.words.order == "subject_first":
            break
        marked = page.word(at) in page.words.speech_marks and at + 1 < sentence.end
        if marked and not _quoted_name(page, sentence, cue, at):
            return at + 1
    return None


def _quoted_name(page: Page, sentence: Sentence, cue: Hit, at: int) -> bool:
    """Return whether a quotation mark opens or closes a name behind a noun: the group "Name"."""
    if page.words.order != "verb_first" or page.word(at) != '"':
        return False
    marks = [t for t in range(sentence.start, sentence.end) if page.word(t) == '"']
    place = marks.index(at)
    if place % 2:
        return marks[place - 1] >= cue.end
    closing = marks[place + 1] if place + 1 < len(marks) else sentence.end
    short = closing - at <= _QUOTED_NAME + 1 and page.tokens[at - 1].is_word
    named = at > cue.end or page.words.definite(page.word(at + 1), 2)
    return short and named and page.word(closing + 1) not in (",", ".", "")


def _broken(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    ended = page.words.order == "subject_first" and ";" in words_between(page, start, end)
    breaks = sentence.of("words", "clause_break")
    return ended or any(start < h.start < end and h.end <= end for h in breaks)


def _resumes(page: Page, sentence: Sentence, cue: Hit) -> bool:
    if any(cue.start - 3 <= h.end <= cue.start for h in sentence.of("words", "resumptive")):
        return True
    reach = cue.end + _REACH
    if any(
        h.start == cue.end and page.word(h.end) in (",", ".")
        for h in sentence.of("words", "complementizer")
    ):
        return True
    first = cue.start - _REACH if page.words.case_roles else cue.start
    return any(first <= h.start <= reach for h in sentence.of("words", "resumptive_object"))


def _adjunct(
    page: Page,
    sentence: Sentence,
    cue: Hit,
    stance: Stance,
    people: Sequence[Named],
    last: Speaker | None,
) -> Frame | None:
    who = next((p for p in people if cue.start < p.start + 1 and cue.end - 1 <= p.start), None)
    if who is None or who.start > cue.end + 5 or "," in words_between(page, cue.end, who.start):
        who = unlisted(page, sentence, cue)
    speaker = as_speaker(page, who) if who else last
    kind = cue.entry.attributes.get("kind")
    if who is not None and last is not None and _is(sentence, who, "personal_pronoun"):
        speaker = last
    if kind in ("goes_on", "rumour"):
        who, speaker = None, last if kind == "goes_on" else NARRATOR
    elif who is None:
        return None
    if speaker is None:
        return None
    left, right = sentence.start, sentence.end
    if cue.start > sentence.start + 1:
        for hit in sentence.of("words", "clause_break"):
            if hit.start < cue.start:
                left = max(left, hit.end)
    end = who.end if who else cue.end
    content = (end, right) if cue.start <= sentence.start + 2 else (left, right)
    attributes = dict(cue.entry.attributes) | {"adjunct": True}
    return Frame(cue, stance, who, speaker, cue.start, content, False, True, attributes=attributes)


def _trailing(page: Page, sentence: Sentence, after: int) -> bool:
    """Return whether the saying ends its sentence, so that what is said stands before it."""
    rest = [t for t in page.tokens[after : sentence.end] if t.is_word]
    events = any(h.start >= after for h in sentence.of("event"))
    return len(rest) <= _TAIL and not events


def _new_verb(page: Page, frame: Frame) -> bool:
    """Return whether "and" is written onto the verb, so that a clause of its own begins."""
    if page.words.order != "verb_first" or frame.cue.entry.section == "adjunct":
        return False
    return page.words.conjunction(page.word(frame.cue.start), frame.cue.trim) > 0


def _comma(page: Page, first: int, last: int) -> int:
    """Return the last comma between two tokens, else the second of them."""
    return max([at for at in range(first, last) if page.word(at) == ","], default=last)


def _bound(page: Page, sentence: Sentence, frames: list[Frame]) -> None:
    """End what one says where another begins to speak; nest what is said inside it."""
    breaks = sorted(
        [h.start for h in sentence.of("words", "clause_break")]
        + [h.start for h in sentence.of("words", "resumptive")]
        + [at for at in range(sentence.start, sentence.end) if page.word(at) == ";"]
    )
    for index, frame in enumerate(frames):
        first, last = frame.content
        for other in frames[index + 1 :]:
            if other.attributes.get("adjunct") or not first <= other.start < last:
                continue
            near = [b for b in breaks if first < b <= other.cue.start and b >= other.start - 5]
            if frame.resumes and other.attributes.get("kind") == "claimed":
                frame.attributes.setdefault("answers", other)
            apart = near or other.resumes or frame.resumes
            if apart or frame.attributes.get("own") or _new_verb(page, other):
                other.left = _comma(page, frame.cue.end, other.start)
                last = min(last, near[0] if near else other.left)
            else:
                name = frame.speaker.name
                if other.who is None or other.who.sort == "role":
                    other.speaker, other.who, other.chain = frame.speaker, None, frame.chain
                    continue
                other.chain = (*frame.chain, name) if frame.speaker.span else other.chain
                other.content = (other.content[0], min(other.content[1], last))
        frame.content = (first, max(first, last))
