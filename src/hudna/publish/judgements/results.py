"""The results of every track by version of the line, and whether tracks can be one aircraft."""

from collections.abc import Callable, Iterable

from hudna.model.judgement import Judgement, PairAgreement, Passage, Spread, TrackResult
from hudna.publish.judgements.answers import share_of_weight
from hudna.publish.judgements.quantities import (
    clock,
    duration,
    figure,
    length,
    moment,
    share,
    sigmas,
    spread,
)
from hudna.publish.judgements.tables import name, table, versions_of, zones_of
from hudna.publish.page import Block, Heading, Level, Paragraph, Run, Text
from hudna.publish.words import Words

__all__ = ["pairs", "results"]

MOST = 40
"""Stays printed of one track; more are counted."""


def results(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return one table per track and line, its versions side by side, then every stay."""
    if not judgement.results:
        return
    yield Heading(2, words.say("results.heading"))
    yield Paragraph(words.say("results.note"), Level.NOTE)
    for track in judgement.tracks:
        for zone in zones_of(judgement):
            found = _found(judgement, track.id, zone)
            if found:
                yield _table(judgement, track.id, zone, found, words)
                yield from _passages(track.id, found, words)


def _found(judgement: Judgement, track: str, zone: str) -> dict[str, TrackResult]:
    by_version = {r.version: r for r in judgement.results if (r.track, r.zone) == (track, zone)}
    return {v: by_version[v] for v in versions_of(judgement, zone) if v in by_version}


def _table(
    judgement: Judgement, track: str, zone: str, found: dict[str, TrackResult], words: Words
) -> Block:
    def entered(value: Spread | None, *, of_time: bool = False) -> Text:
        if value is None:
            return words.say("results.never")
        return spread(value, words, of_time=of_time)

    rows: list[tuple[str, Callable[[TrackResult], Text]]] = [
        ("p_entered", lambda r: _strong(share(r.p_entered, words))),
        ("reach", lambda r: spread(r.reach_m, words)),
        ("depth", lambda r: entered(r.depth_m)),
        ("length", lambda r: entered(r.length_m)),
        ("duration", lambda r: entered(r.duration_s, of_time=True)),
        ("passages", lambda r: figure(len(r.intervals), words)),
    ]
    if any(r.possible_only for r in found.values()):
        rows.append(("possible", lambda r: figure(len(r.possible_only), words)))
    if judgement.weights:
        rows.append(("weight", lambda r: share_of_weight(judgement.weights.get(r.version), words)))
    titles = [(words.say("results.quantity"), 5)]
    titles += [(name(version, words), 4) for version in found]
    cells = [
        [words.say(f"results.{key}"), *(write(one) for one in found.values())]
        for key, write in rows
    ]
    caption = words.say("results.caption", track=name(track, words), zone=name(zone, words))
    return table(caption, titles, cells)


def _strong(text: Text) -> Text:
    return tuple(Run(r.text, r.flow, strong=True, language=r.language) for r in text)


def _passages(track: str, found: dict[str, TrackResult], words: Words) -> Iterable[Block]:
    stays = [(version, one) for version, r in found.items() for one in r.intervals]
    if not stays:
        return
    days = {at.date() for _, one in stays for at in (one.entry.at, one.exit.at)}
    when = clock if len(days) == 1 else moment
    keys = ("version", "kind", "entry", "exit", "depth_at", "length_of", "duration_of", "certain")
    widths = (4, 3, 3, 3, 3, 3, 3, 2)
    titles = [(words.say(f"results.{key}"), width) for key, width in zip(keys, widths, strict=True)]

    def row(version: str, one: Passage) -> list[Text]:
        return [
            name(version, words),
            words.say(f"passage_kinds.{one.kind.value}"),
            when(one.entry.at, words),
            when(one.exit.at, words),
            length(one.depth_m, words),
            length(one.length_m, words),
            duration(one.duration_s, words),
            words.say("certain_yes" if one.certain else "certain_no"),
        ]

    day = moment(stays[0][1].entry.at, words)
    caption = words.say("results.passages_caption", track=name(track, words), moment=day)
    yield table(caption, titles, [row(*stay) for stay in stays[:MOST]])
    if len(stays) > MOST:
        yield Paragraph(words.say("results.more", n=figure(len(stays) - MOST, words)), Level.NOTE)


def pairs(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return whether each two tracks can be one aircraft."""
    if not judgement.pairs:
        return
    yield Heading(2, words.say("pairs.heading"))
    columns = [("pair", 3), ("answer", 5), ("distance", 2), ("sigma", 2), ("overlap", 2)]
    columns.append(("clock", 2))
    titles = [(words.say(f"pairs.{key}"), width) for key, width in columns]
    yield table(words.say("pairs.caption"), titles, [_pair(one, words) for one in judgement.pairs])


def _pair(one: PairAgreement, words: Words) -> list[Text]:
    mark = words.say("unstated_mark")
    return [
        words.join([name(one.first, words), name(one.second, words)]),
        _agreement(one, words),
        mark if one.distance_m is None else length(one.distance_m, words),
        mark if one.distance_sigma is None else sigmas(one.distance_sigma, words),
        duration(one.overlap_s, words),
        mark if one.clock_s is None else duration(one.clock_s, words),
    ]


def _agreement(one: PairAgreement, words: Words) -> Text:
    if one.compatible is None:
        return words.say("pairs.unknown")
    if one.compatible:
        return words.say("pairs.compatible")
    if one.wrong_by_m is None:
        return words.say("pairs.incompatible_unsized")
    return words.say("pairs.incompatible", value=_strong(length(one.wrong_by_m, words)))
