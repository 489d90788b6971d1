"""A desk with the sample in it, and browsers without a screen signed in as its offices."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hudna.db import session
from hudna.web.catalogues import compile_all
from tests.web.sample import Sample, fill


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    compile_all()


@pytest.fixture
def desk(exercise_desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The founded exercise, served by the pages of this process."""
    monkeypatch.setattr(session, "node", lambda: exercise_desk.node)
    return exercise_desk


@pytest.fixture
def sample(desk: Any) -> Sample:
    """The sample's ids; the desk holds it."""
    return fill(desk)


@pytest.fixture
def signed_in(desk: Any) -> Callable[[str | None], Client]:
    """Return a browser signed in as an office; null is the public."""

    def open_browser(office: str | None) -> Client:
        client = Client()
        if office is not None:
            client.post("/en/sign-in/", {"office": office})
        return client

    return open_browser
