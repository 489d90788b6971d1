"""The reader: a text in, everything it says out, each value with its characters."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from hudna.extract.agreements import find_agreements
from hudna.extract.antecedents import header_speaker
from hudna.extract.bulletins import as_counts, of_violations
from hudna.extract.claims import Draft, event_claim, word_claim
from hudna.extract.damage import with_damage
from hudna.extract.demonyms import Demonyms
from hudna.extract.document import author, cited_source
from hudna.extract.events import find_events
from hudna.extract.false_reports import alleged
from hudna.extract.frames import Frame, find_frames
from hudna.extract.gate import Gate, shipped
from hudna.extract.headings import numbered, signed, without_headline
from hudna.extract.kinds import CONTESTED, MUTUAL
from hudna.extract.languages_joined import dates_of_parts, joined, text_digest
from hudna.extract.lexicon import lexicon
from hudna.extract.links import link
from hudna.extract.meetings import find_meetings
from hudna.extract.mentions import Named, Names, find_named
from hudna.extract.named import Index
from hudna.extract.neutralised import in_context
from hudna.extract.page import Page, Sentence
from hudna.extract.quotations import said_in_quotation
from hudna.extract.registers import read_registers
from hudna.extract.sightings import sees, sighted
from hudna.extract.speakers import as_speaker
from hudna.extract.spoken_before import refers_back, told_before
from hudna.extract.told_again import told_once
from hudna.extract.tolls import add_detail, add_toll, place_toll, same_attack
from hudna.model.claim import Speaker, Stance
from hudna.model.reading import DocumentFacts, Reading
from hudna.text.actors import ActorDirectory
from hudna.text.dates import Dates, read_dates
from hudna.text.endings import Endings, endings_of
from hudna.text.fold import Folded, fold
from hudna.text.inflected_names import InflectedNameIndex
from hudna.text.languages import Language, load
from hudna.text.names import NameIndex, load_actors
from hudna.text.numbers import find_numbers
from hudna.text.paragraphs import language_runs, main_language, only

__all__ = ["PlaceNames", "Reader"]


class PlaceEntry(Protocol):
    """What the reader asks of a place."""

    @property
    def country(self) -> str:
        """The code of the country it lies in."""
        ...


class PlaceNames(Protocol):
    """Where place names come from: the gazetteer."""

    def names(self, languages: Collection[str] | None = None, /) -> Iterable[tuple[str, str]]:
        """Return (surface name, place id) of these languages, of all where null."""
        ...

    def entry(self, place_id: str, /) -> "PlaceEntry":
        """Return the place with this id, or raise `KeyError`."""
        ...


class Reader:
    """Reads claims, agreements, meetings and registers by rules; holds its indexes."""

    def __init__(
        self, gazetteer: PlaceNames, actors: ActorDirectory, *, gate: Gate | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._actors = actors
        self._gate = gate or shipped()
        self._by_language: dict[str, Names] = {}

    @classmethod
    def default(cls, gazetteer: PlaceNames, *, extra_actors: Path | None = None) -> "Reader":
        """Return a reader with the shipped actors and those of a folder of the user's."""
        return cls(gazetteer, load_actors(extra_actors))

    def _names(self, language: Language) -> Names:
        """Return the indexes for a language, built when its first text comes."""
        known = self._by_language.get(language.code)
        if known is None:
            endings = endings_of(language)
            spoken = language.names_from or None
            where = language.section("places").get("names_from", spoken)
            known = self._by_language[language.code] = Names(
                self._actors,
                _indexed(self._actors.names(spoken), endings),
                _indexed(self._actors.metonyms(spoken), endings),
                Demonyms(self._actors.demonyms(language.code), endings),
                _indexed(self._gazetteer.names(where), endings),
                self._country_of,
            )
        return known

    def _country_of(self, place_id: str) -> str | None:
        try:
            return self._gazetteer.entry(place_id).country
        except KeyError:
            return None

    def actor_id(self, name: str, code: str) -> str | None:
        """Return the id of the actor a whole name stands for in a language, null if unknown."""
        folded = fold(name)
        names = self._names(load(code))
        for index in (names.actor_index, names.metonym_index):
            for hit in index.ranges(folded):
                if not (folded.text[: hit.start].strip() or folded.text[hit.end :].strip()):
                    return hit.id
        return None

    def read(self, text: str, *, sha256: str) -> Reading:
        """Return all that was read; `sha256` is that of the document's bytes.

        A text in several languages is read once by the grammar of each, the rest blanked.
        """
        runs = language_runs(text)
        main = main_language(text, runs)
        codes_read = list(dict.fromkeys([main, *(run.code for run in runs)]))
        if len(codes_read) == 1:
            folded = fold(text)
            return self._read(folded, main, read_dates(folded, load(main)), sha256)
        parts = {code: fold(only(text, runs, code)) for code in codes_read}
        dates = dates_of_parts(parts)
        readings = [self._read(parts[code], code, dates[code], sha256) for code in codes_read]
        return joined(readings, text)

    def _read(self, folded: Folded, code: str, dates: Dates, sha256: str) -> Reading:
        language, text = load(code), folded.original
        page = Page(folded, lexicon(code), dates.whens, find_numbers(folded, language))
        page.published = dates.published.when
        named = find_named(page, self._names(language))
        registers = read_registers(folded, language, dates=dates)
        lines = of_violations(page, registers.lines)
        drafts = as_counts(page, _drafts(page, named), lines, named)
        drafts = self._gate.kept(page, drafts)
        drafts = numbered(without_headline(page, drafts))
        agreements, drafts = find_agreements(page, named, drafts)
        meetings, drafts = find_meetings(page, named, drafts)
        document = DocumentFacts(
            sha256=sha256,
            text_sha256=text_digest(text),
            language=code,
            published=dates.published,
            cited_source=cited_source(page),
            author=author(page),
        )
        claims = tuple(draft.claim for draft in link(page, drafts))
        return Reading(document, claims, agreements, meetings, lines, registers.flags)


