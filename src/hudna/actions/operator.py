"""What the operator's software says, signed with the operator's own key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hudna.actions.ports import Log, Signer, Store
from hudna.actions.statements import SignedStatement, accept, prepare, sign_with
from hudna.errors import Refused
from hudna.model.release import Release

__all__ = ["Operator"]


@dataclass(frozen=True, slots=True)
class Operator:
    """The operator's node at one moment: its store, record, key, and source of salts."""

    store: Store
    log: Log
    signer: Signer
    now: datetime
    salt: Callable[[], bytes]

    def say(self, kind: str, value: Any) -> SignedStatement:
        """Return a statement by the operator, checked like anybody's."""
        prepared = prepare(
            self.store, self.log, kind, value, key=self.signer.key, now=self.now, salt=self.salt
        )
        statement = sign_with(self.signer, prepared)
        _, actor = accept(self.store, self.log, kind, statement)
        if actor is not None:
            raise Refused("the software's results are signed with the operator's own key")
        return statement

    def keep(self, kind: str, value: Any, release: Release) -> None:
        """Store an object under an entry of its own, as of this moment, in one transaction."""
        with self.store.transaction():
            said = self.say(kind, value)
            self.store.add_entry(said.entry, kind, said.private)
            self.store.put(value, release, self.now, said.entry)
