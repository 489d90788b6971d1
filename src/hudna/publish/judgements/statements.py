"""What a claim states in numbers: how its words can be read, and each reading put to the test."""

from collections.abc import Iterable, Sequence

from hudna.model.judgement import AirspaceClaim, StatedReading, StatementCheck
from hudna.publish.judgements.quantities import duration, length, speed
from hudna.publish.judgements.tables import by_name, name, table
from hudna.publish.judgements.words import reason_words, verdict_words
from hudna.publish.page import Block, Heading, Listing, Run, Text
from hudna.publish.words import Words

__all__ = ["numbers_of", "readings", "statements"]

AS_STATED = "as_stated"
"""The reading of a claim that names none: its own numbers."""


def numbers_of(stated: AirspaceClaim | StatedReading, words: Words) -> list[Text]:
    """Return the numbers a claim or a reading states, in words."""
    said: list[Text] = []
    for key in ("depth", "length", "distance"):
        metres = getattr(stated, f"{key}_m")
        if metres is not None:
            said.append(words.say(f"claim.{key}", value=length(metres, words)))
    if stated.duration_s is not None:
        said.append(words.say("claim.duration", value=duration(stated.duration_s, words)))
    return said


def readings(claim: AirspaceClaim, words: Words) -> Iterable[Block]:
    """Return the rival ways to read a statement, each with its own numbers."""
    items: list[Text] = []
    for reading in claim.readings:
        numbers = numbers_of(reading, words)
        if reading.depth_m is not None and reading.depth_is in words.sentences["depths"]:
            numbers.append(words.say(f"depths.{reading.depth_is}"))
        said = words.join(numbers, link="comma")
        items.append(words.say("claim.reading_of", id=_reading(reading.id, words), numbers=said))
    if items:
        yield Heading(4, words.say("claim.readings"))
        yield Listing(tuple(items))


def _reading(id_: str, words: Words) -> Text:
    return words.say("claim.as_stated") if id_ == AS_STATED else name(id_, words)


def statements(
    checks: Sequence[StatementCheck], claim: AirspaceClaim, words: Words
) -> Iterable[Block]:
    """Return the tests of each reading of a statement, physics first, then version by version."""
    order = {reading.id: place for place, reading in enumerate(claim.readings)}
    rows = []
    alone = {check.reading for check in checks if check.version is None}
    for one in sorted(
        checks, key=lambda c: (order.get(c.reading, 99), c.reading, by_name(c.version or ""))
    ):
        said = [reason_words(reason, words) for reason in one.reasons]
        if not one.version or one.reading not in alone:
            said += _physics(one, words)
        if not said:
            continue
        against = name(one.version, words) if one.version else words.say("claim.physics")
        outcome = verdict_words(one.verdict, words)
        rows.append((_reading(one.reading, words), against, outcome, _sentences(said)))
    if not rows:
        return
    columns = [("claim.reading", 2), ("claim.against", 2), ("answer.verdict", 2)]
    titles = [(words.say(key), width) for key, width in (*columns, ("claim.reasons", 5))]
    yield table(words.say("claim.statements"), titles, rows)


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
