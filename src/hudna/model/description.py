"""How researchers would describe an agreement: coded fields, each with its source."""

from dataclasses import dataclass
from enum import StrEnum

from hudna.model.citation import Citation

__all__ = ["ACTORS", "CODES", "MANY", "Described", "DescribedField"]


class DescribedField(StrEnum):
    """What is described. A field nobody described is unknown, which is not the same as no."""

    COUNTRIES = "countries"
    SIGNED_BY = "signed_by"
    OBSERVERS = "observers"
    MEDIATORS = "mediators"
    MENTIONS = "mentions"
    WRITTEN = "written"
    EXTENT = "extent"
    CLASS = "class"
    MECHANISM = "mechanism"
    ENFORCEMENT = "enforcement"
    DEMOBILISATION = "demobilisation"
    PURPOSES = "purposes"
    TIMING = "timing"
    LASTS = "lasts"
    ENDED = "ended"
    PAX_ID = "pax_id"
    PAX_STAGE = "pax_stage"
    PAX_STAGE_SUB = "pax_stage_sub"
    PAX_STATUS = "pax_status"
    PAX_TYPE = "pax_type"
    UCDP_CONFLICT = "ucdp_conflict"


_YES_NO = ("no", "yes")

CODES: dict[DescribedField, tuple[str, ...]] = {
    DescribedField.WRITTEN: _YES_NO,
    DescribedField.EXTENT: ("whole", "part"),
    DescribedField.CLASS: ("cessation", "with_compliance", "definitive"),
    DescribedField.MECHANISM: _YES_NO,
    DescribedField.ENFORCEMENT: ("none", "states", "organisation"),
    DescribedField.DEMOBILISATION: _YES_NO,
    DescribedField.PURPOSES: ("humanitarian", "peace_process", "holiday", "election", "other"),
    DescribedField.TIMING: ("not_linked", "before_talks", "during_talks", "end_of_violence"),
    DescribedField.PAX_STAGE: ("Pre", "SubPar", "SubComp", "Imp", "Ren", "Cea", "Oth"),
    DescribedField.PAX_STAGE_SUB: (
        "Proc", "Prin", "Conf", "PreMix", "PreOth", "Iss", "MultIss", "FrparOth", "FrAg", "FrCons",
        "ImpMod", "ExtSub", "ExtPar", "ImpOth", "Reimp", "Repre", "Resub", "Reoth", "Ceas", "Rel",
        "CeaMix",
    ),
    DescribedField.PAX_STATUS: (
        "Multiparty signed/agreed", "Unilateral document", "Status unclear",
        "Agreement with subsequent status",
    ),
    DescribedField.PAX_TYPE: ("Inter", "InterIntra", "Intra", "IntraLocal"),
}  # fmt: skip
"""The values of fields that have a closed list; those of PA-X are its own codes."""

ACTORS = frozenset({DescribedField.SIGNED_BY, DescribedField.OBSERVERS, DescribedField.MEDIATORS})
"""Fields whose values are actors."""

MANY = ACTORS | {DescribedField.COUNTRIES, DescribedField.MENTIONS, DescribedField.PURPOSES}
"""Fields that may have several values; all others have one."""


@dataclass(frozen=True, slots=True)
class Described:
    """The values of one field and where that stands."""

    field: DescribedField
    values: tuple[str, ...]
    citations: tuple[Citation, ...]
