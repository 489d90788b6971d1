"""What a browser keeps to itself and checks for itself: keys, passkeys, the bytes it signs."""

import base64
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from hudna.record.canonical import canonical_json
from hudna.record.entry import signing_bytes
from hudna.record.keys import parse_public, verify
from tests.browser.conftest import Served
from tests.browser.test_signing import fill_in

pytestmark = pytest.mark.browser


def test_the_private_key_cannot_be_taken_out(shared_desk: Served, look: Callable[..., Any]) -> None:
    page = look(shared_desk, f"/en/cases/{shared_desk.ids['case']}/", "russia-representative")
    fill_in(page, "abstain", "")
    kept = page.evaluate(
        """async () => {
          const database = await new Promise((resolve) => {
            const request = indexedDB.open("hudna", 1);
            request.onsuccess = () => resolve(request.result);
          });
          const all = database.transaction("keys").objectStore("keys").getAll();
          const [pair] = await new Promise((resolve) => {
            all.onsuccess = () => resolve(all.result);
          });
          const key = pair.privateKey;
          const taken = await crypto.subtle.exportKey("pkcs8", key).then(() => true, () => false);
          return [key.algorithm.name, key.extractable, taken];
        }"""
    )
    assert kept == ["Ed25519", False, False]


def test_a_server_that_changes_the_vote_is_caught(shared_desk: Served, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{shared_desk.address}/en/sign-in/")
    page.click("button[value='turkey-representative']")
    page.goto(f"{shared_desk.address}/en/cases/{shared_desk.ids['case']}/")

    def lie(route: Any) -> None:
        answer = route.fetch()
        data = answer.json()
        data["private"]["dissent"]["value"] = "I agree after all."
        route.fulfill(response=answer, json=data)

    page.route("**/prepare", lie)
    page.check("#vote input[value='against']")
    page.fill("#dissent", "The place must be seen first.")
    page.click("#vote .button")
    alert = page.locator("#vote [role=alert]")
    alert.wait_for()
    assert "Nothing was signed" in alert.inner_text()
    assert page.locator("#dissent").input_value() == "The place must be seen first."
    context.close()


def test_what_was_written_survives_a_lost_page(
    shared_desk: Served, look: Callable[..., Any]
) -> None:
    page = look(shared_desk, f"/en/cases/{shared_desk.ids['case']}/", "turkey-representative")
    page.fill("#dissent", "Half a sentence")
    page.reload()
    assert page.locator("#dissent").input_value() == "Half a sentence"


def test_what_is_shown_is_read_from_the_bytes_that_are_signed(
    shared_desk: Served, browser: Any
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{shared_desk.address}/en/sign-in/")
    page.click("button[value='iran-representative']")
    page.goto(f"{shared_desk.address}/en/cases/{shared_desk.ids['case']}/")
    sent: dict[str, Any] = {}

    def turn_the_vote(route: Any) -> None:
        answer = route.fetch()
        data = answer.json()
        entry = json.loads(base64.b64decode(data["entry"]))
        entry["body"]["choice"] = "for"
        data["entry"] = base64.b64encode(canonical_json(entry)).decode()
        sent["turned"] = canonical_json(entry)
        route.fulfill(response=answer, json=data)

    def keep(name: str) -> Callable[[Any], None]:
        def handle(route: Any) -> None:
            sent[name] = route.request.post_data_json
            if name == "submitted":
                route.abort()
            else:
                route.continue_()

        return handle

    page.route("**/prepare", turn_the_vote)
    page.route("**/keys/enrol", keep("enrolled"))
    page.route("**/submit", keep("submitted"))
    fill_in(page, "against", "The place must be seen first.")
    shown = page.locator("#confirm [data-fields]").inner_text()
    assert "in favour" in shown, "the page shows what would be signed, not what was filled in"
    assert '"choice": "for"' in page.locator("#confirm [data-bytes]").text_content()
    page.click("#confirm [data-yes]")
    page.locator("#confirm [data-problem]").wait_for()
    raw = base64.b64decode(sent["submitted"]["entry"])
    signature = base64.b64decode(sent["submitted"]["signature"])
    assert raw == sent["turned"]
    assert verify(parse_public(sent["enrolled"]["key"]), signing_bytes(raw), signature)
    context.close()


def test_an_invited_person_makes_a_passkey_and_signs_in_with_it(
    shared_desk: Served, browser: Any
) -> None:
    address = shared_desk.address.replace("127.0.0.1", "localhost")  # passkeys need a name
    administrator, invited = browser.new_context(), browser.new_context()
    page = administrator.new_page()
    page.goto(f"{address}/en/sign-in/")
    page.click("button[value='turkey-administrator']")
    page.goto(f"{address}/en/offices/")
    page.select_option("#office", "turkey-verifier")
    page.click("#invite .button")
    link = page.locator("[data-link]").inner_text()
    page = invited.new_page()
    devices = invited.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
               "hasUserVerification": True, "isUserVerified": True,
               "automaticPresenceSimulation": True}  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(link)
    page.fill("[name=password1]", "five olive trees stand")
    page.fill("[name=password2]", "five olive trees stand")
    page.click(".form .button")
    page.wait_for_url("**/en/account/")
    page.goto(f"{address}/en/account/passkeys/")
    page.click(".form .button")
    page.wait_for_url("**/en/account/recovery/")
    page.click(".tools form button")
    page.goto(f"{address}/en/sign-in/account/")
    page.click("[data-passkey] button")
    page.wait_for_url(re.compile(r"/en/$"))
    assert "Verifier, Turkish centre" in page.locator(".tools").inner_text()
    administrator.close()
    invited.close()
