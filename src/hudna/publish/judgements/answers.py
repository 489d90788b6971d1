"""The answer to every claim: who says what, what the numbers say of it, and why."""

from collections.abc import Iterable, Sequence

from hudna.model.judgement import (
    AirspaceClaim,
    ClaimVerdict,
    Judgement,
    JudgementReason,
    StatedReading,
    StatementCheck,
)
from hudna.publish.judgements.quantities import duration, figure, length, moment, share, speed
from hudna.publish.judgements.tables import facts, name, table
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

__all__ = ["answers"]


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
            _shift(answer.smallest_shift_m, words),
        ]
        if clock:
            seconds = answer.smallest_shift_s
            row.append(words.say("unstated_mark") if seconds is None else duration(seconds, words))
        rows.append(row)
    titles = [(words.say(f"answer.{key}"), width) for key, width in columns]
    return table(words.say("answer.caption"), titles, rows)


def _claim_line(claim: AirspaceClaim, words: Words) -> Text:
    stated = words.join(_stated(claim, words), link="comma")
    said = words.say("says", by=_strong(speaker(claim.by, words)), words=stated) if stated else ()
    return said or speaker(claim.by, words)


def _probability(value: float | None, words: Words) -> Text:
    return words.say("unstated_mark") if value is None else share(value, words)


def _shift(metres: float | None, words: Words) -> Text:
    if metres is None:
        return words.say("unstated_mark")
    return words.say("none") if metres == 0 else length(metres, words)


def _strong(text: Text) -> Text:
    return tuple(Run(r.text, r.flow, strong=True, language=r.language, tone=r.tone) for r in text)


def _stated(claim: AirspaceClaim, words: Words) -> list[Text]:
    """Return what a claim says, part by part; what it does not say is left out."""
    said: list[Text] = []
    if claim.entered is not None:
        said.append(words.say("claim.entered" if claim.entered else "claim.stayed_out"))
    said += _numbers(claim, words)
    if claim.at is not None:
        said.append(words.say("claim.at", moment=moment(claim.at, words)))
    return said


def _numbers(stated: AirspaceClaim | StatedReading, words: Words) -> list[Text]:
    said: list[Text] = []
    for key in ("depth", "length", "distance"):
        metres = getattr(stated, f"{key}_m")
        if metres is not None:
            said.append(words.say(f"claim.{key}", value=length(metres, words)))
    if stated.duration_s is not None:
        said.append(words.say("claim.duration", value=duration(stated.duration_s, words)))
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
        yield Paragraph(_quoted(claim.words, words))
    yield facts(_about(claim, words))
    said = (*_strong(verdict_sentence(answer.verdict, words)), Run(" "), *_odds(answer, words))
    yield Paragraph(said)
    if answer.versions or not answer.statements:
        for sentence in shift_words(answer, words):
            yield Paragraph(sentence)
    if answer.versions:
        yield _by_version(answer, judgement, words)
    yield from _reasons("claim.reasons", answer.reasons, words)
    if answer.statements:
        yield _statements(answer.statements, claim, words)
    yield from _reasons("claim.would_change", answer.would_change, words)


def _quoted(said: str, words: Words) -> Text:
    """Return somebody's own words between marks, with their language where it is another one."""
    language = detect(said) or "und"
    run = Run(said, Flow.NAME, language=None if language == words.language else language)
    return words.say("quoted", words=(run,))


def _about(claim: AirspaceClaim, words: Words) -> Iterable[tuple[Text, Text | None]]:
    stated = words.join(_stated(claim, words), link="comma")
    yield words.say("claim.stated"), stated or words.say("claim.nothing_stated")
    for reading in claim.readings:
        said = words.join(_numbers(reading, words), link="comma")
        yield words.say("claim.reading_of", id=name(reading.id, words)), said
    yield words.say("claim.zone"), name(claim.zone, words) if claim.zone else None
    yield words.say("claim.track"), name(claim.track, words) if claim.track else None
    yield words.say("claim.craft"), name(claim.aircraft, words) if claim.aircraft else None
    yield words.say("claim.source"), name(claim.source, words) if claim.source else None


def _odds(answer: ClaimVerdict, words: Words) -> Text:
    if answer.probability is None:
        return words.say("answer.probability_none")
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
    for one in sorted(answer.versions, key=lambda v: v.version):
        row = [name(one.version, words)]
        if weighed:
            row.append(share_of_weight(judgement.weights.get(one.version), words))
        row += [_probability(one.probability, words), verdict_words(one.verdict, words)]
        if places:
            row.append(_shift(one.smallest_shift_m, words))
        if clocks:
            missing = one.smallest_shift_s is None
            row.append(
                words.say("unstated_mark")
                if missing
                else duration(one.smallest_shift_s or 0, words)
            )
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


def _statements(checks: Sequence[StatementCheck], claim: AirspaceClaim, words: Words) -> Block:
    """Return the tests of each reading of a statement, physics first, then version by version."""
    order = {reading.id: place for place, reading in enumerate(claim.readings)}
    rows = []
    alone = {check.reading for check in checks if check.version is None}
    for one in sorted(checks, key=lambda c: (order.get(c.reading, 99), c.reading, c.version or "")):
        against = name(one.version, words) if one.version else words.say("claim.physics")
        rows.append(
            (
                name(one.reading, words),
                against,
                verdict_words(one.verdict, words),
                _sentences(
                    [
                        *(reason_words(reason, words) for reason in one.reasons),
                        *(() if one.version and one.reading in alone else _physics(one, words)),
                    ]
                ),
            )
        )
    columns = [("claim.reading", 2), ("claim.against", 2), ("answer.verdict", 2)]
    titles = [(words.say(key), width) for key, width in (*columns, ("claim.reasons", 5))]
    return table(words.say("claim.statements"), titles, rows)


def _physics(check: StatementCheck, words: Words) -> Iterable[Text]:
    spoken = {reason.key for reason in check.reasons}
    if check.speed_ms is not None and not any(key.startswith("speed_") for key in spoken):
        yield words.say("claim.implied", value=speed(check.speed_ms, words))
    if check.needed_s is not None:
        slow, fast = (duration(s, words) for s in sorted(check.needed_s))
        yield words.say("claim.needed", low=slow, high=fast)


def _sentences(said: Sequence[Text]) -> Text:
    runs: list[Run] = []
    for sentence in said:
        runs += [Run(" "), *sentence] if runs else [*sentence]
    return tuple(runs)
