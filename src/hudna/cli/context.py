"""What commands on a node share: the node, and the office whose key they use."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from hudna.actions.statements import SignedStatement, prepare, sign_with
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.db.node import find_node
from hudna.db.setup import start
from hudna.errors import ConfigurationError
from hudna.model.party import Actor

__all__ = ["key_of", "language_of", "open_desk", "sign_as", "signed"]


def open_desk(folder: Path) -> Desk:
    """Return the desk of the node in `folder`."""
    node = find_node(folder)
    start(node)
    return Desk(node)


def language_of(settings: dict[str, Any], languages: Sequence[str], *, where: str) -> str:
    """Return the language a table of a node's settings names, English where it names none."""
    language = str(settings.get("language", "en"))
    if language not in languages:
        raise ConfigurationError(
            f"there are no {where} in language '{language}'",
            where=where,
            advice=f"Use one of: {', '.join(languages)}",
        )
    return language


def sign_as(desk: Desk, key_file: Path) -> tuple[KeySigner, Actor]:
    """Return the signer of a key file and the office it is enrolled for."""
    signer = KeySigner.of_file(key_file)
    key = desk.store.key(signer.key)
    if key.actor is None:
        raise click.UsageError(
            f"{key_file} is the own key of {key.party}; statements are signed with an office's key"
        )
    return signer, desk.store.actor(key.actor)


def signed(desk: Desk, signer: KeySigner, kind: str, value: Any) -> SignedStatement:
    """Return `value` as a statement signed by `signer`."""
    prepared = prepare(
        desk.store, desk.record, kind, value, key=signer.key, now=desk.now(), salt=new_salt
    )
    return sign_with(signer, prepared)


def key_of(desk: Desk, office: str) -> KeySigner:
    """Return the key of an office, from its own party's node beside the desk's."""
    party = desk.store.actor(office).party
    return KeySigner.of_file(desk.node.folder.parent / party / "keys" / f"{office}.key")
