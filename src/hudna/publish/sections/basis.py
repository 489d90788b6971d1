"""What stands beside every figure: which counting rule, which coverage."""

import re

from hudna.model.bulletin import Bulletin
from hudna.model.party import Names
from hudna.publish.naming import in_language, named
from hudna.publish.page import Flow, Run, Text
from hudna.publish.words import Words
from hudna.text.figures import digits
from hudna.text.quoting import quotations
from hudna.text.terms import term

__all__ = ["as_written", "basis", "number", "prose", "told"]

_FIGURE = r"\d+(?:[-:/.,T٫٬\u00a0\u202f]\d+)*"
_FIGURES = re.compile(rf"({_FIGURE}(?:\s*[–-]\s*{_FIGURE}|\s\d\d:\d\d)*)")
"""Dates, times, ranges and plain figures inside a sentence."""


def basis(bulletin: Bulletin, words: Words) -> Text:
    """Return counting rule and coverage in one or two sentences."""
    rule = {code: said.rstrip(" .") for code, said in bulletin.mechanism.counting_rule.items()}
    covered = [
        words.say("basis.part", n=number(count, words), what=term("coverage", key, words.language))
        for key, count in bulletin.coverage.items()
    ]
    coverage = words.join(covered, link="semicolon") if covered else words.say("basis.unknown")
    return (
        *words.say("basis.rule", rule=told(rule, words)),
        Run(" "),
        *words.say("basis.coverage", coverage=coverage),
    )


def number(value: int | str, words: Words, *, strong: bool = False) -> Text:
    """Return a figure in the reader's digits; it reads left to right in every language."""
    return as_written(digits(str(value), words.language), strong=strong)


def as_written(value: str, *, strong: bool = False) -> Text:
    """Return a grade, a version or an offset, which is written alike in every language."""
    return (Run(value, Flow.NUMBER, strong=strong),)


def told(names: Names, words: Words) -> Text:
    """Return a sentence in the reader's language; one given in others only says in which."""
    sentence = in_language(names, words.language)
    if sentence == names.get(words.language):
        return prose(sentence, words.language)
    return named(names, words.language)


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
