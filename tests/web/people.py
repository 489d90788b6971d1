"""People with accounts in a mission, as they sign in."""

import hmac
import time
from base64 import b32decode
from hashlib import sha1
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client, TestCase

__all__ = ["PASSWORD", "add_code", "code_of", "person", "secret_of", "signed_in_with"]

PASSWORD = "five olive trees stand"


def signed_in_with(password: str, name: str, client: Client | None = None) -> Client:
    client = client or Client()
    client.post("/en/sign-in/account/", {"login": name, "password": password})
    return client


def code_of(secret: str, at: float | None = None) -> str:
    """Return the code an authenticator app shows (RFC 6238)."""
    step = int((at or time.time()) // 30)
    digest = hmac.digest(b32decode(secret), step.to_bytes(8, "big"), sha1)
    offset = digest[-1] & 15
    return f"{(int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF) % 10**6:06}"


def add_code(client: Client) -> tuple[str, Any]:
    """Add an authenticator app to the account signed in, and return its secret."""
    client.post("/en/account/again/", {"password": PASSWORD})
    client.get("/en/account/code/")
    secret = client.session["mfa.totp.secret"]
    with TestCase.captureOnCommitCallbacks(execute=True):
        return secret, client.post("/en/account/code/", {"code": code_of(secret)})


def person(office: str, **fields: Any) -> Client:
    """Return a browser signed in with a new account of an office, second factor and all."""
    user = get_user_model()._default_manager.create_user(office, PASSWORD, **fields)  # type: ignore[attr-defined]
    client = signed_in_with(PASSWORD, user.name)
    add_code(client)
    cache.clear()
    return client


def secret_of(name: str) -> str:
    """Return the secret of an account's authenticator app."""
    code = Authenticator.objects.get(user__name=name, type="totp")
    return str(decrypt(code.data["secret"]))
