"""Rounds of talks, commitments, joint statements, relations, and what was made of proposals."""

from django.db import models

from hudna.db.models.held import HeldRow

__all__ = [
    "AdoptedStatementRow",
    "DraftCommentRow",
    "DraftParagraphRow",
    "ProposalAnswerRow",
    "RelationEventRow",
    "StatementAnswerRow",
    "StatementDraftRow",
    "StatementSignatureRow",
    "StatementTextRow",
    "TalksDocumentRow",
    "TalksPositionRow",
    "TalksRoundRow",
    "UndertakingRow",
    "UndertakingWordRow",
]


class TalksRoundRow(HeldRow):
    """A round of talks; `supersedes` names the telling it corrects, else it is empty."""

    party_of = models.CharField(max_length=64)
    start = models.DateField(db_index=True)
    supersedes = models.CharField(max_length=80, db_index=True)


class OfRoundRow(HeldRow):
    """Something laid on the table of a round."""

    party_of = models.CharField(max_length=64)
    round = models.CharField(max_length=80, db_index=True)

    class Meta(HeldRow.Meta):
        abstract = True


class TalksPositionRow(OfRoundRow):
    """What a party wants."""


class TalksDocumentRow(OfRoundRow):
    """A version of a paper."""

    paper = models.CharField(max_length=80, db_index=True)


class UndertakingRow(HeldRow):
    """A commitment that was registered, owed by `owner`, perhaps by a day."""

    party_of = models.CharField(max_length=64)
    owner = models.CharField(max_length=64, db_index=True)
    due = models.DateField(null=True, db_index=True)
    agreement = models.CharField(max_length=80)


class UndertakingWordRow(HeldRow):
    """What a party says of a commitment."""

    party_of = models.CharField(max_length=64)
    undertaking = models.CharField(max_length=80, db_index=True)


class StatementDraftRow(HeldRow):
    """A joint statement that is being drafted."""

    party_of = models.CharField(max_length=64)
    round = models.CharField(max_length=80, db_index=True)


class OfDraftRow(HeldRow):
    """Something said of a draft."""

    party_of = models.CharField(max_length=64)
    draft = models.CharField(max_length=80, db_index=True)

    class Meta(HeldRow.Meta):
        abstract = True


class DraftParagraphRow(OfDraftRow):
    """A version of a paragraph."""

    paragraph = models.CharField(max_length=80, db_index=True)


class DraftCommentRow(OfDraftRow):
    """What a party remarks on a version."""


class StatementTextRow(OfDraftRow):
    """A text put to the parties."""


class StatementAnswerRow(OfDraftRow):
    """What a party answers to a text."""

    text = models.CharField(max_length=80, db_index=True)


class StatementSignatureRow(OfDraftRow):
    """A party's signature to a text."""

    text = models.CharField(max_length=80, db_index=True)


class AdoptedStatementRow(HeldRow):
    """A joint statement that was adopted."""

    draft = models.CharField(max_length=80, db_index=True)


class RelationEventRow(HeldRow):
    """An event between two states, `between` in the order of their ids with a bar."""

    party_of = models.CharField(max_length=64)
    between = models.CharField(max_length=160, db_index=True)


class ProposalAnswerRow(HeldRow):
    """What an office made of something that was read."""

    party_of = models.CharField(max_length=64)
    report = models.CharField(max_length=80, db_index=True)
