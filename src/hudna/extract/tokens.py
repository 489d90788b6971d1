"""Words and sentences of a folded text."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hudna.extract.inflection import with_kept
from hudna.text.fold import Folded, fold

__all__ = ["Token", "quotations", "sentences", "tokenize"]

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 400
"""Tokens after which a sentence is cut, so that no text makes reading slow."""

_END = frozenset(".!?")
_CLOSING = frozenset("\"')]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign, with its folded offsets; `line` is true when a new line starts with it.

    `whole` is true where its last letter, as written, can be no pronoun written onto it.
    """

    word: str
    start: int
    end: int
    line: bool
    whole: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters or digits."""
        return self.word[0].isalnum()


def tokenize(
    folded: Folded, kept: tuple[str, ...] = (), own_endings: tuple[str, ...] = ()
) -> list[Token]:
    """Return the tokens in order; `kept` are beginnings of words that are not folded.

    `own_endings` are last letters, as written, that belong to the word itself.
    """
    text, tokens, last = folded.text, [], 0
    letters = tuple(fold(ending).text for ending in own_endings)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if kept and word[0].isalpha():
            word = with_kept(word, folded.quote(start, end), kept)
        whole = word.endswith(letters) and folded.quote(start, end).endswith(own_endings)
        tokens.append(Token(word, start, end, "\n" in text[last:start], bool(letters) and whole))
        last = end
    return tokens


def sentences(
    tokens: list[Token],
    *,
    whole_quotes: bool = False,
    cut_short: Callable[[int], bool] = lambda at: False,
) -> list[tuple[int, int]]:
    """Return half-open token ranges, one a sentence; a new line always starts one.

    `cut_short` says of a full stop, by its index, that it ends a shortened word and no sentence.
    With `whole_quotes` what is quoted is not cut, so that it stays with the verb that follows it.
    """
    found, first = [], 0
    inside = {at for one, end in quotations(tokens) for at in range(one, end)}
    inside = inside if whole_quotes else set()
    for index, token in enumerate(tokens):
        if index > first and (token.line or index - first >= _LONGEST):
            found.append((first, index))
            first = index
        stops = token.word in _END and index not in inside and not cut_short(index)
        if stops and _ends(tokens, index):
            end = index + 1
            while end < len(tokens) and tokens[end].word in _CLOSING and not tokens[end].line:
                if tokens[end].start != tokens[end - 1].end:
                    break
                end += 1
            if end > first:
                found.append((first, end))
                first = end
    if first < len(tokens):
        found.append((first, len(tokens)))
    return [(start, end) for start, end in found if end > start]


def quotations(tokens: list[Token], start: int = 0) -> list[tuple[int, int]]:
    """Return the token ranges between quotation marks of one line; offsets count from `start`."""
    found, opened = [], -1
    for at, token in enumerate(tokens):
        if token.line:
            opened = -1
        if token.word == '"':
            if opened >= 0:
                found.append((start + opened + 1, start + at))
            opened = at if opened < 0 else -1
    return found


def _ends(tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.line:
        return True
    token = tokens[index]
    if following.start == token.end and following.word not in _CLOSING:
        return False
    before = tokens[index - 1] if index else None
    return not (token.word == "." and before is not None and _abbreviated(before))


def _abbreviated(before: Token) -> bool:
    return len(before.word) == 1 and before.word.isalpha() and before.word.isascii()