def _indexed(listed: Iterable[tuple[str, str]], endings: Endings) -> Index:
    return InflectedNameIndex(listed, endings) if endings else NameIndex(listed)


def _drafts(page: Page, named: list[Named]) -> list[Draft]:
    drafts: list[Draft] = []
    header = header_speaker(page, named)
    last = header
    framed: dict[int, list[Frame]] = {}
    for index, sentence in enumerate(page.sentences):
        frames = framed[index] = find_frames(page, sentence, named, last)
        back = refers_back(page, sentence, frames)
        if back is not None:
            told_before(page, sentence, back, drafts)
            last = back.speaker
            continue
        drafts += _of_sentence(page, sentence, frames, named, drafts)
        last = _who_goes_on(frames, last)
    drafts = said_in_quotation(page, drafts, framed)
    drafts = told_once(drafts) if page.words.names_run_on else drafts
    return signed(_said_by_each(page, drafts), header)


def _said_by_each(page: Page, drafts: list[Draft]) -> list[Draft]:
    """What several say together each of them says; an agreement of theirs is one."""
    made: list[Draft] = []
    for draft in drafts:
        others = draft.frame.others if draft.frame else ()
        joint = draft.claim.event_type in MUTUAL
        called_false = alleged(draft)
        made += [called_false] if called_false is not None else []
        made.append(draft)
        made += [
            replace(draft, claim=replace(draft.claim, speaker=as_speaker(page, other)))
            for other in others
            if not joint and draft.frame and draft.claim.speaker == draft.frame.speaker
        ]
    return [replace(d, claim=replace(d.claim, id=f"c{n}")) for n, d in enumerate(made, start=1)]


