"""The data of a bulletin's editions: kept beside the renderings, and compared with the next."""

import json
from dataclasses import replace
from typing import Any

from hudna.actions.ports import Store
from hudna.model.bulletin import Bulletin
from hudna.model.codec import from_json, to_json
from hudna.model.edition import Change
from hudna.publish.editions import changes

__all__ = ["CHANGES", "DATA", "data_files", "kept_changes", "naming_changes"]

DATA = ("data", "json")
"""The name of the file that holds the dataset every language is made from."""

CHANGES = ("diff", "json")
"""The name of the file that holds what changed against the edition before."""

Files = dict[tuple[str, str], bytes]


def naming_changes(store: Store, bulletin: Bulletin) -> Bulletin:
    """Return the bulletin with what it prints otherwise than the edition it corrects.

    Both have to be what the public may see, so that no change tells what neither prints. Where
    the data of the former are not kept, or no longer understood, `changes` is null.
    """
    if bulletin.corrects is None:
        return bulletin
    former = _kept(store, bulletin.corrects)
    return replace(bulletin, changes=None if former is None else changes(former, bulletin))


def data_files(bulletin: Bulletin) -> Files:
    """Return the dataset and its changes as files, signed for and published like the others."""
    files = {DATA: _written(to_json(bulletin))}
    if bulletin.changes:
        files[CHANGES] = _written(to_json(bulletin.changes))
    return files


def kept_changes(data: bytes) -> tuple[Change, ...]:
    """Return the changes that a file holds."""
    return tuple(from_json(Change, one) for one in json.loads(data))


def _kept(store: Store, bulletin: str) -> Bulletin | None:
    data = store.file(bulletin, *DATA)
    if data is None:
        return None
    try:
        return from_json(Bulletin, json.loads(data))
    except (KeyError, TypeError, ValueError):
        return None


def _written(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n").encode()
