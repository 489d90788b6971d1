"""The agreements as they stand, what each version changed, and judgements of before and now."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from hudna.actions.amend_agreement import amend_agreement
from hudna.assess.agreements import load
from hudna.assess.assess import assess
from hudna.model.agreement import Allegation, Outcome
from hudna.model.incident import Incident
from hudna.model.reading import StoredReading
from hudna.model.reassessment import Reassessment
from hudna.model.release import Audience, Release
from tests.actions.conftest import Scene, next_version
from tests.web.sample import AT, ENTRY, Sample


def test_the_agreements_page_says_what_each_version_changed(desk: Any) -> None:
    english = Client().get("/en/agreement/").content.decode()
    assert english.count("What this version changed") == 1
    assert "Clause added: Control forces (SY-DEA/F)." in english
    assert "No zone changed." in english
    arabic = Client().get("/ar/agreement/").content.decode()
    assert "أُضيف بند: قوات المراقبة" in arabic


def test_the_exports_page_has_the_agreements_in_the_columns_of_others(desk: Any) -> None:
    page = Client().get("/ar/exports/").content.decode()
    assert "الاتفاقات بأعمدة ETH/PRIO" in page
    pax = Client().get("/ar/exports/agreements_pax.csv").getvalue().decode()
    assert pax.startswith("Con,Contp,PP,PPName,Reg,AgtId,")
    assert "Ceasefire in Syria of 29 December 2016,2016-12-29" in pax
    eth_prio = Client().get("/ar/exports/agreements_eth_prio.csv").getvalue().decode()
    assert eth_prio.startswith("cc,cf_id,uniq_id,location,region,")
    assert Client().get("/ar/exports/agreements_pax.jsonl").status_code == 404


def test_an_amended_version_stands_on_the_pages_with_both_shapes_of_its_zone(desk: Any) -> None:
    scene = Scene(desk, None)  # type: ignore[arg-type]
    after = next_version()
    ring = "[[36.4,35.4],[37.0,35.4],[37.0,36.0],[36.4,36.0],[36.4,35.4]]"
    shape = f'{{"type":"Polygon","coordinates":[{ring}]}}'
    moved = replace(after.zones[0], geometry=shape)
    amendment = scene.amendment(replace(after, zones=(moved, *after.zones[1:])))
    said = scene.sign_with(desk.own_key, "amendment", amendment)
    amend_agreement(desk.store, desk.record, said)
    page = Client().get("/en/agreement/").content.decode()
    assert page.count("What this version changed") == 2
    assert 'id="syria-de-escalation-areas-2019-09-20"' in page
    assert "events it is about: taken out, shelling." in page
    assert "The zone “Idlib area” gains " in page
    assert page.count('class="edge before"') == 1


def test_an_earlier_judgement_stands_beside_the_one_of_now(sample: Sample, desk: Any) -> None:
    (alleged,) = desk.store.all(Allegation, incident=sample.incident)
    now = replace(alleged, outcome=Outcome.OUTSIDE_SCOPE)
    desk.store.put(now, Release(Audience.MECHANISM), AT, ENTRY)
    client = Client()
    client.post("/en/sign-in/", {"office": "turkey-analyst"})
    page = client.get(f"/en/incidents/{sample.incident}/").content.decode()
    assert "Judged before:" in page
    assert "That judgement stands in the record beside this one." in page


SignedIn = Callable[[str | None], Client]
PAGE = "/agreement/syria-de-escalation-areas/2019-09-19/judgements/"


@pytest.fixture
def rejudged(sample: Sample, desk: Any) -> Sample:
    """The sample, judged again by a version without shelling that Turkey's node handed over."""
    incident = desk.store.get(Incident, sample.incident)
    claims = [desk.store.get(StoredReading, r.report).reading.claims[0] for r in incident.claims]
    before = load("de-escalation-2017-09-15")
    for one in assess(incident, claims, [before], zone=ZoneInfo("Asia/Damascus")):
        desk.store.put(one, Release(Audience.MECHANISM), AT, ENTRY)
    scene = Scene(desk, None)  # type: ignore[arg-type]
    amendment = scene.amendment(next_version("2019-09-19"), by="turkey")
    entry = scene.sign_with(scene.own_key("turkey"), "amendment", amendment).entry
    parts = [base64.b64encode(part).decode() for part in (entry.canonical, entry.signature)]
    answer = Client().post("/record/entries", json.dumps([parts]), content_type="application/json")
    assert answer.json()["taken"] == 1
    assert len(list(desk.store.all(Reassessment))) == 1
    return sample


def test_a_version_lists_the_judgements_it_changed_old_beside_new(
    rejudged: Sample, signed_in: SignedIn
) -> None:
    for path in ("/agreement/", PAGE):
        english = signed_in("turkey-analyst").get(f"/en{path}").content.decode()
        changed = english.partition("1 judgement changes.")[2]
        assert f'href="/en/incidents/{rejudged.incident}/"' in changed
        old, _, new = changed.partition("Judged now, under the version")
        assert "<bdi>2017-09-15</bdi>" in old
        assert "breach alleged" in old
        assert "<bdi>2019-09-19</bdi>" in new
        assert "outside the clause" in new
        assert "not about events of this kind" in new
        arabic = signed_in("turkey-analyst").get(f"/ar{path}").content.decode()
        assert "ويتغير حكم واحد." in arabic
        public = signed_in(None).get(f"/en{path}").content.decode()
        assert rejudged.incident not in public
        assert "1 judgement changes." not in public


def test_an_incident_shows_the_judgement_of_its_time_beside_the_new_one(
    rejudged: Sample, signed_in: SignedIn
) -> None:
    for path in (f"incidents/{rejudged.incident}/", f"cases/{rejudged.case}/"):
        page = signed_in("turkey-analyst").get(f"/en/{path}").content.decode()
        shown = page.partition('id="tested-title"')[2].partition(
            '<details class="more-step folded">'
        )[0]
        assert shown.count("Judged before, under the version") == 1
        old, _, new = shown.partition("Judged now, under the version")
        assert "breach alleged" in old.rpartition("Judged before")[2]
        assert "outside the clause" in new
        assert "Judged before:" not in page  # said once, beside the new one
