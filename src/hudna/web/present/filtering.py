"""Filters of a list: one component for all, with its values in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hudna.model.mechanism import Mechanism
from hudna.publish.naming import language_name
from hudna.text.languages import codes
from hudna.web.present import names
from hudna.web.present.options import area_options, event_options, state_options

__all__ = ["Filter", "chip", "filters", "query_of", "with_"]

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """One field: a choice where it has options, else what `kind` of input says."""

    name: str
    label: str
    value: str
    kind: str = "select"
    options: Options = ()
    every: str = ""
    """What the empty choice says."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that is one link; `count` is null where it was not counted."""

    label: str
    address: str
    current: bool
    count: int | None = None


def filters(
    request: HttpRequest, mechanism: Mechanism, language: str, *wanted: str
) -> tuple[Filter, ...]:
    """Return the filters of a list in the order asked for, with the values chosen."""
    return tuple(_filter(name, request.GET.get(name, ""), mechanism, language) for name in wanted)


def query_of(request: HttpRequest) -> dict[str, str]:
    """Return what the address of a list asks for."""
    return {key: str(value) for key, value in request.GET.items() if value}


def with_(query: Mapping[str, str], **changed: str) -> str:
    """Return the query of this list with some of it changed, from its first page."""
    kept = {k: v for k, v in {**query, **changed}.items() if v and k != "after"}
    return "?" + urlencode(kept)


def chip(
    query: Mapping[str, str], name: str, value: str, label: str, count: int | None = None
) -> Chip:
    """Return a link to this list with one filter set to a value."""
    return Chip(label, with_(query, **{name: value}), query.get(name, "") == value, count)


def _filter(name: str, value: str, mechanism: Mechanism, language: str) -> Filter:
    if name in ("from", "to", "due"):
        labels = {"from": _("From"), "to": _("Until"), "due": _("Due until")}
        return Filter(name, labels[name], value, "date")
    if name == "outlet":
        return Filter(name, _("Outlet"), value, "search")
    labels = {
        "lang": _("Language"),
        "area": _("Governorate"),
        "event": _("What"),
        "party": _("Party"),
        "by": _("Handed in by"),
        "state": _("State"),
    }
    every = _("everything") if name == "event" else _("all")
    return Filter(name, labels[name], value, "select", _options(name, mechanism, language), every)


def _options(name: str, mechanism: Mechanism, language: str) -> Options:
    if name == "lang":
        return _sorted((code, language_name(code, language)) for code in codes())
    if name == "area":
        return area_options(language)
    if name == "event":
        return event_options(language)
    if name == "state":
        return state_options(language)
    return tuple((p.id, names.pick(p.names, language)) for p in mechanism.parties)


def _sorted(options: Iterable[tuple[str, str]]) -> Options:
    return tuple(sorted(options, key=lambda one: one[1]))
