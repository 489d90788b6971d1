"""Meetings as slots."""

from collections.abc import Sequence

from hudna.extract.claims import Draft
from hudna.extract.mentions import Named
from hudna.extract.page import Page
from hudna.model.reading import MeetingMention

__all__ = ["find_meetings"]


def find_meetings(
    page: Page, named: Sequence[Named], drafts: list[Draft]
) -> tuple[tuple[MeetingMention, ...], list[Draft]]:
    """Return the meetings a text speaks of, and the claims with their meeting."""
    return (), drafts
