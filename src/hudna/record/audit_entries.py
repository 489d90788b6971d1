"""Audit of the entries: form, signatures, authors' sequences, keys, embedded checkpoints."""

from collections.abc import Callable

from hudna.record.authors import Authors, Breach
from hudna.record.entry import Entry, SignedEntry, parse
from hudna.record.errors import Malformed
from hudna.record.folder import Folder
from hudna.record.merkle import Tree, leaf_hash
from hudna.record.problem import Problem, describe, who
from hudna.record.salvage import salvaged_leaves

__all__ = ["check_entries"]

_STEP = 1000
# After these the author did sign the entry, so its sequence goes on from there.
_STILL_THE_AUTHORS = {"gap", "previous", "checkpoint"}


def check_entries(
    files: Folder,
    tree: Tree,
    problems: list[Problem],
    progress: Callable[[int, int], None],
    *,
    signatures: bool = True,
) -> Authors:
    """Apply the rules of `authors` to every entry in order; return the authors at the end.

    Without `signatures`, only those of entries that change keys are checked.
    """
    authors = Authors("")
    authors.trusting = not signatures
    damaged: set[str] = set()
    for index, leaf in enumerate(salvaged_leaves(files, len(tree))):
        if index % _STEP == 0:
            progress(index, len(tree))
        settled = tree.node(0, index)
        if leaf is None or leaf_hash(leaf) != settled:
            damaged.add(settled.hex())
            problems.append(Problem(index, f"altered or lost: {describe(leaf, authors)}"))
        elif index and authors.genesis is None:
            continue
        else:
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
    if index == 0:
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
    return Problem(index, f"rule {breach.rule}: {breach.message} ({who(entry, authors)})")
