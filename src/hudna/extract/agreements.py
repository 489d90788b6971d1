"""Agreements as slots."""

from collections.abc import Sequence

from hudna.extract.claims import Draft
from hudna.extract.mentions import Named
from hudna.extract.page import Page
from hudna.model.reading import AgreementMention

__all__ = ["find_agreements"]


def find_agreements(
    page: Page, named: Sequence[Named], drafts: list[Draft]
) -> tuple[tuple[AgreementMention, ...], list[Draft]]:
    """Return the agreements a text speaks of, and the claims with their agreement."""
    return (), drafts
