"""The pages of rounds and commitments: who sat where, side by side, and overdue first."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from hudna.model.talks_round import Seat
from hudna.web.present.round_line import round_line
from hudna.web.present.table_plan import table_plan
from tests.talks.rounds import a_round, seat
from tests.web.sample import Sample

SignedIn = Callable[[str | None], Client]
ASTANA = "talks/rounds/astana-2017-01-23/"


def test_the_public_reads_who_led_each_delegation_and_where_that_was_read(
    desk: Any, signed_in: SignedIn
) -> None:
    page = signed_in(None).get(f"/en/{ASTANA}").content.decode()
    for head in ("Bashar al-Jaafari", "Mohammad Alloush", "Staffan de Mistura"):
        assert head in page
    assert 'href="http://tass.com/world/926628"' in page
    assert "data-sign" not in page, "nobody in particular signs nothing"
    arabic = signed_in(None).get(f"/ar/{ASTANA}").content.decode()
    assert "بشار الجعفري" in arabic


def test_a_round_has_its_positions_papers_and_commitments(
    sample: Sample, signed_in: SignedIn
) -> None:
    page = signed_in("russia-representative").get(f"/en/talks/rounds/{sample.round}/")
    text = page.content.decode()
    assert text.count("Exercise: a working meeting") > 4
    assert f'href="/en/talks/commitments/{sample.commitment}/"' in text
    assert signed_in(None).get(f"/en/talks/rounds/{sample.round}/").status_code == 404


def test_what_is_overdue_stands_on_the_overview_and_first_among_its_owners(
    sample: Sample, signed_in: SignedIn
) -> None:
    client = signed_in("russia-representative")
    listed = client.get("/en/talks/commitments/").content.decode()
    assert listed.index("<h2>") < listed.index(sample.commitment)
    first = listed.index('class="list"')
    assert listed.index(sample.commitment, first) < listed.index("astana-2017-01-24", first)
    overview = client.get("/en/").content.decode()
    assert "Overdue commitments" in overview
    assert sample.commitment in overview
    assert "Overdue commitments" not in signed_in(None).get("/en/").content.decode()


def test_the_sides_sit_at_the_ends_and_a_page_read_from_the_right_is_mirrored() -> None:
    seats = (seat("syria_government"), seat("syria_opposition"), seat("un", Seat.MEDIATOR))
    left = table_plan(seats, from_right=False).seats
    right = table_plan(seats, from_right=True).seats
    assert int(left[0].x) < 110 < 530 < int(left[1].x)
    assert left[0].y == left[1].y
    assert [int(one.x) + int(other.x) for one, other in zip(left, right, strict=True)] == [640] * 3
    assert [one.number for one in left] == [1, 2, 3]


def test_the_line_of_time_goes_the_way_the_page_is_read() -> None:
    rounds = [a_round(), a_round(id="round-2", start=date(2019, 12, 1), end=None)]
    left, right = (round_line(rounds, from_right=way) for way in (False, True))
    assert left is not None
    assert right is not None
    assert float(left.marks[0].x) < float(left.marks[1].x)
    assert float(right.marks[0].x) > float(right.marks[1].x)
    assert round_line([], from_right=False) is None
