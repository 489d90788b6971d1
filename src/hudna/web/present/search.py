"""What was found, as the page shows it: a title, when, the passage, and why it was found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hudna.db.search.asked import Sought
from hudna.db.search.finding import Hit
from hudna.db.search.lexicon import Meaning
from hudna.db.search.marks import mark, stem_marks
from hudna.model.agreement import Agreement, Clause
from hudna.model.party import Names
from hudna.model.when import When
from hudna.text.asking import words_of
from hudna.text.quoting import foreign
from hudna.text.terms import term
from hudna.web.present import names, views
from hudna.web.present.passages import Looked, Passage, passage_of

__all__ = ["HitView", "hit_views", "kind_word"]

Clauses = dict[tuple[str, str, str], tuple[Agreement, Clause]]


@dataclass(frozen=True, slots=True)
class HitView:
    """A line of the results; one of `moment` and `when` says when it was, else it is not known."""

    kind: str
    address: str
    title: Passage
    passage: Passage | None
    moment: datetime | None
    when: When | None
    notes: tuple[str, ...]
    reasons: tuple[str, ...]


def kind_word(kind: str) -> str:
    """Return what a kind of thing that is found is called."""
    return {
        "report": _("Report"),
        "claim": _("Claim"),
        "incident": _("Incident"),
        "case": _("Case"),
        "finding": _("Finding"),
        "motion": _("Motion"),
        "remark": _("Reply or opinion"),
        "account": _("Account of a case"),
        "clause": _("Clause"),
        "statement": pgettext("talks", "Statement"),
        "meeting": _("Meeting"),
        "commitment": _("Commitment"),
    }[kind]


def hit_views(
    hits: tuple[Hit, ...], sought: tuple[Sought, ...], clauses: Clauses, language: str
) -> Iterator[HitView]:
    """Yield what was found for the page; a clause nobody knows any more is left out."""
    looked = Looked.for_(sought)
    for hit in hits:
        if hit.kind == "case":
            title, text, code = _case(hit, clauses, looked, language)
        elif hit.kind != "clause":
            title, text, code = _told(hit, language)
        elif _named(hit) in clauses:
            title, text, code = _clause(clauses[_named(hit)], looked, language)
        else:
            continue
        moment, when = _time(hit, clauses)
        yield HitView(
            kind=hit.kind,
            address=_address(hit),
            title=passage_of(title, foreign(title, language) or language, looked, whole=True),
            passage=passage_of(text, code, looked) if text else None,
            moment=moment,
            when=when,
            notes=_notes(hit, clauses, language),
            reasons=_reasons(hit, title, sought, language),
        )


def _told(hit: Hit, language: str) -> tuple[str, str, str]:
    """Return title, words and the language of the words."""
    one, value = hit.value, hit.value.value
    if hit.kind == "report" and one.document:
        return views.document_title(one.document), one.document.text, _language_of(hit)
    if one.claim and one.document:
        said = (
            names.actor(value.speaker.id, value.speaker.name, language),
            term("stance", value.stance.value, language),
            term("event_type", value.event_type, language),
        )
        return " · ".join(said), value.span.of(one.document.text), one.language
    if hit.group in ("incident", "case"):
        title = views.incident_title(one.incident, language) if one.incident else hit.object_id
        words = getattr(value, "reasons", "") or getattr(value, "words", "")
        spoken = isinstance(words, str)
        return title, words if spoken else "", getattr(value, "language", "")
    if hit.kind == "meeting":
        kind = term("meeting_type", value.type, language)
        return ", ".join(filter(None, (kind, value.place))), value.outcome or "", ""
    by = value.by if hit.kind == "statement" else (value.owner,)
    return _list(by, language), value.text, _language_of(hit)


def _clause(found: tuple[Agreement, Clause], looked: Looked, language: str) -> tuple[str, str, str]:
    """Return a clause in the page's language, or in the one the words are found in."""
    _agreement, clause = found
    text, code = _lit((clause.summary,), looked, language)
    return names.pick(clause.names, language), text, code


def _case(hit: Hit, clauses: Clauses, looked: Looked, language: str) -> tuple[str, str, str]:
    """Return a case with the clauses it is tested against, where those have the words."""
    title = (
        views.incident_title(hit.value.incident, language) if hit.value.incident else hit.object_id
    )
    tested = [clauses[one][1].names for one in hit.value.clauses if one in clauses]
    text, code = _lit(tested, looked, language)
    return title, text if looked.places(text, code) else "", code


