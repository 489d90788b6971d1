"""Somebody's words inside a sentence of ours: quoted, and told apart by their script.

What is between quotation marks in another script than the sentence's is in another language; a
page then says so, for readers and their speech programs.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from hudna.text.languages import detect

__all__ = ["comma", "foreign", "quotations", "quoted"]

_MARKS = {"en": ("“", "”"), "tr": ("“", "”")}
_DEFAULT_MARKS = ("«", "»")
_SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ru": "CYRILLIC"}
_CLOSES = {"«": "»", "“": "”"}


def quoted(words: str, language: str) -> str:
    """Return words between the quotation marks of the language of the sentence around them."""
    left, right = _MARKS.get(language, _DEFAULT_MARKS)
    return f"{left}{words}{right}"


def comma(language: str) -> str:
    """Return the comma of a language."""
    return "،" if _SCRIPTS.get(language) == "ARABIC" else ","


def foreign(words: str, language: str) -> str | None:
    """Return the language of words in another script than `language` is written in, else null.

    The language is "und" where the words do not show which one it is.
    """
    script = _script(words)
    if script is None or script == _SCRIPTS.get(language, "LATIN"):
        return None
    found = detect(words)
    return found if _SCRIPTS.get(found, "LATIN") == script else "und"


def quotations(sentence: str, language: str) -> Iterator[tuple[str, str | None]]:
    """Yield the sentence in pieces, each with its language where that is another one."""
    written = 0
    at = 0
    while at < len(sentence):
        end = _closing(sentence, at)
        inside = sentence[at + 1 : end] if end else ""
        other = foreign(inside, language)
        if end and other:
            yield sentence[written : at + 1], None
            yield inside, other
            written = end
        at = end + 1 if end else at + 1
    if written < len(sentence):
        yield sentence[written:], None


def _closing(sentence: str, at: int) -> int:
    """Return where the quotation that opens at `at` closes, quotations in it skipped, else 0."""
    opening = sentence[at]
    closing = _CLOSES.get(opening)
    depth = 0
    for place in range(at, len(sentence)) if closing else ():
        depth += (sentence[place] == opening) - (sentence[place] == closing)
        if depth == 0:
            return place
    return 0


def _script(words: str) -> str | None:
    letters = (unicodedata.name(c, "").split(" ")[0] for c in words if c.isalpha())
    found = Counter(letters).most_common(1)
    return found[0][0] if found else None
