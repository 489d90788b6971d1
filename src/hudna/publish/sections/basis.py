"""What stands beside every figure: which counting rule, which coverage."""

from hudna.model.bulletin import Bulletin
from hudna.publish.naming import in_language
from hudna.publish.page import Flow, Run, Text
from hudna.publish.words import Words
from hudna.text.terms import term

__all__ = ["basis", "number"]


def basis(bulletin: Bulletin, words: Words) -> Text:
    """Return counting rule and coverage in one or two sentences."""
    rule = in_language(bulletin.mechanism.counting_rule, words.language)
    covered = [
        words.say("basis.part", n=number(count), what=term("coverage", key, words.language))
        for key, count in bulletin.coverage.items()
    ]
    coverage = words.join(covered, link="semicolon") if covered else words.say("basis.unknown")
    return (
        *words.say("basis.rule", rule=rule),
        Run(" "),
        *words.say("basis.coverage", coverage=coverage),
    )


def number(value: int | str, *, strong: bool = False) -> Text:
    """Return a figure that reads left to right in every language."""
    return (Run(str(value), Flow.NUMBER, strong=strong),)
