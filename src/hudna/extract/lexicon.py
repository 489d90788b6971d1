"""The words of a language as one tree of phrases, built from its `claims*.yaml` data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from hudna.extract.inflection import GAP, Inflector
from hudna.extract.phrase import Entry, Hit
from hudna.extract.tokens import Token
from hudna.text.endings import NO_CASE, endings_of
from hudna.text.fold import fold
from hudna.text.languages import load

__all__ = ["Entry", "Hit", "Lexicon", "lexicon"]

_LONGEST_GAP = 12
_WITH_OBJECT = frozenset({"denies", "confirms"})
"""Words of saying that take what is said as a pronoun ("which it denies")."""

_FINITE = frozenset({"past", "present", "future"})

_EXACTLY = "="
"""Before a phrase that is found as it stands only, without endings."""

_Key = str | tuple[str, bool]
"""A word as it stands, or the stem of a word that may bear endings (see `Endings.stems`)."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a word of a text is listed, with the letters cut at its front and its cases."""

    key: _Key
    cut: int
    tail: bool
    cases: frozenset[str] = NO_CASE


_Path = tuple[tuple[int, ...], int, tuple[_Form, ...], list[Entry]]
"""The tokens of a phrase, the end of its unbroken part, how its later words are listed."""


class Lexicon:
    """Phrases of one language. `order` and `adjectives` say how its sentences are built."""

    def __init__(self, code: str) -> None:
        language = load(code)
        self.code = code
        profile = language.section("claims")
        self.order: str = profile.get("order", "subject_first")
        self.adjectives: str = profile.get("adjectives", "before")
        self._proclitics = _folded(profile.get("proclitics", ()))
        self._attached = _folded(profile.get("attached", ()))
        self._enclitics = _folded(profile.get("enclitics", ()))
        self._before_verbs = frozenset(_folded(profile.get("before_verbs", ())))
        self._plural_endings = _folded(profile.get("plural_endings", ()))
        self._two_or_more = frozenset(_folded(profile.get("two_or_more", ())))
        self._plurals = frozenset(_folded(profile.get("plurals", ())))
        self._articles = _folded(profile.get("articles", ()))
        self._whole = frozenset(_folded(profile.get("whole_words", ())))
        self.indefinite = frozenset(_folded(profile.get("indefinite_articles", ())))
        self.owned_objects = _folded(profile.get("owned_objects", ()))
        self.contrasting = frozenset(_folded(profile.get("contrasting", ())))
        self.relative_endings = _folded(profile.get("relative_endings", ()))
        self.also = frozenset(_folded(profile.get("also", ())))
        self.no_subject = _folded(profile.get("no_subject", ()))
        self.ordinal_stop = bool(profile.get("ordinal_stop", False))
        self.adverb_endings = _folded(profile.get("adverb_endings", ()))
        self.own_endings: tuple[str, ...] = tuple(profile.get("own_endings", ()))
        self.passive_mark: str = profile.get("passive_mark", "")
        self.dative = _folded(profile.get("dative", ()))
        self.first_person = _folded(profile.get("first_person", ()))
        self.article_numbers = frozenset(_folded(profile.get("article_numbers", ())))
        self._locating = frozenset(_folded(profile.get("locating_prefixes", ())))
        self.joiners = frozenset([*_folded(profile.get("joiners", ())), ","])
        self.kept: tuple[str, ...] = tuple(profile.get("kept", ()))
        self.clause_endings = _folded(profile.get("clause_endings", ()))
        self.with_words = frozenset(_folded(profile.get("with_words", ())))
        self.owned_endings = _folded(profile.get("owned_endings", ()))
        self._inflector = Inflector(
            profile.get("paradigms", {}), profile.get("harmony", {}), self.kept
        )
        self.case_roles: Mapping[str, str] = profile.get("case_roles", {})
        self.indefinite_subject = _folded(profile.get("indefinite_subject", ()))
        self.speech_marks = frozenset(profile.get("speech_marks", (":", '"')))
        self.before_names = frozenset(_folded(profile.get("abbreviated_before_names", ())))
        shortened = _folded(profile.get("abbreviations", ()))
        self.abbreviations = frozenset([*shortened, *self.before_names])
        self._exact_verbs: bool = profile.get("exact_verbs", False)
        self.date_prepositions = frozenset(_folded(profile.get("date_prepositions", ())))
        self.name_particles = frozenset(_folded(profile.get("name_particles", ())))
        self.names_run_on: bool = profile.get("names_run_on", False)
        self.asyndeton: bool = profile.get("asyndeton", False)
        self._endings = endings_of(language)
        self._case_names = frozenset(c for cases in self._endings.cases.values() for c in cases)
        self._roles = {r: frozenset(cases) for r, cases in profile.get("roles", {}).items()}
        self._inflected = frozenset(profile.get("inflected", ()))
        said = profile.get("words", {}).get("complementizer", ())
        self._stops = frozenset([*_folded(said), ";", ":", "."])
        self._root: dict[Any, Any] = {}
        self._vocabulary: set[_Key] = set()
        self._forms: dict[str, tuple[tuple[str, int, bool], ...]] = {}
        self._found: dict[str, tuple[_Form, ...]] = {}
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

    def find(self, tokens: list[Token], start: int, end: int) -> list[Hit]:
        """Return every phrase in the token range, in order."""
        found: list[Hit] = []
        for at in range(start, end):
            if tokens[at].is_word:
                for stops, head, form, cases, entries in self._walk(tokens, at, end):
                    if form.tail and tokens[at].whole:
                        continue
                    covered = frozenset(stops)
                    cut = tokens[at].word[: form.cut]
                    found += [
                        Hit(at, stops[-1] + 1, head, form.cut, e, covered, e.cases or cases)
                        for e in entries
                        if self._takes(cut, e, tail=form.tail)
                    ]
        return found

    def _takes(self, cut: str, entry: Entry, *, tail: bool) -> bool:
        """Return whether the word can bear what was written onto it: verbs bear less."""
        if entry.form not in _FINITE:
            return True
        bears = entry.section != "reporting" or entry.key in _WITH_OBJECT
        return (not cut or cut in self._before_verbs) and (not tail or bears)

    def forms(self, word: str) -> tuple[tuple[str, int], ...]:
        """Return the word and what is left of it without written-on parts, with letters cut."""
        return tuple((form, cut) for form, cut, _ in self._shortened(word))

    def _shortened(self, word: str) -> tuple[tuple[str, int, bool], ...]:
        known = self._forms.get(word)
        if known is None:
            known = self._forms[word] = tuple(self._variants(word))
            if len(self._forms) > 100_000:
                self._forms.clear()
        return known

    def conjunction(self, word: str, trim: int) -> int:
        """Return how many letters of a written-on "and" the word starts with, within `trim`."""
        for prefix in self._proclitics:
            if trim >= len(prefix) and word.startswith(prefix):
                return len(prefix)
        return 0

    def definite(self, word: str, trim: int) -> bool:
        """Return whether an article is written onto the word."""
        return any(word[:trim].endswith(article) for article in self._articles)

    def front(self, word: str, trim: int) -> int:
        """Return how much of what is written onto a noun is no part of its name."""
        for article in self._articles:
            if word[:trim].endswith(article):
                return trim - len(article)
        return trim

    def locates(self, prefix: str) -> bool:
        """Return whether a written-on prefix says "in" or "at"."""
        return prefix in self._locating

    def is_ending(self, word: str) -> bool:
        """Return whether a word is one of the endings the language writes after names."""
        return word in self._endings.cases

    def cases_of(self, ending: str) -> frozenset[str]:
        """Return the cases an ending stands for."""
        return self._endings.cases.get(ending, NO_CASE)

    def plays(self, role: str, cases: frozenset[str]) -> bool:
        """Return whether one of the cases marks a role: whose, object, toward, where, source."""
        return bool(cases & self._roles.get(role, NO_CASE))

    def singular(self, word: str) -> bool:
        """Return whether the word names one person, as far as its ending tells."""
        return not word.endswith(self._plural_endings) and word not in self._plurals

    def ambiguous(self, word: str) -> bool:
        """Return whether the word can be a plural as well as a dual."""
        return any(form in self._two_or_more for form, _ in self.forms(word))

    def known(self, word: str) -> bool:
        """Return whether a phrase of the language starts with this word."""
        return any(form.key in self._root for form in self._listed(word))

    def _listed(self, word: str) -> tuple[_Form, ...]:
        """Return the keys under which phrases may list a word of a text."""
        known = self._found.get(word)
        if known is None:
            if len(self._found) > 100_000:
                self._found.clear()
            known = self._found[word] = tuple(
                form for form in self._keys(word) if form.key in self._vocabulary
            )
        return known

    def _keys(self, word: str) -> Iterator[_Form]:
        for form, cut, tail in self._shortened(word):
            yield _Form(form, cut, tail)
        if self._endings:
            for split in self._endings.splits(word):
                yield _Form((split.stem, split.whole), 0, False, split.cases)

    def _variants(self, word: str) -> Iterator[tuple[str, int, bool]]:
        seen = set()
        bare = [(word, 0)]
        bare += [
            (word[len(p) :], len(p))
            for p in self._proclitics
            if word.startswith(p) and len(word) - len(p) > 1
        ]
        attached = [
            (form[len(p) :], cut + len(p))
            for form, cut in bare
            for p in self._attached
            if form.startswith(p) and len(form) - len(p) > 2
        ]
        for form, cut in [*bare, *attached]:
            if form not in seen:
                seen.add(form)
                yield form, cut, False
        for form, cut in [*bare, *attached]:
            for suffix in self._enclitics:
                stem = form[: -len(suffix)]
                whole = form in self._whole
                if form.endswith(suffix) and len(stem) > 2 and stem not in seen and not whole:
                    seen.add(stem)
                    yield stem, cut, True

    def _walk(
        self, tokens: list[Token], at: int, end: int
    ) -> Iterator[tuple[tuple[int, ...], int, _Form, frozenset[str], list[Entry]]]:
        for form in self._listed(tokens[at].word):
            node = self._root.get(form.key)
            if node is not None:
                for stops, head, forms, entries in self._deeper(node, tokens, (at,), end, 0):
                    cases = self._cases((form, *forms))
                    yield stops, head or stops[-1] + 1, form, cases, entries

    def _cases(self, forms: tuple[_Form, ...]) -> frozenset[str]:
        """Return the cases of a phrase, shown by the first or the last of its words."""
        ordered = forms if self._endings.head == "first" else tuple(reversed(forms))
        return next((form.cases for form in ordered if form.cases), NO_CASE)

    def _deeper(
        self, node: dict[Any, Any], tokens: list[Token], stops: tuple[int, ...], end: int, head: int
    ) -> Iterator[_Path]:
        if None in node:
            yield stops, head, (), node[None]
        if len(node) == (None in node):
            return
        after = stops[-1] + 1
        yield from self._step(node, tokens, stops, after, end, head)
        if GAP in node:
            for skip in range(after, min(end, after + _LONGEST_GAP + 1)):
                yield from self._step(node[GAP], tokens, stops, skip, end, head or after)
                if tokens[skip].word in self._stops:
                    break

    def _step(
        self,
        node: dict[Any, Any],
        tokens: list[Token],
        stops: tuple[int, ...],
        at: int,
        end: int,
        head: int,
    ) -> Iterator[_Path]:
        if at < end:
            for form in self._listed(tokens[at].word):
                if form.key in node and not (form.tail and tokens[at].whole):
                    onward = self._deeper(node[form.key], tokens, (*stops, at), end, head)
                    for found, first, forms, entries in onward:
                        yield found, first, (form, *forms), entries

    def _add_all(self, section: str, groups: Mapping[str, list[str]]) -> None:
        for key, phrases in groups.items():
            for phrase in phrases:
                self._add(phrase, section, key, {})

    def _add_reporting(self, data: Mapping[str, Any]) -> None:
        for section in ("reporting", "adjunct"):
            for group in data.get(section, ()):
                for phrase in group["forms"]:
                    self._add(phrase, section, group["stance"], group)
        for phrase in data.get("no_confirmation", ()):
            self._add(phrase, "no_confirmation", "no_confirmation", {})

    def _add_events(self, data: Mapping[str, Any]) -> None:
        for event, voices in data.get("events", {}).items():
            for voice in ("active", "passive", "noun", "object_noun", "state"):
                for phrase in voices.get(voice, ()):
                    self._add(phrase, "event", event, {"voice": voice})
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
        for one in self._inflector.inflected(phrase.removeprefix(_EXACTLY)):
            form, _, negated = one.form.partition(" ")
            cases = self._named_cases(form)
            form = "" if cases else form
            entry = Entry(section, key, form, bool(negated), attributes, cases)
            keys = [self._key_choices(w, exact=exact or w in one.made) for w in one.words]
            if len(keys) > 1 and not exact:
                made = one.made | {one.words[0], GAP}
                keys = [
                    k if w in made else [*k, *((b, True) for b in self._endings.bases(w))]
                    for k, w in zip(keys, one.words, strict=True)
                ]
            for path in product(*keys):
                self._file(path, entry)

    def ending_cases(self, word: str) -> frozenset[str]:
        """Return the cases the longest ending of a word can stand for, where cases give roles."""
        if not self.case_roles:
            return NO_CASE
        return next((s.cases for s in self._endings.splits(word)[1:] if s.cases), NO_CASE)

    def _named_cases(self, form: str) -> frozenset[str]:
        """Return the cases a form of a paradigm names ("genitive/accusative"), if it names any."""
        listed = frozenset(form.split("/"))
        return listed if listed <= self._case_names else NO_CASE

    def _bears_endings(self, section: str, key: str) -> bool:
        """Return whether phrases of a kind are found in every case: names of things are."""
        if not self._endings or section in ("reporting", "no_confirmation"):
            return False
        return section != "words" or key in self._inflected

    def _key_choices(self, word: str, *, exact: bool) -> list[_Key]:
        if exact or word == GAP or not word[0].isalpha():
            return [word]
        return list(self._endings.stems(word))

    def _file(self, path: tuple[_Key, ...], entry: Entry) -> None:
        node = self._root
        for key in path:
            self._vocabulary.add(key)
            node = node.setdefault(key, {})
        entries = node.setdefault(None, [])
        if entry not in entries:
            entries.append(entry)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((fold(word).text for word in words), key=len, reverse=True))


@cache
def lexicon(code: str) -> Lexicon:
    """Return the phrases of a language; one without data has none, so nothing is read."""
    return Lexicon(code)
