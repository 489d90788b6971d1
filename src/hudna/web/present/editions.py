"""Editions of a bulletin as a page shows them: what each changed, and which one stands."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from hudna.actions.editions import DATA
from hudna.assess.counting import rules
from hudna.db.bulletins import BulletinDay, Edition
from hudna.db.gate import Reader
from hudna.model.bulletin import BulletinNotice
from hudna.publish.editions.words import Naming, change_words
from hudna.publish.html import text_of
from hudna.publish.page import Text
from hudna.publish.sections.basis import number
from hudna.publish.sections.changes import MOST, in_turn
from hudna.publish.words import words_in
from hudna.web.agreements import agreements_of

__all__ = ["DayView", "EditionView", "day_views"]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition; `replaced` says by which, `heading` and `changes` what it changed itself."""

    notice: BulletinNotice
    renderings: tuple[tuple[str, tuple[str, ...]], ...]
    data: SafeString
    replaced: SafeString
    heading: SafeString
    changes: tuple[SafeString, ...]
    left: SafeString


@dataclass(frozen=True, slots=True)
class DayView:
    """A day's bulletin with its editions, the one that stands first."""

    day: date
    editions: tuple[EditionView, ...]


def day_views(days: tuple[BulletinDay, ...], reader: Reader, language: str) -> tuple[DayView, ...]:
    """Return the days with words in `language`, the same as the bulletins' own."""
    naming = Naming(reader.mechanism(), agreements_of(reader), rules())
    return tuple(
        DayView(
            one.day,
            tuple(_edition(edition, one.editions[0], naming, language) for edition in one.editions),
        )
        for one in days
    )


def _edition(edition: Edition, standing: Edition, naming: Naming, language: str) -> EditionView:
    words, notice = words_in(language), edition.notice
    by = number(standing.notice.edition, words)
    former = number(notice.edition - 1, words)
    listed = in_turn(edition.changes)[:MOST]
    left = len(edition.changes) - len(listed)
    return EditionView(
        notice=notice,
        renderings=_by_language(edition.renderings),
        data=_html(words.say("changes.data")) if DATA in edition.renderings else SafeString(""),
        replaced=(
            SafeString("")
            if edition is standing
            else _html(words.say("changes.replaced", edition=by))
        ),
        heading=_html(words.say("changes.heading", edition=former)),
        changes=tuple(_html(change_words(one, naming, words)) for one in listed),
        left=_html(words.counted("changes.more", left)) if left else SafeString(""),
    )


def _by_language(
    renderings: tuple[tuple[str, str], ...],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each language with the formats a person reads it in."""
    forms: dict[str, tuple[str, ...]] = {}
    for language, form in renderings:
        if form in ("html", "pdf"):
            forms[language] = (*forms.get(language, ()), form)
    return tuple(forms.items())


def _html(text: Text) -> SafeString:
    """Return words as HTML: `text_of` escapes whatever anybody wrote."""
    return mark_safe(text_of(text))  # noqa: S308
