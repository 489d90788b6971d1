"""Bulletins on the desk: the editions of a day together, each as it was signed."""

import json
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from hudna.actions.editions import CHANGES
from hudna.db.gate import released_to
from hudna.model.bulletin import BulletinNotice
from hudna.model.codec import to_json
from hudna.model.edition import Change, ChangeKind, Printed
from hudna.model.release import Audience, Release
from tests.web.sample import AT, ENTRY, Sample


def test_editions_stand_together_and_a_replaced_one_says_so(sample: Sample, desk: Any) -> None:
    made = datetime(2019, 9, 22, 18, tzinfo=UTC)
    number = Printed(numbers=(10,)), Printed(numbers=(9,))
    change = Change(ChangeKind.REGISTERED, *number, by="Russia", about="Idlib")
    for edition in (1, 2):
        notice = BulletinNotice(f"bulletin-{edition}", edition, date(2019, 9, 22), made, {})
        desk.store.put(notice, Release(Audience.PUBLIC), AT, ENTRY)
        desk.store.put_files(notice.id, {("ar", "html"): b"<p>1</p>"})
    desk.store.put_files("bulletin-2", {CHANGES: json.dumps([to_json(change)]).encode()})
    client = Client()
    listing = client.get("/en/bulletins/").content.decode()
    assert listing.index('id="bulletin-2"') < listing.index('id="bulletin-1"')
    assert "Replaced by edition" in listing
    assert "What changed since edition" in listing
    first = "/en/bulletins/bulletin-1/ar.html"
    program = client.get(first)
    assert program.content == b"<p>1</p>"
    assert program["Link"] == '</en/bulletins/bulletin-2/ar.html>; rel="successor-version"'
    person = client.get(first, headers={"accept": "text/html"})
    assert person["Location"] == "/en/bulletins/?until=2019-09-22#bulletin-1"
    signed = client.get(f"{first}?signed", headers={"accept": "text/html"})
    assert signed.content == b"<p>1</p>"
    last = client.get("/en/bulletins/bulletin-2/ar.html", headers={"accept": "text/html"})
    assert (last.status_code, "Link" in last) == (200, False)


def test_a_page_of_bulletins_asks_as_often_for_one_day_as_for_many(
    sample: Sample, desk: Any, django_assert_num_queries: Any
) -> None:
    reader = released_to(None, now=desk.now())
    for day in range(1, 25):
        notice = BulletinNotice(f"b-{day}", 1, date(2019, 9, day), AT, {})
        desk.store.put(notice, Release(Audience.PUBLIC), AT, ENTRY)
    with django_assert_num_queries(4):
        days, more = reader.bulletin_days()
    assert (len(days), days[0].day, more) == (20, date(2019, 9, 24), date(2019, 9, 4))
    with django_assert_num_queries(4):
        assert [d.day.day for d in reader.bulletin_days(more)[0]] == [4, 3, 2, 1]
