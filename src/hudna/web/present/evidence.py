"""Evidence as a reader meets it: its kind, its custody step by step, what may be done with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hudna.actions.cited_evidence import is_evidence
from hudna.db.custody import EvidenceView, SealedView
from hudna.db.gate import Reader
from hudna.intake import limits
from hudna.model.bulletin import CaseFile
from hudna.model.evidence import CONFIDENTIAL, CustodyAct, EvidenceState
from hudna.model.mechanism import Mechanism
from hudna.model.release import Audience, Release
from hudna.web.present.views import Said

__all__ = [
    "OBTAINED", "Citation", "EvidenceRow", "Obtained", "OpenActs", "Step", "UploadForm",
    "citations", "custody_steps", "evidence_row", "obtained_rows", "open_acts", "upload_form",
]  # fmt: skip

OBTAINED: dict[str, Callable[[], str]] = {
    "obtained_at": lambda: _("Obtained when"),
    "obtained_where": lambda: _("Obtained where"),
    "obtained_how": lambda: _("Obtained how"),
    "obtained_from": lambda: _("Obtained from"),
}
"""What a confidential field says, in the reader's language."""

_KINDS = {"image": "picture", "video": "video", "audio": "sound", "text": "text"}
_WIDEST_FIRST = tuple(Audience)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A line of a list: the evidence, the kind of file, and who may open it."""

    view: EvidenceView
    kind: str
    circle: Audience | None
    parties: tuple[str, ...]
    last: datetime

    @property
    def short_hash(self) -> str:
        """The first characters of the hash, enough to compare by eye."""
        return self.view.evidence.sha256[:12]


@dataclass(frozen=True, slots=True)
class Step:
    """A point on the time line of custody; `kind` says what happened."""

    kind: str
    at: datetime
    party: str
    by: str | None
    act: CustodyAct | None = None


@dataclass(frozen=True, slots=True)
class Obtained:
    """A confidential field: its value where it is known here, and for whom it is sealed."""

    field: str
    value: str | None
    sealed: SealedView | None


@dataclass(frozen=True, slots=True)
class OpenActs:
    """What its owner may do now: parties to hand it over to, wider circles, closing it."""

    parties: tuple[str, ...]
    titles: tuple[Audience, ...]
    files: tuple[Audience, ...]
    withdraw: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """What a finding rests on: evidence or a report; no title where it is not released."""

    kind: str
    id: str
    title: str | None


def evidence_row(view: EvidenceView) -> EvidenceRow:
    """Return evidence as a line of a list."""
    one, file = view.evidence, view.sharing.file
    group = one.media_type.partition("/")[0]
    kind = "document" if one.media_type == "application/pdf" else _KINDS.get(group, "other")
    last = view.acts[-1].at if view.acts else one.at
    return EvidenceRow(view, kind, file.audience if file else None, view.sharing.parties, last)


def custody_steps(view: EvidenceView) -> tuple[Step, ...]:
    """Return what happened to evidence, earliest first, with who saw it for those told."""
    one = view.evidence
    steps = [Step("received", one.at, one.party, one.by)]
    steps += [Step(act.kind.value, act.at, act.party, act.by, act) for act in view.acts]
    steps += [Step(a.kind.value, a.at, a.party, a.by) for a in view.accesses or ()]
    return tuple(sorted(steps, key=lambda step: step.at))


def obtained_rows(view: EvidenceView) -> tuple[Obtained, ...]:
    """Return the confidential fields that are known here or sealed for somebody."""
    sealed = {one.field: one for one in view.sealed}
    rows = (Obtained(f, getattr(view.evidence, f), sealed.get(f)) for f in CONFIDENTIAL)
    return tuple(row for row in rows if row.value or row.sealed)


def open_acts(view: EvidenceView, mechanism: Mechanism) -> OpenActs | None:
    """Return what its owner may do with evidence; null once the file is destroyed."""
    if view.sharing.file is None:
        return None
    others = (p.id for p in mechanism.parties if p.id != view.evidence.party)
    return OpenActs(
        parties=tuple(p for p in others if p not in view.sharing.parties),
        titles=_from(view.sharing.title),
        files=_from(view.sharing.file),
        withdraw=view.state is EvidenceState.SHARED,
    )


def _from(release: Release) -> tuple[Audience, ...]:
    """Return the circle something is released to, and the wider ones, narrowest first."""
    upto = _WIDEST_FIRST.index(release.audience)
    return tuple(reversed(_WIDEST_FIRST[: upto + 1]))


def citations(
    file: CaseFile, evidence: Iterable[EvidenceView], said: Iterable[Said]
) -> dict[str, tuple[Citation, ...]]:
    """Return by finding what it rests on, each with its title where that is released."""
    titles = {view.evidence.id: view.evidence.title for view in evidence}
    titles |= {one.report.id: one.report.outlet or one.report.id for one in said}
    return {
        finding.id: tuple(
            Citation("evidence" if is_evidence(name) else "report", name, titles.get(name))
            for name in finding.evidence
        )
        for finding in file.findings
    }


@dataclass(frozen=True, slots=True)
class UploadForm:
    """What the form for a new file needs: limits, fields, and who something can be sealed for."""

    limit: int
    fields: tuple[str, ...]
    recipients: tuple[str, ...]
    keys: dict[str, str]
    seals: bool

    @property
    def megabytes(self) -> int:
        """The limit in MiB."""
        return self.limit // limits.MIB


def upload_form(reader: Reader) -> UploadForm:
    """Return the form; its confidential part needs the reading key of the reader's own party."""
    keys = {party: public.hex() for party, public in sorted(reader.reading_keys().items())}
    own = reader.actor.party if reader.actor else ""
    return UploadForm(
        limit=limits.LIMITS["evidence_bytes"].most,
        fields=CONFIDENTIAL,
        recipients=tuple(party for party in keys if party != own),
        keys=keys,
        seals=own in keys,
    )
