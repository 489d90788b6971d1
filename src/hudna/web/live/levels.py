"""Where a listener has got to, sealed: gaps between numbers would tell how much is kept from it."""

import base64
import json
from functools import lru_cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from hudna.db.kinds import TABLES
from hudna.db.news import Level

__all__ = ["LASTS_SECONDS", "opened", "sealed"]

LASTS_SECONDS = 3600
"""Whoever was away for longer looks at the whole page again."""


def sealed(level: Level) -> str:
    """Return a level as only the desk's own processes can read it."""
    return _box().encrypt(json.dumps(level.marks).encode()).decode()


def opened(text: str) -> Level | None:
    """Return the level in `text`, null where it was not sealed here, or long ago."""
    try:
        marks = json.loads(_box().decrypt(text.encode(), ttl=LASTS_SECONDS))
    except (InvalidToken, ValueError):
        return None
    return Level(tuple(marks)) if len(marks) == len(TABLES) else None


@lru_cache(maxsize=1)
def _box() -> Fernet:
    key = sha256(b"hudna.live.v1\n" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
