"""A change of an edition as one sentence in the reader's language."""

from dataclasses import dataclass, replace
from datetime import date

from hudna.model.agreement import Agreement, CountingRule
from hudna.model.bulletin import Bulletin
from hudna.model.edition import Change, ChangeKind, Printed, Why
from hudna.model.mechanism import Mechanism
from hudna.publish.calendar import day_run, span_words
from hudna.publish.naming import area_name, name_run, named, party_run, place_words, who
from hudna.publish.page import Flow, Run, Text
from hudna.publish.sections.basis import as_written, number, told
from hudna.publish.sections.registers import TOTAL
from hudna.publish.words import Words
from hudna.text import figures
from hudna.text.terms import term

__all__ = ["Naming", "change_words", "naming_of"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Where the names come from that a change speaks of: parties, agreements, rules of counting."""

    mechanism: Mechanism
    agreements: tuple[Agreement, ...]
    rules: tuple[CountingRule, ...]


def naming_of(bulletin: Bulletin) -> Naming:
    """Return the names a bulletin has in its own data."""
    tallies = bulletin.recount.tallies if bulletin.recount else ()
    agreements = (*bulletin.agreements, bulletin.agreement)
    return Naming(bulletin.mechanism, agreements, tuple(one.rule for one in tallies))


def change_words(change: Change, naming: Naming, words: Words) -> Text:
    """Return what changed, what it was and what it is, and why where somebody says so."""
    what = _what(change, naming, words)
    old, new = change.old, change.new
    alike = old is not None and new is not None and _short(old) == _short(new)
    if old and new and old.terms == new.terms and change.kind is ChangeKind.CLAIM:
        old, new = replace(old, terms=()), replace(new, terms=())
    before = _printed(old, naming, words, whole=alike) if old else ()
    after = _printed(new, naming, words, whole=alike) if new else ()
    if change.kind is ChangeKind.CASE_MERGED:
        said = _first(words.say("changes.merged", what=what, case=after), words)
    elif alike and before == after:
        said = _first(words.say("changes.otherwise", what=what), words)
    elif old and new:
        said = _first(words.say("changes.was", what=what, old=before, new=after), words)
    else:
        key = "changes.added" if new else "changes.gone"
        said = words.say(key, what=what, value=after or before)
    for why in change.why:
        said = (*said, Run(" · "), *_reason(why, naming, words))
    return said


def _first(said: Text, words: Words) -> Text:
    """Return a sentence that begins with what it is about, with a capital; an id has none."""
    if said[0].flow is Flow.CODE:
        return said
    return (replace(said[0], text=words.capital(said[0].text)), *said[1:])


def _short(printed: Printed) -> Printed:
    """Return what is printed without the quoted words, which are long."""
    return replace(printed, words=None, language=None)


def _reason(why: Why, naming: Naming, words: Words) -> Text:
    quoted = (Run(why.words, Flow.NAME, language=why.language),)
    return words.say(
        "changes.why", party=party_run(why.party, naming.mechanism, words), words=quoted
    )


def _what(change: Change, naming: Naming, words: Words) -> Text:
    """Return what the change is about: the case, and whose word on which question."""
    holes: dict[str, Text | str] = {}
    if change.case:
        holes["case"] = (Run(change.case, Flow.CODE),)
    if change.by:
        holes["by"] = party_run(change.by, naming.mechanism, words)
    holes["about"] = _about(change, naming, words)
    return words.say(f"changes.what.{change.kind.value}", **holes)


def _about(change: Change, naming: Naming, words: Words) -> Text:
    about = change.about or ""
    kind = change.kind
    if kind in (ChangeKind.REGISTERED, ChangeKind.TOGETHER):
        if about == TOTAL:
            return words.say("changes.total")
        return name_run(area_name(about, words.language))
    if kind is ChangeKind.EARLIER:
        day, _, area = about.partition("#")
        told_of = day_run(date.fromisoformat(day), words)
        total = area == TOTAL
        place = words.say("changes.total") if total else name_run(area_name(area, words.language))
        return words.join([told_of, place], link="comma")
    if kind is ChangeKind.TOLD:
        return day_run(date.fromisoformat(about), words)
    if kind is ChangeKind.ASSESSED:
        return _clause(change, naming, words)
    if kind is ChangeKind.MEASURE:
        return (Run(term("measure_kind", about.partition("#")[0], words.language)),)
    if kind is ChangeKind.COVERED:
        return (Run(term("coverage", about, words.language)),)
    if kind is ChangeKind.COUNTED:
        rule = next((one.names for one in naming.rules if one.id == about), {"en": about})
        return told(rule, words)
    if kind is ChangeKind.AGREEMENT:
        return _agreement(about, naming, words)
    if kind in (ChangeKind.CLAIM, ChangeKind.MOVED):
        return (Run(about, Flow.CODE),)
    return (Run(term("question", about, words.language)),)


def _agreement(name: str, naming: Naming, words: Words) -> Text:
    names = next((one.names for one in naming.agreements if one.id == name), None)
    return named(names, words.language) if names else (Run(name, Flow.CODE),)


def _clause(change: Change, naming: Naming, words: Words) -> Text:
    clauses = (c for one in naming.agreements if one.id == change.by for c in one.clauses)
    names = next((c.names for c in clauses if c.id == change.about), None)
    clause = named(names, words.language) if names else (Run(change.about or "", Flow.CODE),)
    agreement = _agreement(change.by or "", naming, words)
    return words.say("alleged.of", clause=clause, agreement=agreement)


def _printed(printed: Printed, naming: Naming, words: Words, *, whole: bool) -> Text:
    """Return a value in words; quoted words only where nothing else tells it from the other."""
    parts: list[Text] = []
    for one in printed.terms:
        kind, _, key = one.partition(".")
        parts.append((Run(term(kind, key, words.language)),))
    if printed.numbers:
        parts.append(number(" / ".join(str(n) for n in printed.numbers), words))
    if printed.bounds is not None:
        parts.append(_bounds(printed.bounds, words))
    if printed.actor is not None:
        parts.insert(0, who(printed.actor, printed.actor, naming.mechanism, words))
    if printed.code is not None:
        parts.append(as_written(printed.code))
    if printed.chance is not None:
        ends = (figures.number(end, words.language, places=2) for end in printed.chance)
        parts.append(number("–".join(ends), words))
    if printed.place is not None:
        parts.append(_place(printed, words))
    if printed.when is not None:
        parts.append(span_words(printed.when, words))
    if printed.words is not None and (whole or not parts or printed.actor):
        run = Run(printed.words, Flow.NAME, language=printed.language)
        parts.append(words.say("said.words", words=(run,)))
    return words.join(parts, link="comma")


def _place(printed: Printed, words: Words) -> Text:
    assert printed.place is not None
    name = place_words(printed.place, words)
    known = term("place_precision", printed.place.precision.value, words.language)
    if printed.place.radius_km is None:
        return words.say("place.known", place=name, precision=known)
    km = number(figures.number(printed.place.radius_km, words.language), words)
    return words.say("place.within", place=name, precision=known, km=km)


def _bounds(bounds: tuple[int, int | None], words: Words) -> Text:
    low, high = bounds
    if high is None:
        return words.say("method.open", n=number(low, words))
    return number(low if low == high else f"{low}–{high}", words)
