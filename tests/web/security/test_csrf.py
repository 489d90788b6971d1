"""No step is taken by a form on somebody else's page."""

from typing import Any

from django.test import Client

from hudna.db.models import Entry, User
from tests.web.sample import Sample
from tests.web.security.addresses import OPEN_TO_NODES, body, every_address

EXPIRED = ("This form has expired", "انتهت صلاحية هذه الاستمارة")


def test_nothing_is_done_without_the_token_of_the_page(sample: Sample) -> None:
    client: Any = Client(enforce_csrf_checks=True)
    user = User.objects.create_user("turkey-administrator")
    client.force_login(user, "hudna.web.accounts.backends.ExerciseBackend")
    before, answered = Entry.objects.count(), set()
    for address in every_address(sample):
        answer = client.post(address, {"office": "turkey-analyst", "password": "x"})
        if answer.status_code != 405 and not any(word in body(answer) for word in EXPIRED):
            answered.add(address)
    assert answered == OPEN_TO_NODES
    assert Entry.objects.count() == before


def test_the_token_of_another_session_is_worth_nothing(desk: Any) -> None:
    mine, theirs = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    for client in (mine, theirs):
        client.get("/en/sign-in/")
    token = theirs.cookies["csrftoken"].value
    form = {"office": "turkey-analyst", "csrfmiddlewaretoken": token}
    assert mine.post("/en/sign-in/", form).status_code == 403
    assert theirs.post("/en/sign-in/", form).status_code == 302


def test_a_post_from_another_origin_is_refused(desk: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/en/sign-in/")
    form = {"office": "turkey-analyst", "csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    elsewhere = client.post("/en/sign-in/", form, headers={"origin": "https://elsewhere.example"})
    assert elsewhere.status_code == 403
