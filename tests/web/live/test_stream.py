"""The stream: who is let in, how it keeps going, how it ends."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from hudna.cli.exercise import load_exercise
from hudna.db.kinds import TABLES
from hudna.db.news import Level
from hudna.model.party import Actor
from hudna.web.live import events, hub, stream
from hudna.web.live.hub import MOST_OF_OFFICE, Hub
from hudna.web.live.levels import opened, sealed
from hudna.web.live.lookout import Listening, Outcome
from hudna.web.live.stream import Live
from tests.web.asgi import Asked, ask

OFFICE = "turkey-analyst"
MINE = (("Cookie", "theme=dark; sessionid=mine"),)
LEVEL = Level((7,) * len(TABLES))
HERE = f"office={OFFICE}"


@cache
def analyst() -> Actor:
    return load_exercise().mechanism.actor(OFFICE)


def office_of(session: str) -> Actor | None:
    return analyst() if session == "mine" else None


def nothing_new(listeners: Sequence[Listening], moment: float) -> list[Outcome]:
    return [Outcome(replace(one, level=LEVEL)) for one in listeners]


def run(test: Callable[[Live, Hub], Awaitable[Any]], look: Any = nothing_new) -> Any:
    """Run a test inside a loop, with a stream and its hub."""

    async def inside() -> Any:
        here = Hub(look, every=0.01)
        return await test(Live(here, office_of), here)

    return asyncio.run(inside())


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():
            await asyncio.sleep(0.005)


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (401, {"path": "/live/en", "query": HERE}),
        (401, {"path": "/live/en", "query": HERE, "headers": (("Cookie", "sessionid=other"),)}),
        (403, {"path": "/live/en", "query": "office=turkey-representative", "headers": MINE}),
        (403, {"path": "/live/en", "headers": MINE}),
        (403, {"path": "/live/en", "headers": (*MINE, ("Sec-Fetch-Site", "cross-site"))}),
        (404, {"path": "/live/tlh", "query": HERE, "headers": MINE}),
        (405, {"path": "/live/en", "query": HERE, "headers": MINE, "method": "POST"}),
        (200, {"path": "/live/en", "query": HERE, "headers": MINE, "method": "HEAD"}),
    ],
)
def test_only_an_office_that_is_signed_in_listens(status: int, asked: dict[str, Any]) -> None:
    async def test(live: Live, here: Hub) -> Asked:
        answer, done = ask(live, **asked)
        await done
        return answer

    answer = run(test)
    assert (answer.status, answer.ended, answer.body) == (status, True, b"")


def test_an_office_has_so_many_streams_and_no_more() -> None:
    async def test(live: Live, here: Hub) -> list[int]:
        streams = [
            ask(live, "/live/ar", query=HERE, headers=MINE) for _ in range(MOST_OF_OFFICE + 1)
        ]
        tasks = [asyncio.ensure_future(done) for _, done in streams]
        await until(lambda: all(one.messages for one, _ in streams))
        here.end_all()
        await asyncio.gather(*tasks)
        return [one.status for one, _ in streams]

    assert run(test) == [200] * MOST_OF_OFFICE + [429]


def test_it_goes_on_from_where_the_browser_was() -> None:
    older, newer = sealed(LEVEL), sealed(Level((9,) * len(TABLES)))
    began: list[Level | None] = []

    def note(listeners: Sequence[Listening], moment: float) -> list[Outcome]:
        began.extend(one.level for one in listeners)
        return [Outcome(one, over=True) for one in listeners]

    async def test(live: Live, here: Hub) -> None:
        for headers in ((), (("Last-Event-ID", newer),), (("Last-Event-ID", "3"),)):
            _, done = ask(live, "/live/ar", query=f"{HERE}&after={older}", headers=MINE + headers)
            await done

    run(test, note)
    assert began == [LEVEL, opened(newer), None]


@pytest.mark.parametrize("sent", [(), (b"event: news\n\n",)], ids=["quiet", "busy"])
def test_it_beats_at_its_own_pace_whatever_happens(
    monkeypatch: pytest.MonkeyPatch, sent: tuple[bytes, ...]
) -> None:
    monkeypatch.setattr(stream, "BEAT_SECONDS", 0.1)

    def look(listeners: Sequence[Listening], moment: float) -> list[Outcome]:
        return [Outcome(replace(one, level=LEVEL), sent) for one in listeners]

    async def seconds_of_three_beats(live: Live, here: Hub) -> float:
        asked, done = ask(live, "/live/ar", query=HERE, headers=MINE)
        began = time.monotonic()
        task = asyncio.ensure_future(done)
        await until(lambda: asked.body.count(b"event: beat\nid: ") >= 3)
        took = time.monotonic() - began
        asked.leave.set()
        await task
        return took

    assert run(seconds_of_three_beats, look) >= 0.3, "and if news put it off, it would never beat"


def test_who_leaves_is_forgotten_and_nobody_is_looked_out_for() -> None:
    looks: list[int] = []

    def count(listeners: Sequence[Listening], moment: float) -> list[Outcome]:
        looks.append(len(listeners))
        return nothing_new(listeners, moment)

    async def test(live: Live, here: Hub) -> None:
        asked, done = ask(live, "/live/ar", query=HERE, headers=MINE)
        task = asyncio.ensure_future(done)
        await until(lambda: len(looks) > 2)
        asked.leave.set()
        await task
        await asyncio.sleep(0.05)
        before = len(looks)
        await asyncio.sleep(0.1)
        assert len(looks) == before

    run(test, count)
    assert set(looks) == {1}


def test_a_database_that_is_away_for_a_while_ends_no_stream(
    caplog: pytest.LogCaptureFixture,
) -> None:
    fails = [True, True, False]

    def unsteady(listeners: Sequence[Listening], moment: float) -> list[Outcome]:
        if fails.pop(0) if fails else False:
            raise ConnectionError("the database is away")
        return [
            Outcome(one, (events.news(LEVEL, {"kind": "report"}),), over=True) for one in listeners
        ]

    async def test(live: Live, here: Hub) -> Asked:
        asked, done = ask(live, "/live/ar", query=HERE, headers=MINE)
        await done
        return asked

    answer = run(test, unsteady)
    assert answer.body.startswith(b"retry: 3000\n\nevent: news\nid: ")
    assert answer.ended
    assert len(caplog.records) == 1, "said once, not twice a second"


def test_who_does_not_read_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "UNREAD", 10)

    def flood(listeners: Sequence[Listening], moment: float) -> list[Outcome]:
        return [Outcome(one, (b"event: news\n\n",) * 6) for one in listeners]

    async def test(live: Live, here: Hub) -> bool:
        listener = here.join(Listening("mine", analyst(), "ar", LEVEL, 0.0))
        await until(lambda: here.has_room_for(OFFICE) and listener not in here._listeners)
        last = None
        while not listener.queue.empty():
            last = listener.queue.get_nowait()
        return last is None

    assert run(test, flood)
