"""The first page: the state of the truce, what waits for the reader, where, how many."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hudna.db.gate import Reader
from hudna.db.on_map import Chosen
from hudna.db.reminders import last_reminded
from hudna.model.register import Register
from hudna.web import access
from hudna.web.agreements import agreements_of
from hudna.web.pages.listing import language
from hudna.web.pages.today import today
from hudna.web.present.charts import small_chart
from hudna.web.present.commitments import commitment_views
from hudna.web.present.finality import firmness
from hudna.web.present.measures import measure_views
from hudna.web.present.registers import DayTable, day_table
from hudna.web.present.sentence import day_number, headline
from hudna.web.present.waiting import accusations_of, in_turn, texts_asked, waiting_items
from hudna.web.present.watch import watch_now
from hudna.web.record import record_files, record_view

__all__ = ["overview"]

RECENT = 6
MOST_OVERDUE = 10
DRAWN = 14
"""So many days stand in the small chart."""


def overview(request: access.DeskRequest) -> HttpResponse:
    """Show the overview of an office, or to nobody in particular what is public today."""
    if request.actor is None:
        context = {**_context(request.reader), **today(request.reader)}
        return render(request, "pages/today.html", context)
    return render(request, "pages/overview.html", _context(request.reader))


def _context(reader: Reader) -> dict[str, Any]:
    now, code = access.now(), language()
    mechanism = reader.mechanism()
    lists = _lists(reader)
    table = _latest(lists, reader, code)
    day = table.day if table else now.date()
    number = day_number(agreements_of(reader), day)
    waiting = waiting_items(reader.waiting(), mechanism, now, code)
    owed = measure_views(reader, reader.my_measures(), now)
    latest, files = reader.listed(Chosen(), limit=RECENT), record_files()
    late = reader.overdue(MOST_OVERDUE)
    return {
        "headline": headline(number, table, code),
        "table": table,
        "trend": small_chart(lists, day, DRAWN, mechanism, code),
        "waiting": in_turn(
            (*accusations_of(reader, now), *texts_asked(reader, now), *waiting), owed
        ),
        "overdue": measure_views(reader, late, now),
        "late_commitments": commitment_views(reader.overdue_undertakings(MOST_OVERDUE), reader),
        "incidents": latest.items,
        "incident_count": latest.count,
        "reminded": last_reminded(reader.actor.id) if reader.actor else None,
        "watch": watch_now(reader, now, code),
        "record": record_view(reader),
        "firmness": firmness(files) if files else None,
        "now": now,
    }


def _lists(reader: Reader) -> tuple[Register, ...]:
    """Return the registers of the days that are drawn, up to the last one registered."""
    day = reader.latest_day()
    return reader.registers(since=day - timedelta(days=DRAWN - 1), until=day) if day else ()


def _latest(lists: tuple[Register, ...], reader: Reader, code: str) -> DayTable | None:
    if not lists:
        return None
    day = max(one.period_end for one in lists)
    return day_table(lists, day, reader.mechanism(), code)
