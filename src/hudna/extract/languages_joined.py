"""One reading of a text in several languages, from the readings of its parts."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hudna.model.claim import Claim
from hudna.model.reading import AgreementMention, MeetingMention, Reading
from hudna.model.when import DatePrecision
from hudna.text.dates import Dates, read_dates
from hudna.text.fold import Folded
from hudna.text.languages import load

__all__ = ["dates_of_parts", "joined", "text_digest"]


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def dates_of_parts(parts: Mapping[str, Folded]) -> dict[str, Dates]:
    """Return the dates of each language's part.

    The first day of publication a part states holds for the parts that state none.
    """
    found = {code: read_dates(part, load(code)) for code, part in parts.items()}
    day = next((day for dates in found.values() if (day := _stated_day(dates))), None)
    if day is None:
        return found
    return {
        code: dates
        if dates.published.stated
        else read_dates(parts[code], load(code), published=day)
        for code, dates in found.items()
    }


def _stated_day(dates: Dates) -> date | None:
    when = dates.published.when
    if not dates.published.stated or when.precision is not DatePrecision.DAY or not when.start:
        return None
    return date.fromisoformat(when.start)


def joined(readings: Sequence[Reading], text: str) -> Reading:
    """Return the readings as one, the first one's language first; ids are numbered anew."""
    documents = [reading.document for reading in readings]
    main = documents[0]
    stated = [one.published for one in documents if one.published.stated]
    document = replace(
        main,
        text_sha256=text_digest(text),
        published=stated[0] if stated else main.published,
        cited_source=next((d.cited_source for d in documents if d.cited_source), None),
        author=next((d.author for d in documents if d.author), None),
    )
    claims: list[Claim] = []
    agreements: list[AgreementMention] = []
    meetings: list[MeetingMention] = []
    for reading in readings:
        names = _Names(len(claims), len(agreements), len(meetings), reading)
        claims += [names.renamed(claim) for claim in reading.claims]
        agreements += [replace(one, id=names.agreements[one.id]) for one in reading.agreements]
        meetings += [replace(one, id=names.meetings[one.id]) for one in reading.meetings]
    return Reading(
        document,
        tuple(claims),
        tuple(agreements),
        tuple(meetings),
        tuple(line for reading in readings for line in reading.registers),
        tuple(flag for reading in readings for flag in reading.flags),
    )


class _Names:
    """The new ids of one reading, counted on from those of the readings before it."""

    def __init__(self, claims: int, agreements: int, meetings: int, reading: Reading) -> None:
        self.claims = _numbered("c", claims, [claim.id for claim in reading.claims])
        self.agreements = _numbered("a", agreements, [one.id for one in reading.agreements])
        self.meetings = _numbered("m", meetings, [one.id for one in reading.meetings])

    def renamed(self, claim: Claim) -> Claim:
        """Return the claim with its own id and those it points at made new."""
        return replace(
            claim,
            id=self.claims[claim.id],
            agreement=self.agreements.get(claim.agreement or ""),
            meeting=self.meetings.get(claim.meeting or ""),
            relations=tuple(
                replace(relation, claim=self.claims[relation.claim])
                for relation in claim.relations
                if relation.claim in self.claims
            ),
        )


def _numbered(letter: str, before: int, ids: Sequence[str]) -> dict[str, str]:
    return {old: f"{letter}{n}" for n, old in enumerate(ids, start=before + 1)}
