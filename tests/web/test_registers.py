"""The registers under each way of counting: what sides registered stays as they registered it."""

import html as markup
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hudna.db.models import MechanismRow
from hudna.model.codec import to_json
from hudna.model.incident import Incident
from hudna.model.release import Audience, Release
from hudna.model.when import DatePrecision, When
from tests.web.sample import AT, ENTRY, Sample

SignedIn = Callable[[str | None], Client]
ALL = Release(Audience.MECHANISM)


def shelled(desk: Any, sample: Sample, number: int, **fields: Any) -> None:
    """Put a shelling of Kafr Nabl on 20 September at 17:30 beside that of the sample."""
    first = desk.store.get(Incident, sample.incident)
    when = When("2019-09-20T17:30", "2019-09-20T17:30", DatePrecision.MINUTE)
    desk.store.put(
        replace(first, id=f"incident-more-{number}", **{"when": when, **fields}), ALL, AT, ENTRY
    )


def page(client: Client, query: str = "") -> str:
    return client.get(f"/en/registers/{query}").content.decode()


def text(html: str) -> str:
    words = html.partition("<main")[2] or html
    return " ".join(markup.unescape(re.sub(r"<[^>]+>", " ", words)).split())


def ways(html: str) -> dict[str, str]:
    """Return what is printed for each way of counting, by its id."""
    rows = re.findall(
        r'<a href="\?rule=(\w+)&amp;until=[^"]*".*?<td class="count">(.*?)</td>', html, re.S
    )
    return {rule: text(shown) for rule, shown in rows}


def day(html: str, words: str) -> str:
    row = next(r for r in re.findall(r"<tr>.*?</tr>", html, re.S) if words in r)
    return text(row).removeprefix(words).strip()


