"""The beginning: parties, roles and keys, signed by all of them."""

from hudna.actions.ports import EnrolledKey, Store
from hudna.errors import ConfigurationError
from hudna.model.mechanism import Mechanism
from hudna.record.entry import SignedEntry
from hudna.record.keys import key_id

__all__ = ["found_mechanism"]


def found_mechanism(
    store: Store, mechanism: Mechanism, genesis: SignedEntry, keys: dict[str, bytes]
) -> None:
    """Store the mechanism, its genesis entry and each party's own public key.

    `genesis` carries every party's signature (`hudna.record.genesis` made and checked it).
    """
    missing = [p.id for p in mechanism.parties if p.id not in keys]
    if missing:
        raise ConfigurationError(
            "the genesis lacks the key of " + ", ".join(missing),
            advice="Every party of the mechanism has to sign it",
        )
    with store.transaction():
        store.found(mechanism, genesis)
        for party, public in keys.items():
            store.enrol(EnrolledKey(key_id(public), public, party, None, genesis.hash))
