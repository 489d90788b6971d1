"""Lists kept under names: whose they are, what can be kept, and that no other party has them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hudna.db.models import Entry
from hudna.db.saved_views import LONGEST_NAME, MOST, SavedViews
from hudna.errors import Conflict, InputError, NotFound
from tests.web.sample import Sample

SignedIn = Callable[[str | None], Client]

SEARCH = {"route": "search", "query": "q=%D8%A5%D8%AF%D9%84%D8%A8&kind=case", "name": "إدلب اليوم"}


def views(desk: Any, office: str) -> SavedViews:
    return SavedViews(f"{office} (exercise)", desk.store.actor(office))


def kept(client: Client) -> str:
    return client.get("/en/views/").content.decode()


def test_a_search_is_kept_opened_and_forgotten(sample: Sample, signed_in: SignedIn) -> None:
    client, before = signed_in("turkey-analyst"), Entry.objects.count()
    answer = client.post("/ar/views/save", SEARCH)
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert 'aria-current="page"><bdi>إدلب اليوم</bdi>' in page.content.decode()
    (number,) = re.findall(r"views/(\d+)/change", kept(client))
    client.post(f"/en/views/{number}/change", {"do": "rename", "name": "Idlib today"})
    assert "Idlib today" in kept(client)
    client.post(f"/en/views/{number}/change", {"do": "delete"})
    assert "Idlib today" not in kept(client)
    assert Entry.objects.count() == before, "nothing of it is in the record"


def test_what_an_office_keeps_is_its_own_until_it_shares_it(desk: Any, sample: Sample) -> None:
    mine = views(desk, "turkey-analyst")
    mine.save("mine", "search", "q=x", shared=False)
    mine.save("ours", "cases", "", shared=True)
    assert [v.name for v in mine.all()] == ["mine", "ours"]
    assert [v.name for v in views(desk, "turkey-representative").all()] == ["ours"]
    assert not views(desk, "russia-analyst").all()
    assert not views(desk, "turkey-administrator").all(), "it reads nothing confidential"
    theirs = views(desk, "turkey-representative")
    for change in (
        lambda: theirs.delete(mine.all()[1].id),
        lambda: theirs.rename(mine.all()[1].id, "taken"),
        lambda: theirs.move(mine.all()[1].id, 1),
    ):
        with pytest.raises(NotFound):
            change()


def test_views_are_put_in_order(desk: Any, sample: Sample) -> None:
    mine = views(desk, "turkey-analyst")
    for name in "abc":
        mine.save(name, "reports", "", shared=False)
    mine.move(mine.all()[2].id, -1)
    assert [v.name for v in mine.all()] == ["a", "c", "b"]
    mine.move(mine.all()[0].id, -1)
    assert [v.name for v in mine.all()] == ["a", "c", "b"]
    mine.save("c", "cases", "", shared=False)
    assert [(v.name, v.route) for v in mine.all()][-1] == ("c", "cases"), "in the place of the old"


def test_views_are_few_and_short(desk: Any, sample: Sample) -> None:
    mine = views(desk, "turkey-analyst")
    for n in range(MOST):
        mine.save(f"view {n}", "reports", "", shared=False)
    with pytest.raises(Conflict):
        mine.save("one more", "reports", "", shared=False)
    for name in ("", "  ", "x" * (LONGEST_NAME + 1), "\u202e\u2066"):
        with pytest.raises(InputError):
            mine.save(name, "reports", "", shared=False)
    with pytest.raises(InputError):
        mine.save("long", "search", "q=" + "x" * 700, shared=False)


def test_only_lists_and_their_own_filters_are_kept(
    desk: Any, sample: Sample, signed_in: SignedIn
) -> None:
    client = signed_in("turkey-analyst")
    for route in ("account", "sign-out", "https://elsewhere.example", "", "report"):
        assert client.post("/en/views/save", {**SEARCH, "route": route}).status_code == 400
    bad = {"route": "cases", "query": "state=closed&next=//elsewhere&after=1", "name": "n"}
    assert client.post("/en/views/save", bad)["Location"] == "/en/cases/?state=closed"


def test_the_public_keeps_nothing(sample: Sample, signed_in: SignedIn) -> None:
    public = signed_in(None)
    assert public.get("/en/views/").status_code == 403
    assert public.post("/en/views/save", SEARCH).status_code == 403
    assert "Keep this list" not in public.get("/en/search/?q=x").content.decode()


def test_a_name_is_shown_as_it_is_and_does_nothing(sample: Sample, signed_in: SignedIn) -> None:
    client = signed_in("turkey-analyst")
    client.post("/en/views/save", {**SEARCH, "name": '<script>"x"'})
    assert "&lt;script&gt;" in kept(client)
    assert "<script>&quot;" not in kept(client)
