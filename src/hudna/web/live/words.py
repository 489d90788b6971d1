"""What a listener is told, in the language of its page."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hudna.db.gate import Reader
from hudna.db.news import News
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.web.present import names
from hudna.web.present.views import incident_title

__all__ = ["OTHER", "SENTENCES", "told"]

SENTENCES: dict[str, str] = {
    "report": gettext_noop("%(who)s handed in a report."),
    "correction": gettext_noop("%(who)s corrected what was read from a report."),
    "analysis": gettext_noop("New reports were read and compared."),
    "case": gettext_noop("A case was opened."),
    "finding": gettext_noop("%(who)s recorded a finding."),
    "evidence": gettext_noop("%(who)s added evidence."),
    "custody": gettext_noop("%(who)s did something with its evidence."),
    "motion": gettext_noop("%(who)s put a question to the vote."),
    "remark": gettext_noop("%(who)s has spoken on a question put to the vote."),
    "account": gettext_noop("%(who)s told a case in its own words."),
    "participation": gettext_noop("%(who)s said whether it takes part."),
    "ballot": gettext_noop("%(who)s has voted."),
    "determination": gettext_noop("A vote has ended."),
    "measure": gettext_noop("A measure was ordered."),
    "measure_answer": gettext_noop("%(who)s answered for a measure."),
    "bulletin": gettext_noop("A bulletin was published."),
    "amendment": gettext_noop("An agreement was amended."),
    "outlook": gettext_noop("A new outlook was made."),
    "alert": gettext_noop("The watch raises an alert."),
    "alert_sign_off": gettext_noop("%(who)s gave its word on a red alert."),
    "alert_sent": gettext_noop("An alert was sent to all parties."),
    "acknowledgement": gettext_noop("%(who)s acknowledged an alert."),
    "watch_switch": gettext_noop("%(who)s turned the watch off or on."),
    "airspace_case": gettext_noop("%(who)s filed a dispute about a line."),
    "movement": gettext_noop("%(who)s announced a movement."),
    "movement_cancellation": gettext_noop("%(who)s cancelled a movement."),
    "movement_acknowledgement": gettext_noop("%(who)s acknowledged a movement."),
    "declared_zone": gettext_noop("%(who)s declared a zone."),
    "talks_round": gettext_noop("%(who)s told of a round of talks."),
    "position": gettext_noop("%(who)s said what it wants in a round of talks."),
    "talks_document": gettext_noop("%(who)s laid a paper on the table."),
    "undertaking": gettext_noop("%(who)s registered a commitment."),
    "undertaking_word": gettext_noop("%(who)s said where a commitment stands."),
    "statement_draft": gettext_noop("%(who)s opened a draft of a joint statement."),
    "paragraph": gettext_noop("%(who)s wrote in a draft."),
    "draft_comment": gettext_noop("%(who)s remarked on a draft."),
    "statement_text": gettext_noop("%(who)s put a text to the parties."),
    "statement_answer": gettext_noop("%(who)s answered a text."),
    "statement_signature": gettext_noop("%(who)s signed a joint statement."),
    "joint_statement": gettext_noop("A joint statement was adopted."),
    "relation_event": gettext_noop("%(who)s told of an event between states."),
    "proposal_answer": gettext_noop("%(who)s decided on what was read of talks."),
}
"""A sentence for every kind of news; `who` is the office or party that acted."""

OTHER = gettext_noop("Something new was released to you.")


def told(news: News, reader: Reader, language: str) -> dict[str, Any]:
    """Return the kind, ids of what it is about, a sentence, and where to look at it.

    What the reader's own office did comes without a sentence: it knows.
    """
    assert reader.actor is not None
    with translation.override(language):
        mechanism = reader.mechanism()
        incident = _incident(news, reader)
        who = _who(news.author, mechanism, language)
        own = news.author == reader.actor.id
        return {
            "kind": news.kind,
            "about": news.about,
            "words": "" if own else _(SENTENCES.get(news.kind, OTHER)) % {"who": who},
            "title": incident_title(incident, language) if incident else "",
            "address": _address(news, in_case=incident is not None),
        }


def _who(author: str | None, mechanism: Mechanism, language: str) -> str:
    office = next((a for a in mechanism.actors if a.id == author), None)
    if office is not None:
        return names.pick(office.office, language)
    return names.party(mechanism, author, language) if author else ""


def _incident(news: News, reader: Reader) -> Incident | None:
    case = news.of.get("id") if news.kind == "case" else news.of.get("case")
    return reader.incident_of_case(case) if case else None


def _address(news: News, *, in_case: bool) -> str:
    """Return the page that shows it, which is released to whoever hears of it."""
    of, own = news.of, news.of.get("id", "")
    if in_case:
        return reverse("case", args=[of.get("case", own)])
    page, shown = _PAGES.get(news.kind, ("overview", None))
    return reverse(page, args=[of[shown]] if shown else [])


_PAGES: dict[str, tuple[str, str | None]] = {
    "report": ("report", "id"),
    "correction": ("report", "report"),
    "motion": ("motion", "id"),
    "remark": ("motion", "motion"),
    "measure": ("measure", "id"),
    "measure_answer": ("measure", "measure"),
    "analysis": ("incidents", None),
    "amendment": ("agreement", None),
    "bulletin": ("bulletins", None),
    "outlook": ("watch", None),
    "alert": ("watch", None),
    "alert_sign_off": ("watch", None),
    "alert_sent": ("watch", None),
    "acknowledgement": ("watch", None),
    "watch_switch": ("watch", None),
    "airspace_case": ("airspace-case", "id"),
    "movement": ("movement", "id"),
    "movement_cancellation": ("movement", "movement"),
    "movement_acknowledgement": ("movement", "movement"),
    "declared_zone": ("movements", None),
    "talks_round": ("talks-round", "id"),
    "position": ("talks-round", "round"),
    "talks_document": ("talks-round", "round"),
    "undertaking": ("commitment", "id"),
    "undertaking_word": ("commitment", "undertaking"),
    "statement_draft": ("statement-draft", "id"),
    "paragraph": ("statement-draft", "draft"),
    "draft_comment": ("statement-draft", "draft"),
    "statement_text": ("statement-draft", "draft"),
    "statement_answer": ("statement-draft", "draft"),
    "statement_signature": ("statement-draft", "draft"),
    "joint_statement": ("statement", "id"),
    "relation_event": ("relation-event", "id"),
    "proposal_answer": ("report", "report"),
}
"""The page each kind is on where its case is not released, and whose id the page takes."""
