"""What a judgement rests on: sources with hashes, repairs, assumptions, and its command."""

from collections.abc import Iterable, Sequence

from hudna.model.judgement import HeightDatum, Judgement, JudgementReason, LineVersion, TrackSource
from hudna.publish.judgements.answers import share_of_weight
from hudna.publish.judgements.quantities import duration, figure, length, moment
from hudna.publish.judgements.tables import facts, lines_of, name, versions_of
from hudna.publish.judgements.words import reason_words
from hudna.publish.page import Block, Card, Flow, Heading, Level, Listing, Paragraph, Run, Text
from hudna.publish.words import Words

__all__ = ["again", "assumptions", "method", "sources"]

Pair = tuple[Text, Text | None]


def sources(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return every line and track with where it is from and what error it is stated to have."""
    if not judgement.lines and not judgement.tracks:
        return
    yield Heading(2, words.say("sources.heading"))
    yield Paragraph(words.say("sources.note"), Level.NOTE)
    for track in judgement.tracks:
        title = words.say("sources.track", id=name(track.id, words))
        mark = words.say("sources.plots_of", n=figure(track.n, words))
        yield Card(title, mark, tuple(_with_repairs(_track(track, words), track.repairs, words)))
    for line in lines_of(judgement):
        title = _line_name(line, words)
        mark = _or_unstated(line.datum, words)
        yield Card(title, mark, tuple(_with_repairs(_line(line, words), line.repairs, words)))


def _with_repairs(
    pairs: Iterable[Pair], reasons: Sequence[JudgementReason], words: Words
) -> Iterable[Block]:
    """Return what is known of a source, then what was converted or mended in reading it."""
    nothing = None if reasons else words.say("repairs.nothing")
    yield facts((*pairs, (words.say("repairs.heading"), nothing)))
    if reasons:
        yield Heading(4, words.say("repairs.heading"))
        yield Listing(tuple(reason_words(one, words) for one in reasons))


def _line_name(line: LineVersion, words: Words) -> Text:
    return words.say("sources.line", zone=name(line.zone, words), version=name(line.version, words))


def _line(line: LineVersion, words: Words) -> Iterable[Pair]:
    def say(key: str) -> Text:
        return words.say(f"sources.{key}")

    yield say("source"), _or_unstated(line.source, words)
    yield say("licence"), _or_unstated(line.licence, words)
    yield say("side"), _of("sides", line.side, words)
    yield say("edges"), _of("edges", line.edges, words)
    yield say("sigma"), length(line.sigma_m, words)
    yield say("limits"), _limits(line, words)
    limited = line.floor_m is not None or line.ceiling_m is not None
    yield say("height_datum"), _height_datum(line.height_datum, words) if limited else None
    yield say("sha256"), _code(line.sha256, words)


def _track(track: TrackSource, words: Words) -> Iterable[Pair]:
    def say(key: str) -> Text:
        return words.say(f"sources.{key}")

    yield say("source"), _or_unstated(track.source, words)
    yield say("aircraft"), _or_unknown(track.aircraft, words)
    yield say("format"), _or_unstated(track.format, words)
    if track.plots:
        ends = (moment(track.plots[at].at, words) for at in (0, -1))
        low, high = ends
        yield say("times"), words.say("range", low=low, high=high)
    yield say("noise"), length(track.sigma_m, words)
    yield say("bias"), length(track.bias_sigma_m, words)
    yield say("clock"), duration(track.clock_sigma_s, words)
    yield say("height_datum"), _height_datum(track.height_datum, words)
    yield say("sha256"), _code(track.sha256, words)


def _limits(line: LineVersion, words: Words) -> Text:
    said = []
    if line.floor_m is not None:
        said.append(words.say("sources.floor", value=length(line.floor_m, words)))
    if line.ceiling_m is not None:
        said.append(words.say("sources.ceiling", value=length(line.ceiling_m, words)))
    return words.join(said, link="comma") if said else words.say("sources.no_limits")


def _height_datum(datum: HeightDatum, words: Words) -> Text:
    return words.say(f"height_datums.{datum.value}")


def _of(kind: str, key: str, words: Words) -> Text:
    known = key in words.sentences[kind]
    return words.say(f"{kind}.{key}") if known else _or_unstated(key, words)


def _or_unstated(said: str | None, words: Words) -> Text:
    return name(said, words) if said else words.say("unstated")


def _or_unknown(said: str | None, words: Words) -> Text:
    return name(said, words) if said else words.say("unknown")


def _code(code: str, words: Words) -> Text:
    return (Run(code, Flow.CODE),) if code else words.say("unknown")


def assumptions(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return what was assumed where nothing was handed in."""
    if judgement.assumptions:
        yield Heading(2, words.say("assumptions.heading"))
        yield Listing(tuple(reason_words(one, words) for one in judgement.assumptions))


def again(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return the command that computes it again, and all it was computed with."""

    def say(key: str) -> Text:
        return words.say(f"again.{key}")

    yield Heading(2, say("heading"))
    yield Paragraph(say("note"), Level.NOTE)
    pairs: list[Pair] = [
        (say("command"), (Run(judgement.command, Flow.CODE),) if judgement.command else None),
        (say("case"), (Run(judgement.id, Flow.CODE),)),
        (say("sha256"), _code(judgement.sha256, words)),
        (say("seed"), (Run(str(judgement.seed), Flow.CODE),)),
        (say("samples"), figure(judgement.samples, words)),
        (say("supported_from"), share_of_weight(judgement.supported_from, words)),
        (say("contradicted_to"), share_of_weight(judgement.contradicted_to, words)),
        (say("weights"), _weights(judgement, words)),
    ]
    yield facts(pairs)


def _weights(judgement: Judgement, words: Words) -> Text:
    if not judgement.weights:
        return words.say("again.no_weights")
    named = [v for v in versions_of(judgement) if v in judgement.weights]
    said = [
        words.say(
            "again.weight",
            version=name(v, words),
            value=share_of_weight(judgement.weights[v], words),
        )
        for v in named
    ]
    return words.join(said, link="semicolon")


def method(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return how to read the report."""
    yield Heading(2, words.say("method.heading"))
    keys = ("claim", "verdicts", "lines", "shift", "errors", "shares")
    yield Listing(tuple(words.say(f"method.{key}") for key in keys))
