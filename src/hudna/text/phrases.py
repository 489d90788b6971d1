"""Phrases of a language, found in running text as whole words.

A pattern may hold alternatives and options: "(Russian|Turkish) side [of the mission]".
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from hudna.errors import ConfigurationError
from hudna.text.fold import fold
from hudna.text.tokens import Token, tokens

__all__ = ["Hit", "PhraseBook", "expand", "pattern_words"]

_SHORTEST_STEM = 2
_NOTHING: list[Any] = []


class Hit(NamedTuple):
    """Tokens `first` up to `past` are a phrase with these labels, after the prefix cut off."""

    first: int
    past: int
    labels: tuple[str, ...]
    prefix: str = ""


class _Node:
    """A state a phrase is in after some of its words; the last one has its label."""

    __slots__ = ("label", "next", "order")

    def __init__(self) -> None:
        self.next: dict[str, list[_Node]] = {}
        self.label: str | None = None
        self.order = 0


class PhraseBook:
    """Finds the longest phrase at each place; built once per language.

    A word may carry one of the `prefixes`; a phrase without its prefix must keep two letters.
    Alternatives meet again after each word, so that a pattern costs what it says, not all it can
    stand for.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]], prefixes: Sequence[str] = ()) -> None:
        root = _Node()
        for order, (label, pattern) in enumerate(phrases):
            _add(root, label, pattern, order)
        self._starts: dict[str, list[tuple[str, list[_Node]]]] = {}
        for prefix in ("", *sorted(prefixes, key=len)):
            for word, nodes in root.next.items():
                if not prefix or (len(word) >= _SHORTEST_STEM and word[0].isalpha()):
                    self._starts.setdefault(prefix + word, []).append((prefix, nodes))

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
        text = words[first].text
        starts = self._starts.get(text, _NOTHING)
        if listed is not None and listed[first] != text:
            starts = [*starts, *self._starts.get(listed[first], ())]
        for prefix, nodes in starts:
            hit = _walk(words, first, nodes, prefix, listed)
            if hit is not None and (best is None or hit.past > best.past):
                best = hit
        return best


def _add(root: _Node, label: str, pattern: str, order: int) -> None:
    states = [root]
    for word in pattern_words(pattern):
        meeting = _Node()
        reached: list[_Node] = []
        for choice in expand(word):
            parts = [token.text for token in tokens(fold(choice).text)]
            if not parts:
                reached += states
                continue
            here = states
            for part in parts[:-1]:
                between = _Node()
                _link(here, part, between)
                here = [between]
            _link(here, parts[-1], meeting)
        states = [meeting, *(state for state in reached if state is not meeting)]
    for state in states:
        if state is not root:
            state.label, state.order = label, order


def _link(states: Iterable[_Node], word: str, to: _Node) -> None:
    for state in states:
        following = state.next.setdefault(word, [])
        if to not in following:
            following.append(to)


def pattern_words(pattern: str) -> Iterator[str]:
    """Yield the words of a pattern, each with its brackets whole."""
    depth, word = 0, ""
    for char in pattern:
        depth += (char in "([") - (char in ")]")
        if char.isspace() and depth <= 0:
            if word:
                yield word
            word = ""
        else:
            word += char
    if word:
        yield word


def _walk(
    words: Sequence[Token],
    first: int,
    starts: list[_Node],
    prefix: str,
    listed: Sequence[str] | None,
) -> Hit | None:
    best: Hit | None = None
    past = first + 1
    nodes = starts
    while nodes:
        labels = _labels(nodes)
        if labels:
            best = Hit(first, past, labels, prefix)
        if past >= len(words):
            break
        word = words[past].text
        after = [state for node in nodes for state in node.next.get(word, ())]
        if listed is not None and listed[past] != word:
            after += [state for node in nodes for state in node.next.get(listed[past], ())]
        nodes = after
        past += 1
    return best


def _labels(nodes: list[_Node]) -> tuple[str, ...]:
    """Return what ends here, in the order the phrases were listed."""
    if len(nodes) == 1:
        return () if nodes[0].label is None else (nodes[0].label,)
    ended = sorted({(node.order, node.label) for node in nodes if node.label is not None})
    return tuple(dict.fromkeys(label for _, label in ended))


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
