"""A proposal as an office accepts it: its parts with the office's corrections, and who says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hudna.errors import InputError
from hudna.model.attribution import Attribution
from hudna.model.proposal import Proposal, ProposalKind

__all__ = ["AcceptedPart", "accepted_parts", "attribution_of", "check_due", "makes"]

_MAKES = {
    ProposalKind.COMMITMENT: "undertaking",
    ProposalKind.RELATION: "relation_event",
    ProposalKind.MEETING: "talks_round",
    ProposalKind.DELEGATION: "talks_round",
    ProposalKind.MEDIATOR: "talks_round",
}


@dataclass(frozen=True, slots=True)
class AcceptedPart:
    """A part as it was read and as the office has it; `id` is null once its words are corrected."""

    name: str
    read: str
    value: str
    id: str | None

    @property
    def corrected(self) -> bool:
        """Whether the office has it otherwise than it was read."""
        return self.read != self.value


def accepted_parts(proposal: Proposal, values: Mapping[str, str]) -> tuple[AcceptedPart, ...]:
    """Return the parts of a proposal with the corrected `values` by name, both kept.

    A part that was read more than once is not corrected by its name alone. Raises InputError for
    a part the proposal has not, for one it has several of, and for a correction without words.
    """
    names = [part.name for part in proposal.parts]
    for name, value in values.items():
        where = f"proposal {proposal.id}, part {name}"
        if name not in names:
            has = ", ".join(dict.fromkeys(names)) or "none"
            raise InputError(
                "the proposal has no such part", where=where, advice=f"Its parts are: {has}."
            )
        if names.count(name) > 1:
            raise InputError(
                "the proposal has several parts of this name",
                where=where,
                advice="Leave it, and register what you know by hand.",
            )
        if not value.strip():
            raise InputError(
                "the correction is empty", where=where, advice="Write what it should say."
            )
    return tuple(
        AcceptedPart(part.name, part.value, value, part.id if value == part.value else None)
        for part in proposal.parts
        for value in ((values[part.name].strip() if part.name in values else part.value),)
    )


def attribution_of(proposal: Proposal, report: str) -> Attribution:
    """Return who says what a proposal holds and where, for the object made from it."""
    return Attribution(
        said_by=proposal.said_by or "",
        report=report,
        claim=proposal.claims[0] if proposal.claims else None,
        start=proposal.span.start,
        end=proposal.span.end,
    )


def check_due(promised: date, due: date | None) -> None:
    """Raise InputError where a commitment would be due before it was promised."""
    if due is not None and due < promised:
        raise InputError(
            f"it is due on {due.isoformat()}, before it was promised on {promised.isoformat()}",
            where="due",
            advice="Correct one of the two days, or leave the due day open.",
        )


def makes(kind: ProposalKind) -> str | None:
    """Return the kind of object that accepting registers, null where nothing is registered."""
    return _MAKES.get(kind)
