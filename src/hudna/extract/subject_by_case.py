"""Who speaks, told by case: the subject may stand before the verb, after it or behind "in".

"The ministry reported", "reported the ministry" after what is said, "in the ministry they said".
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.grammatical_case import can_be, subject_case
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Hit

__all__ = ["subject_by_case"]

_BEFORE = 18
_AFTER = 7
_OWNED_WITHIN = 2
_VERBS = ("active", "passive", "state")


def subject_by_case(
    page: Page, sentence: Sentence, cue: Hit, left: int, limit: int, people: Sequence[Named]
) -> Named | None:
    """Return who says it among `people` from `left` up to `limit`; null where nobody is named."""
    after = [p for p in people if cue.end <= p.start < min(limit, cue.end + _AFTER)]
    after = [p for p in after if not _comma(page, cue.end, p.start)]
    if cue.entry.attributes.get("kind") == "where":
        return _issuer(after)
    if cue.entry.form == "gerund":
        return None
    meant = {at for h in sentence.of("words", "resumptive_object") for at in h.tokens}
    people = [p for p in people if not _in_brackets(page, sentence, p) and p.start not in meant]
    ends = range(cue.start - _BEFORE, cue.start + 1)
    before = [p for p in people if left <= p.start and (p.end in ends or _in_gap(cue, p))]
    subjects = [p for p in before if subject_case(page, sentence, p)]
    near = [p for p in subjects if not _comma(page, p.end, cue.start)]
    goes_on = page.word(cue.start - 1) in page.words.joiners - {","}  # "and called on the sides"
    following = [] if goes_on else [p for p in after if subject_case(page, sentence, p)]
    sources = _sources(page, sentence, cue, [*before, *after])
    sure = [p for p in [*near, *following] if p.cases]
    if sources and not sure:
        return sources[-1]
    told = [p for p in following[:1] if p.sort == "media"]  # "told the agency the source"
    if told and len(following) > 1 and following[1].start <= told[0].end + 1:
        following = following[1:]
    denied = cue.entry.attributes.get("negated")  # what is not confirmed stands between
    near = near[:1] if denied else _headed(page, near)
    chosen = near[-1:] or following[:1] or sources[-1:]
    if not chosen:  # a clause of its own between commas may part subject and verb
        apart = [p for p in subjects if not _told(page, sentence, cue, p)]
        chosen = apart[:1] if page.word(cue.start - 1) == "," else subjects[-1:]
    return chosen[0] if chosen else _initials(page, cue)


def _initials(page: Page, cue: Hit) -> Named | None:
    """Return a body no list knows that is named by its initials right beside the verb."""
    for at in (cue.start - 1, cue.end):
        if not 0 <= at < len(page.tokens) or not page.tokens[at].is_word:
            continue
        token, written = page.tokens[at], page.quote(page.span(at, at + 1))
        if written.isupper() and len(written) > 1 and not page.words.known(token.word):
            return Named("person", "body", None, at, at + 1, token.start, token.end, agent=True)
    return None


def _headed(page: Page, near: list[Named]) -> list[Named]:
    """Return the subjects with one that may be owned taken into the noun that stands before it.

    "The coordinator of the actions of the government": no list knows the word between them.
    """
    if len(near) < 2:
        return near
    head, owned = near[-2:]
    sure = head.cases and page.words.case_roles["owned"] not in head.cases
    between = [page.word(at) for at in range(head.end, owned.start)]
    close = 0 < len(between) <= _OWNED_WITHIN and not any(map(page.words.known, between))
    if not (sure and close and page.words.case_roles["owned"] in owned.cases):
        return near
    return [*near[:-2], replace(head, end=owned.end, last=owned.last)]


def _in_gap(cue: Hit, named: Named) -> bool:
    """Return whether a name stands inside the words of saying ("the blame X lays on")."""
    return cue.head <= named.start < cue.end and named.start not in cue.tokens


def _in_brackets(page: Page, sentence: Sentence, named: Named) -> bool:
    signs = [page.word(at) for at in range(sentence.start, named.start)]
    return signs.count("(") > signs.count(")")


def _issuer(after: Sequence[Named]) -> Named | None:
    """Return whose the statement is that something "is said in", else the statement itself."""
    if len(after) > 1 and after[0].sort == "document" and after[1].start == after[0].end:
        return after[1]
    return after[0] if after else None


def _sources(page: Page, sentence: Sentence, cue: Hit, people: Sequence[Named]) -> list[Named]:
    """Return those in whose house it is said, without a subject: "in the ministry they said"."""
    word = page.word(cue.start)
    if not word.endswith(page.words.indefinite_subject):
        return []
    marks = {h.end for h in sentence.of("words", "source_marker")}
    case = page.words.case_roles["source"]
    found = [p for p in people if p.start in marks and can_be(p, case) and p.sort != "crew"]
    return [
        p
        for p in found
        if not _comma(page, min(p.end, cue.end), max(p.start, cue.start))
        and not (p.sort == "state" and p.kind == "actor")
    ]


def _told(page: Page, sentence: Sentence, cue: Hit, named: Named) -> bool:
    """Return whether a name does something else before the comma: what is said, not who says."""
    commas = [at for at in range(named.end, cue.start) if page.word(at) == ","]
    verbs = [h for h in sentence.of("event") if h.entry.attributes["voice"] in _VERBS]
    return any(named.end <= h.start < commas[0] for h in verbs) if commas else False


def _comma(page: Page, first: int, last: int) -> bool:
    return any(page.word(at) in (",", '"', "-", ";", ":") for at in range(first, last))
