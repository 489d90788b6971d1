"""The next version that a joint statement makes of an agreement: put by a form, and shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hudna.actions.amend_by_statement import versions_of_text
from hudna.assess.agreement_text import read_version
from hudna.db.gate import Reader
from hudna.model.agreement import Agreement
from hudna.model.amendment import Amendment
from hudna.model.draft_file import DraftFile
from hudna.model.joint_statement import AdoptedStatement, StatementDraft, StatementText, VersionMade
from hudna.model.party import Names
from hudna.talks.adoption import outcome_of
from hudna.talks.next_version import Standing, VersionState, is_version, standing_of
from hudna.web.agreements import agreements_of

__all__ = [
    "AmendedBy",
    "VersionLine",
    "amended_by",
    "amending_of",
    "signed_of",
    "version_line",
    "waiting_for",
]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """Where the version that a statement makes stands, in a line.

    `names` are those of the agreement, empty where it is not watched; `statement` made it, and
    `draft` holds it whole where the reader may read that.
    """

    standing: Standing
    names: Names
    statement: AdoptedStatement | None
    draft: str | None


@dataclass(frozen=True, slots=True)
class AmendedBy:
    """What made a version: a joint statement, null where it is not known here, and own keys."""

    amendment: Amendment
    statement: AdoptedStatement | None

    @property
    def own(self) -> tuple[str, ...]:
        """The parties that signed it with their own keys."""
        return tuple(self.amendment.approvals)


def amending_of(
    form: Mapping[str, str], draft: StatementDraft, reader: Reader
) -> tuple[Agreement, Agreement] | None:
    """Return the version in force and the next that a form puts, null where it puts none.

    The field `next_version` holds the text of the agreement's file, or of a proposal.
    """
    text = form.get("next_version", "")
    if not text.strip():
        return None
    after = read_version(text, "next_version")
    return versions_of_text(agreements_of(reader), draft.amends, after)


def signed_of(file: DraftFile, text: StatementText) -> tuple[str, ...]:
    """Return whose last word on a text is a signature."""
    if file.adopted is not None and file.adopted.text == text.id:
        return tuple(file.adopted.signatures)
    answers = [one for one in file.answers if one.text == text.id]
    signatures = [one for one in file.signatures if one.text == text.id]
    return tuple(outcome_of(file.draft, text, answers, signatures, text.at).signed)


def version_line(
    reader: Reader,
    makes: VersionMade,
    signed: Collection[str],
    *,
    draft: str | None = None,
    statement: AdoptedStatement | None = None,
) -> VersionLine:
    """Return where a version stands, as a reader may know it."""
    watched = agreements_of(reader)
    standing = standing_of(makes, signed, reader.amendments(), watched)
    known = draft if draft and reader.drafts_known([draft]) else None
    return VersionLine(standing, _names(watched, makes), statement, known)


def amended_by(reader: Reader) -> dict[tuple[str, str], AmendedBy]:
    """Return what made each version that came through the record, by agreement and version."""
    statements = reader.amending_statements()
    found = {}
    for amendment in reader.amendments():
        after = amendment.agreement
        made = [one for one in statements if one.makes and is_version(one.makes, after)]
        named = [one for one in made if one.id == amendment.statement]
        found[after.id, after.version] = AmendedBy(amendment, next(iter(named), None))
    return found


def waiting_for(reader: Reader) -> dict[tuple[str, str], list[VersionLine]]:
    """Return statements that make no version yet, or none any more, by the version they change."""
    found: dict[tuple[str, str], list[VersionLine]] = {}
    watched, amendments = agreements_of(reader), reader.amendments()
    statements = reader.amending_statements()
    drafts = reader.drafts_known([one.draft for one in statements]) if statements else ()
    for one in statements:
        assert one.makes is not None
        standing = standing_of(one.makes, one.signatures, amendments, watched)
        if standing.state is not VersionState.IN_FORCE:
            draft = one.draft if one.draft in drafts else None
            line = VersionLine(standing, _names(watched, one.makes), one, draft)
            found.setdefault((one.makes.agreement, one.makes.supersedes), []).append(line)
    return found


def _names(watched: Sequence[Agreement], makes: VersionMade) -> Names:
    return next((one.names for one in watched[::-1] if one.id == makes.agreement), {})
