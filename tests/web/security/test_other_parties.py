"""No id of another party's opens, changes or betrays anything, by any method."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client

from hudna.db.accounts import DjangoAccounts, hash_of
from hudna.db.models import Entry, InvitationRow, LostKeyRow, User
from hudna.model.account import INVITATION_LIFE
from hudna.web.pages.offices import moment
from tests.web.people import person
from tests.web.sample import SECRET, Sample
from tests.web.security.addresses import body, every_step

SignedIn = Callable[[str | None], Client]
NO_MATTER = re.compile(
    r'<section class="card" id="waiting".*?Nothing waits.*?</section>'
    r'|<a class="button quiet" href="/en/sign-in/">Sign in</a>|\s',
    re.S,
)
"""What differs for everybody who is signed in."""
FORM = {"kind": "finding", "result": "verified", "reasons": "x", "claim": "c1", "key": "0" * 32,
        "choice": "for", "office": "turkey-analyst", "since": "2019-01-01T00:00"}  # fmt: skip


def test_posting_to_what_is_turkeys_alone_does_and_tells_nothing(
    sample: Sample, signed_in: SignedIn
) -> None:
    User.objects.create_user("turkey-analyst", "five olive trees stand")
    accounts, now = DjangoAccounts(), moment()
    accounts.add_invitation(
        hash_of("t"), accounts.office("turkey-analyst"), None, "x", now, now + INVITATION_LIFE
    )
    pk, entries = InvitationRow.objects.get().pk, Entry.objects.count()
    for office in ("russia-representative", "russia-administrator", None):
        client = signed_in(office)
        steps = list(every_step(sample))
        assert len(steps) > 30
        for address in steps:
            answer = client.post(address.replace("/1/", f"/{pk}/"), FORM)
            assert answer.status_code < 500, (office, address)
            assert SECRET not in body(answer), (office, address)
    assert Entry.objects.count() == entries
    turkish = User.objects.get(name="turkey-analyst")
    assert turkish.is_active
    assert turkish.has_usable_password()
    assert InvitationRow.objects.get(pk=pk).ended is None
    assert not LostKeyRow.objects.exists()


def test_another_partys_account_answers_as_one_that_does_not_exist(
    mission: Any, account: Callable[..., Any]
) -> None:
    account("turkey-analyst")
    client = person("russia-administrator")
    there = client.post("/en/offices/accounts/turkey-analyst/close")
    absent = client.post("/en/offices/accounts/turkey-analyss/close")
    assert there.status_code == absent.status_code == 404
    assert body(there).replace("turkey-analyst", "X") == body(absent).replace("turkey-analyss", "X")


def test_an_administrator_reads_what_the_public_reads_and_no_more(
    sample: Sample, signed_in: SignedIn
) -> None:
    public, administrator = signed_in(None), signed_in("turkey-administrator")
    pages = ["reports/", "incidents/", "cases/", "talks/", f"search/?q={SECRET}",
             f"cases/{sample.case}/", f"incidents/{sample.incident}/", "exports/reports.csv",
             f"reports/{sample.english}/", "map/incidents.geojson"]  # fmt: skip
    for page in pages:
        read = [content_of(client.get(f"/en/{page}")) for client in (public, administrator)]
        assert read[0] == read[1], page
    first = [set(THINGS.findall(body(client.get("/en/")))) for client in (public, administrator)]
    assert first[1] <= first[0], "the first page is another one, and leads to nothing else"


THINGS = re.compile(r'/en/(?:reports|incidents|cases|measures|motions|evidence)/[^/"]+/')

OWN = re.compile(r'<details class="save-view.*?</details>', re.DOTALL)
"""What an account may keep on a page for itself."""

NEWS = re.compile(r'<aside class="live.*?</aside>\s*<script[^>]*></script>', re.DOTALL)
"""Where a page hears what others do: only those who are signed in listen."""


def content_of(answer: Any) -> tuple[int, str]:
    """Return status and content of a page, without its head, which names the office."""
    text = NEWS.sub("", body(answer))
    before, _, rest = text.partition('<div class="head">')
    page = rest.partition('<div class="lede">')[2] or before
    page = OWN.sub("", page.partition('<footer class="foot">')[0])
    return answer.status_code, NO_MATTER.sub("", page)
