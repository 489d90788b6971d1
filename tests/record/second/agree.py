"""How the two verifiers are compared: a verdict each, and damage done to what they read."""

import random
from collections.abc import Callable
from typing import Any

from hudna.record.errors import RecordError
from tools.verify_record import Refused

__all__ = ["damaged", "verdict"]


def verdict(check: Callable[..., Any], *args: Any) -> Any:
    """Return what a check gives back, or "refused"; other exceptions are not caught."""
    try:
        return check(*args)
    except (RecordError, Refused):
        return "refused"


def damaged(data: bytes, seed: int) -> bytes:
    """Return bytes with one to three small changes: bits, cuts, doubled, swapped or lost lines."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _bit(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data or b"\0")
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.choice([1, 1, 2, 32, len(data)]) :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice([b"\n", b" ", b"0", b"=", b"\r", b"\xff", b"+"]) + data[at:]


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(3)
    if way == 0:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    else:
        del lines[at]
    return b"\n".join(lines)


_WAYS = (_bit, _bit, _cut, _insert, _lines, _lines)
