"""Signing in through a party's own identity provider: off by default, for its own accounts only."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from hudna.errors import ConfigurationError
from hudna.web.accounts.providers import identity_providers

ROOT = Path(__file__).resolve().parents[2]
REFUSED = "/en/sign-in/account/?provider=refused"
TABLE = '[turkey]\nname = "A"\nissuer = "{}"\nclient_id = "hudna"\nsecret_file = "s"\n'


def test_there_is_none_unless_a_node_names_one(mission: object) -> None:
    assert settings.PROVIDERS == ()
    assert "allauth.socialaccount" not in settings.INSTALLED_APPS
    assert Client().post("/en/sign-in/with/turkey/").status_code == 404


def test_what_happens_at_a_desk_with_providers(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("HUDNA_", "DJANGO_"))}
    environment["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.oidc_story", str(tmp_path)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "policy": True,
        "buttons": [True, True],
        "stranger": REFUSED,
        "connected": "/en/account/",
        "kept": {},
        "signed_in": "/en/",
        "office": True,
        "another_party_connects": REFUSED,
        "another_party_signs_in": REFUSED,
        "same_subject_of_another_provider": REFUSED,
        "forged_state": REFUSED.replace("/en/", "/ar/"),
        "second_factor": "/en/sign-in/factor/",
        "renewed": REFUSED,
        "closed": "/en/sign-in/account/?closed=1",
        "events": ["turkey-analyst", "turkey-representative"],
    }


@pytest.mark.parametrize("issuer", ["http://id.example", "id.example", "ftp://id.example"])
def test_a_provider_is_reached_over_https(tmp_path: Path, issuer: str) -> None:
    (tmp_path / "s").write_text("x")
    (tmp_path / "oidc.toml").write_text(TABLE.format(issuer))
    with pytest.raises(ConfigurationError, match="is not https"):
        identity_providers(tmp_path)


def test_the_secret_is_in_a_file_of_its_own_or_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "oidc.toml").write_text(TABLE.format("https://id.example"))
    with pytest.raises(ConfigurationError):
        identity_providers(tmp_path)
    (tmp_path / "s").write_text("from the file\n")
    assert identity_providers(tmp_path)[0].secret == "from the file"
    monkeypatch.setenv("HUDNA_OIDC_SECRET_TURKEY", "from the environment")
    assert identity_providers(tmp_path)[0].secret == "from the environment"
