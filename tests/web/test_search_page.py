"""The search page and the filters of lists, as they are served."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.contracts.test_search import hand_in
from tests.web.sample import Sample

SignedIn = Callable[[str | None], Client]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_was_looked_for_is_lit_in_its_own_language(
    sample: Sample, signed_in: SignedIn
) -> None:
    found = page(signed_in("turkey-analyst"), "/en/search/?q=Kafr+Nabl&kind=report")
    assert "<mark>Kafr Nabl</mark>" in found
    assert "<mark>كفر نبل</mark>" in found
    assert '<q lang="ar" dir="auto">' in found
    assert "found as the place Kafr Nabl" in found


def test_the_address_holds_every_filter(sample: Sample, signed_in: SignedIn) -> None:
    query = "q=kafr&kind=report&lang=en&from=2019-09-01&area=Idlib&event=shelling"
    found = page(signed_in("turkey-analyst"), f"/en/search/?{query}")
    for chosen in ('value="kafr"', 'value="en" selected', 'value="2019-09-01"',
                   'value="Idlib" selected', 'value="shelling" selected'):  # fmt: skip
        assert chosen in found
    assert "kind=case" in found, "the other headings are a step away"


@pytest.mark.parametrize(
    "address", ["search/?q=zzzz", "search/?q=-x", "search/", "reports/?lang=fa"]
)
def test_nothing_found_is_said(sample: Sample, signed_in: SignedIn, address: str) -> None:
    found = page(signed_in("turkey-analyst"), f"/en/{address}")
    assert "<mark>" not in found


def test_reports_are_filtered(sample: Sample, signed_in: SignedIn) -> None:
    client = signed_in("turkey-analyst")
    found = page(client, "/en/reports/?lang=ar")
    assert sample.arabic in found
    assert sample.english not in found
    assert sample.english in page(client, "/en/reports/?by=russia&from=2019-09-21&to=2019-09-21")


def test_cases_are_filtered(sample: Sample, signed_in: SignedIn) -> None:
    client = signed_in("turkey-analyst")
    for query in ("party=syria_government", "due=2019-09-22", "state=reported&party="):
        assert sample.case in page(client, f"/en/cases/?{query}")
    for query in ("party=iran", "due=2019-09-21", "state=closed"):
        assert sample.case not in page(client, f"/en/cases/?{query}")


def test_more_results_ask_no_more_queries(desk: Any, sample: Sample, signed_in: SignedIn) -> None:
    client = signed_in("turkey-analyst")

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            page(client, "/en/search/?q=whimbrel")
        return len(found)

    hand_in(desk, "one", "Exercise. One whimbrel.")
    queries()
    few = queries()
    for n in range(20):
        hand_in(desk, f"n{n}", f"Exercise. Whimbrel {n}.")
    assert queries() == few
