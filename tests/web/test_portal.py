"""What a reader sees who is nobody in particular: a portal of the mechanism, not a desk."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hudna.model.incident import Incident
from hudna.model.release import MINIMUM_COUNT, PUBLIC_DELAY, Audience, Release
from hudna.web.navigation import EXPORT_WORDS, PORTAL, ROOMS
from hudna.web.pages.exports import forms
from hudna.web.present.exports import FORMS, HOLDS
from hudna.web.present.held_back import held_back
from tests.web.sample import AT, ENTRY, Sample

SignedIn = Callable[[str | None], Client]


def led_to(page: str) -> list[str]:
    """Return the addresses of the navigation, in its order."""
    rooms = page.partition('class="rooms wide-rooms"')[2].partition("</nav>")[0]
    return re.findall(r'href="/en/([^"]*)"', rooms)


def test_the_public_is_led_to_what_is_published_and_to_no_room_of_work(
    sample: Sample, signed_in: SignedIn
) -> None:
    public = led_to(signed_in(None).get("/en/").content.decode())
    assert public == [reverse(route)[4:] for route, _ in PORTAL]
    assert "cases/" not in public
    office = led_to(signed_in("turkey-analyst").get("/en/").content.decode())
    assert office == [reverse(route)[4:] for route, _ in ROOMS]


@pytest.mark.parametrize("room", ["", "bulletins/", "incidents/", "exports/", "record/"])
def test_every_public_page_says_what_it_is_and_is_not(
    sample: Sample, signed_in: SignedIn, room: str
) -> None:
    page = signed_in(None).get(f"/en/{room}").content.decode()
    assert "What this is not" in page
    assert "as released to the public" in page, "on paper"
    assert "What this is not" not in signed_in("un-observer").get(f"/en/{room}").content.decode()


def test_today_says_what_is_held_back_by_the_numbers_the_release_goes_by(
    sample: Sample, signed_in: SignedIn
) -> None:
    page = signed_in(None).get("/en/").content.decode()
    assert held_back().hours == PUBLIC_DELAY.total_seconds() / 3600
    assert f"The last {held_back().hours} hours" in page
    assert f"Counts of fewer than {MINIMUM_COUNT} people" in page
    assert "No case is public." in page, "the sample's case is the guarantors'"


def test_today_shows_a_public_incident_at_the_released_coarseness(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    incident = desk.store.get(Incident, sample.incident)
    desk.store.put(incident, Release(Audience.PUBLIC), AT, ENTRY)
    public = signed_in(None).get("/en/").content.decode()
    assert f"/en/incidents/{sample.incident}/" in public
    assert sample.confided_incident not in public


def test_today_asks_the_database_no_more_the_more_is_public(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    client = signed_in(None)

    def asked() -> int:
        client.get("/en/")  # what is kept from one reading to the next is there
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/en/")
        return len(queries)

    incident = desk.store.get(Incident, sample.incident)
    for number in range(4):
        one = replace(incident, id=f"{incident.id}{number}")
        desk.store.put(one, Release(Audience.PUBLIC), AT, ENTRY)
        if number == 0:
            before = asked()
    assert asked() == before


def test_each_kind_and_form_of_data_has_words_and_an_address_that_answers(
    sample: Sample, signed_in: SignedIn
) -> None:
    page = signed_in(None).get("/en/exports/").content.decode()
    assert {*HOLDS} == {*EXPORT_WORDS} == {*forms()}
    assert {form for extensions in forms().values() for form in extensions} <= {*FORMS}
    addresses = re.findall(r'class="form-of" href="([^"]+)"', page)
    assert len(addresses) == sum(map(len, forms().values()))
    for address in addresses:
        assert signed_in(None).get(address).status_code == 200, address
    assert "The mechanism has not said under which terms" in page


def test_a_number_leads_to_the_lists_it_comes_from(sample: Sample, signed_in: SignedIn) -> None:
    client = signed_in(None)
    page = client.get("/en/").content.decode()
    address, anchor = re.findall(r'class="count" href="([^"#]+)#([^"]+)"', page)[0]
    registers = client.get(address).content.decode()
    assert f'id="{anchor}"' in registers
    lists = registers.partition("The lists these numbers come from")[2]
    reports = re.findall(r'href="(/en/reports/[^"]+)"', lists)
    assert reports
    assert all(client.get(report).status_code == 200 for report in reports)
