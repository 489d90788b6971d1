"""Everything about a case in one place, for bulletins."""

from collections.abc import Iterator

from hudna.actions.ports import Store
from hudna.extract.corrections import corrected
from hudna.model.agreement import Allegation
from hudna.model.bulletin import CaseFile, ClaimCorrection, SaidClaim, Vote
from hudna.model.case import Ballot, Case, Determination, Finding, Measure, MeasureAnswer, Motion
from hudna.model.correction import Correction
from hudna.model.document import Report
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.reading import StoredReading
from hudna.model.remark import CaseAccount, Remark

__all__ = ["case_file"]


def case_file(store: Store, case: Case) -> CaseFile | None:
    """Return the file of a case, or null when its incident is gone."""
    incident = store.get(Incident, case.incident)
    if incident is None:
        return None
    return CaseFile(
        case=case,
        incident=incident,
        allegations=tuple(store.all(Allegation, incident=incident.id)),
        findings=tuple(store.all(Finding, case=case.id)),
        votes=tuple(_vote(store, motion) for motion in store.all(Motion, case=case.id)),
        measures=tuple(store.all(Measure, case=case.id)),
        answers=tuple(store.all(MeasureAnswer, case=case.id)),
        claims=tuple(c for ref in incident.claims for c in _said(store, ref)),
        accounts=tuple(store.all(CaseAccount, case=case.id)),
        corrections=tuple(c for ref in incident.claims for c in _corrected(store, ref)),
    )


def _vote(store: Store, motion: Motion) -> Vote:
    return Vote(
        motion=motion,
        ballots=tuple(store.all(Ballot, motion=motion.id)),
        remarks=tuple(store.all(Remark, motion=motion.id)),
        determination=next(store.all(Determination, motion=motion.id), None),
    )


def _said(store: Store, ref: SourcedClaimRef) -> Iterator[SaidClaim]:
    """Yield a claim as it stands corrected, in the words it was read from."""
    report = store.get(Report, ref.report)
    stored = store.get(StoredReading, ref.report)
    if report is None or stored is None:
        return
    text = store.document(report.document).text
    reading = corrected(stored.reading, store.all(Correction, report=ref.report))
    for claim in reading.claims:
        if claim.id == ref.claim:
            yield SaidClaim(
                ref=ref,
                speaker=claim.speaker.name,
                speaker_id=claim.speaker.id,
                stance=claim.stance,
                polarity=claim.polarity,
                event_type=claim.event_type,
                words=" ".join(claim.span.of(text).split()),
                language=stored.reading.document.language,
                outlet=report.outlet,
                release=report.release,
            )


def _corrected(store: Store, ref: SourcedClaimRef) -> Iterator[ClaimCorrection]:
    """Yield what parties corrected in a claim, oldest first, for those who may see its report."""
    report = store.get(Report, ref.report)
    if report is None:
        return
    said = [c for c in store.all(Correction, report=ref.report) if c.claim == ref.claim]
    for one in sorted(said, key=lambda c: (c.at, c.id)):
        yield ClaimCorrection(
            ref=ref,
            kind=one.kind,
            party=one.party,
            reasons=one.reasons,
            language=one.language,
            at=one.at,
            release=report.release,
        )
