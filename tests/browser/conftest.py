"""A real server on loopback, and a real Chromium looking at it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from hudna.web.catalogues import compile_all

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"phone": (390, 844), "laptop": (1280, 800), "wall": (1920, 1080)}


@dataclass(frozen=True)
class Made:
    """The folder of a desk's nodes, and the ids of the sample."""

    folder: Path
    ids: dict[str, str]


@dataclass(frozen=True)
class Served:
    """A desk being served: its address, the folder of its nodes, the ids of the sample."""

    address: str
    folder: Path
    ids: dict[str, str]


@pytest.fixture(scope="session")
def made(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The nodes that every desk of these tests is a copy of."""
    return make_desk(tmp_path_factory.mktemp("made") / "nodes")


@pytest.fixture(scope="module")
def desk(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk for the tests of one file that change something, each of them something else."""
    yield from serve_copy(made, tmp_path_factory.mktemp("desk") / "nodes")


@pytest.fixture
def own_desk(made: Made, tmp_path: Path) -> Iterator[Served]:
    """A desk for one test that changes what all others would meet, as the clock."""
    yield from serve_copy(made, tmp_path / "nodes")


@pytest.fixture(scope="session")
def shared_desk(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One desk for tests that only look."""
    yield from serve_copy(made, tmp_path_factory.mktemp("shared") / "nodes")


@pytest.fixture
def look(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a page as an office, at a size and in a theme; errors in the page fail the test."""
    contexts, problems = [], []

    def open_page(
        served: Served, path: str, office: str | None = None, size: str = "laptop",
        scheme: str = "light",
    ) -> Any:  # fmt: skip
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("requestfailed", lambda request: problems.extend(_failed(request)))
        page.on("request", lambda request: problems.extend(_outside(request.url, served)))
        page.on("console", lambda message: problems.extend(_said(message)))
        if office:
            page.goto(f"{served.address}/en/sign-in/?next={path}")
            page.click(f"button[value='{office}']")
        else:
            page.goto(served.address + path)
        page.wait_for_url("**" + path.partition("?")[0] + "**", wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


def until(page: Any, expression: str, seconds: float = 15) -> None:
    """Wait until an expression holds; polled, because the page's own policy forbids `eval`."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, f"never came true: {expression}"
        page.wait_for_timeout(100)


def _said(message: Any) -> list[str]:
    """Return an error of the console; a page that is not there is no error of the script."""
    missing = "status of 404" in message.text
    return [message.text] if message.type == "error" and not missing else []


def _failed(request: Any) -> list[str]:
    """Return the failure of a request; leaving a page ends what it still asked for."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.failure}: {request.url}"]


def _outside(url: str, served: Served) -> list[str]:
    known = (served.address, "data:", "blob:")
    return [] if url.startswith(known) else [f"asked an outside host: {url}"]


def make_desk(folder: Path) -> Made:
    """Make the nodes of a desk with the sample on it."""
    return Made(folder, json.loads(run_at("tests.browser.desk_maker", folder)))


def run_at(module: str, folder: Path) -> str:
    """Run a module on the nodes in a folder, in a process of its own; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", module, str(folder)],
        cwd=ROOT, env=_environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def serve_copy(made: Made, folder: Path) -> Iterator[Served]:
    """Serve the operator's node of a copy of the nodes, in a folder of its own."""
    shutil.copytree(made.folder, folder)
    compile_all()
    port = _free_port()
    command = "from granian.server import Server; from granian.constants import Interfaces; "
    command += f"Server('hudna.web.asgi:application', port={port}, interface=Interfaces.ASGI)"
    command += ".serve()"
    log = folder / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-c", command],
            cwd=ROOT, env=_environment(folder), stdout=out, stderr=out,
        )  # fmt: skip
        try:
            _wait_for(f"http://127.0.0.1:{port}/en/", server, log)
            yield Served(f"http://127.0.0.1:{port}", folder, made.ids)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _environment(folder: Path) -> dict[str, str]:
    here = {k: v for k, v in os.environ.items() if not k.startswith("HUDNA_")}
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    return here | {"PYTHONPATH": path, "HUDNA_NODE": str(folder / "operator")}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"the server never answered: {log.read_text()}")