def asked(client: Client, address: str) -> int:
    """Return how many queries a page asks."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/en/{address}").status_code == 200
    return len(queries)


def test_the_same_incidents_are_counted_in_each_way(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    shelled(desk, sample, 1, shots=(20, 20), bursts=(20, 20))
    shelled(desk, sample, 2, shots=(15, 15), bursts=(15, 15))
    html = page(signed_in("un-observer"))
    assert ways(html) == {
        "each_incident": "3",
        "each_shot": "36 or more, open",
        "each_burst": "36 or more, open",
        # 35 shots at 17:30 are sure to fill one hour only if nobody's fire parts them.
        "thirty_in_an_hour": "0–26",
        "day_and_place": "1",
    }


def test_a_day_has_what_its_incidents_amount_to_beside_what_was_registered(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    shelled(
        desk,
        sample,
        1,
        shots=(6, 6),
        when=When("2019-09-22T08:00", "2019-09-22T08:00", DatePrecision.MINUTE),
    )
    html = page(signed_in("un-observer"), "?rule=each_shot")
    assert day(html, "22 September 2019") == "10 7 10–17 6 9 7 9–16 5 4 5–9 7 1 7–8 31 19 31–50 6"
    assert day(html, "20 September 2019") == "no list 1+ 1 no list 1+ 1"
    assert "1 how many were fired is not told" in text(html)
    assert 'href="/en/incidents/?area=Idlib&amp;day=2019-09-20"' in html
    without = page(signed_in("un-observer"))
    assert day(without, "22 September 2019") == "10 7 10–17 9 7 9–16 5 4 5–9 7 1 7–8 31 19 31–50"
    assert "20 September 2019" not in without


def test_a_list_does_not_say_how_it_counts_unless_a_source_does(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    shown = text(page(signed_in(None)))
    assert "The list of Russia does not say how it counts." in shown
    assert "The list of Turkey does not say how it counts." in shown
    told = replace(desk.store.mechanism(), list_rules={"russia": "each_shot"})
    MechanismRow.objects.update(body=json.dumps(to_json(told)))
    shown = text(page(signed_in(None)))
    assert "The list of Russia counts so: each shot, shell or explosion counts." in shown
    assert "The list of Turkey does not say how it counts." in shown


def test_each_reader_counts_what_is_released_to_it(sample: Sample, signed_in: SignedIn) -> None:
    """One incident is Turkey's alone, one is the mechanism's, none is public."""
    offices = {"turkey-representative": "2", "russia-representative": "1", None: None}
    for office, incidents in offices.items():
        assert ways(page(signed_in(office))).get("each_incident") == incidents


def test_what_is_of_no_day_is_in_no_number_and_an_unknown_rule_is_none(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    shelled(desk, sample, 1, when=When.unknown())
    html = page(signed_in("un-observer"))
    assert ways(html)["each_incident"] == "1"
    assert "1 more incident of fire is told of no day" in text(html)
    unknown = page(signed_in("un-observer"), "?rule=each_wish&until=never")
    assert text(unknown) == text(html), "an unknown rule or day shows the registers"


def test_too_many_incidents_are_refused_a_page_and_not_cut(
    sample: Sample, signed_in: SignedIn, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hudna.web.pages.registers.MOST", 1)
    shelled(desk, sample, 1)
    html = page(signed_in("un-observer"), "?rule=each_shot")
    assert "More than 1 incidents of fire began on these days" in text(html)
    assert ways(html) == {}
    assert "/en/exports/counts.jsonl" in html


def test_as_many_queries_for_five_incidents_as_for_fifty(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    client = signed_in("turkey-analyst")

    def queries() -> list[int]:
        return [
            asked(client, address) for address in ("registers/?rule=day_and_place", "incidents/")
        ]

    for number in range(3):
        shelled(desk, sample, number, shots=(6, 6))
    assert ways(page(client))["each_incident"] == "5"
    with_five = queries()
    for number in range(3, 48):
        shelled(desk, sample, number, shots=(6, 6))
    assert ways(page(client))["each_incident"] == "50"
    assert queries() == with_five


def test_claims_are_read_together(sample: Sample, signed_in: SignedIn, desk: Any) -> None:
    client = signed_in("turkey-analyst")
    incident = desk.store.get(Incident, sample.incident)

    desk.store.put(replace(incident, claims=incident.claims[:1]), ALL, AT, ENTRY)
    address = f"incidents/{sample.incident}/"
    with_one = asked(client, address)
    desk.store.put(incident, ALL, AT, ENTRY)
    assert asked(client, address) == with_one


def test_counts_are_taken_away_with_what_was_registered_beside_them(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    shelled(
        desk,
        sample,
        1,
        shots=(6, 6),
        when=When("2019-09-22T08:00", "2019-09-22T08:00", DatePrecision.MINUTE),
    )
    response = signed_in("un-observer").get("/en/exports/counts.jsonl")
    lines = [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]
    found = {(row["day"], row["area"], row["rule"]): row for row in lines}
    assert found["2019-09-22", "Idlib", "each_shot"] == {
        "day": "2019-09-22", "area": "Idlib", "rule": "each_shot",
        "least": 6, "most": 6, "undecided": 0, "gaps": {},
        "registered": {"Russia": [10], "Turkey": [7]},
        "registered_rule": {"Russia": None, "Turkey": None},
    }  # fmt: skip
    undecided = found["2019-09-20", "Idlib", "each_shot"]
    assert (undecided["least"], undecided["most"], undecided["gaps"]) == (1, None, {"number": 1})
    assert undecided["registered"] == {}
    assert found["2019-09-22", "Hama", "each_incident"]["most"] == 0
    assert len(lines) == 5 * 5, "four areas listed and one day of incidents, under five rules"


def test_the_counting_rule_is_printed_beside_the_numbers(
    sample: Sample, signed_in: SignedIn, desk: Any
) -> None:
    client = signed_in("un-observer")
    for room in ("", "registers/", "incidents/"):
        shown = text(client.get(f"/en/{room}").content.decode())
        assert "Counting rule: " + desk.store.mechanism().counting_rule["en"] in shown, room
    shown = text(client.get("/en/agreement/").content.decode())
    assert "the text does not say how breaches are counted" in shown
