"""Phrases of a language, found in running text as whole words.

A pattern may hold alternatives and options: "(Russian|Turkish) side [of the mission]".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.errors import ConfigurationError
from hudna.text.fold import fold
from hudna.text.tokens import Token, tokens

__all__ = ["Hit", "PhraseBook", "expand"]

_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `first` up to `past` are a phrase with these labels, after the prefix cut off."""

    first: int
    past: int
    labels: tuple[str, ...]
    prefix: str = ""


class _Node:
    __slots__ = ("labels", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.labels: tuple[str, ...] = ()


class PhraseBook:
    """Finds the longest phrase at each place; built once per language.

    A word may carry one of the `prefixes`; a phrase without its prefix must keep two letters.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]], prefixes: Sequence[str] = ()) -> None:
        self._root = _Node()
        for label, pattern in phrases:
            for phrase in expand(pattern):
                self._add(label, phrase)
        self._starts: dict[str, list[tuple[str, _Node]]] = {}
        for prefix in ("", *sorted(prefixes, key=len)):
            for word, node in self._root.next.items():
                if not prefix or (len(word) >= _SHORTEST_STEM and word[0].isalpha()):
                    self._starts.setdefault(prefix + word, []).append((prefix, node))

    def _add(self, label: str, phrase: str) -> None:
        node = self._root
        for token in tokens(fold(phrase).text):
            node = node.next.setdefault(token.text, _Node())
        if label not in node.labels:
            node.labels = (*node.labels, label)

    def scan(self, words: Sequence[Token]) -> list[Hit]:
        """Return the phrases in order, none overlapping."""
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            hit = self.at(words, at)
            if hit is None:
                at += 1
            else:
                hits.append(hit)
                at = hit.past
        return hits

    def at(
        self, words: Sequence[Token], first: int, listed: Sequence[str] | None = None
    ) -> Hit | None:
        """Return the longest phrase that starts at token `first`; of equals the barest.

        `listed` gives, token by token, the word of the list an inflected word is a form of.
        """
        best: Hit | None = None
        starts: Sequence[tuple[str, _Node]] = self._starts.get(words[first].text, ())
        if listed is not None and listed[first] != words[first].text:
            starts = [*starts, *self._starts.get(listed[first], ())]
        for prefix, node in starts:
            hit = _walk(words, first, node, prefix, listed)
            if hit is not None and (best is None or hit.past > best.past):
                best = hit
        return best


def _walk(
    words: Sequence[Token], first: int, start: _Node, prefix: str, listed: Sequence[str] | None
) -> Hit | None:
    if listed is not None:
        return _walk_forms(words, first, start, prefix, listed)
    best: Hit | None = None
    past = first + 1
    node: _Node | None = start
    while node is not None:
        if node.labels:
            best = Hit(first, past, node.labels, prefix)
        if past >= len(words):
            break
        node = node.next.get(words[past].text)
        past += 1
    return best


def _walk_forms(
    words: Sequence[Token], first: int, start: _Node, prefix: str, listed: Sequence[str]
) -> Hit | None:
    """Walk on by the word as it stands and by the listed one it is a form of."""
    best: Hit | None = None
    past = first + 1
    nodes = [start]
    while nodes:
        labels = next((node.labels for node in nodes if node.labels), ())
        if labels:
            best = Hit(first, past, labels, prefix)
        if past >= len(words):
            break
        text, word = words[past].text, listed[past]
        steps = [node.next.get(text) for node in nodes]
        if word != text:
            steps += [node.next.get(word) for node in nodes]
        nodes = [node for node in steps if node is not None]
        past += 1
    return best


def expand(pattern: str) -> list[str]:
    """Return every phrase a pattern stands for; raises `ConfigurationError` on open brackets."""
    found, rest = _alternatives(pattern, 0, "")
    if rest != len(pattern):
        raise ConfigurationError(f"the phrase pattern {pattern!r} closes a bracket it never opens")
    return [" ".join(phrase.split()) for phrase in found]


def _alternatives(pattern: str, at: int, closing: str) -> tuple[list[str], int]:
    done: list[str] = []
    current = [""]
    while at < len(pattern) and pattern[at] != closing:
        char = pattern[at]
        if char == "|" and closing:
            done += current
            current = [""]
        elif char in "([":
            inner, at = _alternatives(pattern, at + 1, ")" if char == "(" else "]")
            if at >= len(pattern):
                raise ConfigurationError(f"the phrase pattern {pattern!r} leaves a bracket open")
            choices = inner if char == "(" else [*inner, ""]
            current = [start + choice for start in current for choice in choices]
        elif char in ")]":
            break
        else:
            current = [start + char for start in current]
        at += 1
    return done + current, at
