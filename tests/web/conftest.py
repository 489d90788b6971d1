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
from tests.kept_desk import KeptDesk, keep
from tests.web.people import PASSWORD
from tests.web.sample import Sample, fill


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    compile_all()


@pytest.fixture(scope="session")
def filled(
    founded: KeptDesk, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> KeptDesk:
    """The founded exercise with the sample in it, kept to be put back."""
    with django_db_blocker.unblock():
        folder = tmp_path_factory.mktemp("filled") / "nodes"
        return keep(folder, lambda folder: fill(founded.put_back(folder)))


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """The founded exercise, served by the pages of this process."""
    kept = request.getfixturevalue("filled" if "sample" in request.fixturenames else "founded")
    desk = kept.put_back(tmp_path / "nodes")
    monkeypatch.setattr(session, "node", lambda: desk.node)
    return desk


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
def sample(desk: Any, filled: KeptDesk) -> Sample:
    """The sample's ids; the desk holds it."""
    made: Sample = filled.made
    return made


@pytest.fixture
def signed_in(desk: Any) -> Callable[[str | None], Client]:
    """Return a browser signed in as an office; null is the public."""

    def open_browser(office: str | None) -> Client:
        client = Client()
        if office is not None:
            client.post("/en/sign-in/", {"office": office})
        return client

    return open_browser
