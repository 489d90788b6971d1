"""A process that dies, hangs or swells costs one file, not the reading."""

import os
import time
from pathlib import Path

import pytest

from hudna.cli.read_file import FileReader
from hudna.cli.read_jobs import Job, Outcome
from hudna.cli.read_pool import Pool
from hudna.intake.limits import LIMITS, MIB

JOBS = [Job(n, Path(f"{n}.txt"), str(n)) for n in range(12)]
BAD = 5


def dies(job: Job) -> Outcome:
    if job.number == BAD:
        os._exit(3)
    return Outcome(job.number)


def hangs(job: Job) -> Outcome:
    if job.number == BAD:
        time.sleep(60)
    return Outcome(job.number)


def swells(job: Job) -> Outcome:
    try:
        held = bytearray(200 * MIB if job.number == BAD else 10)
    except MemoryError:
        return Outcome(job.number, sha256="no memory")
    return Outcome(job.number, sha256=str(len(held) > 10))


@pytest.mark.parametrize(("work", "told"), [(dies, "died"), (hangs, "more than 0.5 seconds")])
def test_the_file_is_named_and_all_others_are_read_in_order(work: object, told: str) -> None:
    with Pool(work, size=2, seconds=0.5, memory=1024 * MIB) as pool:  # type: ignore[arg-type]
        outcomes = list(pool.run(JOBS))
    assert [outcome.number for outcome in outcomes] == list(range(len(JOBS)))
    failed = [outcome for outcome in outcomes if outcome.failed]
    assert [outcome.number for outcome in failed] == [BAD]
    assert failed[0].failed is not None
    assert told in failed[0].failed.message


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="memory is limited on Linux alone"
)
def test_a_file_gets_no_more_memory_than_stated() -> None:
    with Pool(swells, size=1, seconds=20, memory=100 * MIB) as pool:
        outcomes = list(pool.run(JOBS))
    assert [outcome.number for outcome in outcomes if outcome.sha256 == "no memory"] == [BAD]


def test_no_process_is_left_behind() -> None:
    with Pool(hangs, size=2, seconds=30, memory=1024 * MIB) as pool:
        started = [worker.process for worker in pool._workers]
        next(iter(pool.run(JOBS)))
    assert not any(process.is_alive() for process in started)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LIMITS["file_bytes"].most + 1)
    outcome = FileReader()(Job(0, large, "large"))
    assert outcome.failed is not None
    assert "exceed" in outcome.failed.message
