"""The words a browser shows what is signed in, for rounds, papers and commitments."""

from typing import Any

from django.utils.translation import gettext as _

from hudna.model.mechanism import Mechanism
from hudna.model.relation_event import RelationLine
from hudna.publish.naming import language_name
from hudna.text.terms import term, terms
from hudna.web.present import names
from hudna.web.present.rounds import parties_known
from hudna.web.present.signing_words import signing_words

__all__ = ["answer_signing_words", "relation_signing_words", "talks_signing_words"]

KINDS = (
    ("seat", "seat"),
    ("form", "talks_form"),
    ("audience", "audience"),
    ("undertaking_word.state", "word_state"),
)


def talks_signing_words(mechanism: Mechanism, language: str) -> dict[str, Any]:
    """Return labels and values for statements about talks."""
    words: dict[str, Any] = signing_words(mechanism, language)
    for field, kind in KINDS:
        words["values"][field] = {k: term(kind, k, language) for k in terms("en").get(kind, {})}
    known = dict(parties_known(mechanism, language))
    for field in ("party", "owner", "to"):
        words["values"][field] = known
    words["values"]["type"] |= {
        "talks_round": _("Round of talks"),
        "position": _("Position in a round"),
        "talks_document": _("Paper on the table"),
        "undertaking": _("Commitment"),
        "undertaking_word": _("Word on a commitment"),
    }
    words["labels"] |= {
        code: language_name(code, language) for code in ("ar", "en", "fa", "ru", "tr")
    }
    words["labels"] |= {
        "title": _("Title"),
        "talks_document.text": _("Text"),
        "place": _("Place"),
        "start": _("First day"),
        "end": _("Last day"),
        "form": _("How the sides talk"),
        "series": _("Series of rounds"),
        "delegations": _("Delegations"),
        "names": _("Called"),
        "seat": _("Seat"),
        "head": _("Head"),
        "role": _("Office"),
        "name": _("Name"),
        "members": _("Members"),
        "agenda": _("Agenda"),
        "number": _("Number on the agenda"),
        "documents": _("Papers"),
        "outcomes": _("What came of it"),
        "next": _("Next meetings"),
        "sources": _("Where it was read"),
        "citation": _("Document"),
        "document": _("Document"),
        "address": _("Web address"),
        "supersedes": _("In the place of"),
        "round": _("Round"),
        "item": _("Item of the agenda"),
        "paper": _("Paper"),
        "parent": _("Version it changes"),
        "audience": _("Who may read it"),
        "to": _("Owed to"),
        "promised": _("Promised on"),
        "agreement": _("Agreement"),
        "clause": _("Clause"),
        "undertaking": _("Commitment"),
        "undertaking_word.state": _("What your party says"),
        "exercise": _("Exercise"),
    }
    return words


def relation_signing_words(
    mechanism: Mechanism, line: RelationLine, language: str
) -> dict[str, Any]:
    """Return labels and values for an event between the two states of a line."""
    words = talks_signing_words(mechanism, language)
    states = {name: names.actor(name, name, language) for name in line.between}
    fields = {key: term("relation_field", key, language) for key in terms("en")["relation_field"]}
    kinds = {
        kind.code: f"{kind.code}: {names.pick(kind.names, language)}" for kind in line.scale.kinds
    }
    events = {event.id: names.pick(event.title, language) for event in line.events}
    words["values"]["type"]["relation_event"] = _("Event between states")
    words["values"] |= {"between": states, "actor": states, "fields": fields, "code": kinds}
    words["values"] |= {"telling_of": events, "said_by": states}
    words["labels"] |= {
        "between": _("Between"),
        "actor": _("Who acted"),
        "fields": _("Fields"),
        "code": _("Kind of event, in the coding of the scale"),
        "telling_of": _("Tells otherwise of"),
        "relation_event.title": _("What happened"),
        "precision": _("How exactly the time is known"),
        "said_by": _("Who says it"),
        "read_from": _("Read in"),
    }
    words["values"]["precision"] = {
        key: term("date_precision", key, language) for key in terms("en")["date_precision"]
    }
    words["values"]["read_from"] = {"press": _("press"), "text": _("the text itself")}
    return words


def answer_signing_words(mechanism: Mechanism, language: str) -> dict[str, Any]:
    """Return the same for answers to proposals, and for what is registered from them."""
    words = talks_signing_words(mechanism, language)
    words["values"]["type"] |= {"proposal_answer": _("Answer to what was read of talks")}
    kinds = {"choice": "proposal_choice", "kind": "proposal_kind"}
    words["values"] |= {
        f"proposal_answer.{field}": {k: term(kind, k, language) for k in terms("en")[kind]}
        for field, kind in kinds.items()
    }
    parts = terms("en")["proposal_part"]
    words["labels"] |= {
        **{
            key: term("proposal_part", key, language) for key in parts if key not in words["labels"]
        },
        "proposal": _("What was read"),
        "proposal_answer.choice": _("Your answer"),
        "proposal_answer.kind": _("It is of"),
        "values": _("Corrected"),
        "made": _("What was registered"),
        "said_by": _("Who says it"),
    }
    return words
