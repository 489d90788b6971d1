"""Bulletins made up from figures in every shape the outlets of a language use.

Words come from `tests/languages/<code>/bulletin_shapes.yaml`; what a bulletin should be read as
is known because it was written from the figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

LANGUAGES = Path(__file__).parents[1] / "languages"
Counts = dict[str, dict[str, int]]
NAMES = {
    "SY-HL": "Aleppo",
    "SY-ID": "Idlib",
    "SY-LA": "Latakia",
    "SY-HM": "Hama",
    "SY-DI": "Damascus",
    "SY-DR": "Daraa",
    "SY-HI": "Homs",
    "SY-RD": "Rif Dimashq",
    "SY-QU": "Quneitra",
}
OFTEN = ("SY-HL", "SY-ID", "SY-LA", "SY-HM", "SY-LA", "SY-HL", "SY-DI", "SY-DR", "SY-HI")


@dataclass(frozen=True)
class Bulletin:
    text: str
    expect: Counts
    day: str | None


def bulletin(code: str, seed: int) -> Bulletin:
    """Return one made-up bulletin; the same for the same seed."""
    return _Writer(shapes(code), Random(seed)).bulletin()


@cache
def shapes(code: str) -> Mapping[str, Any]:
    path = LANGUAGES / code / "bulletin_shapes.yaml"
    return dict(yaml.safe_load(path.read_text("utf-8")))


class _Writer:
    def __init__(self, words: Mapping[str, Any], chance: Random) -> None:
        self.words = words
        self.chance = chance
        self.unit = chance.choice(words["units"])
        self.in_words = chance.random() < 0.3

    def bulletin(self) -> Bulletin:
        figures = {side: self.figures() for side in ("Russia", "Turkey")}
        if all(total == 0 for total, _ in figures.values()):
            figures["Russia"] = (4, {"SY-HL": 4})
        single = self.chance.random() < 0.2
        if single:
            figures = {"Russia": figures["Russia"] if figures["Russia"][0] else (3, {"SY-LA": 3})}
        expect: Counts = {}
        for side, (total, items) in figures.items():
            expect[side] = {"TOTAL": total} | {NAMES[code]: n for code, n in items.items()}
        dateline, day = self.dateline()
        paragraphs = [self.headline(figures), dateline + self.body(figures, single=single)]
        paragraphs += self.sample(self.words["distractors"], self.chance.randint(0, 3))
        text = "\n\n".join(p for p in paragraphs if p).replace("..", ".")
        return Bulletin(text, expect, day)

    def figures(self) -> tuple[int, dict[str, int]]:
        kind = self.chance.random()
        if kind < 0.15:
            return 0, {}
        codes = list(dict.fromkeys(self.sample(OFTEN, self.chance.randint(1, 4))))
        if self.chance.random() < 0.1:
            codes = [*codes[:2], self.chance.choice(("SY-RD", "SY-QU"))]
        items = {code: self.chance.choice((1, 1, 2, 2, 3, 4, 5, 7, 9, 12, 16)) for code in codes}
        total = sum(items.values())
        if kind < 0.25:
            return total, {}
        if kind < 0.3 and len(items) > 2:
            total += self.chance.choice((-1, 1))
        return total, items

    def dateline(self) -> tuple[str, str | None]:
        if self.chance.random() < 0.3:
            return "", None
        dates = self.words["dates"]
        stated, day = self.chance.choice(dates)
        return self.chance.choice(self.words["datelines"]).format(date=stated), str(day)

    def headline(self, figures: Mapping[str, tuple[int, Any]]) -> str:
        if self.chance.random() < 0.3:
            return ""
        totals = [total for total, _ in figures.values()]
        if len(totals) == 2 and all(totals) and self.chance.random() < 0.4:
            shape = self.chance.choice(self.words["headlines_sum"])
            return str(shape).format(n=self.counted(sum(totals)))
        shape = self.chance.choice(
            self.words["headlines_both" if all(totals) and len(totals) == 2 else "headlines_none"]
        )
        return str(shape).format(r=self.counted(totals[0]), t=self.figure(totals[-1]))

    def body(self, figures: Mapping[str, tuple[int, dict[str, int]]], *, single: bool) -> str:
        shape = self.chance.choice(self.words["single_bodies" if single else "bodies"])
        parts = []
        for number, (side, (total, items)) in enumerate(figures.items()):
            if not total:
                kind = "zeros_second" if number else "zeros_first"
            elif single:
                kind = "single_sides"
            else:
                kind = "second" if number else "first"
            sentence = self.chance.choice(self.words[kind])
            parts.append(self.sentence(str(sentence), side, total, items))
        return str(shape).format(*parts)

    def sentence(self, shape: str, side: str, total: int, items: dict[str, int]) -> str:
        forms = {
            case: self.chance.choice(names[side]) for case, names in self.words["sides"].items()
        }
        listed = self.listed(items, total) if items else ""
        before = self.before(items, total) if items else ""
        if "{before}" in shape and not before:
            shape = shape.replace("{before}", "")
        return shape.format(
            n=self.counted(total), bare=self.figure(total), list=listed, before=before, **forms
        )

    def listed(self, items: dict[str, int], total: int) -> str:
        if len(items) == 1 and sum(items.values()) == total:
            ((code, n),) = items.items()
            shape = self.chance.choice(self.words["whole"])
            return str(shape).format(n=self.figure(n), **self.name(code))
        style = self.chance.choice(self.words["items"])
        numbers_first = not str(style["item"]).startswith("{nom}")
        shape = self.chance.choice(self.words["lists_numbers" if numbers_first else "lists"])
        entries = self.grouped(items, style)
        return str(shape).format(list=self.joined(entries))

    def before(self, items: dict[str, int], total: int) -> str:
        if "before" not in self.words:
            return ""
        if len(items) == 1 and sum(items.values()) == total:
            ((code, _),) = items.items()
            shape = self.chance.choice(self.words["before_whole"])
            return str(shape).format(**self.name(code))
        style = self.chance.choice(self.words["before_items"])
        entries = self.grouped(items, style)
        return str(self.chance.choice(self.words["before"])).format(list=self.joined(entries))

    def grouped(self, items: dict[str, int], style: Mapping[str, str]) -> list[str]:
        """Return the entries; places of one number share it where the style has words for it."""
        entries: list[str] = []
        left = dict(items)
        while left:
            code, n = next(iter(left.items()))
            same = [other for other, count in left.items() if count == n]
            if "each" in style and len(same) > 1 and self.chance.random() < 0.6:
                names = self.places(same, str(style.get("place", "nom")))
                entries.append(style["each"].format(n=self.each(n), names=names))
                left = {c: m for c, m in left.items() if c not in same}
                continue
            one = style.get("one") if n == 1 else None
            shape = one or style["item"]
            entries.append(shape.format(n=self.figure(n), c=self.counted(n), **self.name(code)))
            del left[code]
        return entries

    def places(self, codes: Sequence[str], form: str) -> str:
        forms = [form] * len(codes)
        if form == "nom_last_loc":
            forms = ["nom"] * (len(codes) - 1) + ["loc"]
        names = [self.name(code)[form] for code, form in zip(codes, forms, strict=True)]
        last = str(self.words["and"])
        return last.join([", ".join(names[:-1]).replace(", ", str(self.words["comma"])), names[-1]])

    def joined(self, entries: Sequence[str]) -> str:
        between, last = self.chance.choice(self.words["joins"])
        if len(entries) == 1:
            return entries[0]
        return last.join([between.join(entries[:-1]), entries[-1]])

    def name(self, code: str) -> dict[str, str]:
        forms = self.words["areas"][code]
        if isinstance(forms, str):
            return {"nom": forms, "loc": forms}
        return {"nom": forms[0], "loc": forms[1]}

    def each(self, n: int) -> str:
        return str(self.words.get("each_numbers", {}).get(n) or self.figure(n))

    def figure(self, n: int) -> str:
        word = self.words["numbers"].get(n)
        if word is not None and self.in_words:
            return str(word)
        return str(n).translate(self.digits())

    def digits(self) -> dict[int, str]:
        digits = self.words.get("digits")
        if not digits or self.chance.random() < 0.5:
            return {}
        return {ord(str(value)): mark for value, mark in enumerate(digits)}

    def counted(self, n: int) -> str:
        """Return a number with its noun, in the form the language gives it."""
        unit = self.unit
        if len(unit) == 1:
            return f"{self.figure(n)} {unit[0]}"
        if len(unit) == 2:
            return f"{self.figure(n)} {unit[n != 1]}"
        if len(unit) == 3:
            few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
            one = n % 10 == 1 and n % 100 != 11
            return f"{self.figure(n)} {unit[0 if one else 1 if few else 2]}"
        if n < 3:
            return str(unit[n - 1] if n else unit[2])
        return f"{self.figure(n)} {unit[2 if n < 11 else 3]}"

    def sample(self, choices: Sequence[str], n: int) -> list[str]:
        return self.chance.sample(list(choices), min(n, len(choices)))
