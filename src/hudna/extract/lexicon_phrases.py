"""The phrases of a language as one tree, built from its `claims*.yaml` data."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from hudna.extract.alternatives import in_either_order, spelt_out
from hudna.extract.inflection import GAP, Inflector
from hudna.extract.phrase import Entry
from hudna.text.endings import NO_CASE, endings_of
from hudna.text.fold import fold
from hudna.text.languages import load

__all__ = ["Key", "Phrases"]

_EXACTLY = "="
"""Before a phrase that is found as it stands only, without endings."""

_VOICES: Mapping[str, Mapping[str, Any]] = {
    "either": {"voice": "passive", "either": True},
    **{name: {"voice": name} for name in ("active", "passive", "noun", "object_noun", "state")},
}
"""How the events of a language list their words, with what each list says of them."""

Key = str | tuple[str, bool]
"""A word as it stands, or the stem of a word that may bear endings (see `Endings.stems`)."""


class Phrases:
    """Phrases of one language. `order` and `adjectives` say how its sentences are built."""

    def __init__(self, code: str) -> None:
        language = load(code)
        self.code = code
        profile = language.section("claims")
        self._free_order: bool = profile.get("free_order", False)
        self.order: str = profile.get("order", "subject_first")
        self.adjectives: str = profile.get("adjectives", "before")
        self._proclitics = folded(profile.get("proclitics", ()))
        self._attached = folded(profile.get("attached", ()))
        self._enclitics = folded(profile.get("enclitics", ()))
        self._before_verbs = frozenset(folded(profile.get("before_verbs", ())))
        self._plural_endings = folded(profile.get("plural_endings", ()))
        self._two_or_more = frozenset(folded(profile.get("two_or_more", ())))
        self._plurals = frozenset(folded(profile.get("plurals", ())))
        self._articles = folded(profile.get("articles", ()))
        self._whole = frozenset(folded(profile.get("whole_words", ())))
        self.indefinite = frozenset(folded(profile.get("indefinite_articles", ())))
        self.owned_objects = folded(profile.get("owned_objects", ()))
        self.contrasting = frozenset(folded(profile.get("contrasting", ())))
        self.relative_endings = folded(profile.get("relative_endings", ()))
        self.also = frozenset(folded(profile.get("also", ())))
        self.no_subject = folded(profile.get("no_subject", ()))
        self.ordinal_stop = bool(profile.get("ordinal_stop", False))
        self.adverb_endings = folded(profile.get("adverb_endings", ()))
        self._object_endings = folded(profile.get("object_endings", ()))
        self.origin_endings = folded(profile.get("origin_endings", ()))
        self.own_endings: tuple[str, ...] = tuple(profile.get("own_endings", ()))
        self.passive_mark: str = profile.get("passive_mark", "")
        self.dative = folded(profile.get("dative", ()))
        self.first_person = folded(profile.get("first_person", ()))
        self.article_numbers = frozenset(folded(profile.get("article_numbers", ())))
        self._locating = frozenset(folded(profile.get("locating_prefixes", ())))
        self.joiners = frozenset([*folded(profile.get("joiners", ())), ","])
        self.kept: tuple[str, ...] = tuple(profile.get("kept", ()))
        self.clause_endings = folded(profile.get("clause_endings", ()))
        self.with_words = frozenset(folded(profile.get("with_words", ())))
        self.owned_endings = folded(profile.get("owned_endings", ()))
        self._inflector = Inflector(
            profile.get("paradigms", {}), profile.get("harmony", {}), self.kept
        )
        self.case_roles: Mapping[str, str] = profile.get("case_roles", {})
        self.indefinite_subject = folded(profile.get("indefinite_subject", ()))
        self.speech_marks = frozenset(profile.get("speech_marks", (":", '"')))
        self.before_names = frozenset(folded(profile.get("abbreviated_before_names", ())))
        shortened = folded(profile.get("abbreviations", ()))
        self.abbreviations = frozenset([*shortened, *self.before_names])
        self._exact_verbs: bool = profile.get("exact_verbs", False)
        self.date_prepositions = frozenset(folded(profile.get("date_prepositions", ())))
        self.name_particles = frozenset(folded(profile.get("name_particles", ())))
        self.names_run_on: bool = profile.get("names_run_on", False)
        self.asyndeton: bool = profile.get("asyndeton", False)
        self._endings = endings_of(language)
        self._case_names = frozenset(c for cases in self._endings.cases.values() for c in cases)
        self._roles = {r: frozenset(cases) for r, cases in profile.get("roles", {}).items()}
        self._inflected = frozenset(profile.get("inflected", ()))
        said = profile.get("words", {}).get("complementizer", ())
        self._stops = frozenset([*folded(said), ";", ":", "."])
        self._root: dict[Any, Any] = {}
        self._vocabulary: set[Key] = set()
        reporting = language.section("claims_reporting")
        events = language.section("claims_events")
        self.weak = frozenset(events.get("weak", ()))
        self.refine: list[tuple[str, str, str]] = [
            (kind, sort, becomes) for kind, sort, becomes in events.get("refine", ())
        ]
        self.absorbs = {
            event: frozenset(voices.get("absorbs", ()))
            for event, voices in events.get("events", {}).items()
        }
        self.absorbs_after = {
            event: frozenset(voices.get("absorbs_after", ()))
            for event, voices in events.get("events", {}).items()
        }
        self._add_all("words", profile.get("words", {}))
        self._add_all("light_verb", profile.get("light_verbs", {}))
        self._add_reporting(reporting)
        self._add_events(events)
        self._add_things(language.section("claims_things"))
        self._add_talks(language.section("claims_talks"))

    def _add_all(self, section: str, groups: Mapping[str, list[str]]) -> None:
        for key, phrases in groups.items():
            for phrase in phrases:
                self._add(phrase, section, key, {})

    def _add_reporting(self, data: Mapping[str, Any]) -> None:
        for section in ("reporting", "adjunct"):
            for group in data.get(section, ()):
                for written in group["forms"]:
                    for phrase in spelt_out(written, {}):
                        self._add(phrase, section, group["stance"], group)
        for phrase in data.get("no_confirmation", ()):
            self._add(phrase, "no_confirmation", "no_confirmation", {})

    def _add_events(self, data: Mapping[str, Any]) -> None:
        sets = data.get("sets", {})
        for event, voices in data.get("events", {}).items():
            for voice, told in _VOICES.items():
                for written in voices.get(voice, ()):
                    for phrase in spelt_out(written, sets):
                        for one in in_either_order(phrase) if self._free_order else (phrase,):
                            self._add(one, "event", event, told)
        for phrase in data.get("block", ()):
            self._add(phrase, "block", "block", {})

    def _add_things(self, data: Mapping[str, Any]) -> None:
        self._add_all("weapon", data.get("weapons", {}))
        for group in data.get("heads", ()):
            for phrase in group["forms"]:
                self._add(phrase, "head", group["kind"], group)
        for phrase in data.get("modifiers", ()):
            self._add(phrase, "modifier", "modifier", {})
        self._add_all("harm", data.get("harm", {}))
        self._add_all("unit", data.get("units", {}))
        for phrase in data.get("border", ()):
            self._add(phrase, "border", "border", {})

    def _add_talks(self, data: Mapping[str, Any]) -> None:
        for section, value in data.items():
            groups = value if isinstance(value, Mapping) else {section: value}
            self._add_all(section, groups)

    def _add(self, phrase: str, section: str, key: str, attributes: Mapping[str, Any]) -> None:
        verb = self._exact_verbs and attributes.get("voice") in ("active", "passive", "state")
        exact = verb or phrase.startswith(_EXACTLY) or not self._bears_endings(section, key)
        entries: dict[str, Entry] = {}
        fixed: dict[tuple[str, bool], list[Key]] = {}  # of words the forms of a phrase share
        for one in self._inflector.inflected(phrase.removeprefix(_EXACTLY)):
            entry = entries.get(one.form)
            if entry is None:
                entry = entries[one.form] = self._entry(section, key, one.form, attributes)
            path: list[list[Key]] = []
            for at, word in enumerate(one.words):
                if word in one.made:
                    path.append([word])
                    continue
                chosen = fixed.get((word, at > 0))
                if chosen is None:
                    based = at > 0 and not exact and word != one.words[0]
                    chosen = self._key_choices(word, exact=exact, based=based)
                    fixed[word, at > 0] = chosen
                path.append(chosen)
            for keys in product(*path):
                self._file(keys, entry)

    def _entry(self, section: str, key: str, named: str, attributes: Mapping[str, Any]) -> Entry:
        form, _, negated = named.partition(" ")
        cases = self._named_cases(form)
        return Entry(section, key, "" if cases else form, bool(negated), attributes, cases)

    def _named_cases(self, form: str) -> frozenset[str]:
        """Return the cases a form of a paradigm names ("genitive/accusative"), if it names any."""
        listed = frozenset(form.split("/"))
        return listed if listed <= self._case_names else NO_CASE

    def _bears_endings(self, section: str, key: str) -> bool:
        """Return whether phrases of a kind are found in every case: names of things are."""
        if not self._endings or section in ("reporting", "no_confirmation"):
            return False
        return section != "words" or key in self._inflected

    def _key_choices(self, word: str, *, exact: bool, based: bool) -> list[Key]:
        if word == GAP:
            return [word]
        bare = exact or not word[0].isalpha()
        choices: list[Key] = [word] if bare else list(self._endings.stems(word))
        return [*choices, *((b, True) for b in self._endings.bases(word))] if based else choices

    def _file(self, path: tuple[Key, ...], entry: Entry) -> None:
        node = self._root
        for key in path:
            self._vocabulary.add(key)
            node = node.setdefault(key, {})
        entries = node.setdefault(None, [])
        if entry not in entries:
            entries.append(entry)


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """Return words in their folded spelling, the longest first."""
    return tuple(sorted((fold(word).text for word in words), key=len, reverse=True))
