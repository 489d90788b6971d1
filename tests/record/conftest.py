"""Fixtures of the record: a scene of parties, and logs they write."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.record.log import Log
from tests.record.scene import ORIGIN, ROLES, Scene

MakeLog = Callable[..., Log]


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def make_log(tmp_path: Path, scene: Scene) -> MakeLog:
    """Return a function that makes a log of so many entries, in batches."""

    def make(entries: int = 1, *, batch: int = 100, name: str = "log") -> Log:
        log = Log.create(tmp_path / name, ORIGIN, scene.operator)
        authors = [name for name in ROLES if name != "operator"]
        log.append([scene.genesis()])
        for start in range(1, entries, batch):
            end = min(start + batch, entries)
            seen = scene.seen(log)
            log.append([scene.say(authors[i % 4], checkpoint=seen) for i in range(start, end)])
        return log

    return make
