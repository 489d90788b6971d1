"""What stands beside every figure: which counting rule, which coverage."""

import re

from hudna.model.bulletin import Bulletin
from hudna.publish.naming import in_language
from hudna.publish.page import Flow, Run, Text
from hudna.publish.words import Words
from hudna.text.quoting import quotations
from hudna.text.terms import term

__all__ = ["basis", "number", "prose"]

_FIGURE = r"\d+(?:[-:/.,T]\d+)*"
_FIGURES = re.compile(rf"({_FIGURE}(?:\s*[–-]\s*{_FIGURE}|\s\d\d:\d\d)*)")
"""Dates, times, ranges and plain figures inside a sentence."""


def basis(bulletin: Bulletin, words: Words) -> Text:
    """Return counting rule and coverage in one or two sentences."""
    rule = in_language(bulletin.mechanism.counting_rule, words.language).rstrip(" .。")
    covered = [
        words.say("basis.part", n=number(count), what=term("coverage", key, words.language))
        for key, count in bulletin.coverage.items()
    ]
    coverage = words.join(covered, link="semicolon") if covered else words.say("basis.unknown")
    return (
        *words.say("basis.rule", rule=prose(rule, words.language)),
        Run(" "),
        *words.say("basis.coverage", coverage=coverage),
    )


def number(value: int | str, *, strong: bool = False) -> Text:
    """Return a figure that reads left to right in every language."""
    return (Run(str(value), Flow.NUMBER, strong=strong),)


def prose(sentence: str, language: str) -> Text:
    """Return a sentence of `language`, its figures left to right, its quotations in their own."""
    runs: list[Run] = []
    for piece, other in quotations(sentence, language):
        if other:
            runs.append(Run(piece, Flow.NAME, language=other))
        else:
            runs += _figures(piece)
    return tuple(runs)


def _figures(sentence: str) -> list[Run]:
    return [
        Run(piece, Flow.NUMBER if index % 2 else Flow.TEXT)
        for index, piece in enumerate(_FIGURES.split(sentence))
        if piece
    ]
