"""The address of every page of a served desk, found as a reader would: by following its links."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

__all__ = ["OFFICE", "PUBLIC", "pages_of"]

OFFICE = "turkey-representative"
"""Whose pages are walked: it finds, votes and answers."""

STANDING = {
    "overview": "",
    "reports": "reports/",
    "incidents": "incidents/",
    "cases": "cases/",
    "registers": "registers/",
    "watch": "watch/",
    "airspace": "airspace/",
    "movements": "movements/",
    "announce": "movements/announce",
    "agreement": "agreement/",
    "talks": "talks/",
    "rounds": "talks/rounds/",
    "file-round": "talks/rounds/file",
    "commitments": "talks/commitments/",
    "register-commitment": "talks/commitments/register",
    "statements": "talks/statements/",
    "open-draft": "talks/drafts/open",
    "relations": "talks/relations/",
    "register-relation": "talks/relations/register",
    "bulletins": "bulletins/",
    "record": "record/",
    "search": "search/?q=Idlib",
    "search-nothing": "search/?q=qqqq",
    "exports": "exports/",
    "keys": "keys/",
    "account": "account/",
    "sign-in": "sign-in/",
    "not-found": "nothing-here/",
}
"""Pages that every desk has, by name, with their addresses behind the language."""

FOUND = {
    "report": ("reports/", r"/reports/[^/?#]+/"),
    "incident": ("incidents/", r"/incidents/[^/?#]+/"),
    "case": ("", r"/cases/[^/?#]+/"),
    "evidence": ("case", r"/evidence/[^/?#]+/"),
    "measure": ("", r"/measures/[^/?#]+/"),
    "round": ("talks/rounds/", r"/talks/rounds/[^/?#]+/"),
    "commitment": ("talks/commitments/", r"/talks/commitments/[^/?#]+/"),
    "draft": ("talks/statements/", r"/talks/drafts/[^/?#]+/"),
    "statement": ("talks/statements/", r"/talks/statements/[^/?#]+/"),
    "dispute": ("airspace/", r"/airspace/[^/?#]+/"),
    "motion": ("", r"/motions/[^/?#]+/"),
    "next-version": ("agreement/", r"/talks/drafts/[^/]+/next-version/"),
    "judgements": ("agreement/", r"/agreement/[^/]+/[^/]+/judgements/"),
}
"""Pages of one thing: the page that links to it, and what its address looks like."""

PUBLIC = ("overview", "incidents", "incident", "registers", "agreement", "bulletins", "record",
          "search", "exports", "sign-in", "not-found")  # fmt: skip
"""What a reader who is not signed in looks at."""

LINKS = "() => [...document.querySelectorAll('main a[href]')].map((a) => a.getAttribute('href'))"


def pages_of(page: Any, address: str, language: str) -> dict[str, str]:
    """Return the whole address of every page there is, by name; the page is left on one of them."""
    root = f"{address}/{language}/"
    found = {name: root + path for name, path in STANDING.items()}
    for name, (start, pattern) in FOUND.items():
        page.goto(found.get(start, root + start))
        link = next(_matching(page.evaluate(LINKS), pattern), None)
        if link:
            found[name] = urljoin(root, link)
    return found


def _matching(links: list[str], pattern: str) -> Iterator[str]:
    return (link for link in links if re.search(pattern + "$", link.partition("#")[0]))
