"""Who speaks: the subject of a word of saying, with title, name or the words that stand for him."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.subject_after_verb import attached, subject_phrase
from hudna.extract.subject_before import subject_before
from hudna.extract.subject_by_case import subject_by_case
from hudna.model.claim import Speaker

__all__ = ["as_speaker", "can_speak", "roles", "subject_of", "unlisted", "words_between"]

_REACH = 9
_TAIL = 7


def can_speak(named: Named) -> bool:
    """Return whether this can say something."""
    return named.kind in ("actor", "person") or (named.kind == "thing" and named.agent)


def roles(page: Page, sentence: Sentence, people: list[Named]) -> list[Named]:
    """Words such as "the ministry" or "the statement" that stand for somebody."""
    found: list[Named] = []
    roles = sentence.of("words", "pronoun_speaker", "document_word")
    for hit in sorted(roles, key=lambda h: h.start - h.end):
        if any(p.start <= hit.start < p.end for p in [*people, *found]):
            continue
        first = page.tokens[hit.start].start + _conjunction(page, hit)
        last = page.tokens[hit.end - 1].end
        sort = "role" if hit.entry.key == "pronoun_speaker" else "document"
        found.append(
            Named(
                "person",
                sort,
                None,
                hit.start,
                hit.end,
                first,
                last,
                agent=True,
                cases=page.cases_of(hit),
            )
        )
    return found


def _conjunction(page: Page, hit: Hit) -> int:
    return page.words.conjunction(page.word(hit.start), hit.trim)


def words_between(page: Page, first: int, last: int) -> list[str]:
    """Return the folded words of a token range."""
    return [page.word(at) for at in range(first, last)]


def unlisted(page: Page, sentence: Sentence, cue: Hit) -> Named | None:
    """Return a source no list knows: the few words up to a comma ("medical staff")."""
    end = cue.end
    while end < sentence.end and (page.tokens[end].is_word or page.word(end) == '"'):
        end += 1
    if not 0 < end - cue.end <= _TAIL + 1 or page.word(end) not in (",", "."):
        return None
    if page.words.names_run_on and end - cue.end == 1 and not _written_large(page, cue.end):
        return None
    first, last = page.tokens[cue.end].start, page.tokens[end - 1].end
    return Named("person", "source", None, cue.end, end, first, last, agent=True)


def _written_large(page: Page, at: int) -> bool:
    return page.quote(page.span(at, at + 1))[:1].isupper()


def subject_of(
    page: Page, sentence: Sentence, cue: Hit, comp: int | None, people: Sequence[Named]
) -> Named | None:
    """Return who says it by the order of the language; null where nobody is named."""
    limit = min(comp if comp is not None else sentence.end, cue.end + _REACH)
    first = cue.head if page.words.order == "verb_first" else cue.end
    after = [p for p in people if first <= p.start < limit]
    left = _clause_start(page, sentence, cue.start)
    before = [p for p in people if left <= p.start and p.end <= cue.start]
    if any(h.end == cue.start for h in sentence.of("agreement_names")):
        return None  # "an agreement announced on": a participle
    if page.words.case_roles:
        return subject_by_case(page, sentence, cue, left, comp or sentence.end, people)
    if page.words.order == "verb_first":
        return _after_verb(page, sentence, cue, comp, after, before)
    if cue.entry.form == "gerund":
        return None
    passive = any(cue.start - 2 <= h.end <= cue.start for h in sentence.of("words", "passive_aux"))
    if passive or _said_by_others(sentence, cue):
        by = {h.end for h in sentence.of("words", "by_agent") if _belongs(sentence, cue, h)}
        return next((p for p in after if {p.start, p.start - 1} & by), None)
    whole = subject_before(page, sentence, cue, people)
    if whole is not None:
        return whole
    before = [p for p in before if not _in_place(page, sentence, p)]
    before = [p for p in before if cue.start - p.end <= (2 if p.sort == "role" else _REACH)]
    if before:
        return _with_name(page, _subject(before), None)
    return after[0] if after and after[0].start <= cue.end + 2 and comp is None else None


def _said_by_others(sentence: Sentence, cue: Hit) -> bool:
    """Return whether what was told is taken up by a participle: "a claim denied by Turkey"."""
    told = any(h.end == cue.start for h in sentence.of("words", "resumptive"))
    return told and any(h.start == cue.end for h in sentence.of("words", "by_agent"))


def _belongs(sentence: Sentence, cue: Hit, by: Hit) -> bool:
    """Return whether "by" goes with the verb, and not with what stands in a place named between."""
    places = sentence.of("words", "locative")
    return not any(cue.end <= h.start < by.start for h in places)


def _after_verb(
    page: Page,
    sentence: Sentence,
    cue: Hit,
    comp: int | None,
    after: Sequence[Named],
    before: Sequence[Named],
) -> Named | None:
    """Return the subject where the verb comes first: the phrase right after it, or a topic."""
    if cue.entry.attributes.get("kind") == "participle":
        return None
    topic = _between(page, sentence, cue, before)
    if topic is not None:
        return topic
    addressed = {h.start for h in sentence.of("words", "never_subject")}
    ready = [p for p in after if not attached(page, p) and p.start not in addressed]
    spoken_to = cue.head in addressed or _told_with(page, sentence, cue.head)
    phrase = None if spoken_to else subject_phrase(page, sentence, cue.head, comp, ready)
    if phrase is not None:
        return phrase
    ready = [p for p in ready if not _governed(page, sentence, cue.head, p)]
    if ready and ready[0].start <= cue.head + 3 and not spoken_to:
        return _with_name(page, ready[0], comp)
    if page.words.conjunction(page.word(cue.start), cue.trim):
        before = []  # "and said": whoever spoke goes on
    before = [p for p in before if cue.start - p.end <= _REACH]
    return before[0] if before else (ready[0] if ready else None)


def _told_with(page: Page, sentence: Sentence, at: int) -> bool:
    """Return whether a preposition written onto a deed makes it what is asked for."""
    deeds = [h for h in sentence.of("event") if h.start == at and h.trim]
    return any(page.words.locates(page.word(at)[: h.trim]) for h in deeds)


def _between(page: Page, sentence: Sentence, cue: Hit, before: Sequence[Named]) -> Named | None:
    """Return the subject between "had" and its verb: "the ministry had announced", null if none."""
    openers = [h.end for h in sentence.of("words", "opens_past") if h.end < cue.start]
    if not openers or cue.start - openers[-1] > _REACH:
        return None
    between = range(openers[-1], cue.start)
    told = [*sentence.of("reporting"), *sentence.of("event")]
    if any(not page.tokens[at].is_word for at in between):
        return None
    if any(h.start in between for h in told):
        return None
    return subject_phrase(page, sentence, openers[-1], cue.start, before)


def _in_place(page: Page, sentence: Sentence, who: Named) -> bool:
    """Return whether a country or capital is where, not who ("the centre in Syria said")."""
    before = who.start - (page.word(who.start - 1) in page.words.joiners)
    governed = any(h.end == before for h in sentence.of("words", "locative", "preposition"))
    return who.sort in ("state", "metonym") and governed


def _governed(page: Page, sentence: Sentence, start: int, who: Named) -> bool:
    """Return whether a preposition stands between the verb and the name."""
    return any(start <= h.start < who.start for h in sentence.of("words", "preposition"))


def _subject(before: Sequence[Named]) -> Named:
    return before[-1]


def _with_name(page: Page, who: Named, comp: int | None) -> Named:
    """Take in a person's name between an office and what is said."""
    if comp is None or who.sort not in ("office", "role", "document", "crew", "people"):
        return who
    end = who.end
    while end < comp - 1 and page.tokens[end].is_word and end - who.end < 4:
        if page.word(end).isdigit() or page.words.known(page.word(end)):
            break
        end += 1
    if end == who.end:
        return who
    return replace(who, end=end, last=page.tokens[end - 1].end)


def _clause_start(page: Page, sentence: Sentence, at: int) -> int:
    left = sentence.start
    for hit in sentence.of("words", "clause_break"):
        if hit.start < at:
            left = max(left, hit.end)
    for hit in sentence.of("words", "complementizer"):
        if hit.start < at:
            left = max(left, hit.end)
    return left


def as_speaker(page: Page, who: Named) -> Speaker:
    """Return the speaker as the model has it."""
    span = who.span(page)
    return Speaker(page.quote(span), who.id, span)
