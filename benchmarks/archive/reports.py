"""The reports of a lot: texts in five languages, and what was read from each."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from benchmarks.archive.incidents import Happened, Told, spread
from benchmarks.archive.plan import ZONE, Lot, Plan
from benchmarks.archive.rows import Sheet, dumps
from benchmarks.archive.words import OUTLETS, SAYS, SPEAKERS, kind_words, speaker, title
from hudna.db.models import DocumentRow, ReadingRow, ReportRow
from hudna.text.fold import fold_key

__all__ = ["write_reports"]

LINES = 12
"""So many claims stand in one report."""

Group = tuple[date, tuple[str, str | None], int]


def write_reports(sheet: Sheet, plan: Plan, lot: Lot, happened: list[Happened]) -> list[str]:
    """Add the reports the claims of a lot stand in; tell the claims where. Return public ones."""
    groups: dict[Group, list[tuple[Happened, Told]]] = defaultdict(list)
    for one in happened:
        for told in one.told:
            groups[one.day + timedelta(days=told.delay), one.circle, told.outlet].append(
                (one, told)
            )
    number, public = (plan.seed << 32) + (lot.number << 16), []
    for (day, circle, outlet), lines in sorted(groups.items(), key=lambda item: str(item[0])):
        for at in range(0, len(lines), LINES):
            report = f"report-{spread(number)}"
            number += 1
            _write(sheet, report, day, circle, outlet, lines[at : at + LINES], number)
            if circle[0] == "public":
                public.append(report)
    return public


def _write(
    sheet: Sheet,
    report: str,
    day: date,
    circle: tuple[str, str | None],
    outlet_at: int,
    lines: list[tuple[Happened, Told]],
    number: int,
) -> None:
    outlet, (audience, party) = OUTLETS[outlet_at], circle
    at = datetime(day.year, day.month, day.day, 23, number % 60, tzinfo=ZONE)
    not_before = at + timedelta(hours=24) if audience == "public" else None
    shown = day.strftime("%d.%m.%Y")
    heading = title(outlet.language, shown)
    parts, claims, length = [heading, "\n\n"], [], len(heading) + 2
    for n, (one, told) in enumerate(lines, 1):
        told.ref, told.at = (report, f"c{n}"), at
        line, claim = _line(one, told, outlet.language, length, f"c{n}")
        parts += [line, "\n"]
        length += len(line) + 1
        claims.append(claim)
    text = "".join(parts) + report.removeprefix("report-") + "\n"
    data = text.encode()
    digest = sha256(data).hexdigest()
    name = None if party else outlet.name
    document = {
        "address": None, "flags": [], "id": digest, "media_type": "text/plain",
        "name": f"{report}.txt", "size": len(data), "text": text, "text_sha256": digest,
        "title": heading,
    }  # fmt: skip
    submitted_by = party or outlet.party
    body = {
        "document": digest, "exercise": True, "id": report, "outlet": name,
        "release": {
            "audience": audience,
            "not_before": not_before.isoformat() if not_before else None,
            "party": party,
        },
        "source_identity": None, "submitted_at": at.isoformat(), "submitted_by": submitted_by,
    }  # fmt: skip
    reading = {
        "id": report,
        "reading": {
            "agreements": [], "claims": claims,
            "document": {
                "author": None, "cited_source": None, "language": outlet.language,
                "published": {"stated": True, "when": _day(day)},
                "sha256": digest, "text_sha256": digest,
            },
            "flags": [], "meetings": [], "registers": [],
        },
    }  # fmt: skip
    release, moment = (audience, party, not_before), at.astimezone(UTC)
    sheet.add(DocumentRow, id=digest, data=data, body=dumps(document))
    sheet.hold(
        ReportRow, "Report", report, release, moment, dumps(body), document=digest,
        submitted_by=submitted_by, search=fold_key(" ".join((heading, name or "", text))),
    )  # fmt: skip
    sheet.hold(
        ReadingRow, "StoredReading", report, release, moment + timedelta(minutes=5),
        dumps(reading),
    )  # fmt: skip


def _day(day: date) -> dict[str, Any]:
    told = day.isoformat()
    return {"depends_on_publication": False, "end": told, "precision": "day", "span": None,
            "start": told}  # fmt: skip


def _line(
    one: Happened, told: Told, language: str, start: int, claim: str
) -> tuple[str, dict[str, Any]]:
    """Return one line of a report, and the claim with the exact places of its words in it."""
    actor = SPEAKERS[told.speaker]
    who, cue = speaker(actor, language), SAYS[told.stance][language]
    where, day = one.entry.name(language), one.day.strftime("%d.%m.%Y")
    pieces = (who, " ", cue, ": ", kind_words(one.kind, language), ", ", where, ", ", day, ".")
    spans, at = [], start
    for piece in pieces:
        spans.append({"end": at + len(piece), "start": at})
        at += len(piece)
    negative = told.stance == "denies"
    place = {**one.place, "name": where, "span": spans[6]}
    when = {**one.when, "span": spans[8] if one.when["start"] else None}
    return "".join(pieces), {
        "actors": [], "agreement": None, "casualties": None, "chain": [], "counts": [],
        "cue": spans[2], "event_type": one.kind, "id": claim, "meeting": None, "method": "rules",
        "modality": "factual", "places": [place],
        "polarity": "negative" if negative else "positive", "relations": [],
        "span": {"end": at, "start": start},
        "speaker": {"id": actor, "name": who, "span": spans[0]}, "stance": told.stance,
        "targets": [], "weapons": [], "when": when,
    }  # fmt: skip
