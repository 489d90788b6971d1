"""One look at the database for all listeners: who is still signed in, and who hears of what."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DatabaseError, close_old_connections

from hudna.db.gate import Reader
from hudna.db.news import Level, News, level_now, news_for
from hudna.model.party import Actor
from hudna.web import access
from hudna.web.live import events
from hudna.web.live.sessions import office_of
from hudna.web.live.words import told

__all__ = ["PAGES_PER_SECOND", "RECHECK_SECONDS", "Listening", "Outcome", "look"]

RECHECK_SECONDS = 5.0
"""A session that ended is noticed after this at the latest."""

PAGES_PER_SECOND = 20
"""So many open pages fetch themselves anew each second; more of them take their time."""


@dataclass(frozen=True, slots=True)
class Listening:
    """A listener as the lookout knows it: `level` null where it is not known."""

    session: str
    office: Actor
    language: str
    level: Level | None
    checked: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a listener: what it is sent, and whether its stream ends then."""

    listening: Listening
    sent: tuple[bytes, ...] = field(default=())
    over: bool = False


def look(listeners: Sequence[Listening], moment: float) -> list[Outcome]:
    """Return the outcome for each listener at `moment`, in seconds of a clock that never jumps.

    However many listen, one query asks whether anything was stored. Only then, each office that
    listens is asked for once, by the tables that grew.
    """
    try:
        return _look(listeners, moment)
    except DatabaseError:
        close_old_connections()  # or a connection that broke would stay so
        raise


def _look(listeners: Sequence[Listening], moment: float) -> list[Outcome]:
    stale = {one.session for one in listeners if moment - one.checked >= RECHECK_SECONDS}
    signed_in = {session: office_of(session) for session in stale}
    now = level_now()
    staying = [one for one in listeners if signed_in.get(one.session, one.office) == one.office]
    teller = _Teller(staying, now)
    outcomes = []
    for one in listeners:
        if signed_in.get(one.session, one.office) != one.office:
            outcomes.append(Outcome(one, (events.ended(now),), over=True))
            continue
        checked = moment if one.session in signed_in else one.checked
        outcomes.append(Outcome(replace(one, level=now, checked=checked), teller(one)))
    return outcomes


class _Teller:
    """What each office is told in each language, worked out once."""

    def __init__(self, listeners: Sequence[Listening], now: Level) -> None:
        self._now = now
        self._readers: dict[str, Reader] = {}
        self._news: dict[tuple[str, Level], list[tuple[News, dict[str, dict[str, Any]]]]] = {}
        for one in listeners:
            since = one.level
            if since is not None and since != now and (one.office.id, since) not in self._news:
                if one.office.id not in self._readers:
                    self._readers[one.office.id] = access.reader_for(one.office)
                found = news_for(self._readers[one.office.id], since, now)
                self._news[one.office.id, since] = [(news, {}) for news in found]
        hearing = sum(1 for one in listeners if self._news_of(one))
        self._spread = round(hearing / PAGES_PER_SECOND, 1)

    def _news_of(self, one: Listening) -> list[tuple[News, dict[str, dict[str, Any]]]]:
        return [] if one.level is None else self._news.get((one.office.id, one.level), [])

    def __call__(self, one: Listening) -> tuple[bytes, ...]:
        """Return what a listener has not been told yet.

        Only with the last of it has the listener got to the present: should the stream break in
        between, it is told again.
        """
        if one.level is None:
            return (events.missed(self._now, self._spread),)
        sent = []
        all_news = self._news_of(one)
        for number, (news, by_language) in enumerate(all_news, start=1):
            if one.language not in by_language:
                words = told(news, self._readers[one.office.id], one.language)
                by_language[one.language] = {**words, "spread": self._spread}
            got_to = self._now if number == len(all_news) else one.level
            sent.append(events.news(got_to, by_language[one.language]))
        return tuple(sent)
