"""The list of joint statements costs the same however many drafts there are."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hudna.db.remembered import forget
from hudna.model.release import Audience
from tests.web.sample import AT, ENTRY, Sample
from tests.web.sample_talks import put_talks

SignedIn = Callable[[str | None], Client]


def asked(client: Client) -> tuple[int, int]:
    """Return how many queries the list takes, and how many drafts it names."""
    forget()
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/en/talks/statements/").content.decode()
    return len(queries), page.count("/en/talks/drafts/statement-draft-")


def test_more_drafts_take_no_more_queries(sample: Sample, desk: Any, signed_in: SignedIn) -> None:
    client = signed_in("russia-representative")
    put_talks(desk, ENTRY, AT, Audience.SIDES, "Exercise: one more")
    asked(client)
    few, named = asked(client)
    for n in range(5):
        put_talks(desk, ENTRY, AT, Audience.SIDES, f"Exercise: draft {n}")
    many, all_named = asked(client)
    assert all_named == named + 5
    assert many == few
