"""Who listens in this process, and the one task that looks out for them."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from hudna.web.live.lookout import Listening, Outcome

__all__ = ["EVERY_SECONDS", "MOST", "MOST_OF_OFFICE", "Hub", "Listener"]

EVERY_SECONDS = 0.5
"""How often the database is asked, as long as anybody listens."""

MOST, MOST_OF_OFFICE = 2000, 30
"""Open streams of this process, and of one office in it."""

UNREAD = 200
"""Whoever leaves so much unread is cut off, and goes on from there when it comes back."""

T = TypeVar("T")
Look = Callable[[Sequence[Listening], float], list[Outcome]]

log = logging.getLogger(__name__)


@dataclass(eq=False)
class Listener:
    """An open stream: null in its queue ends it."""

    listening: Listening
    queue: asyncio.Queue[bytes | None]


class Hub:
    """The listeners of one process; `look` runs in a thread, so that no stream waits for it."""

    def __init__(self, look: Look, every: float = EVERY_SECONDS) -> None:
        self._look, self._every = look, every
        self._listeners: set[Listener] = set()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lookout")
        self._task: asyncio.Task[None] | None = None

    def has_room_for(self, office: str) -> bool:
        """Return whether one more stream of an office may be opened."""
        of_office = sum(one.listening.office.id == office for one in self._listeners)
        return len(self._listeners) < MOST and of_office < MOST_OF_OFFICE

    async def ask(self, question: Callable[[Any], T], about: Any) -> T:
        """Return the answer to a question that needs the database."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, about)

    def join(self, listening: Listening) -> Listener:
        """Let somebody listen from now on."""
        listener = Listener(listening, asyncio.Queue(UNREAD))
        self._listeners.add(listener)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a listener; one that is not there is passed over."""
        self._listeners.discard(listener)

    def end_all(self) -> None:
        """End every stream, as when the server stops."""
        for listener in list(self._listeners):
            self._end(listener)

    async def _run(self) -> None:
        loop, said = asyncio.get_running_loop(), ""
        while self._listeners:
            here = list(self._listeners)
            asked = [one.listening for one in here], time.monotonic()
            try:
                outcomes = await loop.run_in_executor(self._thread, self._look, *asked)
            except Exception as error:  # a database that is away for a while ends no stream
                if repr(error) != said:
                    log.exception("the database could not be asked for news")
                said = repr(error)
            else:
                said = ""
                for listener, outcome in zip(here, outcomes, strict=True):
                    self._pass_on(listener, outcome)
            await asyncio.sleep(self._every)

    def _pass_on(self, listener: Listener, outcome: Outcome) -> None:
        listener.listening = outcome.listening
        if len(outcome.sent) + listener.queue.qsize() >= UNREAD:
            self._end(listener)
            return
        for data in outcome.sent:
            listener.queue.put_nowait(data)
        if outcome.over:
            self._end(listener)

    def _end(self, listener: Listener) -> None:
        self.leave(listener)
        if listener.queue.full():
            listener.queue.get_nowait()
        listener.queue.put_nowait(None)
