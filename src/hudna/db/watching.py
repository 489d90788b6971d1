"""What the watch reads and what it has said, as far as it is released."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hudna.db.gated import LOT, Gated
from hudna.db.paging import batched
from hudna.model.alert import (
    Acknowledgement,
    Alert,
    AlertFile,
    AlertSent,
    AlertSignOff,
    WatchSwitch,
)
from hudna.model.document import Report
from hudna.model.incident import Incident
from hudna.model.outlook import Outlook
from hudna.model.reading import StoredReading
from hudna.text.actor_files import load_actors
from hudna.watch.incident_rows import WATCHED, ToldIncident

__all__ = ["Watching"]

ROUGHEST_KM = 30.0
"""A place known no closer than this says nothing about a cell."""

SHOWN = 30


class Watching(Gated):
    """The watch, as one reader may know it."""

    def told(self, since: date, until: date) -> Iterator[ToldIncident]:
        """Yield the located incidents of watched kinds that began in these days, both included."""
        rows = self.rows(Incident).filter(
            event_type__in=WATCHED, day__gte=since, day__lte=until, latitude__isnull=False
        )
        for lot in batched(rows.order_by("day", "id").iterator(LOT), LOT):
            yield from self._told(lot)

    def _told(self, lot: Sequence[Any]) -> Iterator[ToldIncident]:
        bodies = [(row, json.loads(row.body)) for row in lot]
        speakers = self._speakers({ref["report"] for _, body in bodies for ref in body["claims"]})
        for row, body in bodies:
            radius = body["place"].get("radius_km")
            if radius is not None and radius > ROUGHEST_KM:
                continue
            said = {speakers.get((ref["report"], ref["claim"]), "") for ref in body["claims"]}
            accusers = tuple(sorted(said - {""}))
            accused = tuple(dict.fromkeys(filter(None, map(_known, body["accused"]))))
            yield ToldIncident(row.day, row.latitude, row.longitude, accused, accusers)

    def _speakers(self, reports: set[str]) -> dict[tuple[str, str], str]:
        """Return who says each claim that says something happened, the outlet for a narrator."""
        found: dict[tuple[str, str], str] = {}
        for some in batched(sorted(reports), LOT):
            outlets = {
                row.object_id: json.loads(row.body).get("outlet") or ""
                for row in self.rows(Report).filter(object_id__in=some)
            }
            for row in self.rows(StoredReading).filter(object_id__in=some):
                for claim in json.loads(row.body)["reading"]["claims"]:
                    if claim["polarity"] == "positive":
                        speaker = claim["speaker"]
                        name = _known(speaker.get("id") or "") or outlets.get(row.object_id, "")
                        found[row.object_id, claim["id"]] = name
        return found

    def outlook(self) -> Outlook | None:
        """Return the outlook of the last day this reader may know of, null before the first."""
        row = self.rows(Outlook).order_by("-day", "-at", "-id").first()
        return self._open(Outlook, row) if row else None

    def alerts(self, *, in_force: bool = False) -> tuple[Alert, ...]:
        """Return the latest alerts, or those that have not lapsed, newest first."""
        if not in_force:
            return self.page(Alert, limit=SHOWN).items
        rows = self.rows(Alert).filter(expires__gt=self.now).order_by("-at", "-id")[:SHOWN]
        return tuple(self._open(Alert, row) for row in rows)

    def alert(self, alert_id: str) -> Alert:
        """Return an alert."""
        return self.one(Alert, alert_id)

    def alert_files(self, alerts: Sequence[Alert]) -> tuple[AlertFile, ...]:
        """Return some alerts with what was said and done about each, in the order given."""
        ids = [one.id for one in alerts]

        def of(cls: type[Any]) -> dict[str, list[Any]]:
            found: dict[str, list[Any]] = {alert: [] for alert in ids}
            for row in self.rows(cls).filter(alert__in=ids).order_by("at", "id"):
                found[row.alert].append(self._open(cls, row))
            return found

        sign_offs, sent, told = of(AlertSignOff), of(AlertSent), of(Acknowledgement)
        return tuple(
            AlertFile(one, tuple(sign_offs[one.id]), tuple(sent[one.id]), tuple(told[one.id]))
            for one in alerts
        )

    def switches(self) -> tuple[WatchSwitch, ...]:
        """Return every word on whether the watch is off, oldest first."""
        return tuple(self.some(WatchSwitch))[::-1]


def _known(actor: str) -> str:
    """Return the side or state an actor belongs to by the directory, empty for unknown words.

    Who is accused in words of a text alone is no side: unknown stays unknown.
    """
    directory = load_actors()
    return directory.state_of(actor) if actor in directory.actors else ""
