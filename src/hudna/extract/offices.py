"""Which office a name stands for, by when the text speaks: "Erdogan" in 2013 and in 2017."""

from dataclasses import replace
from datetime import date

from hudna.extract.named import Named
from hudna.extract.page import Page
from hudna.model.when import When
from hudna.text.actors import ActorDirectory, Period

__all__ = ["in_office"]


def in_office(page: Page, actors: ActorDirectory, named: Named) -> Named:
    """Return an actor with the id of the office held at the time, none if none was held then.

    The time is that of the sentence, else of the text, else any the text names.
    """
    if named.id is None or actors.country_wanted(named.id) or actors.ids(named.id) == (named.id,):
        return named
    return replace(named, id=actors.meant(named.id, _times(page, named)))


def _times(page: Page, named: Named) -> list[Period]:
    sentence = page.sentence_of(named.start)
    here = [m.value for m in page.whens if sentence.start <= m.start < sentence.end]
    anywhere = [mark.value for mark in page.whens]
    for whens in (here, [page.published], anywhere):
        periods = [period for when in whens if (period := _period(when)) != (None, None)]
        if periods:
            return periods
    return []


def _period(when: object) -> Period:
    if not isinstance(when, When):
        return None, None
    return _day(when.start), _day(when.end)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None
