"""Identity providers of parties, from `oidc.toml` in the node's folder; without it there are none.

```toml
[turkey]                              # the party whose accounts it may sign in
name = "Turkish centre"               # what the button says
issuer = "https://id.example"         # where its discovery document is
client_id = "hudna"
secret_file = "oidc-turkey.secret"    # beside this file, or HUDNA_OIDC_SECRET_TURKEY
origins = ["https://login.example"]   # where it leads the browser, besides the issuer
```
"""

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hudna.connect.loopback import LOOPBACK
from hudna.errors import ConfigurationError

__all__ = ["APPS", "FILE", "IdentityProvider", "allauth_providers", "identity_providers"]

FILE = "oidc.toml"
APPS = ("allauth.socialaccount", "allauth.socialaccount.providers.openid_connect")


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """An OpenID Connect provider that signs in accounts of one party; `origins` of its pages."""

    party: str
    name: str
    issuer: str
    client_id: str
    secret: str
    origins: tuple[str, ...]


def identity_providers(node: Path) -> tuple[IdentityProvider, ...]:
    """Return the providers of a node; raises `ConfigurationError` for what cannot be used."""
    path = node / FILE
    if not path.is_file():
        return ()
    if find_spec("jwt") is None or find_spec("oauthlib") is None:
        raise ConfigurationError(
            "identity providers need more packages", where=str(path),
            advice="pip install 'hudna[oidc]'",
        )  # fmt: skip
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        return tuple(_provider(node, party, table) for party, table in tables.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigurationError(
            f"an identity provider cannot be read: {error}",
            where=str(path),
            advice="Each party's table needs name, issuer, client_id and a secret",
        ) from error


def _provider(node: Path, party: str, table: dict[str, Any]) -> IdentityProvider:
    issuer = str(table["issuer"])
    origins = tuple(dict.fromkeys(_origin(a) for a in (issuer, *table.get("origins", ()))))
    secret = os.environ.get(f"HUDNA_OIDC_SECRET_{party.upper()}")
    if secret is None:
        secret = (node / str(table["secret_file"])).read_text("utf-8").strip()
    return IdentityProvider(
        party, str(table["name"]), issuer, str(table["client_id"]), secret, origins
    )


def _origin(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise ValueError(f"{address} is not https")
    return f"{parts.scheme}://{parts.netloc}"


def allauth_providers(providers: Iterable[IdentityProvider]) -> dict[str, Any]:
    """Return the providers as django-allauth is told them; only who somebody is, is asked for."""
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "SCOPE": ["openid"],
            "APPS": [
                {
                    "provider_id": one.party,
                    "name": one.name,
                    "client_id": one.client_id,
                    "secret": one.secret,
                    "settings": {"server_url": one.issuer, "fetch_userinfo": False},
                }
                for one in providers
            ],
        }
    }
