"""Sending to everybody at once, so that no side reads a warning before another."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from hudna.actions.remind import Channel
from hudna.errors import HudnaError
from hudna.model.alert import Delivery
from hudna.model.reminder import Notice

__all__ = ["SAME_MINUTE", "send_at_once"]

SAME_MINUTE = 60.0
"""Seconds within which all are to be told."""

AT_ONCE = 32


def send_at_once(
    channels: Sequence[Channel], notices: Sequence[Notice], parties: dict[str, str]
) -> tuple[list[Delivery], float]:
    """Send every notice by every channel that reaches its office, side by side.

    `parties` has the party of each office. Returns what became of each, and the seconds it took
    from the first to the last.
    """
    began = time.monotonic()
    ways = [(c, notice) for notice in notices for c in channels if c.reaches(notice.office)]
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        problems = list(pool.map(_send, ways))
    deliveries = [
        Delivery(
            parties[notice.office], notice.office, channel.name, problem is None, problem or ""
        )
        for (channel, notice), problem in zip(ways, problems, strict=True)
    ]
    return deliveries, time.monotonic() - began


def _send(way: tuple[Channel, Notice]) -> str | None:
    channel, notice = way
    try:
        channel.send(notice)
    except HudnaError as error:
        return str(error)
    return None
