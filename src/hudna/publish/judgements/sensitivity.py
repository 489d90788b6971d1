"""What the answer depends on: the version of the line chosen, and the stated errors."""

from collections.abc import Iterable

from hudna.model.judgement import ClaimVerdict, Judgement, TrackSource
from hudna.publish.judgements.quantities import duration, length, share
from hudna.publish.judgements.tables import mixed, name, table, versions_of, zones_of
from hudna.publish.judgements.words import speaker
from hudna.publish.page import Block, Flow, Heading, Run, Text
from hudna.publish.words import Words

__all__ = ["sensitivity"]

WIDE = 1.96
"""Standard deviations of one axis that hold 95 %."""


def sensitivity(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return how P(entered) hangs on the line, and how far each claim is from its stated errors."""
    blocks = [*_by_line(judgement, words), *_by_error(judgement, words)]
    if blocks:
        yield Heading(2, words.say("sensitivity.heading"))
        yield from blocks


def _by_line(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return the mix without each version in turn: how much one choice decides."""
    if not judgement.weights:
        return
    for zone in zones_of(judgement):
        versions = versions_of(judgement, zone)
        if len(versions) < 2:
            continue
        rows = []
        for track in judgement.tracks:
            by = {
                r.version: r.p_entered
                for r in judgement.results
                if (r.track, r.zone) == (track.id, zone)
            }
            rows += [
                _row(judgement, track.id, v, by, words) for v in versions if v in by and len(by) > 1
            ]
        if rows:
            keys = (("track", 3), ("left_out", 3), ("by_itself", 2), ("all", 2), ("without", 2))
            titles = [(words.say(f"sensitivity.{key}"), width) for key, width in keys]
            yield table(words.say("sensitivity.lines_caption"), titles, rows)


def _row(
    judgement: Judgement, track: str, version: str, by: dict[str, float], words: Words
) -> list[Text]:
    whole = mixed(judgement, by)
    rest = mixed(judgement, {v: p for v, p in by.items() if v != version})
    mark = words.say("unstated_mark")
    return [
        name(track, words),
        name(version, words),
        share(by[version], words),
        mark if whole is None else share(whole, words),
        mark if rest is None else share(rest, words),
    ]


def _by_error(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return each claim's smallest shift beside the stated errors of the track it is about."""
    tracks = {track.id: track for track in judgement.tracks}
    rows = [
        row
        for answer in judgement.claims
        if (track := tracks.get(answer.claim.track or ""))
        for row in _errors(answer, track, words)
    ]
    if rows:
        keys = (("claim", 4), ("shift", 2), ("stated", 3), ("outcome", 4))
        titles = [(words.say(f"sensitivity.{key}"), width) for key, width in keys]
        yield table(words.say("sensitivity.errors_caption"), titles, rows)


def _errors(answer: ClaimVerdict, track: TrackSource, words: Words) -> Iterable[list[Text]]:
    claim = words.say(
        "claim.title",
        by=speaker(answer.claim.by, words),
        id=(Run(answer.claim.id, Flow.CODE),),
    )
    metres, seconds = answer.smallest_shift_m, answer.smallest_shift_s
    if metres:
        stated = WIDE * track.bias_sigma_m
        said = words.say("sensitivity.bias", value=length(stated, words))
        yield [claim, length(metres, words), said, _outcome(metres <= stated, words)]
    if seconds:
        stated = WIDE * track.clock_sigma_s
        said = words.say("sensitivity.clock", value=duration(stated, words))
        yield [claim, duration(seconds, words), said, _outcome(abs(seconds) <= stated, words)]


def _outcome(within: bool, words: Words) -> Text:
    return words.say(f"sensitivity.{'within' if within else 'beyond'}")
