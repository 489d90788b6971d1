"""The words of the archive's reports: lines of a log, in the five languages of the desk."""

from dataclasses import dataclass
from functools import cache

from hudna.text.actor_files import load_actors
from hudna.text.terms import term

__all__ = ["OUTLETS", "SAYS", "SPEAKERS", "Outlet", "kind_words", "speaker", "title"]

SPEAKERS = (
    "russian_reconciliation_centre", "syria_army", "syria_opposition", "sohr", "white_helmets",
    "turkey_mod", "iran", "un", "snhr", "russia_mod",
)  # fmt: skip

SAYS = {
    "asserts": {"ar": "يذكر", "ru": "сообщает", "tr": "bildirdi", "fa": "گزارش داد", "en": "says"},
    "claims": {"ar": "يقول", "ru": "заявляет", "tr": "öne sürdü", "fa": "گفت", "en": "claims"},
    "confirms": {"ar": "يؤكد", "ru": "подтверждает", "tr": "doğruladı", "fa": "تأیید کرد",
                 "en": "confirms"},
    "denies": {"ar": "ينفي", "ru": "отрицает", "tr": "yalanladı", "fa": "تکذیب کرد",
               "en": "denies"},
}  # fmt: skip

TITLES = {
    "ar": "سجل يومي {day} (تمرين)",
    "ru": "Ежедневная сводка {day} (учение)",
    "tr": "Günlük kayıt {day} (tatbikat)",
    "fa": "گزارش روزانه {day} (تمرین)",
    "en": "Daily log {day} (exercise)",
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source of reports; its name says that it is an exercise."""

    name: str
    language: str
    party: str


OUTLETS = (
    Outlet("وكالة سهوب للأنباء (تمرين)", "ar", "syria_government"),
    Outlet("صحيفة الأفق الشرقي (تمرين)", "ar", "un"),
    Outlet("شبكة العاصي (تمرين)", "ar", "syria_opposition"),
    Outlet("Вестник наблюдателя (учение)", "ru", "russia"),
    Outlet("Сводка центра (учение)", "ru", "russia"),
    Outlet("Sınır Haber (tatbikat)", "tr", "turkey"),
    Outlet("Gözlem Ajansı (tatbikat)", "tr", "turkey"),
    Outlet("خبرگزاری دشت (تمرین)", "fa", "iran"),
    Outlet("Observer field log (exercise)", "en", "un"),
    Outlet("Crossing Wire (exercise)", "en", "un"),
)


@cache
def speaker(actor: str, language: str) -> str:
    """Return the first name of an actor in a language."""
    names = load_actors().actors[actor].names
    return next(iter(names.get(language) or names["en"]))


@cache
def kind_words(kind: str, language: str) -> str:
    """Return what a kind of event is called."""
    return term("event_type", kind, language)


def title(language: str, day: str) -> str:
    """Return the title of a day's report."""
    return TITLES[language].format(day=day)
