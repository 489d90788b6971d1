"""The words in which a browser shows what is signed of joint statements."""

from typing import Any

from django.utils.translation import gettext as _

from hudna.model.mechanism import Mechanism
from hudna.publish.naming import language_name
from hudna.text.terms import term, terms
from hudna.web.present.signing_words import signing_words

__all__ = ["statement_signing_words"]

LANGUAGES = ("ar", "en", "fa", "ru", "tr")


def statement_signing_words(mechanism: Mechanism, language: str) -> dict[str, Any]:
    """Return the words a browser shows what is signed in, for drafts and joint statements."""
    words: dict[str, Any] = signing_words(mechanism, language)
    words["values"]["type"] |= {
        "statement_draft": _("A draft of a joint statement"),
        "paragraph": _("A version of a paragraph"),
        "draft_comment": _("A remark on a draft"),
        "statement_text": _("A text for the parties"),
        "statement_answer": _("Answer to a text"),
        "statement_signature": _("Signature to a joint statement"),
    }
    for field, kind in (("kind", "answer_kind"), ("adoption", "adoption")):
        words["values"][field] = {k: term(kind, k, language) for k in terms("en")[kind]}
    parties = words["values"]["party"]
    codes = {code: language_name(code, language) for code in LANGUAGES}
    words["values"] |= {
        "signatories": parties,
        "consulted": parties,
        "reference": codes,
        "languages": codes,
        "aligned": codes,
        "agrees": {"true": _("yes"), "false": _("no")},
    }
    words["labels"] |= codes | {
        "title": _("Title"),
        "draft": _("Draft"),
        "round": _("Round of talks"),
        "reference": _("Language that rules"),
        "languages": _("Languages"),
        "signatories": _("Signatories"),
        "consulted": _("Consulted"),
        "adoption": _("Adopted when"),
        "amends": _("Agreement it changes"),
        "paragraph": _("Paragraph"),
        "parents": _("Written from"),
        "after": _("Stands after"),
        "texts": _("Text"),
        "aligned": _("Said to fit the ruling text"),
        "version": _("Version"),
        "versions": _("Made up of"),
        "agrees": _("Can live with it"),
        "number": _("Text"),
        "silence_until": _("Silence counts as agreement after"),
        "text": _("Text"),
        "kind": _("Answer"),
        "makes": _("The next version it makes"),
        "next_version": _("The agreement as it would read"),
        "agreement": _("Agreement"),
        "supersedes": _("In the place of"),
        "clauses": _("Clauses"),
        "names": _("Title"),
        "summary": _("What it says"),
    }
    return words
