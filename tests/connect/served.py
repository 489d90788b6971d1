"""A node served by a process of its own, as an operator would."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["free_port", "served"]

SERVE = "from hudna.cli.main import main; main()"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer")


@contextmanager
def served(node: Path) -> Iterator[str]:
    """Give the address of a node while it is served."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", "--node", node, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HUDNA_NODE": str(node)},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/record/checkpoint", server)
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
