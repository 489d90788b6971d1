"""Tags for words, numbers, times, parties and ranges, in the language of the page."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hudna.locate.reasons import words_in
from hudna.model.document import Document
from hudna.model.incident import Incident
from hudna.model.mechanism import DecisionRule
from hudna.model.party import Names
from hudna.model.place import Place
from hudna.model.reading import Flag
from hudna.model.when import When
from hudna.publish.naming import language_name
from hudna.text.calendar import day_words, short_day_words, zone_city
from hudna.text.figures import digits, number
from hudna.text.quoting import foreign, quotations
from hudna.text.terms import term as term_words
from hudna.text.terms import terms
from hudna.web.present import dates, names, views
from hudna.web.present.evidence import OBTAINED, Citation
from hudna.web.present.reading_flags import flag_words
from hudna.web.present.registers import side_party
from hudna.web.present.search import kind_word
from hudna.web.present.views import Said

__all__ = ["register"]

register = template.Library()


def _language() -> str:
    return get_language() or "ar"


@register.filter
def pick(value: Names | None) -> str:
    """Return a name in the page's language, else in English, else any."""
    return names.pick(value or {}, _language())


@register.filter
def lang(value: str | None) -> SafeString:
    """Return the `lang` attribute of words in another script than the page's, else nothing."""
    other = foreign(value or "", _language())
    return format_html(' lang="{}"', other) if other else SafeString("")


@register.simple_tag
def said(value: Names | None) -> SafeString:
    """Show words in the page's language, else in another one, which then is named."""
    words = names.pick(value or {}, _language())
    return format_html('<bdi{} dir="auto">{}</bdi>', lang(words), words)


@register.filter
def prose(sentence: str) -> SafeString:
    """Return a sentence of ours in which quotations in another script say their language."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<bdi lang="{}">{}</bdi>', other, piece) if other else piece,)
            for piece, other in quotations(sentence, _language())
        ),
    )


@register.simple_tag
def term(kind: str, key: object) -> str:
    """Return the words for a value of the model."""
    return term_words(kind, str(getattr(key, "value", key)), _language())


@register.simple_tag
def day(value: date | None) -> str:
    """Return a day in words."""
    return day_words(value, _language()) if value else "–"


@register.simple_tag
def short_day(value: date) -> str:
    """Return a day and its month, shortened."""
    return short_day_words(value, _language())


@register.simple_tag
def moment(value: datetime) -> SafeString:
    """Return a moment in the mechanism's zone, to the minute."""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(), dates.moment(local, _language())
    )


@register.filter
def local_day(value: datetime) -> date:
    """Return the day a moment is on in the mechanism's zone."""
    return timezone.localtime(value).date()


@register.simple_tag
def hour(value: datetime) -> SafeString:
    """Return the time of day of a moment in the mechanism's zone, under a day said above."""
    local = timezone.localtime(value)
    words = digits(f"{local:%H:%M}", _language())
    return format_html('<time class="n" datetime="{}">{}</time>', local.isoformat(), words)


@register.simple_tag
def when(value: When | None) -> str:
    """Return a partly known time in words."""
    return dates.when(value, _language())


@register.filter
def zone_name(_: object) -> str:
    """Return the city the page's times are of."""
    return zone_city(timezone.get_current_timezone_name(), _language())


@register.simple_tag
def place(value: Place) -> str:
    """Return a place's name in the page's language, with its governorate."""
    return names.place(value, _language())


@register.simple_tag
def place_reason(value: Place) -> str:
    """Return why this place was chosen among those of its name; empty where there was no choice."""
    return words_in(value.reason, _language()) if value.reason else ""


@register.simple_tag
def area(value: str) -> str:
    """Return a governorate's name by its canonical English one."""
    return names.area(value, _language())


@register.simple_tag
def actor_name(actor_id: str | None, fallback: str = "") -> str:
    """Return the name of a party, state or body by its id, else the words given."""
    return names.actor(actor_id, fallback, _language())


@register.inclusion_tag("parts/party.html", takes_context=True)
def party(context: dict[str, Any], party_id: str) -> dict[str, Any]:
    """Show a party with its colour, shape and name."""
    mechanism = context["desk"].mechanism
    index = names.party_index(mechanism, party_id)
    return {"index": index, "name": names.party(mechanism, party_id, _language())}


@register.inclusion_tag("parts/party.html", takes_context=True)
def side(context: dict[str, Any], name: str) -> dict[str, Any]:
    """Show a register's side like the party it is."""
    return party(context, side_party(name, context["desk"].mechanism))


@register.simple_tag
def incident_title(value: Incident) -> str:
    """Return what is claimed and where."""
    return views.incident_title(value, _language())


@register.filter
def titled(value: Document) -> str:
    """Return a document's title."""
    return views.document_title(value)


@register.simple_tag
def words_of(said: Said) -> str:
    """Return the whole claim in the source's own words."""
    return said.claim.span.of(said.text)


@register.simple_tag
def language_word(code: str) -> str:
    """Return a language's name in the page's language."""
    return language_name(code, _language())


@register.simple_tag
def rule(value: DecisionRule) -> str:
    """Return a decision rule in words."""
    words = term_words("rule_kind", value.kind.value, _language())
    return f"{words} ({number(value.k, _language())})" if value.k is not None else words


@register.simple_tag(takes_context=True)
def office(context: dict[str, Any], actor_id: str) -> str:
    """Return the name of an office, its id where the mechanism no longer has it."""
    offices = {a.id: a.office for a in context["desk"].mechanism.actors}
    return names.pick(offices.get(actor_id, {}), _language()) or actor_id


@register.simple_tag
def obtained_word(field: str) -> str:
    """Return what a confidential field of evidence says."""
    return OBTAINED[field]()


@register.simple_tag(takes_context=True)
def cited(context: dict[str, Any], finding_id: str) -> tuple[Citation, ...]:
    """Return what a finding rests on."""
    found: tuple[Citation, ...] = context.get("citations", {}).get(finding_id, ())
    return found


@register.simple_tag(name="kind_word")
def kind_word_of(kind: str) -> str:
    """Return what a kind of thing that is found is called."""
    return kind_word(kind)


@register.simple_tag
def options(kind: str) -> list[tuple[str, str]]:
    """Return the values of a kind with their words, in the model's order."""
    keys = terms("en").get(kind, {})
    return [(key, term_words(kind, key, _language())) for key in keys]


@register.simple_tag(takes_context=True)
def reading_flag(context: dict[str, Any], value: Flag) -> str:
    """Return what a person should look at in a text."""
    return flag_words(value, context["desk"].mechanism, _language())
