"""The key a node's witness cosigns with, under the name it has in the record."""

from hudna.db.node import Node
from hudna.record.cosignature import Cosigner
from hudna.record.keys import KeyPair

__all__ = ["witness_cosigner"]


def witness_cosigner(node: Node, origin: str) -> Cosigner:
    """Return what a node's witness cosigns with."""
    return Cosigner(f"{origin}/witness/{node.party}", KeyPair.load(node.witness_key))
