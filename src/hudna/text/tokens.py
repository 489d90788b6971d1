"""Words, numbers and marks of folded text, with their offsets."""

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Token", "tokens"]

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?![\d])|\d+(?:\.\d+)?(?!\.\d))"
    r"|(?P<word>[^\W\d_]+)(?:'(?P<tail>[^\W\d_]{1,5})(?![^\W\d_]))?"
    r"|\n+|[^\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark; `tail` is what follows an apostrophe, as in "Russia's"."""

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


@lru_cache(maxsize=4)
def tokens(folded_text: str) -> tuple[Token, ...]:
    """Return the tokens in order; line breaks are tokens, other space is not.

    Dates, numbers and bulletins of one text ask in turn, so the last few answers are kept.
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(folded_text):
        start, end = match.span()
        number, word, tail = match.group("number", "word", "tail")
        if word is not None:
            found.append(Token(start, end, word, is_word=True, tail=tail or ""))
        elif number is not None:
            value = float(number.replace(",", ""))
            found.append(Token(start, end, number, value=value))
        else:
            found.append(Token(start, end, match.group()[0]))
    return tuple(found)
