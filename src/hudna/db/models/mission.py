"""What the stages and the guarantors make of the reports."""

from django.db import models

from hudna.db.models.held import CURRENT, HeldRow, circle_index

__all__ = [
    "AccessRow",
    "AllegationRow",
    "AmendmentRow",
    "BallotRow",
    "BulletinFileRow",
    "BulletinRow",
    "CaseAccountRow",
    "CaseRow",
    "CommitmentRow",
    "CorrectionRow",
    "CustodyActRow",
    "DeterminationRow",
    "EvidenceRow",
    "FindingRow",
    "IncidentRow",
    "IncidentSourceRow",
    "MeasureAnswerRow",
    "MeasureRow",
    "MeetingRow",
    "MotionRow",
    "ParticipationRow",
    "ReadingRow",
    "ReassessmentRow",
    "RegisterRow",
    "RelationRow",
    "RemarkRow",
    "StatementRow",
]


class ReadingRow(HeldRow):
    """What was read from a report; same id as the report."""


class CorrectionRow(HeldRow):
    """What an office says a report says."""

    report = models.CharField(max_length=80, db_index=True)
    party_of = models.CharField(max_length=64)


class IncidentRow(HeldRow):
    """A joined incident, with the columns lists and maps filter on."""

    event_type = models.CharField(max_length=48)
    admin1 = models.CharField(max_length=64, null=True)
    day = models.DateField(null=True, db_index=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    search = models.TextField(default="")


class IncidentSourceRow(models.Model):
    """That claims of a report went into an incident, as its current version says."""

    incident = models.CharField(max_length=80, db_index=True)
    report = models.CharField(max_length=80)

    class Meta:
        app_label = "db"
        constraints = (
            models.UniqueConstraint(fields=("report", "incident"), name="one_row_per_source"),
        )


class AllegationRow(HeldRow):
    """An incident tested against a clause."""

    incident = models.CharField(max_length=80, db_index=True)
    outcome = models.CharField(max_length=24)


class AmendmentRow(HeldRow):
    """A version of an agreement that its guarantors signed."""

    agreement = models.CharField(max_length=80, db_index=True)
    names_version = models.CharField(max_length=80)


class ReassessmentRow(HeldRow):
    """What a version of an agreement makes of an incident; `changes` counts its clauses."""

    incident = models.CharField(max_length=80, db_index=True)
    agreement = models.CharField(max_length=80, db_index=True)
    names_version = models.CharField(max_length=80)
    changes = models.IntegerField()
    stays = models.IntegerField()


class CaseRow(HeldRow):
    """A case; `state` is derived from its entries."""

    incident = models.CharField(max_length=80, db_index=True)
    state = models.CharField(max_length=24, db_index=True)
    due = models.DateTimeField()

    class Meta(HeldRow.Meta):
        indexes = (*HeldRow.Meta.indexes, circle_index("state", name="cases_of_state"))


class OfCaseRow(HeldRow):
    """Something that belongs to a case."""

    case = models.CharField(max_length=80, db_index=True)

    class Meta(HeldRow.Meta):
        abstract = True


class FindingRow(OfCaseRow):
    """One party's finding."""

    party_of = models.CharField(max_length=64)


class EvidenceRow(OfCaseRow):
    """Evidence; who may know of it besides its owner follows from the acts on it.

    `told` holds the ids of parties, each between commas.
    """

    party_of = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, db_index=True)
    title_audience = models.CharField(max_length=12, default="party")
    title_from = models.DateTimeField(null=True)
    told = models.TextField(default=",")


class CustodyActRow(HeldRow):
    """An act of the owner on its evidence."""

    evidence = models.CharField(max_length=80, db_index=True)
    party_of = models.CharField(max_length=64)


class AccessRow(models.Model):
    """A line of who saw what; `digest` covers the line and the digest of the one before.

    `entry` is the entry of the record that binds the log up to this line, where there is one.
    """

    evidence = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=16)
    party = models.CharField(max_length=64)
    by = models.CharField(max_length=64, null=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    entry = models.CharField(max_length=64, null=True)

    class Meta:
        app_label = "db"


class MotionRow(OfCaseRow):
    """What is voted on; `accused` is whom it names as having done it."""

    accused = models.CharField(max_length=80, null=True, db_index=True)


class BallotRow(OfCaseRow):
    """One guarantor's vote; a guarantor votes once on a motion."""

    motion = models.CharField(max_length=80, db_index=True)
    party_of = models.CharField(max_length=64)


class RemarkRow(OfCaseRow):
    """What the accused, an observer or a mediator says on a motion."""

    motion = models.CharField(max_length=80, db_index=True)
    party_of = models.CharField(max_length=64)


class CaseAccountRow(OfCaseRow):
    """How a guarantor tells a case."""

    party_of = models.CharField(max_length=64)


class ParticipationRow(HeldRow):
    """A guarantor's word that it leaves or returns."""

    party_of = models.CharField(max_length=64)


class DeterminationRow(OfCaseRow):
    """What the rule made of the ballots; one to a motion; `accused` as on the motion."""

    motion = models.CharField(max_length=80, unique=True)
    accused = models.CharField(max_length=80, null=True)


class MeasureRow(OfCaseRow):
    """What follows, with owner and due date."""

    owner = models.CharField(max_length=64)
    due = models.DateTimeField()
    state = models.CharField(max_length=16)

    class Meta(OfCaseRow.Meta):
        abstract = False
        indexes = (
            *HeldRow.Meta.indexes,
            models.Index(fields=("owner", "state"), name="measures_owed"),
            models.Index(fields=("state", "due"), name="measures_due", condition=CURRENT),
        )


class MeasureAnswerRow(OfCaseRow):
    """What a measure's owner says has become of it."""

    measure = models.CharField(max_length=80, db_index=True)
    party_of = models.CharField(max_length=64)


class RegisterRow(HeldRow):
    """What one side registered on a day."""

    side = models.CharField(max_length=64)
    day = models.DateField(db_index=True)


class MeetingRow(HeldRow):
    """A meeting."""


class StatementRow(HeldRow):
    """A statement."""


class CommitmentRow(HeldRow):
    """Something owed."""


class RelationRow(HeldRow):
    """A change in relations between states."""


class BulletinRow(HeldRow):
    """A published bulletin."""

    day = models.DateField(db_index=True)


class BulletinFileRow(models.Model):
    """One rendering of a bulletin."""

    bulletin = models.CharField(max_length=80, db_index=True)
    language = models.CharField(max_length=5)
    format = models.CharField(max_length=8)
    data = models.BinaryField()

    class Meta:
        app_label = "db"
        constraints = (
            models.UniqueConstraint(
                fields=("bulletin", "language", "format"), name="one_file_per_rendering"
            ),
        )
