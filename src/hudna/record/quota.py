"""How many entries one key may add in a time, so that a flood from one key hurts that key alone.

A refusal is logged. It is no judgement: the same entry may be handed in again later.
"""

import logging
import time
from collections.abc import Callable

__all__ = ["Quota"]

_logger = logging.getLogger(__name__)


class Quota:
    """A bucket for each key that holds up to `entries` and fills again within `seconds`."""

    def __init__(
        self, entries: int, seconds: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._entries, self._rate, self._clock = entries, entries / seconds, clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, key: str) -> bool:
        """Take one entry out of a key's bucket; return whether there was one, log if not."""
        now = self._clock()
        left, then = self._buckets.get(key, (float(self._entries), now))
        left = min(left + (now - then) * self._rate, float(self._entries))
        granted = left >= 1
        self._buckets[key] = (left - 1 if granted else left, now)
        if not granted:
            _logger.warning("entry refused: key %s is over its quota", key)
        return granted
