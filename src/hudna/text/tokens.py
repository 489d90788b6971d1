"""Words, numbers and marks of folded text, with their offsets."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from hudna.text.fold import fold
from hudna.text.languages import Language

__all__ = ["Token", "tokens"]

_THOUSANDS = (",",)
_DECIMALS = (".",)


class Token(NamedTuple):
    """One word, number or mark; `tail` is what is hung onto it, as in "Russia's" or "15'i"."""

    start: int
    end: int
    text: str
    is_word: bool = False
    value: float | None = None
    tail: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the token is a number without a fraction."""
        return self.value is not None and self.value == int(self.value)

    @property
    def stem_end(self) -> int:
        """Where the token ends without its tail."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a language writes numbers, as one pattern; figures with two dots are no number."""

    pattern: re.Pattern[str]
    thousands: str
    decimals: str

    def value(self, number: str) -> float:
        for mark in self.thousands:
            number = number.replace(mark, "")
        for mark in self.decimals:
            number = number.replace(mark, ".")
        return float(number)


@lru_cache(maxsize=8)
def tokens(folded_text: str, language: Language | None = None) -> tuple[Token, ...]:
    """Return the tokens in order; line breaks are tokens, other space is not.

    Thousands, decimals and the endings of figures are those of the language, else English.
    Dates, numbers and bulletins of one text ask in turn, so the last few answers are kept.
    """
    shape = _shape(language)
    found: list[Token] = []
    for match in shape.pattern.finditer(folded_text):
        start, end = match.span()
        number, hung, word, tail = match.group("number", "hung", "word", "tail")
        if word is not None:
            found.append(Token(start, end, word, is_word=True, tail=tail or ""))
        elif number is not None:
            found.append(Token(start, end, number, value=shape.value(number), tail=hung or ""))
        else:
            found.append(Token(start, end, match.group()[0]))
    return tuple(found)


@cache
def _shape(language: Language | None) -> _Shape:
    section = language.section("numbers") if language else {}
    thousands = "".join(section.get("thousands", _THOUSANDS))
    decimals = "".join(section.get("decimals", _DECIMALS))
    endings = "|".join(sorted((fold(e).text for e in section.get("endings", ())), key=len)[::-1])
    after_hyphen = rf"|-(?:{endings})(?!\w)" if endings else ""
    large, part = f"[{re.escape(thousands)}]", f"[{re.escape(decimals)}]"
    number = (
        rf"(?<![:.])[1-9]\d{{0,2}}(?:{large}\d{{3}})+(?:{part}\d+)?(?!\d)(?!{part}\d)"
        rf"|\d++(?:{part}\d++(?!\.?\d))?"
    )
    return _Shape(
        re.compile(
            rf"\d+(?:\.\d{{1,2}}){{2,}}(?:\d\d)?(?!\d)"
            rf"|(?P<number>{number})(?P<hung>'[^\W\d_]{{1,8}}(?![^\W\d_]){after_hyphen})?"
            rf"|(?P<word>[^\W\d_]+)(?:'(?P<tail>[^\W\d_]{{1,8}})(?![^\W\d_]))?"
            rf"|\n+|[^\s]"
        ),
        thousands,
        decimals,
    )
