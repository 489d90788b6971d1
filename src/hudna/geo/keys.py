"""Keys under which spellings of one place name fall together."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["name_key", "spellings"]

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        **dict.fromkeys("ةە", "ه"),
        **dict.fromkeys("’‘'`´ʿʾʼ\u0640\u200c\u200d\u200e\u200fء", ""),
        "ؤ": "و",
        "ک": "ك",
        "ё": "е",
        "ı": "i",
        "ʻ": "",
        **dict.fromkeys("-‐‑–—_/", " "),
    }
)
# The Arabic article as Latin letters write it, before sun letters too: ar-Rastan, Ash Shajarah.
_ARTICLE = re.compile(r"\b(?:a[ltdrnzs]|as[h]|adh|ath|e[ltdrnzs]|esh)\s+(?=[a-z]{3})")
_ARTICLE_AT_START = re.compile(
    r"^(?:a[ltdrnzs]|ash|adh|ath|e[ltdrnzs]|esh)[- ](?=\S{3})", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Return the search key of a name: no marks, no case, one spelling of the Arabic article."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join(_ARTICLE.sub("al ", " ".join(plain.split())).split())


def spellings(name: str) -> tuple[str, ...]:
    """Return the name with the other ways its article, marks and hyphens are commonly written."""
    if not name.isascii():
        bare = "".join(
            c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)
        )
        bare = re.sub("[’‘ʿʾʼ`´]", "'", bare)
        if not bare.isascii():
            return (name,)
    else:
        bare = name
    found = {name: None, bare: None, bare.replace("'", ""): None}
    for form in tuple(found):
        stem = _ARTICLE_AT_START.sub("", form)
        if stem != form:
            article = form[: len(form) - len(stem) - 1]
            for lead in (f"{article}-", f"{article} ", "Al-", "al-", "Al ", ""):
                if lead or len(stem) > 4:
                    found[lead + stem] = None
    return tuple(found)
