"""Made-up values for the style page, shown by the very parts the pages are made of."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.mechanism import Mechanism
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.when import DatePrecision, When
from hudna.web.present.dates import clock
from hudna.web.present.finality import Cosigned, Firmness
from hudna.web.present.hearing import Step
from hudna.web.present.held_back import held_back
from hudna.web.present.registers import AreaLine, DayTable
from hudna.web.present.waiting import WaitingItem
from hudna.web.record import RecordView

__all__ = ["specimens"]

HOURS = (-1, 0.5, 5, 26, 90)
QUOTE = "قصفت المدفعية محيط البلدة مساء الجمعة"


def specimens(mechanism: Mechanism, now: datetime) -> dict[str, Any]:
    """Return a value for every part the style page shows; words in the language active now."""
    parties = [party.id for party in mechanism.guarantors]
    clocks = [clock(now + timedelta(hours=hours), now) for hours in HOURS]
    return {
        "clocks": clocks,
        "table": _day(),
        "cell_line": AreaLine("Idlib", (10, 7), 10, 17, "conflicting"),
        "incidents": (_incident("shelling", contested=True), _incident("overflight")),
        "waiting": (WaitingItem("case", "finding", _("Your finding is due."), "", now, clocks[2]),),
        "columns": _columns(parties),
        "timeline": _steps(parties, now),
        "firmness": Firmness("quorum", 2, tuple(map(Cosigned, parties, (now, now, None)))),
        "record": RecordView(123, 1, "hudna.invalid/exercise", "BS5cJkIl7WCG9q", "signed"),
        "held_back": held_back(),
        "quote": QUOTE,
        "after": "#",
    }


def _day() -> DayTable:
    lines = (
        AreaLine("Idlib", (10, 7), 10, 17, "conflicting"),
        AreaLine("Latakia", (9, 7), 9, 16, "conflicting"),
        AreaLine("Aleppo", (7, 1), 7, 8, "conflicting"),
        AreaLine("Hama", (5, None), 5, 9, "missing"),
    )
    total = AreaLine("TOTAL", (31, 19), 31, 50, "")
    return DayTable(date(2019, 9, 22), ("Russia", "Turkey"), lines, total, 17)


def _incident(event_type: str, *, contested: bool = False) -> Incident:
    known = When("2019-09-20", "2019-09-20", DatePrecision.DAY)
    place = Place("Idlib", admin1="Idlib", precision=PlacePrecision.GOVERNORATE)
    claims = (SourcedClaimRef("report", "c1"), SourcedClaimRef("report", "c2"))
    release = Release(Audience.PUBLIC)
    return Incident("specimen", event_type, known, place, claims, (), contested, (), release)


def _columns(parties: list[str]) -> dict[str, Any]:
    """Return three speakers in columns, one of whom says another day."""
    said = (("17:30", QUOTE, "ar"), ("17:30", "", "en"), ("19:00", "", "en"))
    return {
        "columns": [{"name": p, "party": p, "claims": range(2)} for p in parties],
        "lines": [
            {
                "label": _("When"),
                "differs": True,
                "cells": [{"values": [one], "apart": n == 2} for n, one in enumerate(said)],
            }
        ],
    }


def _steps(parties: list[str], now: datetime) -> tuple[Step, ...]:
    day = timedelta(days=1)
    return (
        Step("opened", now - day, None, "", False),
        Step("ballot", now - day / 4, parties[0], "in_favour", False),
        Step("determination", now - day / 8, None, "carried", False),
        Step("due", now + day, None, "", True),
    )
