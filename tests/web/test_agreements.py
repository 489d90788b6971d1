"""The agreements as they stand, what each version changed, and judgements of before and now."""

from dataclasses import replace
from typing import Any

from django.test import Client

from hudna.actions.amend_agreement import amend_agreement
from hudna.model.agreement import Allegation, Outcome
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
