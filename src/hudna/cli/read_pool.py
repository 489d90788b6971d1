"""Several processes read files; one that dies, hangs or swells is replaced and its file named."""

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from hudna.cli.read_jobs import Job, Outcome
from hudna.intake.intake import Problem
from hudna.intake.limits import LIMITS

__all__ = ["Pool", "processors"]

AHEAD = 32
"""How many files a process may be ahead of the first unfinished one: what waits is held."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    job: Job | None = None
    until: float = 0.0


class Pool:
    """Runs `work` on jobs in `size` processes, each job for `seconds` at most."""

    def __init__(
        self, work: Callable[[Job], Outcome], *, size: int, seconds: float, memory: int
    ) -> None:
        self._work = work
        self._seconds = seconds
        self._memory = memory
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: BaseContext = multiprocessing.get_context(method)
        self._workers: list[_Worker] = []
        for _ in range(size):
            self._workers.append(self._started())

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _end(worker)

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield an outcome for every job, in their order."""
        waiting = deque(jobs)
        ready: dict[int, Outcome] = {}
        for job in jobs:
            while job.number not in ready:
                self._hand_out(waiting, job.number + AHEAD * len(self._workers))
                for outcome in self._collect():
                    ready[outcome.number] = outcome
            yield ready.pop(job.number)

    def _hand_out(self, waiting: deque[Job], before: int) -> None:
        for worker in self._workers:
            if worker.job is None and waiting and waiting[0].number < before:
                worker.job = waiting.popleft()
                worker.until = time.monotonic() + self._seconds
                with contextlib.suppress(OSError):  # a dead one is found when its answer is awaited
                    worker.connection.send(worker.job)

    def _collect(self) -> Iterator[Outcome]:
        """Wait for answers, deaths or the next end of time, and yield what became of the files."""
        busy = {worker.connection: worker for worker in self._workers if worker.job}
        soonest = min((worker.until for worker in busy.values()), default=time.monotonic())
        answered = wait(list(busy), timeout=max(soonest - time.monotonic(), 0))
        for worker in busy.values():
            if worker.connection in answered:
                yield self._answer(worker)
            elif time.monotonic() >= worker.until:
                message = f"reading took more than {self._seconds:g} seconds and was ended"
                yield self._replaced(worker, message, LIMITS["file_seconds"].advice)

    def _answer(self, worker: _Worker) -> Outcome:
        try:
            outcome = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(1)
            message = f"the process reading it died (status {worker.process.exitcode})"
            return self._replaced(worker, message, "Do not open this file by hand; report it")
        assert isinstance(outcome, Outcome)
        worker.job = None
        return outcome

    def _replaced(self, worker: _Worker, message: str, advice: str) -> Outcome:
        job = worker.job
        assert job is not None
        _end(worker)
        self._workers.remove(worker)
        self._workers.append(self._started())
        return Outcome(job.number, failed=Problem(str(job.path), message, advice))

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        others = [worker.connection for worker in self._workers] + [ours]
        arguments = (theirs, others, self._work, self._memory)
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=arguments, daemon=False
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _end(worker: _Worker) -> None:
    """End a process with the programs it started."""
    worker.connection.close()
    if worker.process.pid is not None and worker.process.is_alive():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(worker.process.pid, signal.SIGKILL)
        worker.process.kill()
    worker.process.join()


def _serve(
    connection: Connection,
    others: Sequence[Connection],
    work: Callable[[Job], Outcome],
    memory: int,
) -> None:
    """Read files until the other end is closed, which a death of the parent does as well."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    _limit_memory(memory)
    with contextlib.suppress(EOFError, OSError):
        while True:
            connection.send(work(connection.recv()))


def _limit_memory(more: int) -> None:
    """Let this process have `more` bytes beyond what it has; only Linux counts them for us."""
    size = Path("/proc/self/statm")
    if not size.exists():
        return
    import resource

    has = int(size.read_text().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = has + more if hard == resource.RLIM_INFINITY else min(has + more, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
