"""The bulletin as the public may see it: released, delayed, coarsened, small counts withheld."""

from dataclasses import replace
from datetime import datetime

from hudna.model.agreement import Allegation
from hudna.model.bulletin import Bulletin, CaseFile, SaidClaim, Vote
from hudna.model.case import Finding, Measure, MeasureAnswer
from hudna.model.incident import Incident
from hudna.model.release import MINIMUM_COUNT, PUBLIC_DELAY, Audience, coarse, sees, suppress
from hudna.model.undertaking import UndertakingFile

__all__ = ["WITHHELD", "is_public", "public_case", "public_incident", "public_view"]

WITHHELD = "cases_withheld"
"""Coverage key that says how many cases the public bulletin leaves out."""


def public_view(bulletin: Bulletin, now: datetime) -> Bulletin:
    """Return the bulletin without anything the public may not see at `now`.

    Whole cases that are not released, or younger than the public delay, are left out and counted
    in the coverage. Applying it twice changes nothing.
    """
    shown = tuple(public_case(file, now) for file in bulletin.cases if is_public(file, now))
    withheld = len(bulletin.cases) - len(shown)
    coverage = dict(bulletin.coverage)
    if withheld:
        coverage[WITHHELD] = coverage.get(WITHHELD, 0) + withheld
    return replace(
        bulletin,
        mechanism=replace(bulletin.mechanism, actors=()),
        cases=shown,
        coverage=coverage,
        rounds=tuple(replace(r, by=r.party) for r in bulletin.rounds if sees(None, r.release, now)),
        undertakings=tuple(
            replace(told, file=_without_offices(told.file))
            for told in bulletin.undertakings
            if sees(None, told.file.undertaking.release, now)
        ),
        relations=tuple(
            replace(told, event=replace(told.event, by=told.event.party))
            for told in bulletin.relations
            if sees(None, told.event.release, now)
        ),
    )


def _without_offices(file: UndertakingFile) -> UndertakingFile:
    """Return a commitment whose registration and words name parties only."""
    return replace(
        file,
        undertaking=replace(file.undertaking, by=file.undertaking.party),
        words=tuple(replace(word, by=word.party) for word in file.words),
    )


def is_public(file: CaseFile, now: datetime) -> bool:
    """Return whether a case may be printed: its incident is public, and it is past the delay.

    A case itself is the mechanism's until a publisher prints it; one that is confined to the
    guarantors, or to a party, never is.
    """
    confined = file.case.release.audience in (Audience.GUARANTORS, Audience.PARTY)
    released = sees(None, file.incident.release, now) and not confined
    return released and now >= file.case.opened_at + PUBLIC_DELAY


def public_case(file: CaseFile, now: datetime) -> CaseFile:
    """Return a case without internal references, unreleased claims or close positions."""
    claims = tuple(claim for claim in file.claims if sees(None, claim.release, now))
    return replace(
        file,
        incident=_without_references(public_incident(file.incident), claims),
        allegations=tuple(_allegation(item) for item in file.allegations),
        findings=tuple(_finding(item) for item in file.findings),
        votes=tuple(_vote(vote) for vote in file.votes),
        measures=tuple(_measure(item) for item in file.measures),
        answers=tuple(_answer(item) for item in file.answers),
        claims=claims,
        accounts=tuple(replace(account, by=account.party) for account in file.accounts),
        corrections=tuple(one for one in file.corrections if sees(None, one.release, now)),
    )


def public_incident(incident: Incident) -> Incident:
    """Return an incident with a coarse place and without counts that could single people out."""
    return replace(
        incident,
        place=replace(coarse(incident.place), reason=(), span=None),
        when=incident.when.without_span(),
        reasons=(),
        killed=_people(incident.killed),
        wounded=_people(incident.wounded),
    )


def _people(bounds: tuple[int, int | None] | None) -> tuple[int, int | None] | None:
    """Widen bounds below the minimum to "fewer than the minimum": true, and singles out nobody."""
    if bounds is None:
        return None
    low, high = bounds
    if suppress(low) is None:
        low = 0
    if high is not None and suppress(high) is None:
        high = MINIMUM_COUNT - 1
    return low, high


def _without_references(incident: Incident, claims: tuple[SaidClaim, ...]) -> Incident:
    shown = {claim.ref for claim in claims}
    return replace(incident, claims=tuple(ref for ref in incident.claims if ref in shown))


def _allegation(allegation: Allegation) -> Allegation:
    return replace(allegation, facts=())


def _finding(finding: Finding) -> Finding:
    return replace(finding, by=finding.party, evidence=())


def _vote(vote: Vote) -> Vote:
    return replace(
        vote,
        ballots=tuple(replace(ballot, by=ballot.party) for ballot in vote.ballots),
        remarks=tuple(replace(remark, by=remark.party) for remark in vote.remarks),
    )


def _measure(measure: Measure) -> Measure:
    return replace(measure, note="")


def _answer(answer: MeasureAnswer) -> MeasureAnswer:
    return replace(answer, by=answer.party, note="")
