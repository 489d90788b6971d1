"""What a version of a text changed, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["WordChange", "word_changes"]

_TOKEN = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that stayed (`same`), went (`gone`) or came (`new`)."""

    kind: str
    words: str


def word_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """Return a text as changes of the one before; brackets are words like any."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    found: list[WordChange] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(WordChange("same", "".join(old[i:j])))
            continue
        if i < j:
            found.append(WordChange("gone", "".join(old[i:j])))
        if k < m:
            found.append(WordChange("new", "".join(new[k:m])))
    return tuple(found)