def _lit(said: Sequence[Names], looked: Looked, language: str) -> tuple[str, str]:
    """Return texts in the page's language, else in the first in which they have the words."""
    codes = sorted({c for one in said for c in one}, key=lambda code: (code != language, code))
    texts = {code: " · ".join(one[code] for one in said if code in one) for code in codes}
    code = next((c for c in codes if looked.places(texts[c], c)), codes[0] if codes else language)
    return texts.get(code, ""), code


def _time(hit: Hit, clauses: Clauses) -> tuple[datetime | None, When | None]:
    value = hit.value.value
    if hit.kind == "clause":
        agreement, clause = clauses[_named(hit)]
        return None, clause.in_force if clause.in_force.start else agreement.in_force
    if hit.kind == "commitment":
        return None, When.day(value.due) if value.due else None
    for name in ("submitted_at", "opened_at", "at"):
        if isinstance(moment := getattr(value, name, None), datetime):
            return moment, None
    return None, getattr(value, "when", None)


def _address(hit: Hit) -> str:
    value: Any = hit.value.value
    if hit.group == "case":
        return reverse("case", args=[hit.value.case.id]) if hit.value.case else _motion(hit)
    if hit.kind == "claim":
        return reverse("report", args=[hit.object_id]) + f"#claim-{hit.part}"
    if hit.kind == "statement":
        return reverse("report", args=[value.report]) + f"#claim-{value.claim}"
    if hit.kind == "clause":
        agreement, version, clause = _named(hit)
        return reverse("agreement") + f"#{agreement}-{version}-{clause}"
    if hit.group == "talks":
        return reverse("talks")
    return reverse(hit.kind, args=[hit.object_id])


def _motion(hit: Hit) -> str:
    """Return where a motion can be seen by whom it accuses, who is not shown its case."""
    motion = hit.object_id if hit.kind == "motion" else hit.value.value.motion
    return reverse("motion", args=[motion])


def _notes(hit: Hit, clauses: Clauses, language: str) -> tuple[str, ...]:
    value = hit.value.value
    if hit.kind == "report":
        return (value.outlet,) if value.outlet else ()
    if hit.kind == "case":
        return (term("case_state", value.state.value, language),)
    if hit.kind == "clause":
        return (names.pick(clauses[_named(hit)][0].names, language),)
    if hit.kind == "claim" and hit.value.report and hit.value.report.outlet:
        return (hit.value.report.outlet,)
    party = getattr(value, "party", None) or getattr(value, "proposed_by", None)
    return (names.actor(party, party, language),) if party else ()


def _reasons(hit: Hit, title: str, sought: tuple[Sought, ...], language: str) -> tuple[str, ...]:
    """Return why a thing was found that does not have the words themselves."""
    known = set(hit.terms)
    shown = words_of(title)
    visible = {*shown, *stem_marks(shown, language)}
    found: dict[str, None] = {}
    for one in sought:
        if one.without or one.own.holds(hit.terms, known) or one.own.holds(shown, visible):
            continue
        found |= dict.fromkeys(_as(m, language) for m in one.meanings if _meant(m, known))
    return tuple(found)


def _meant(meaning: Meaning, known: set[str]) -> bool:
    if meaning.mark in known:
        return True
    return any(
        all(word in known or stem_marks([word], code) & known for word in words)
        for code, words in meaning.names
    )


def _as(meaning: Meaning, language: str) -> str:
    if meaning.kind == "place":
        name = names.place_name(meaning.id, language)
        return _("found as the place %(name)s") % {"name": name}
    if meaning.kind == "actor":
        return _("found as %(name)s") % {"name": names.actor(meaning.id, meaning.id, language)}
    kind = "event_type" if meaning.kind == "event" else meaning.kind
    said = term(kind, meaning.id, language)
    if meaning.kind == "event":
        return _("found as an event of the kind: %(name)s") % {"name": said}
    return _("found as a weapon: %(name)s") % {"name": said}


def _language_of(hit: Hit) -> str:
    """Return the language a text was indexed in."""
    before = mark("language", "")
    found = (one for one in hit.terms if one.startswith(before))
    return next(found, before).removeprefix(before)


def _list(actors: tuple[str, ...], language: str) -> str:
    return (", " if language != "ar" else "، ").join(names.actor(a, a, language) for a in actors)


def _named(hit: Hit) -> tuple[str, str, str]:
    agreement, _tilde, version = hit.object_id.partition("~")
    return agreement, version, hit.part
