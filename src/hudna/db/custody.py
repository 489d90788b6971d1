"""What is released of evidence: its metadata, its custody, who saw it, what is sealed of it."""

from dataclasses import dataclass

from hudna.db.custody_tables import access_of
from hudna.db.gated import Gated
from hudna.db.models import AccessRow, Entry, Key, SealedRow
from hudna.errors import NotFound
from hudna.model.evidence import Access, CustodyAct, Evidence, EvidenceState
from hudna.model.party import PartyKind, Role
from hudna.model.release import Sharing, opens
from hudna.record.entry import parse
from hudna.record.opening import MISMATCH, OPENED, parse_opening
from hudna.record.recipient import RECIPIENT, parse_recipient, recipient_id
from hudna.record.sealed import Sealed
from hudna.verify.custody import sharing_of, state_of

__all__ = ["Custody", "EvidenceView", "SealedView"]


@dataclass(frozen=True, slots=True)
class SealedView:
    """A confidential field that is sealed, the parties that can open it, and who says it did.

    `mismatch` are those that found something else than the entry commits to.
    """

    field: str
    parties: tuple[str, ...]
    mine: bool
    opened: tuple[str, ...]
    mismatch: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Evidence as a reader may see it; `accesses` is null for those not told who saw it."""

    evidence: Evidence
    entry: str
    acts: tuple[CustodyAct, ...]
    sharing: Sharing
    state: EvidenceState
    may_open: bool
    sealed: tuple[SealedView, ...]
    accesses: tuple[Access, ...] | None


class Custody(Gated):
    """The part of the gate that evidence goes through."""

    def evidence(self, evidence_id: str) -> EvidenceView:
        """Return evidence that the reader may know of."""
        return self._view(self.one(Evidence, evidence_id))

    def evidence_of(self, case_id: str) -> tuple[EvidenceView, ...]:
        """Return what the reader may know of a case's evidence, oldest first."""
        return tuple(self._view(one) for one in self.some(Evidence, case=case_id))[::-1]

    def all_evidence(self) -> tuple[EvidenceView, ...]:
        """Return all evidence the reader may know of, latest first."""
        return tuple(self._view(one) for one in self.some(Evidence))

    def sealed_file(self, evidence_id: str, field: str) -> bytes:
        """Return what is sealed of a field, for a party that can open it."""
        view = self.evidence(evidence_id)
        if not any(one.field == field and one.mine for one in view.sealed):
            raise NotFound("There is nothing here that is sealed for you")
        row = SealedRow.objects.using(self.alias).get(entry=view.entry, field=field)
        return bytes(row.data)

    def sealed_for_me(self, entry: str) -> dict[str, bytes]:
        """Return what is sealed of an entry's fields for the reader's party, by field."""
        mine = {one.field for one in self._sealed(entry) if one.mine}
        rows = SealedRow.objects.using(self.alias).filter(entry=entry, field__in=mine)
        return {row.field: bytes(row.data) for row in rows}

    def reading_keys(self) -> dict[str, bytes]:
        """Return the key under which each party can be told something, by the record's entries."""
        found = {}
        for row in Entry.objects.using(self.alias).filter(kind=RECIPIENT).order_by("id"):
            entry = parse(bytes(row.canonical))
            key = Key.objects.using(self.alias).filter(id=entry.key, actor=None).first()
            if key is not None:
                found[key.party] = parse_recipient(entry.body)
        return found

    def _view(self, evidence: Evidence) -> EvidenceView:
        acts = tuple(self.some(CustodyAct, evidence=evidence.id))[::-1]
        sharing = sharing_of(evidence, acts)
        entry = self.rows(Evidence).get(object_id=evidence.id).entry
        return EvidenceView(
            evidence=evidence,
            entry=entry,
            acts=acts,
            sharing=sharing,
            state=state_of(acts),
            may_open=opens(self.actor, sharing, self.now),
            sealed=self._sealed(entry),
            accesses=self._accesses(evidence) if self._told_who_saw(evidence) else None,
        )

    def _sealed(self, entry: str) -> tuple[SealedView, ...]:
        rows = list(SealedRow.objects.using(self.alias).filter(entry=entry).order_by("field"))
        if not rows:
            return ()
        found = self._openings(entry)
        parties = {recipient_id(key): party for party, key in self.reading_keys().items()}
        views = []
        for row in rows:
            named = sorted(parties.get(i, i) for i in Sealed.parse(bytes(row.data)).wrapped)
            mine = self.actor is not None and self.actor.party in named
            mine = mine and self._trusted_with_own
            said = [
                tuple(party for kind_, field, party in found if (kind_, field) == (kind, row.field))
                for kind in (OPENED, MISMATCH)
            ]
            views.append(SealedView(row.field, tuple(named), mine, *said))
        return tuple(views)

    def _openings(self, entry: str) -> list[tuple[str, str, str]]:
        """Return kind, field and party of what recipients say they found in an entry's fields."""
        found = []
        rows = Entry.objects.using(self.alias).filter(kind__in=(OPENED, MISMATCH)).order_by("id")
        for row in rows:
            opening = parse_opening(parse(bytes(row.canonical)).body)
            if opening.entry == entry:
                key = Key.objects.using(self.alias).get(id=row.key)
                found.append((row.kind, opening.field, key.party))
        return found

    def _accesses(self, evidence: Evidence) -> tuple[Access, ...]:
        rows = AccessRow.objects.using(self.alias).filter(evidence=evidence.id)
        return tuple(access_of(row) for row in rows.order_by("id"))

    def _told_who_saw(self, evidence: Evidence) -> bool:
        """Return whether the reader is of the owner's party, or an observer."""
        actor = self.actor
        if actor is None or actor.role is Role.ADMINISTRATOR:
            return False
        return actor.party == evidence.party or actor.party_kind is PartyKind.OBSERVER
