"""Joint statements: drafts as far as they are released, and those that were adopted."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from hudna.db.gated import Gated, Page
from hudna.db.models import Entry, Key, StatementSignatureRow
from hudna.model.draft_file import DraftFile, ProofPlaces
from hudna.model.joint_statement import (
    AdoptedStatement,
    DraftComment,
    DraftParagraph,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
)

__all__ = ["Drafting"]

T = TypeVar("T")

MOST = 2000
"""Rows of one kind that are read of a draft."""


class Drafting(Gated):
    """Joint statements, as one reader may know them."""

    def drafts(self, limit: int = 50) -> Page[StatementDraft]:
        """Return drafts that are released, newest first."""
        return self.page(StatementDraft, limit=limit)

    def drafts_known(self, ids: Collection[str]) -> frozenset[str]:
        """Return which of these drafts are released to the reader."""
        rows = self.rows(StatementDraft).filter(object_id__in=list(ids))
        return frozenset(rows.values_list("object_id", flat=True))

    def knows_draft(self, draft_id: str) -> bool:
        """Return whether a draft is released."""
        return self.rows(StatementDraft).filter(object_id=draft_id).exists()

    def joint_statements(self, limit: int = 50) -> Page[AdoptedStatement]:
        """Return statements that were adopted, newest first."""
        return self.page(AdoptedStatement, limit=limit)

    def amending_statements(self) -> tuple[AdoptedStatement, ...]:
        """Return adopted statements that name the next version of an agreement, oldest first."""
        return tuple(one for one in self.some(AdoptedStatement) if one.makes is not None)[::-1]

    def joint_statement(self, statement_id: str) -> AdoptedStatement:
        """Return a statement that was adopted."""
        return self.one(AdoptedStatement, statement_id)

    def draft_file(self, draft_id: str) -> DraftFile:
        """Return a draft with everything said of it; `NotFound` where it is not released."""
        draft = self.one(StatementDraft, draft_id)
        texts = self._of(StatementText, draft_id)
        return DraftFile(
            draft=draft,
            versions=tuple(self._of(DraftParagraph, draft_id)),
            comments=tuple(self._of(DraftComment, draft_id)),
            texts=tuple(sorted(texts, key=lambda text: text.number)),
            answers=tuple(self._of(StatementAnswer, draft_id)),
            signatures=tuple(self._of(StatementSignature, draft_id)),
            adopted=next(self._of(AdoptedStatement, draft_id), None),
        )

    def _of(self, cls: type[T], draft_id: str) -> Iterator[T]:
        rows = self.rows(cls).filter(draft=draft_id).order_by("at", "id")[:MOST]
        return (self._open(cls, row) for row in rows)

    def proof_places(self, statement: AdoptedStatement) -> ProofPlaces:
        """Return where the record holds what proves a statement that is released.

        Signatures are read past the gate: the statement names them, and their entries hide nothing.
        """
        own = self.rows(AdoptedStatement).filter(object_id=statement.id).values("entry")
        signed = StatementSignatureRow.objects.using(self.alias).filter(
            object_id__in=list(statement.signatures.values())
        )
        entries = {row.object_id: self._entry(hash=row.entry) for row in signed}
        at = {party: entries.get(name) for party, name in statement.signatures.items()}
        found = self._entry(hash__in=own)
        keys: dict[int, None] = {}
        for entry in (found, *at.values()):
            for index in self._chain(entry.key if entry else ""):
                keys[index] = None
        return ProofPlaces(
            statement=found.index if found else None,
            signatures={party: entry.index if entry else None for party, entry in at.items()},
            keys=tuple(sorted(keys)),
        )

    def _entry(self, **where: Any) -> Entry | None:
        return Entry.objects.using(self.alias).filter(**where).first()

    def _chain(self, key: str) -> Iterator[int]:
        """Yield the entries that let a key in, and the keys that let it in, back to the genesis."""
        met: set[str] = set()
        while key and key not in met:
            met.add(key)
            row = Key.objects.using(self.alias).filter(id=key).first()
            entry = self._entry(hash=row.entry) if row else None
            if entry is None or entry.index in (None, 0) or entry.key == key:
                return
            assert entry.index is not None
            yield entry.index
            key = entry.key
