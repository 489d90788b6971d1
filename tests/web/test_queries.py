"""No page asks the database more often because there is more in it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.archive.make import fill
from benchmarks.archive.plan import Plan
from hudna.db.remembered import forget

SignedIn = Callable[[str | None], Client]

PAGES = (
    "", "reports/", "incidents/", "incidents/?kind=shelling", "incidents/?area=Idlib", "cases/",
    "cases/?state=verified", "registers/", "watch/", "airspace/", "movements/",
    "talks/", "talks/rounds/", "talks/commitments/", "talks/statements/", "talks/relations/",
    "bulletins/",
    "agreement/", "record/", "search/?q=Idlib", "exports/",
    "map/areas.geojson", "map/incidents.geojson",
)  # fmt: skip
OFFICES = (None, "turkey-representative", "un-observer", "operator-administrator")
OF_EACH = (("reports", "report-"), ("incidents", "inc-"), ("cases", "case-"))


def counts(signed_in: SignedIn) -> dict[tuple[str | None, str], int]:
    """Return how many queries each page takes for each office, after one to warm up."""
    found = {}
    for office in OFFICES:
        client = signed_in(office)
        client.get("/en/")
        for page in PAGES:
            found[office, page] = asked(client, page)
        for room, prefix in OF_EACH:
            text = client.get(f"/en/{room}/").content.decode()
            match = re.search(rf'href="(/en/{room}/{prefix}[0-9a-f]+/)"', text)
            if match:
                found[office, room] = asked(client, match[1].removeprefix("/en/"))
    return found


def asked(client: Client, page: str) -> int:
    forget()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/en/{page}")
        assert response.status_code == 200, page
    return len(queries)


@pytest.fixture
def filled(desk: Any) -> Callable[[int], Any]:
    return lambda incidents: fill(desk, Plan(incidents, incidents))


def test_seven_times_as_much_takes_no_more_queries(
    filled: Callable[[int], Any], signed_in: SignedIn
) -> None:
    filled(1000)
    before = counts(signed_in)
    filled(6000)
    after = counts(signed_in)
    more = {key: (n, after[key]) for key, n in before.items() if after[key] > n}
    assert more == {}
