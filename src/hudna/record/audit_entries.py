"""Audit of the entries: form, signatures, authors' sequences, keys, embedded checkpoints."""

from collections.abc import Callable

from hudna.record.audit_head import Head
from hudna.record.authors import Authors, Breach
from hudna.record.entry import Entry, SignedEntry, parse
from hudna.record.errors import Malformed
from hudna.record.folder import Folder
from hudna.record.merkle import Tree, leaf_hash
from hudna.record.problem import Problem
from hudna.record.salvage import salvaged_leaves

__all__ = ["check_entries"]

_STEP = 1000
# After these the author did sign the entry, so its sequence goes on from there.
_STILL_THE_AUTHORS = {"gap", "previous", "checkpoint"}


def check_entries(
    files: Folder,
    head: Head,
    tree: Tree,
    problems: list[Problem],
    progress: Callable[[int, int], None],
) -> Authors:
    """Apply the rules of `authors` to every entry in order; return the authors at the end."""
    authors = Authors(head.origin)
    damaged: set[str] = set()
    for index, leaf in enumerate(salvaged_leaves(files, len(tree))):
        if index % _STEP == 0:
            progress(index, len(tree))
        settled = tree.node(0, index)
        if leaf is None or leaf_hash(leaf) != settled:
            damaged.add(settled.hex())
            problems.append(Problem(index, f"altered or lost: {_describe(leaf, authors)}"))
            continue
        _check_entry(index, leaf, authors, tree, damaged, problems)
    progress(len(tree), len(tree))
    return authors


def _check_entry(
    index: int,
    leaf: bytes,
    authors: Authors,
    tree: Tree,
    damaged: set[str],
    problems: list[Problem],
) -> None:
    try:
        signed = SignedEntry.from_leaf(leaf)
        entry = parse(signed.canonical)
    except Malformed as error:
        problems.append(Problem(index, f"rule form: {error}"))
        return
    if not authors.origin:
        authors.origin = entry.origin
    breaches = authors.breaches(
        index, signed, entry, lambda size: tree.root(size) if size <= index else None
    )
    if entry.prev in damaged:
        # The author's entry before is the damaged one, already named: no second alarm.
        breaches = [b for b in breaches if b.rule not in ("gap", "previous")]
    problems.extend(_problem(index, entry, breach, authors) for breach in breaches)
    if all(breach.rule in _STILL_THE_AUTHORS for breach in breaches):
        authors.advance(index, signed, entry)


def _problem(index: int, entry: Entry, breach: Breach, authors: Authors) -> Problem:
    who = _who(entry, authors)
    return Problem(index, f"rule {breach.rule}: {breach.message} ({who})")


def _who(entry: Entry, authors: Authors) -> str:
    author = authors.get(entry.key)
    return f"{entry.type} by {author.party if author else 'nobody known'}, key {entry.key}"


def _describe(leaf: bytes | None, authors: Authors) -> str:
    if leaf is None:
        return "the entry cannot be read"
    try:
        entry = parse(SignedEntry.from_leaf(leaf).canonical)
    except Malformed as error:
        return f"the entry does not hash to its leaf and cannot be read: {error}"
    return f"the entry does not hash to its leaf; it reads as {_who(entry, authors)}"
