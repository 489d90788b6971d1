"""Confidential values that stay on their party's own node, in a file per entry."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hudna.db.desk import Desk
from hudna.db.node import Node, find_node
from hudna.errors import Conflict
from hudna.model.party import Actor

__all__ = ["keep_back", "own_node", "withheld_file"]


def withheld_file(node: Node, entry: str) -> Path:
    """Return the file of what a node withheld of an entry, by its hash; it need not exist."""
    return node.folder / "withheld" / f"{Path(entry).name}.json"


def keep_back(
    desk: Desk, actor: Actor, entry: str, named: Mapping[str, str], fields: Mapping[str, Any]
) -> Path | None:
    """Keep values with their salts on the party's own node; the desk gets commitments only.

    They are there before the entry is, so that no kill leaves a commitment nobody can open. Null
    where there is no value to keep.
    """
    told = {name: sealed for name, sealed in fields.items() if sealed["value"] is not None}
    if not told:
        return None
    path = withheld_file(own_node(desk, actor), entry)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.touch(mode=0o600)
    kept = {**named, "entry": entry, **told}
    path.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    return path


def own_node(desk: Desk, actor: Actor) -> Node:
    """Return the node of an office's own party, which lies beside the desk in an exercise."""
    if desk.node.party == actor.party:
        return desk.node
    folder = desk.node.folder.parent / actor.party
    if not folder.is_dir():
        raise Conflict(
            "what is confidential never goes to a shared desk",
            where=str(desk.node.folder),
            advice=f"Hand it in on {actor.party}'s own node, or leave the source out",
        )
    return find_node(folder)
