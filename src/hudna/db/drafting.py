"""Joint statements: drafts as far as they are released, and those that were adopted."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from hudna.actions.permissions import can, check_agree
from hudna.db.gated import Gated, Page
from hudna.db.models import Entry, Key, StatementSignatureRow
from hudna.model.draft_file import DraftFile, ProofPlaces, WaitingText
from hudna.model.joint_statement import (
    AdoptedStatement,
    DraftComment,
    DraftParagraph,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
    TextState,
)
from hudna.talks.adoption import outcome_in
from hudna.talks.drafting import MOST

__all__ = ["Drafting"]

WAITING = 200
"""Drafts, the newest, among which texts that wait are looked for."""

T = TypeVar("T")


class Drafting(Gated):
    """Joint statements, as one reader may know them."""

    def open_drafts(self, limit: int = 50) -> Page[StatementDraft]:
        """Return released drafts, newest first, without those the reader knows to be adopted."""
        adopted = self.rows(AdoptedStatement).values("draft")
        rows = self.rows(StatementDraft).exclude(object_id__in=adopted)
        return self.page(StatementDraft, limit=limit, object_id__in=rows.values("object_id"))

    def drafts_known(self, ids: Collection[str]) -> frozenset[str]:
        """Return which of these drafts are released to the reader."""
        rows = self.rows(StatementDraft).filter(object_id__in=list(ids))
        return frozenset(rows.values_list("object_id", flat=True))

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
        return self.draft_files([self.one(StatementDraft, draft_id)])[0]

    def draft_files(
        self, drafts: Sequence[StatementDraft], *, written: bool = True
    ) -> tuple[DraftFile, ...]:
        """Return released drafts with everything said of each, in as many queries as of one.

        Without `written` their paragraphs and remarks are left out.
        """
        ids = [draft.id for draft in drafts]
        wanted = ids if written else ()
        versions = self._of_drafts(DraftParagraph, wanted)
        comments = self._of_drafts(DraftComment, wanted)
        texts, answers = self._of_drafts(StatementText, ids), self._of_drafts(StatementAnswer, ids)
        signatures = self._of_drafts(StatementSignature, ids)
        adopted = self._of_drafts(AdoptedStatement, ids)
        return tuple(
            DraftFile(
                draft=draft,
                versions=tuple(versions.get(draft.id, ())),
                comments=tuple(comments.get(draft.id, ())),
                texts=tuple(sorted(texts[draft.id], key=lambda text: text.number)),
                answers=tuple(answers[draft.id]),
                signatures=tuple(signatures[draft.id]),
                adopted=next(iter(adopted[draft.id]), None),
            )
            for draft in drafts
        )

    def texts_waiting(self) -> tuple[WaitingText, ...]:
        """Return texts that wait for the word of the reader's party, newest draft first."""
        actor = self.actor
        if actor is None or not can(check_agree, actor):
            return ()
        found: list[WaitingText] = []
        for file in self.draft_files(self.open_drafts(WAITING).items, written=False):
            text, outcome = file.text, outcome_in(file, self.now)
            if text is None or outcome is None or outcome.state is not TextState.OPEN:
                continue
            if actor.party in (*outcome.waiting, *outcome.unheard):
                counts = actor.party in file.draft.signatories
                found.append(WaitingText(file.draft, text.silence_until if counts else None))
        return tuple(found)

    def _of_drafts(self, cls: type[T], ids: Sequence[str]) -> Mapping[str, list[T]]:
        """Return what was said of drafts by their ids, oldest first."""
        found: dict[str, list[T]] = {name: [] for name in ids}
        rows = self.rows(cls).filter(draft__in=ids).order_by("at", "id")
        for row in rows[: MOST * len(ids)]:
            found[row.draft].append(self._open(cls, row))
        return found

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
