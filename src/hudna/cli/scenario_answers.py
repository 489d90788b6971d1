"""Playing what offices of the exercise make of what was read of talks in a report."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hudna.actions.answer_proposal import answer_proposal
from hudna.actions.answer_words import PART, answer_of
from hudna.cli.context import key_of, signed
from hudna.db.desk import Desk
from hudna.errors import ConfigurationError
from hudna.model.document import Document, Report
from hudna.model.proposal import Proposal
from hudna.model.reading import StoredReading
from hudna.talks.proposals import proposals_of

__all__ = ["play_answers"]


def play_answers(desk: Desk, script: Sequence[Mapping[str, Any]]) -> int:
    """Have offices answer the proposals the script names; return how many answers there are."""
    named = {desk.store.document(one.document).name: one for one in desk.store.all(Report)}
    for given in script:
        report = named.get(given["document"])
        if report is None:
            raise ConfigurationError(
                f"the exercise has no document {given['document']}", where="talks.answers"
            )
        proposal = _proposal(desk, report, given)
        desk.moment = datetime.fromisoformat(given["at"])
        fields = {
            "choice": given["choice"],
            "words": given.get("words", ""),
            **{f"{PART}{name}": value for name, value in given.get("values", {}).items()},
        }
        answer = answer_of(
            fields, report.id, proposal, desk.store.actor(given["by"]),
            language=given["language"], now=desk.now(),
        )  # fmt: skip
        statement = signed(desk, key_of(desk, answer.by), "proposal_answer", answer)
        answer_proposal(desk.store, desk.record, statement, answer.at)
    desk.moment = None
    desk.sequence()
    return len(script)


def _proposal(desk: Desk, report: Report, given: Mapping[str, Any]) -> Proposal:
    """Return the first proposal of a kind with a part that reads as the script says."""
    document: Document = desk.store.document(report.document)
    stored = desk.store.get(StoredReading, report.id)
    found = proposals_of(stored.reading, document.text) if stored else ()
    for one in found:
        if one.kind.value == given["kind"] and given["with"] in [p.value for p in one.parts]:
            return one
    raise ConfigurationError(
        f"{given['document']} holds no {given['kind']} with “{given['with']}”",
        where="talks.answers",
        advice="See what it holds with 'hudna talks proposals'",
    )
