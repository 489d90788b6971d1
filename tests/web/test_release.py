"""Every page, search and export as every role: what is released to one party only it sees."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver

from hudna.db.exporting import EXPORTS
from hudna.model.incident import Incident
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.release import Audience, Release
from hudna.web.pages.exports import forms
from tests.web.sample import AT, ENTRY, SECRET, Sample

LANGUAGE = "LANGUAGE/"
"""Stands for the language an address begins with."""

LANGUAGES = [code for code, _ in settings.LANGUAGES]

VERSION = ("syria-de-escalation-areas", "2017-09-15")

BOX = "bbox=36.5,35.5,36.7,35.7"
"""Where the sample's incidents are."""

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')

SignedIn = Callable[[str | None], Client]


def addresses(sample: Sample) -> Iterator[str]:
    """Yield the address of everything that can be read, with every id there is."""
    values: dict[str, list[dict[str, str]]] = {
        "report_id": [{"report_id": r} for r in (sample.arabic, sample.english, sample.confided)],
        "incident_id": [{"incident_id": i} for i in (sample.incident, sample.confided_incident)],
        "case_id": [{"case_id": sample.case}],
        "agreement_id": [
            {"agreement_id": VERSION[0], "agreement_version": VERSION[1]},
            {"agreement_id": "none", "agreement_version": "none"},
        ],
        "evidence_id": [{"evidence_id": sample.evidence, "field": "obtained_from"}],
        "measure_id": [{"measure_id": "measure-none"}],
        "motion_id": [{"motion_id": "motion-none"}],
        "kind": [{"kind": k, "extension": e} for k, es in forms().items() for e in es],
        "bulletin_id": [{"bulletin_id": "none", "language": "ar", "extension": "html"}],
        "name": [{"name": "dark"}],
        "airspace_id": [
            {"airspace_id": one, "path": name, "language": "ar", "extension": "html"}
            for one in (sample.dispute, sample.confided_dispute)
            for name in ("CASE.yaml", "north.csv", "note.txt")
        ],
        "movement_id": [
            {"movement_id": sample.movement},
            {"movement_id": sample.confided_movement},
        ],
        "round_id": [{"round_id": r} for r in (sample.round, sample.confided_round)],
        "commitment_id": [
            {"commitment_id": one} for one in (sample.commitment, sample.confided_commitment)
        ],
        "event_id": [{"event_id": one} for one in (sample.event, sample.confided_event)],
        "draft_id": [{"draft_id": one} for one in (sample.draft, sample.confided_draft)],
        "statement_id": [{"statement_id": sample.statement}],
        "path": [{"path": "entries/000.p/15"}],
        "account": [{"account": "turkey-analyst"}],
        "token": [{"token": "none"}],
        "key": [{"key": "00000000000000000000000000000000"}],
        "pk": [{"pk": "1"}],
        "index": [{"index": str(index)} for index in range(40)],
    }
    for prefix, pattern in patterns():
        route = str(pattern.pattern)
        keys = [key for key in values if f":{key}>" in route]
        for given in values[keys[0]] if keys else [{}]:
            address = route
            for key, value in given.items():
                for form in ("str", "path", "int"):
                    address = address.replace(f"<{form}:{key}>", value)
            assert "<" not in address, f"the walk does not know how to fill in {route}"
            yield prefix + address
    yield f"{LANGUAGE}search/?q={SECRET}"
    yield f"{LANGUAGE}search/?q=Kafr+Nabl"
    yield f"{LANGUAGE}search/?event=shelling"
    yield f"{LANGUAGE}search/?kind=claim&area=Idlib&lang=en"
    yield f"{LANGUAGE}reports/?area=Idlib&by=turkey"
    yield f"{LANGUAGE}cases/?party=syria_government&due=2019-12-01"
    yield f"{LANGUAGE}incidents/?area=Idlib&kind=shelling"
    yield f"{LANGUAGE}incidents/?day=2019-09-20"
    yield f"{LANGUAGE}record/?entry=3"
    yield f"{LANGUAGE}incidents/?{BOX}&from=2019-09-01&to=2019-09-30"
    yield f"{LANGUAGE}map/view.json?{BOX}&zoom=12"
    yield f"{LANGUAGE}map/view.json?zoom=5&kind=shelling&area=Idlib&from=2019-09-01"
    yield f"{LANGUAGE}map/days.json?{BOX}&from=2019-09-01&to=2019-09-30"
    yield f"{LANGUAGE}registers/?rule=each_incident&until=2019-09-22"


