"""A desk with the sample in it, and browsers without a screen signed in as its offices."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from hudna.cli.exercise import load_exercise
from hudna.db import session
from hudna.db.models import MechanismRow
from hudna.db.node import Node
from hudna.model.codec import to_json
from hudna.model.mechanism import Mechanism
from hudna.web.catalogues import compile_all
from tests.web.people import PASSWORD
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
def mission(db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Mechanism:
    """The same mechanism for real, served by the pages of this process; nothing is in it yet."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    mechanism = replace(load_exercise().mechanism, exercise=False)
    MechanismRow.objects.create(id=mechanism.id, body=json.dumps(to_json(mechanism)))
    node = Node(tmp_path, "operator", f"hudna.invalid/{mechanism.id}")
    monkeypatch.setattr(session, "node", lambda: node)
    return mechanism


@pytest.fixture
def account(mission: Any) -> Callable[..., Any]:
    """Make an account of an office in a mission; its password is `PASSWORD`."""
    users: Any = get_user_model()._default_manager
    return lambda office, **fields: users.create_user(office, PASSWORD, **fields)


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
