"""Audit of the checkpoint: is it signed by the operator, over this tree, after earlier ones?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.errors import BadSignature, Malformed
from hudna.record.folder import Folder
from hudna.record.genesis import Genesis
from hudna.record.merkle import TreeView
from hudna.record.note import VerifierKey
from hudna.record.problem import Problem

__all__ = ["Head", "check_earlier", "check_head", "read_head"]


@dataclass(frozen=True, slots=True)
class Head:
    """The checkpoint as it lies there, its signature not yet checked.

    `root` is None if it cannot be read; `size` counts the entries that can be audited, which are
    fewer than signed for when `cut`.
    """

    data: bytes
    origin: str
    size: int
    root: bytes | None
    cut: bool = False


def read_head(files: Folder, problems: list[Problem]) -> Head:
    """Return what the checkpoint says; where it cannot be read, the size the bundles reach."""
    data = b""
    try:
        data = files.read_checkpoint()
        body = Checkpoint.of_note(data)
    except Malformed as error:
        problems.append(Problem(None, f"checkpoint: {error}"))
        return Head(data, "", files.extent(), None)
    extent = files.extent()
    if body.size > extent:
        problems.append(
            Problem(
                extent, f"missing: the checkpoint covers {body.size} entries, {extent} are here"
            )
        )
    return Head(data, body.origin, min(body.size, extent), body.root, cut=body.size > extent)


def check_head(
    head: Head,
    tree: TreeView,
    genesis: Genesis | None,
    public_keys: Mapping[str, bytes],
    problems: list[Problem],
) -> None:
    """Check the checkpoint's signature and root, and the genesis against keys known otherwise."""
    founders = {p.id: p.public for p in genesis.parties} if genesis else {}
    for party, public in public_keys.items():
        if founders.get(party) != public:
            problems.append(Problem(0, f"the genesis does not give {party} the key known for it"))
    if head.root is not None and not head.cut and head.root != tree.root():
        problems.append(Problem(None, "checkpoint: its root is not the root of the entries"))
    if genesis is None:
        if head.size or head.root is None:
            problems.append(Problem(None, "checkpoint: no operator's key to check it with"))
        return
    try:
        if head.root is not None:
            open_checkpoint(head.data, VerifierKey(genesis.origin, genesis.operator_key))
    except (Malformed, BadSignature) as error:
        problems.append(Problem(None, f"checkpoint: {error}"))


def check_earlier(
    head: Head,
    tree: TreeView,
    genesis: Genesis | None,
    earlier: Iterable[str],
    problems: list[Problem],
) -> None:
    """Check that the log extends checkpoints which somebody has seen before."""
    for text in earlier:
        if genesis is None:
            problems.append(Problem(None, "an earlier checkpoint cannot be checked: no genesis"))
            return
        try:
            key = VerifierKey(genesis.origin, genesis.operator_key)
            seen = open_checkpoint(text.encode(), key)
        except (Malformed, BadSignature) as error:
            problems.append(Problem(None, f"earlier checkpoint: {error}"))
            continue
        if seen.size > len(tree):
            problems.append(Problem(len(tree), f"rolled back from {seen.size} signed entries"))
        elif tree.root(seen.size) != seen.root:
            problems.append(
                Problem(None, f"forked: another history of {seen.size} entries was signed once")
            )