def patterns() -> Iterator[tuple[str, URLPattern]]:
    """Yield every address pattern of the desk with what stands before it."""
    for found in get_resolver().url_patterns:
        if isinstance(found, URLPattern):
            yield "", found
        else:
            assert len(found.url_patterns) > 25
            yield from ((LANGUAGE, pattern) for pattern in found.url_patterns)


def like_a_search_for_nothing(client: Client, text: str, language: str) -> bool:
    """Return whether a page that repeats the word asked for says nothing else of it."""
    nothing = "q" * len(SECRET)
    other = body(client.get(f"/{language}/search/?q={nothing}"))
    return text.replace(SECRET, "X") == other.replace(nothing, "X")


def every_role(desk: Any) -> list[Actor]:
    """Return an office of every role in every kind of party, and all those of Turkey."""
    found: dict[object, Actor] = {}
    for actor in desk.store.mechanism().actors:
        found.setdefault((actor.role, actor.party_kind, actor.party == "turkey"), actor)
    return list(found.values())


def body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return TOKEN.sub("", content.decode("utf-8", "replace"))


def test_what_is_turkeys_alone_is_on_no_page_of_anybody_else(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    """Languages take turns: each office meets all of them, and each page is met in all of them."""
    for turn, office in enumerate((None, *every_role(desk))):
        client = signed_in(office.id if office else None)
        of_turkey = office is not None and office.party == "turkey"
        trusted = of_turkey and office.role is not Role.ADMINISTRATOR
        seen = []
        for place, address in enumerate(addresses(sample)):
            language = LANGUAGES[(turn + place) % len(LANGUAGES)]
            response = client.get("/" + address.replace(LANGUAGE, f"{language}/"))
            assert response.status_code < 500, (office, address)
            text = body(response)
            hidden = (SECRET, sample.confided, sample.confided_incident, sample.evidence,
                      sample.confided_dispute, sample.confided_movement,
                      sample.confided_round, sample.confided_commitment,
                      sample.confided_draft, sample.confided_event)  # fmt: skip
            if any(word in text and word not in address for word in hidden):
                seen.append(address)
            elif SECRET in text and not trusted:
                assert like_a_search_for_nothing(client, text, language), address
        if trusted:
            own = {
                f"reports/{sample.confided}/",
                f"evidence/{sample.evidence}/file",
                f"airspace/{sample.confided_dispute}/",
                f"airspace/{sample.confided_dispute}/judgement.json",
                f"airspace/{sample.confided_dispute}/files/note.txt",
                f"movements/{sample.confided_movement}/",
                f"movements/{sample.confided_movement}.json",
                f"talks/rounds/{sample.confided_round}/",
                f"talks/commitments/{sample.confided_commitment}/",
                f"talks/drafts/{sample.confided_draft}/",
                "talks/relations/",
            }
            assert {LANGUAGE + address for address in own} <= set(seen), "its own party sees it"
        else:
            assert seen == [], f"{office.id if office else 'the public'} sees it on {seen}"


def test_an_administrator_of_the_party_reads_nothing_confidential(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    administrators = [a for a in desk.store.mechanism().actors if a.role is Role.ADMINISTRATOR]
    assert administrators
    for actor in administrators:
        client = signed_in(actor.id)
        assert client.get(f"/en/reports/{sample.confided}/").status_code == 404


def test_what_is_not_released_answers_as_what_does_not_exist(
    sample: Sample, signed_in: SignedIn
) -> None:
    client = signed_in("russia-analyst")
    hidden = client.get(f"/en/reports/{sample.confided}/")
    absent = client.get("/en/reports/report-000000000000/")
    assert hidden.status_code == absent.status_code == 404
    shown = body(hidden).replace(sample.confided, "X")
    assert shown == body(absent).replace("report-000000000000", "X")


def test_the_source_is_shown_to_its_own_party_only(sample: Sample, signed_in: SignedIn) -> None:
    page = body(signed_in("turkey-analyst").get(f"/en/reports/{sample.confided}/"))
    assert f"told by {SECRET}" in page


def test_every_export_has_a_form(sample: Sample) -> None:
    assert set(forms()) == {*EXPORTS, "agreements_eth_prio", "agreements_pax"}
    assert all(forms().values())


def test_the_public_gets_coarse_places(sample: Sample, signed_in: SignedIn, desk: Any) -> None:
    incident = desk.store.get(Incident, sample.incident)
    desk.store.put(incident, Release(Audience.PUBLIC), AT, ENTRY)
    public = signed_in(None).get("/en/map/incidents.geojson").json()["features"]
    office = signed_in("un-observer").get("/en/map/incidents.geojson").json()["features"]
    (coarse,) = [f["geometry"]["coordinates"] for f in public]
    (exact,) = [f["geometry"]["coordinates"] for f in office]
    assert exact == [36.5611, 35.6142]
    assert coarse == [36.6, 35.6]


def test_nobody_counts_on_the_map_what_is_not_released_to_them(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    for office in (None, *every_role(desk)):
        client = signed_in(office.id if office else None)
        administrator = office is not None and office.role is Role.ADMINISTRATOR
        shared = (
            office is not None and not administrator and office.party_kind is not PartyKind.SIDE
        )
        own = office is not None and not administrator and office.party == "turkey"
        for query in ("zoom=5", f"{BOX}&zoom=5", f"{BOX}&zoom=12", f"{BOX}&exact=1"):
            seen = client.get(f"/en/map/view.json?{query}").json()
            assert seen["count"] == seen["drawn"] == shared + own, (office, query)
            assert sum(n for _, _, n, *_ in seen["spots"]) == shared + own
        bars = client.get("/en/map/days.json").json()["bars"]
        assert sum(n for _, _, n, _ in bars) == shared + own


def test_the_public_map_is_no_finer_than_the_public_grid(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    incident = desk.store.get(Incident, sample.incident)
    desk.store.put(incident, Release(Audience.PUBLIC), AT, ENTRY)
    for zoom in (4, 7, 9, 13):
        (spot,) = signed_in(None).get(f"/en/map/view.json?zoom={zoom}").json()["spots"]
        assert spot[:3] == [36.6, 35.6, 1]
        assert spot[4:6] == ["round", 10], "a circle of ten kilometres, not a dot"
    exact = signed_in(None).get("/en/map/view.json?bbox=36.561,35.614,36.562,35.615&zoom=13").json()
    assert exact["count"] == 0, "asking closer tells nothing more"
    (spot,) = signed_in("un-observer").get("/en/map/view.json?zoom=13").json()["spots"]
    assert spot[:2] == [36.5611, 35.6142]


def test_a_map_asked_nonsense_answers_with_everything(sample: Sample, signed_in: SignedIn) -> None:
    client = signed_in("un-observer")
    for query in ("zoom=nan", "zoom=1e999", "bbox=1,2", "bbox=a,b,c,d", "from=x&to=9999-99-99",
                  "bbox=nan,0,1,1", "bbox=9,9,1,1", "day=0001-01-01&zoom=-4"):  # fmt: skip
        answer = client.get(f"/en/map/view.json?{query}")
        assert answer.status_code == 200
        assert answer.json()["count"] == (0 if "day" in query else 1)
    assert client.get("/en/map/days.json?from=0001-01-01&to=9999-12-31").status_code == 200