def _of_sentence(
    page: Page, sentence: Sentence, frames: list[Frame], named: list[Named], before: list[Draft]
) -> list[Draft]:
    count = len(before)
    drafts: list[Draft] = []
    added: list[Frame | None] = []
    events = find_events(page, sentence, frames)
    heard = [n for n in named if not any(_within(n, f.who) for f in frames)] if events else []
    if not events and not frames and before:
        add_toll(page, sentence, before, named)
    for event in events:
        if event.frame is not None and _only_words(event.frame, event.type):
            continue
        draft = event_claim(page, sentence, event, events, heard, count + len(drafts) + 1)
        if draft is not None:
            told = [*before, *drafts]
            kept = _placed(page, sentence, draft, told)
            before[:], drafts = told[:count], told[count:] + ([kept] if kept else [])
            added += [] if kept else [draft.frame]
    for frame in frames:
        if any(frame is told for told in (*added, *(draft.frame for draft in drafts))):
            continue
        nests = any(f is not frame and frame.covers(f.cue.start) for f in frames)
        if nests and not (frame.attributes.get("own") or frame.resumes):
            continue
        only_seen = frame.attributes.get("adjunct") or frame.attributes.get("events_only")
        apart = only_seen and sees(page, frame, named) is None
        if apart or _about_words(sentence, frame):
            continue
        if _unsaid(sentence, frame):
            continue
        said = word_claim(page, sentence, frame, named, count + len(drafts) + 1)
        at = _after_what_it_answers(frame, drafts)
        drafts.insert(at, sighted(page, sentence, frame, named, said))
    if page.words.order == "verb_last":
        drafts.sort(key=lambda d: d.clause[0])
    return drafts


def _after_what_it_answers(frame: Frame, drafts: Sequence[Draft]) -> int:
    """Return where an answer belongs: after what was told before it, and what is told in it."""
    if not frame.resumes:
        return len(drafts)
    inside = frame.attributes.get("answers")
    told = [n for n, d in enumerate(drafts, start=1) if inside is not None and d.frame is inside]
    return max(told, default=sum(d.clause[0] <= frame.cue.start for d in drafts))


def _within(one: Named, who: Named | None) -> bool:
    return who is not None and (one is who or who.start <= one.start < one.end <= who.end)


def _only_words(frame: Frame, kind: str) -> bool:
    """Return whether what is spoken of is not told by it: a call, a feeling about a state."""
    tells = frame.attributes.get("tells")
    told = (tells == "events" and kind in CONTESTED) or (tells == "clauses" and frame.stated)
    return bool(frame.attributes.get("own")) and not told


def _placed(page: Page, sentence: Sentence, draft: Draft, told: list[Draft]) -> Draft | None:
    """Return the claim to keep; null where it only adds to one of those told before it."""
    neutral = [h.tokens for h in sentence.of("words", "neutralised")]
    kept = in_context(neutral, same_attack(page, draft, told), told)
    kept = add_detail(kept, told) if kept is not None else None
    kept = with_damage(page, sentence, kept, told) if kept is not None else None
    return place_toll(kept, told) if kept is not None else None


def _about_words(sentence: Sentence, frame: Frame) -> bool:
    """ "Calling the report false" belongs to the denial it goes with."""
    reach = range(frame.cue.start, frame.cue.end + 4)
    described = any(h.start in reach for h in sentence.of("words", "resumptive_object"))
    return frame.stance is Stance.DESCRIBES and described


def _unsaid(sentence: Sentence, frame: Frame) -> bool:
    """ "They did not say whether": nothing was said."""
    cue = frame.cue
    if frame.attributes.get("unsaid"):
        return True
    if frame.resumes or frame.attributes.get("negated"):
        return False
    near = range(cue.start - 3, cue.start)
    until = {at for h in sentence.of("words", "until") if h.end > h.start + 2 for at in h.tokens}
    return any(
        h.start in near and h.end <= cue.start and not h.tokens & until
        for h in sentence.of("words", "negated_verb")
    )


def _is_source(frame: Frame) -> bool:
    return frame.who is not None and frame.who.sort == "source"


def _who_goes_on(frames: list[Frame], last: Speaker | None) -> Speaker | None:
    """Return who is taken to go on speaking in the sentences that follow."""
    named = [f for f in frames if f.who is not None and not f.chain]
    named = [f for f in named if not (f.attributes.get("adjunct") and _is_source(f))]
    speakers = [f.speaker for f in named if not f.attributes.get("unsaid")]
    return speakers[-1] if speakers else last
