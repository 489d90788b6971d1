"""Agreements in the columns of the ETH/PRIO Civil Conflict Ceasefire Dataset, October 2022."""

from collections.abc import Iterable, Iterator

from hudna.model.agreement import Agreement, ClauseKind
from hudna.model.description import DescribedField
from hudna.model.when import DatePrecision, When
from hudna.publish.reports.described import (
    Cells,
    actor_name,
    countries,
    csv_of,
    is_state,
    one,
    origin,
)
from hudna.publish.reports.rows import Field

__all__ = ["COLUMNS", "UNCLEAR", "rows", "write"]

COLUMNS = (
    "cc", "cf_id", "uniq_id", "location", "region", "link", "ucdp_actor_id", "actor_name",
    "ucdp_acd_id", "ucdp_dyad", "pax_id", "cf_dec_yr", "cf_dec_month", "cf_dec_day",
    "cf_effect_yr", "cf_effect_month", "cf_effect_day", "evidence_onset", "side", "partial",
    "written", "fixed", "fixed_time", "nsa_frac", "p_humanitarian", "p_peaceprocess", "p_holiday",
    "p_election", "p_other", "p_other_comment", "p_unclear", "ceasefire_class", "timing", "cf_pp",
    "mediator_nego", "mediator_send", "implement", "enforcement", "ddr", "splinter", "ended",
    "end_yr", "end_month", "end_day", "evidence_end", "comment", "factivia_source",
    "factivia_page", "truce", "recentadditions", *(f"link_id{n}" for n in range(1, 36)), "coder",
    "id",
)  # fmt: skip
"""The dataset's columns in its order; docs/reference/agreement-export.md has their sources."""

UNCLEAR = -1
"""What the dataset writes for what could not be told."""

CODER = "Hudna"

_CODES: dict[str, tuple[DescribedField, dict[str, int]]] = {
    "partial": (DescribedField.EXTENT, {"whole": 0, "part": 1}),
    "written": (DescribedField.WRITTEN, {"no": 0, "yes": 1}),
    "ceasefire_class": (
        DescribedField.CLASS,
        {"cessation": 1, "with_compliance": 2, "definitive": 3},
    ),
    "timing": (
        DescribedField.TIMING,
        {"not_linked": 0, "before_talks": 1, "during_talks": 2, "end_of_violence": 3},
    ),
    "implement": (DescribedField.MECHANISM, {"no": 0, "yes": 1}),
    "enforcement": (DescribedField.ENFORCEMENT, {"none": 0, "states": 1, "organisation": 2}),
    "ddr": (DescribedField.DEMOBILISATION, {"no": 0, "yes": 1}),
}
_NEVER_UNCLEAR = ("partial", "ceasefire_class")
"""Columns in which the dataset has no code for unclear: empty where it is not described."""

_PURPOSES = {
    "humanitarian": "p_humanitarian",
    "peace_process": "p_peaceprocess",
    "holiday": "p_holiday",
    "election": "p_election",
    "other": "p_other",
}
_DAYS_A_MONTH = 30
"""The dataset writes six months as 180 days and three as 90."""


def write(
    objects: Iterable[Agreement], *, language: str = "en", mark: bool = False
) -> Iterator[bytes]:
    """Yield one row for each party of each ceasefire, in the dataset's English and codes."""
    return csv_of(COLUMNS, rows, objects, mark)


def rows(agreements: Iterable[Agreement]) -> Iterator[Cells]:
    """Yield the cells of each party of each agreement that stops fire; others declare nothing."""
    number = 0
    for agreement in agreements:
        if all(clause.kind is not ClauseKind.CESSATION for clause in agreement.clauses):
            continue
        said = _of_agreement(agreement)
        for party in agreement.parties:
            number += 1
            yield {**said, **_of_party(party), "id": number}


def _of_agreement(agreement: Agreement) -> dict[str, Field]:
    mediators = agreement.described(DescribedField.MEDIATORS)
    found = countries(agreement)
    country = found[0] if len(found) == 1 else None
    return {
        "cc": country.gleditsch_ward if country else None,
        "location": "/".join(code.name for code in found) or None,
        "region": country.eth_prio_region if country else None,
        "ucdp_acd_id": _number(agreement, DescribedField.UCDP_CONFLICT),
        "ucdp_dyad": UNCLEAR,
        "pax_id": _number(agreement, DescribedField.PAX_ID),
        **_date("cf_dec", agreement.reached.end or agreement.reached.start, agreement.reached),
        **_date("cf_effect", agreement.in_force.start, agreement.in_force),
        "side": min(len(agreement.parties), 3),
        **{column: _code(agreement, column) for column in _CODES},
        **_lasting(agreement),
        **_purposes(agreement),
        "mediator_nego": 1 if mediators else UNCLEAR,
        "mediator_send": ", ".join(map(actor_name, mediators)) if mediators else UNCLEAR,
        "splinter": UNCLEAR,
        "ended": UNCLEAR,
        **_ended(agreement),
        "comment": " ".join(str(cell) for cell in origin(agreement).values()),
        "coder": CODER,
        **origin(agreement),
    }


def _of_party(party: str) -> dict[str, Field]:
    state = is_state(party)
    name = actor_name(party)
    return {
        "actor_name": f"Government of {name}" if state else name,
        "ucdp_actor_id": UNCLEAR,
        "nsa_frac": 0 if state else UNCLEAR,
    }


def _code(agreement: Agreement, column: str) -> int | None:
    field, codes = _CODES[column]
    said = one(agreement, field)
    if said is None:
        return None if column in _NEVER_UNCLEAR else UNCLEAR
    return codes[said]


def _number(agreement: Agreement, field: DescribedField) -> int:
    return int(one(agreement, field) or UNCLEAR)


def _lasting(agreement: Agreement) -> dict[str, Field]:
    lasts = one(agreement, DescribedField.LASTS)
    if lasts is None:
        return {"fixed": UNCLEAR, "fixed_time": UNCLEAR}
    if not lasts[0].isdigit():
        return {"fixed": 0, "fixed_time": 0}
    count, unit = lasts.split()
    return {"fixed": 1, "fixed_time": int(count) * (_DAYS_A_MONTH if unit == "months" else 1)}


def _purposes(agreement: Agreement) -> dict[str, Field]:
    """Return 1 for each purpose read; that another was not read does not make it 0."""
    read = {_PURPOSES[purpose]: 1 for purpose in agreement.described(DescribedField.PURPOSES)}
    return {**read, "p_unclear": 0 if read else 1}


def _ended(agreement: Agreement) -> dict[str, Field]:
    day = one(agreement, DescribedField.ENDED)
    return _date("end", day, When(day, day, DatePrecision.DAY))


def _date(column: str, moment: str | None, when: When) -> dict[str, Field]:
    known = 3
    if moment is None or when.precision in (DatePrecision.UNKNOWN, DatePrecision.SEASON):
        known = 0
    elif when.precision is DatePrecision.YEAR:
        known = 1
    elif when.precision in (DatePrecision.MONTH, DatePrecision.WEEK):
        known = 2
    parts = [int(part) for part in (moment or "")[:10].split("-")[:known] if part]
    parts += [UNCLEAR] * (3 - len(parts))
    return dict(zip((f"{column}_yr", f"{column}_month", f"{column}_day"), parts, strict=True))
