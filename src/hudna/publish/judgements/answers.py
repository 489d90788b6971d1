"""The answer to every claim: who says what, what the numbers say of it, and why."""

import re
from collections.abc import Iterable, Sequence

from hudna.model.judgement import (
    AirspaceClaim,
    ClaimVerdict,
    Judgement,
    JudgementReason,
)
from hudna.publish.judgements.quantities import duration, figure, length, moment, share
from hudna.publish.judgements.statements import numbers_of, readings, statements
from hudna.publish.judgements.tables import by_name, facts, name, table
from hudna.publish.judgements.words import (
    reason_words,
    shift_words,
    speaker,
    verdict_sentence,
    verdict_words,
)
from hudna.publish.page import (
    Block,
    Card,
    Flow,
    Heading,
    Level,
    Listing,
    Paragraph,
    Run,
    Text,
)
from hudna.publish.words import Words
from hudna.text.languages import detect

__all__ = ["answers", "share_of_weight"]

_MARKS = re.compile("[“”«»„]")
"""Words that carry such marks say themselves what of them is quoted."""


def answers(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return a table of all answers, then each claim with its reasons."""
    if not judgement.claims:
        return
    yield Heading(2, words.say("answer.heading"))
    yield Paragraph(words.say("answer.note"), Level.NOTE)
    yield _overview(judgement, words)
    for answer in judgement.claims:
        yield _card(answer, judgement, words)


def _overview(judgement: Judgement, words: Words) -> Block:
    columns = [("claim", 4), ("verdict", 2), ("probability", 2), ("shift", 2)]
    clock = any(a.smallest_shift_s is not None for a in judgement.claims)
    if clock:
        columns.append(("shift_clock", 2))
    rows = []
    for answer in judgement.claims:
        row = [
            _claim_line(answer.claim, words),
            _strong(verdict_words(answer.verdict, words)),
            _probability(answer.probability, words),
            _shifts(answer, words),
        ]
        if clock:
            seconds = answer.smallest_shift_s
            row.append(_clock_shift(seconds, words))
        rows.append(row)
    titles = [(words.say(f"answer.{key}"), width) for key, width in columns]
    return table(words.say("answer.caption"), titles, rows)


def _claim_line(claim: AirspaceClaim, words: Words) -> Text:
    stated = words.join(_stated(claim, words), link="comma")
    said = stated or (Run(claim.id, Flow.CODE),)
    return words.say("says", by=_strong(speaker(claim.by, words)), words=said)


def _probability(value: float | None, words: Words) -> Text:
    return words.say("unstated_mark") if value is None else share(value, words)


def _shift(metres: float | None, words: Words) -> Text:
    if metres is None:
        return words.say("unstated_mark")
    return words.say("none") if metres == 0 else length(metres, words)


def _clock_shift(seconds: float | None, words: Words) -> Text:
    if seconds is None:
        return words.say("unstated_mark")
    return words.say("none") if seconds == 0 else duration(seconds, words)


def _shifts(answer: ClaimVerdict, words: Words) -> Text:
    """Return the smallest shift, from the least to the most where it depends on the version."""
    by_version = [v.smallest_shift_m for v in answer.versions if v.smallest_shift_m is not None]
    if by_version and max(by_version) > min(by_version):
        low, high = length(min(by_version), words), length(max(by_version), words)
        return words.say("range", low=low, high=high)
    return _shift(answer.smallest_shift_m, words)


def _strong(text: Text) -> Text:
    return tuple(Run(r.text, r.flow, strong=True, language=r.language, tone=r.tone) for r in text)


def _stated(claim: AirspaceClaim, words: Words) -> list[Text]:
    """Return what a claim says, part by part; what it does not say is left out."""
    said: list[Text] = []
    if claim.entered is not None:
        said.append(words.say("claim.entered" if claim.entered else "claim.stayed_out"))
    said += numbers_of(claim, words)
    if claim.at is not None:
        said.append(words.say("claim.at", moment=moment(claim.at, words)))
    return said


def _card(answer: ClaimVerdict, judgement: Judgement, words: Words) -> Card:
    claim = answer.claim
    id_run = (Run(claim.id, Flow.CODE),)
    return Card(
        words.say("claim.title", by=speaker(claim.by, words), id=id_run),
        verdict_words(answer.verdict, words),
        tuple(_inside(answer, judgement, words)),
    )


def _inside(answer: ClaimVerdict, judgement: Judgement, words: Words) -> Iterable[Block]:
    claim = answer.claim
    if claim.words:
        yield Paragraph(_quoted(claim.words, words), Level.KICKER)
    yield facts(_about(claim, words))
    yield from readings(claim, words)
    said = (*_strong(verdict_sentence(answer.verdict, words)), Run(" "), *_odds(answer, words))
    yield Paragraph(said)
    for sentence in shift_words(answer, words):
        yield Paragraph(sentence)
    if answer.versions:
        yield _by_version(answer, judgement, words)
    tabled = {_fixed(reason) for check in answer.statements for reason in check.reasons}
    reasons = [reason for reason in answer.reasons if _fixed(reason) not in tabled]
    yield from _reasons("claim.reasons", reasons, words)
    yield from statements(answer.statements, claim, words)
    yield from _reasons("claim.would_change", answer.would_change, words)


def _fixed(reason: JudgementReason) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a reason as something to compare by: what a table says is not said twice."""
    return reason.key, tuple(sorted(reason.values.items()))


def _quoted(said: str, words: Words) -> Text:
    """Return somebody's own words between marks, with their language where it is another one."""
    language = detect(said) or "und"
    run = Run(said, Flow.NAME, language=None if language == words.language else language)
    return (run,) if _MARKS.search(said) else words.say("quoted", words=(run,))


def _about(claim: AirspaceClaim, words: Words) -> Iterable[tuple[Text, Text | None]]:
    stated = words.join(_stated(claim, words), link="comma")
    yield words.say("claim.stated"), stated or words.say("claim.nothing_stated")
    yield words.say("claim.zone"), name(claim.zone, words) if claim.zone else None
    yield words.say("claim.track"), name(claim.track, words) if claim.track else None
    yield words.say("claim.craft"), name(claim.aircraft, words) if claim.aircraft else None
    yield words.say("claim.source"), name(claim.source, words) if claim.source else None


def _odds(answer: ClaimVerdict, words: Words) -> Text:
    if answer.probability is None:
        unmixed = any(one.probability is not None for one in answer.versions)
        return words.say(f"answer.probability_{'unmixed' if unmixed else 'none'}")
    several = sum(v.probability is not None for v in answer.versions) > 1
    key = "answer.probability_mixed" if several else "answer.probability_of"
    return words.say(key, value=share(answer.probability, words))


def _by_version(answer: ClaimVerdict, judgement: Judgement, words: Words) -> Block:
    """Return the claim by each version, in the order of their names, then mixed by weight."""
    columns = [("claim.version", 4), ("answer.probability", 2), ("answer.verdict", 3)]
    weighed = bool(judgement.weights)
    if weighed:
        columns.insert(1, ("claim.weight", 2))
    places = any(v.smallest_shift_m is not None for v in answer.versions)
    clocks = any(v.smallest_shift_s is not None for v in answer.versions)
    columns += [("answer.shift", 3)] * places + [("answer.shift_clock", 2)] * clocks
    rows = []
    for one in sorted(answer.versions, key=lambda v: by_name(v.version)):
        row = [name(one.version, words)]
        if weighed:
            row.append(share_of_weight(judgement.weights.get(one.version), words))
        row += [_probability(one.probability, words), verdict_words(one.verdict, words)]
        if places:
            row.append(_shift(one.smallest_shift_m, words))
        if clocks:
            row.append(_clock_shift(one.smallest_shift_s, words))
        rows.append(row)
    if weighed:
        last = [words.say("claim.mixed"), (), _probability(answer.probability, words)]
        last.append(verdict_words(answer.verdict, words))
        last += [()] * (len(columns) - len(last))
        rows.append(last)
    titles = [(words.say(key), width) for key, width in columns]
    return table(words.say("claim.versions"), titles, rows)


def share_of_weight(weight: float | None, words: Words) -> Text:
    """Return a declared weight in per cent as it was declared, or that none was."""
    if weight is None:
        return words.say("unstated")
    return words.say("units.percent", n=figure(weight * 100, words, places=1))


def _reasons(key: str, reasons: Sequence[JudgementReason], words: Words) -> Iterable[Block]:
    if reasons:
        yield Heading(4, words.say(key))
        yield Listing(tuple(reason_words(one, words) for one in reasons))
