"""A text in more than one language, as runs of paragraphs.

A short paragraph, or one without words that tell, goes with its neighbours. In the script of its
neighbours a paragraph is another language only when its words clearly say so.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hudna.text.languages import UNDETERMINED, detect, likenesses

__all__ = ["LanguageRun", "language_runs", "main_language", "only"]

_PARAGRAPH = re.compile(r"[^\n]*\n?")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_A_BREAK = re.compile(r"[^\n]")
_ENOUGH_LETTERS = 24
_LEAST = 1.5
_CLEARLY = 3.0
"""What a paragraph must score in another language: this much, and so many times the main one."""


@dataclass(frozen=True, slots=True)
class LanguageRun:
    """The characters `start` to `end` of a text are in the language `code`."""

    start: int
    end: int
    code: str


def language_runs(text: str) -> list[LanguageRun]:
    """Return the text in runs of one language each; one run where it has a single language."""
    main = detect(text)
    ranges = [match.span() for match in _PARAGRAPH.finditer(text) if match.group()]
    told = [_told(text[start:end], main) for start, end in ranges]
    codes = _inherited(told, main)
    runs: list[LanguageRun] = []
    for (start, end), code in zip(ranges, codes, strict=True):
        if runs and runs[-1].code == code:
            runs[-1] = LanguageRun(runs[-1].start, end, code)
        else:
            runs.append(LanguageRun(start, end, code))
    return runs


def main_language(text: str, runs: Sequence[LanguageRun]) -> str:
    """Return the language most letters of the text are in, or "und"."""
    letters: Counter[str] = Counter()
    for run in runs:
        letters[run.code] += len(_LETTER.findall(text, run.start, run.end))
    return letters.most_common(1)[0][0] if letters else UNDETERMINED


def only(text: str, runs: Sequence[LanguageRun], code: str) -> str:
    """Return the text with the runs of other languages blanked, so that offsets stay as they are.

    Line breaks are kept, and so a sentence never runs on across what was blanked.
    """
    return "".join(
        text[run.start : run.end]
        if run.code == code
        else _NOT_A_BREAK.sub(" ", text[run.start : run.end])
        for run in runs
    )


def _told(paragraph: str, main: str) -> str | None:
    """Return the language a paragraph clearly is in, null where it does not tell."""
    if len(_LETTER.findall(paragraph)) < _ENOUGH_LETTERS:
        return None
    scores = likenesses(paragraph)
    best = max(scores, key=lambda code: scores[code], default=main)
    if best != main and scores[best] < max(_LEAST, _CLEARLY * scores.get(main, 0.0)):
        return main if scores.get(main, 0.0) > 0 else None
    return best


def _inherited(told: Sequence[str | None], main: str) -> list[str]:
    """Give each paragraph that does not tell the language before it, at the head the one after."""
    first = next((code for code in told if code is not None), main)
    found: list[str] = []
    for code in told:
        found.append(code or (found[-1] if found else first))
    return found
