"""Answers kept for a moment, in this process, while nothing was stored that could change them.

What is released stays released until it is superseded, and that adds a row: an answer that is
some seconds old tells a reader nothing it may not know.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Any, TypeVar, cast

__all__ = ["forget", "remembered"]

T = TypeVar("T")

SECONDS = 30.0
"""For so long the clock alone changes nothing: what is released or ends by then is told later."""

MOST = 500

_kept: OrderedDict[Hashable, tuple[float, Any]] = OrderedDict()
_lock = Lock()


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """Return the answer kept under `key`, made anew when it is old; the key holds the level."""
    with _lock:
        until, value = _kept.get(key, (0.0, None))
    if monotonic() < until:
        return cast(T, value)
    made = make()
    with _lock:
        _kept[key] = (monotonic() + SECONDS, made)
        _kept.move_to_end(key)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def forget() -> None:
    """Forget everything: the database is another one."""
    with _lock:
        _kept.clear()
