"""Every address of the desk with the methods and ids an attacker would try."""

from collections.abc import Iterator
from typing import Any

from tests.web.test_release import LANGUAGE, addresses, body

__all__ = ["OPEN_TO_NODES", "body", "every_address", "every_step"]

OPEN_TO_NODES = frozenset(
    f"/record/{name}" for name in ("entries", "statements", "released", "evidence", "evidence-file")
)
"""Other nodes post here without a session; what they post is signed."""


def every_address(sample: Any, language: str = "en") -> Iterator[str]:
    """Yield the path of every page and step, with every id of the sample, no query."""
    seen = set()
    for address in addresses(sample):
        path = "/" + address.replace(LANGUAGE, f"{language}/").partition("?")[0]
        if path not in seen:
            seen.add(path)
            yield path


def every_step(sample: Any) -> Iterator[str]:
    """Yield the path of every page that does something when it is posted to, signing in aside."""
    rooms = ("/account/", "/offices/", "/keys/", "/invitation/")
    for path in every_address(sample):
        last = path.rpartition("/")[2]
        if last in ("prepare", "submit") or any(room in path for room in rooms):
            yield path
