"""Three delegations draft, bracket, agree and sign in two languages in a real Chromium: one by
silence, a fourth dissents, and the signed text proves itself without the desk."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import ROOT, Served

pytestmark = pytest.mark.browser

FIRST = {"en": "The calm holds for seven days. (exercise)",
         "ar": "يستمر الهدوء سبعة أيام. (تمرين)"}  # fmt: skip
ASKED = {"en": "The calm holds for seven days [and nights]{turkey}. (exercise)",
         "ar": "يستمر الهدوء سبعة أيام [ولياليها]{turkey}. (تمرين)"}  # fmt: skip
AGREED = {"en": "The calm holds for seven days and nights. (exercise)",
          "ar": "يستمر الهدوء سبعة أيام ولياليها. (تمرين)"}  # fmt: skip


def sign(page: Any, kind: str) -> None:
    page.locator("#confirm[open]").wait_for()
    page.click("#confirm [data-yes]")
    page.wait_for_url(f"**signed={kind}**")


def write(page: Any, form: str, texts: dict[str, str]) -> None:
    for code, words in texts.items():
        page.fill(f"{form} [name=text-{code}]", words)
    page.check(f"{form} [name=aligned][value=ar]")
    page.click(f"{form} .button:not(.quiet)")
    sign(page, "paragraph")


def change(page: Any, texts: dict[str, str]) -> None:
    page.click(".draft-forms summary >> nth=0")
    write(page, "[id^=change-paragraph]", texts)


def hudna(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from hudna.cli.main import main; main()", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def let_pass(node: Path, hours: float) -> None:
    """Set the clock of an exercise ahead, and have the operator process what is due by then."""
    settings = node / "node.toml"
    found = re.search(r"^clock = (.+)$", settings.read_text(), re.M)
    assert found
    later = datetime.fromisoformat(found[1]) + timedelta(hours=hours)
    settings.write_text(settings.read_text().replace(found[0], f"clock = {later.isoformat()}"))
    done = hudna("process", "--node", str(node), "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["adopted"]) == 1


def test_a_statement_is_drafted_by_three_signed_by_two_and_dissented_from_by_a_fourth(
    own_desk: Served, look: Callable[..., Any], tmp_path: Path
) -> None:
    russia = look(own_desk, "/en/talks/drafts/open", "russia-representative")
    russia.check("[name=languages][value=ar]")
    russia.fill("[name=title-en]", "Joint statement (exercise)")
    russia.fill("[name=title-ar]", "بيان مشترك (تمرين)")
    for party in ("russia", "turkey", "iran"):
        russia.check(f"[name=signatories][value={party}]")
    russia.check("[name=consulted][value=un]")
    russia.click("#open-draft .button")
    sign(russia, "statement_draft")
    path = russia.url.partition("?")[0].removeprefix(own_desk.address)
    write(russia, "#new-paragraph", FIRST)

    turkey = look(own_desk, path.replace("/en/", "/tr/"), "turkey-representative", "phone")
    turkey.click(".draft-forms summary >> nth=0")
    field = turkey.locator("[id^=change-paragraph] [name=text-en]")
    field.fill("The calm holds for seven days and nights. (exercise)")
    field.evaluate("f => { f.focus(); f.setSelectionRange(30, 40); }")
    turkey.click("[id^=change-paragraph] [data-bracket]")
    assert field.input_value() == ASKED["en"]
    turkey.fill("[id^=change-paragraph] [name=text-ar]", ASKED["ar"])
    turkey.check("[id^=change-paragraph] [name=aligned]")
    turkey.click("[id^=change-paragraph] .button:not(.quiet)")
    sign(turkey, "paragraph")

    russia.goto(own_desk.address + path)
    assert "Turkey" in russia.locator(".asked-by").first.inner_text()
    assert "asked for by" in russia.locator("#put").inner_text(), "a bracket is in the way"
    assert russia.locator("#put-text").count() == 0
    iran = look(own_desk, path.replace("/en/", "/ar/"), "iran-representative")
    iran.click(".draft-forms summary >> nth=1")
    iran.check("[name=agrees]")
    iran.click("[id^=remark-] .button")
    sign(iran, "draft_comment")
    turkey.goto(own_desk.address + path)
    change(turkey, AGREED)
    russia.goto(own_desk.address + path)
    russia.select_option("#silence", "24")
    russia.click("#put-text .button")
    sign(russia, "statement_text")

    for page in (russia, turkey):
        page.goto(own_desk.address + path)
        page.click("#sign .button")
        page.locator("#confirm[open]").wait_for()
        shown = page.locator("#confirm .to-sign").inner_text()
        assert AGREED["en"] in shown
        assert AGREED["ar"] in shown
        sign(page, "statement_signature")
    iran.goto(f"{own_desk.address}/ar/")
    waits = iran.locator(
        "#waiting li", has=iran.locator(f"[href$='{path.removeprefix('/en')}#text']")
    )
    assert "بيان مشترك (تمرين)" in waits.inner_text()
    assert "يُعدّ الصمت موافقة بعد" in waits.inner_text()
    assert "ساعة" in waits.locator(".clock").inner_text(), "the hours left until then"
    un = look(own_desk, "/en/", "un-observer")
    assert "1 step waits for you." in un.locator(".lede").inner_text()
    assert "A text waits for the word of your party." in un.locator("#waiting").inner_text()
    assert "Silence" not in un.locator("#waiting").inner_text(), "who is consulted may be silent"
    un.goto(own_desk.address + path)
    assert un.locator("#sign").count() == 0, "who is consulted does not sign"
    un.check("[name=kind][value=dissents]")
    un.fill("#answer-words", "It names no line. (exercise)")
    un.click("#answer .button")
    sign(un, "statement_answer")

    let_pass(own_desk.folder / "operator", 25)
    reporter = look(own_desk, "/ar/talks/statements/", None, "phone")
    reporter.click("#adopted a")
    words = reporter.locator(".party-words").inner_text()
    assert "It names no line. (exercise)" in words
    assert AGREED["ar"] in reporter.locator(".statement-text").first.inner_text()
    assert reporter.locator("[href*='/talks/drafts/']").count() == 0, "a draft is never public"
    with reporter.expect_download() as download:
        reporter.click("a[download]")
    proof = tmp_path / "proof.json"
    download.value.save_as(proof)

    record = str(own_desk.folder / "operator" / "record")
    said = hudna("talks", "verify", str(proof), "--genesis", record, "--json")
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert sorted(found["signatures"]) == ["russia", "turkey"]
    assert (found["silent"], found["dissents"]) == (["iran"], ["un"])
    forged = proof.with_name("forged.json")
    forged.write_text(proof.read_text().replace("seven days", "eight days"))
    assert hudna("talks", "verify", str(forged), "--genesis", record).returncode == 1


def test_what_is_shown_to_sign_is_held_to_the_hash_that_is_signed(
    desk: Served, look: Callable[..., Any]
) -> None:
    page = look(desk, "/en/talks/drafts/open", "russia-representative")
    page.fill("[name=title-en]", "Joint statement (exercise)")
    for party in ("russia", "turkey"):
        page.check(f"[name=signatories][value={party}]")
    page.click("#open-draft .button")
    sign(page, "statement_draft")
    page.fill("#new-paragraph [name=text-en]", FIRST["en"])
    page.click("#new-paragraph .button:not(.quiet)")
    sign(page, "paragraph")
    page.click("#put-text .button")
    sign(page, "statement_text")
    page.evaluate("""() => {
        const said = document.getElementById("to-sign");
        said.textContent = said.textContent.replace("seven", "eight");
    }""")
    page.click("#sign .button")
    page.locator("#sign [role=alert]").wait_for()
    assert page.locator("#confirm[open]").count() == 0
