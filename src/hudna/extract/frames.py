"""Who says it: attribution frames of a sentence, with stance, speaker and what is said."""

from collections.abc import Sequence

from hudna.extract.antecedents import together
from hudna.extract.false_reports import false_report
from hudna.extract.frame import Frame
from hudna.extract.frame_antecedents import (
    goes_on_speaking,
    in_quotes,
    is_refuted,
    joined_verb,
    says_nothing,
    stands_as,
    stood_for,
)
from hudna.extract.frame_bounds import bound_frames
from hudna.extract.frame_contents import (
    REACH,
    complement_of,
    content_of,
    opens_sentence,
    resumes_told,
)
from hudna.extract.frames_last import frames_last
from hudna.extract.frames_marked import frames_marked
from hudna.extract.grammatical_case import free
from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.parenthesis import passed_on
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

_INSTEAD = frozenset(
    {"obstruction_of_monitors", "obstruction_of_humanitarian_access", "notification"}
)
"""Deeds whose words hold one of saying: "denied the patrol passage"."""


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
    cues = [c for c in cues if not says_nothing(page, sentence, c)]
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
        joined = bool(frames) and frames[-1].who is not None and joined_verb(page, sentence, cue)
        frame = _frame(page, sentence, cue, following, named, last, joined=joined)
        if frame is not None and not _inside_title(frame, frames):
            frames[:] = [*_apart_from(frames, frame), frame]
            last = last if frame.attributes.get("nobody") or _aside(frame) else frame.speaker
    frames = [
        f
        for f in passed_on(frames)
        if not (
            f.attributes.get("nobody") and any(o.covers(f.cue.start) for o in frames if o is not f)
        )
    ]
    bound_frames(page, sentence, frames)
    false = false_report(page, sentence)
    if false is not None:
        frames = [f for f in frames if f.cue.start != false.cue.start]
        frames.append(false)
    return frames


def _apart_from(frames: list[Frame], frame: Frame) -> list[Frame]:
    """Leave out the words that only say where it is said: "sent a letter that urged ..."."""
    before = frames[-1] if frames else None
    sent = before is not None and before.cue.end == frame.cue.start and not before.stated
    same = before is not None and before.who is not None and before.who is frame.who
    return frames[:-1] if sent and same else frames


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
    *,
    joined: bool,
) -> Frame | None:
    refuted = is_refuted(sentence, cue)
    stance = Stance.DENIES if refuted else Stance(cue.entry.key)
    people = [n for n in named if sentence.start <= n.start < sentence.end and can_speak(n)]
    people += roles(page, sentence, people)
    people.sort(key=lambda n: (n.start, -n.end))
    comp = complement_of(page, sentence, cue, following)
    baseless = cue.entry.attributes.get("kind") == "baseless"
    resumes = stance in (Stance.DENIES, Stance.CONFIRMS) and resumes_told(page, sentence, cue)
    resumes = resumes or baseless
    if cue.entry.section == "adjunct":
        return _adjunct(page, sentence, cue, stance, people, last)
    if cue.entry.form == "participle" and page.words.case_roles:
        return _passive(page, sentence, cue, stance, people)
    recorded = page.passive(cue) or (
        stance is Stance.RECORDS and _what_happened_follows(page, sentence, cue)
    )
    ours = _first_person(page, cue)
    who = None if recorded or baseless or ours else subject_of(page, sentence, cue, comp, people)
    nothing = unconfirmed(page, sentence, cue, who) if stance is Stance.CONFIRMS else None
    if nothing is not None:
        return nothing
    stated = comp is not None or resumes or recorded
    attributes = dict(cue.entry.attributes)
    if refuted:
        attributes |= {"event": "denial", "own": False}
    start = min(cue.start, who.start) if who else cue.start
    content, apart = content_of(page, sentence, cue, comp, who, stance, resumes=resumes)
    stated = stated or apart != ""
    if apart == "around":
        attributes["adjunct"] = True
    if who is None and last is None and not (resumes or ours):
        return None
    goes_on = (stated or bool(page.words.case_roles)) and goes_on_speaking(page, sentence, cue)
    if who is None and not (goes_on or joined or ours):
        return None
    speaker = as_speaker(page, who) if who else (last or NARRATOR)
    if ours:
        speaker = last if last and in_quotes(page, sentence, cue.start) else NARRATOR
        # whoever writes welcomes what he tells
        attributes["own"] = attributes.get("own") and attributes.get("kind") != "feel"
    speaker = NARRATOR if baseless else speaker  # whoever writes, not who claimed it
    chain: tuple[str, ...] = ()
    if attributes.get("kind") == "quote" and who is not None:
        limit = comp if comp is not None else cue.end + REACH + 6
        quoted = [p for p in people if max(cue.end, who.end) <= p.start < limit]
        if quoted:
            chain, who = (speaker.name,), quoted[0]
            speaker = as_speaker(page, who)
    who, speaker = stood_for(page, sentence, who, speaker, named, last)
    frame = Frame(
        cue, stance, who, speaker, start, content, resumes, stated, chain, attributes=attributes
    )
    if who is not None:
        frame.others = together(page, who, people)
    return frame


def _first_person(page: Page, cue: Hit) -> bool:
    """Return whether the verb itself says that who writes speaks ("we condemn")."""
    endings = page.words.first_person
    return bool(endings) and any(page.word(at).endswith(endings) for at in cue.tokens)


def _restrictive(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether the verb only says which ones are meant: "groups which declared a truce"."""
    if page.words.order != "subject_first":
        return False
    relatives = [h for h in sentence.of("words", "relative") if h.end == cue.start]
    said = {h.start for h in sentence.of("words", "complementizer")}
    return any(page.tokens[h.start - 1].is_word and h.start not in said for h in relatives)


def _passive(
    page: Page, sentence: Sentence, cue: Hit, stance: Stance, people: Sequence[Named]
) -> Frame | None:
    """ "Were recorded by X": said by X; where nobody is named only records are told at all."""
    case = page.words.case_roles["doer"]
    owned = page.words.case_roles["owned"]
    near = [p for p in people if abs(p.start - cue.start) <= REACH and case in p.cases]
    near = [p for p in near if owned not in p.cases and free(page, sentence, p)]
    who = next((p for p in near if p.kind != "thing" or p.agent), None)
    if who is None and stance is not Stance.RECORDS:
        return None
    attributes = dict(cue.entry.attributes) | {"adjunct": True, "nobody": who is None}
    speaker = as_speaker(page, who) if who else NARRATOR
    ends = [at for at in range(cue.end, sentence.end) if page.word(at) == ";"]
    content = (opens_sentence(page, sentence, cue.start), min([*ends, sentence.end]))
    return Frame(cue, stance, who, speaker, cue.start, content, False, True, attributes=attributes)


def _what_happened_follows(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether the event itself follows the verb: it "was recorded", nobody says by whom."""
    if page.words.order != "verb_first":
        return False
    nouns = [h for h in sentence.of("event") if h.entry.attributes["voice"] != "active"]
    return any(h.start == cue.end for h in nouns)


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
    if who is not None and last is not None and stands_as(sentence, who, "personal_pronoun"):
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
