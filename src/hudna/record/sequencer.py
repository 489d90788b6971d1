"""Group commit: many submitters at once, one durable commit and one checkpoint for all who wait.

There is no delay to fill a batch: whoever comes while one is being written is in the next.
"""

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future

from hudna.record.entry import SignedEntry
from hudna.record.errors import ReadOnly, Rejected
from hudna.record.log import Log

__all__ = ["MOST_ENTRIES", "Sequencer"]

MOST_ENTRIES = 2000
"""How many entries go into one commit, so that nobody waits long for the first of many."""

_Waiting = tuple[Sequence[SignedEntry], "Future[list[int]]"]


class Sequencer:
    """Adds entries to an open log from any number of threads; each hand-in stands for itself."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._turn = threading.Lock()
        self._open = True
        self._thread = threading.Thread(target=self._run, name="sequencer", daemon=True)
        self._thread.start()

    def submit(self, entries: Sequence[SignedEntry]) -> "Future[list[int]]":
        """Hand entries in; the result, indexes or `Rejected`, comes once they are durable."""
        answer: Future[list[int]] = Future()
        with self._turn:
            if not self._open:
                raise ReadOnly("the sequencer is closed")
            self._queue.put((entries, answer))
        return answer

    def append(self, entries: Sequence[SignedEntry]) -> list[int]:
        """Hand entries in and wait; return their indexes or raise `Rejected`."""
        return self.submit(entries).result()

    def close(self) -> None:
        """Finish what was handed in, then stop; the log stays open."""
        with self._turn:
            self._open = False
            self._queue.put(None)
        self._thread.join()

    def __enter__(self) -> "Sequencer":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _run(self) -> None:
        while waiting := self._next():
            try:
                outcomes = self._log.append_each([entries for entries, _ in waiting])
            except Exception as error:  # noqa: BLE001 - each of the waiting has to be told
                for _, answer in waiting:
                    answer.set_exception(error)
                continue
            for (_, answer), outcome in zip(waiting, outcomes, strict=True):
                if isinstance(outcome, Rejected):
                    answer.set_exception(outcome)
                else:
                    answer.set_result(outcome)

    def _next(self) -> list[_Waiting]:
        first = self._queue.get()
        waiting: list[_Waiting] = []
        count = 0
        while first is not None:
            if first[1].set_running_or_notify_cancel():
                waiting.append(first)
                count += len(first[0])
            if count >= MOST_ENTRIES:
                break
            try:
                first = self._queue.get_nowait()
            except queue.Empty:
                if waiting:
                    break
                first = self._queue.get()
        else:
            # The end was called: what came before it is still done, then it is met again.
            if waiting:
                self._queue.put(None)
        return waiting
