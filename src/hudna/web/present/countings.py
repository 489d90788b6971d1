"""The incidents of some days under each way of counting, for those who may see them."""

from datetime import date

from hudna.assess.counting import Tally, counted, rules
from hudna.db.gate import Reader
from hudna.web.present.voices import said_of

__all__ = ["tallies_of"]

MOST = 200
"""Of so many of the latest incidents at most; more are counted by the exports."""


def tallies_of(reader: Reader, since: date, until: date) -> tuple[Tally, ...]:
    """Return one tally a rule for incidents told of one day in the range, none without any."""
    judged = []
    for incident in reader.incidents(limit=MOST).items:
        day = (incident.when.start or "")[:10]
        if since.isoformat() <= day <= until.isoformat():
            judged.append((incident, [one.claim for one in said_of(reader, incident)]))
    return tuple(counted(judged, rule) for rule in rules()) if judged else ()
