"""The next version a joint statement makes: on its own page, on the agreement's, and in a form."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from django.http import QueryDict
from django.template import engines
from django.test import Client

from hudna.actions.adopt_statement import adopt_statement
from hudna.assess.agreements import load
from hudna.db.gate import released_to
from hudna.errors import Conflict, InputError
from hudna.model.codec import to_json
from hudna.model.joint_statement import StatementText
from hudna.web.next_version import amending_of, version_line
from tests.actions.conftest import Scene, next_version
from tests.actions.test_amend_by_statement import AREAS, Amending

pytestmark = pytest.mark.django_db(transaction=True)

SignedIn = Callable[[str | None], Client]
NEXT = "syria-de-escalation-areas-2019-09-20"


@pytest.fixture
def table(desk: Any) -> Amending:
    return Amending(Scene(desk, None))  # type: ignore[arg-type]


@pytest.fixture
def text(table: Amending) -> StatementText:
    """A text that Russia and Turkey signed, with the next version of the de-escalation areas."""
    text = table.put_version(table.open(), next_version())
    table.sign(text, "russia", "turkey")
    return text


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_whole_next_version_is_shown_with_what_it_changes(
    text: StatementText, signed_in: SignedIn
) -> None:
    path = f"/en/talks/drafts/{text.draft}/next-version/"
    shown = page(signed_in("iran-representative"), path)
    assert "events it is about: taken out, shelling." in shown
    assert f'id="{NEXT}-SY-DEA/2-idlib"' in shown
    assert text.makes is not None
    assert text.makes.sha256 in shown
    missing = shown.partition("Not signed yet by:")[2].partition("</p>")[0]
    assert "Iran" in missing
    assert "Russia" not in missing
    assert signed_in(None).get(path).status_code == 404
    assert "النسخة التالية" in page(signed_in("iran-representative"), path.replace("/en", "/ar"))


def test_a_party_takes_it_as_a_file_that_it_approves_with_its_own_key(
    text: StatementText, signed_in: SignedIn
) -> None:
    path = f"/en/talks/drafts/{text.draft}/next-version.json"
    told = json.loads(page(signed_in("iran-representative"), path))
    assert told["type"] == "amendment"
    assert told["body"]["agreement"]["version"] == "2019-09-20"
    assert signed_in(None).get(path).status_code == 404


def test_the_agreements_page_says_which_statement_amended_it(
    table: Amending, text: StatementText, signed_in: SignedIn
) -> None:
    table.sign(text, "iran")
    statement = adopt_statement(table.desk.operator(), text.draft)
    assert statement is not None
    shown = page(signed_in(None), "/en/agreement/")
    card = shown.partition(f'id="{NEXT}"')[2].partition("</section>")[0]
    assert "Amended by the joint statement" in card
    assert f'href="/en/talks/statements/{statement.id}/"' in card
    assert "عُدّل بالبيان المشترك" in page(signed_in(None), "/ar/agreement/")


def test_the_agreements_page_says_who_has_not_signed_and_that_silence_is_no_signature(
    table: Amending, text: StatementText, signed_in: SignedIn
) -> None:
    table.later(25)
    statement = adopt_statement(table.desk.operator(), text.draft)
    assert statement is not None
    shown = page(signed_in(None), "/en/agreement/")
    assert f'id="{NEXT}"' not in shown
    card = shown.partition(f'id="{AREAS}-2017-09-15"')[2].partition("</section>")[0]
    assert "A joint statement would change it" in card
    missing = card.partition("Not signed yet by:")[2].partition("</p>")[0]
    assert "Iran" in missing
    assert "has not signed an amendment" in missing
    link = f"/en/talks/drafts/{text.draft}/next-version/"
    assert link not in shown, "the public may not read the draft"
    assert link in page(signed_in("iran-representative"), "/en/agreement/")


def test_a_statements_page_gets_a_line_about_the_version_it_makes(
    table: Amending, text: StatementText
) -> None:
    reader = released_to(None, now=table.scene.now)
    assert text.makes is not None
    line = version_line(reader, text.makes, ("russia",), draft=text.draft)
    assert line.standing.missing == ("iran", "turkey")
    assert line.draft is None  # the public may not read the draft
    made = engines["django"].from_string("{% load versions %}{% version_made None none '' %}")
    assert made.render({"request": None, "desk": None}).strip() == ""


def form(**fields: str) -> QueryDict:
    made = QueryDict(mutable=True)
    made.update(fields)
    return made


def test_the_form_takes_the_text_of_a_version_that_follows_the_one_in_force(
    table: Amending,
) -> None:
    draft, reader = table.open(), released_to(None, now=table.scene.now)
    shipped = (files("hudna") / "data/agreements/de-escalation-2017-09-15.yaml").read_text("utf-8")
    following = (
        shipped.replace('version: "2017-09-15"', 'version: "2019-09-20"', 1)
        .replace('supersedes: "2017-05-04"', 'supersedes: "2017-09-15"', 1)
    )  # fmt: skip
    assert following != shipped
    assert amending_of(form(next_version="  "), draft, reader) is None
    with pytest.raises(Conflict, match="begins on 2017-09-15, not after"):
        amending_of(form(next_version=following), draft, reader)
    with pytest.raises(Conflict, match="'2017-09-15' is in force"):
        amending_of(form(next_version=shipped), draft, reader)
    with pytest.raises(InputError, match="not a mapping"):
        amending_of(form(next_version="exercise"), draft, reader)
    after = next_version()
    body = {"agreement": to_json(after), "approvals": {}}
    pasted = json.dumps({"type": "amendment", "body": body})
    given = amending_of(form(next_version=pasted), draft, reader)
    assert given == (load("de-escalation-2017-09-15"), after)
