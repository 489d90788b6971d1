"""Words of a speaker beside earlier ones, as pages show them: both texts, and no finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hudna.db.contrasting import Beside
from hudna.model.span import Span
from hudna.talks.contradictions import Contrast
from hudna.text.terms import term_of
from hudna.web.present import claims, names

__all__ = ["ContrastView", "SaidWords", "contrast_views", "contrasts_by_claim"]


@dataclass(frozen=True, slots=True)
class SaidWords:
    """Words of a report at their characters; `here` where it is the report that is shown."""

    report: str
    claim: str
    title: str
    outlet: str
    day: date
    words: str
    language: str
    span: Span
    here: bool


@dataclass(frozen=True, slots=True)
class ContrastView:
    """Two words of one speaker, the earlier first; `toll` names the number that differs."""

    id: str
    kind: str
    speaker: str
    toll: str
    event: str
    first: SaidWords
    then: SaidWords


def contrast_views(
    found: Iterable[Beside], language: str, *, here: str = ""
) -> tuple[ContrastView, ...]:
    """Return contrasts in the order given; `here` is the report whose page this is."""
    return tuple(_view(one, language, here) for one in found)


def contrasts_by_claim(
    found: Iterable[Beside], language: str, report: str
) -> dict[str, tuple[ContrastView, ...]]:
    """Return contrasts by the claim of a report they are shown beside; once in one report."""
    views: dict[str, list[ContrastView]] = {}
    for one in contrast_views(found, language, here=report):
        claim = one.then.claim if one.then.here else one.first.claim
        views.setdefault(claim, []).append(one)
    return {claim: tuple(listed) for claim, listed in views.items()}


def _view(one: Beside, language: str, here: str) -> ContrastView:
    against = one.against
    card = claims.card(one.later, 1, one.later_text.text, language)
    tolls = {row.key: row.label for row in card.rows}
    changed = against.kind is Contrast.CHANGED
    return ContrastView(
        id=against.id,
        kind=term_of(against.kind, language),
        speaker=names.actor(against.speaker, against.speaker, language),
        toll=tolls.get(against.differs, "") if changed else "",
        event=card.event,
        first=SaidWords(
            against.earlier_report, against.earlier_claim, one.earlier_text.title or "",
            one.earlier_report.outlet or "", date.fromisoformat(against.earlier_day),
            against.earlier.of(one.earlier_text.text), one.earlier_language, against.earlier,
            against.earlier_report == here,
        ),
        then=SaidWords(
            against.later_report, against.later_claim, one.later_text.title or "",
            one.later_report.outlet or "", date.fromisoformat(against.later_day),
            against.later.of(one.later_text.text), one.later_language, against.later,
            against.later_report == here,
        ),
    )  # fmt: skip
