"""The next version of an agreement that a joint statement of the exercise puts to the parties."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hudna.actions.amend_by_statement import versions_of_text
from hudna.assess.versions import history
from hudna.model.agreement import Agreement
from hudna.model.when import DatePrecision, When

__all__ = ["amending_of_script"]


def amending_of_script(
    watched: Sequence[Agreement], amends: str | None, said: Mapping[str, Any] | None
) -> tuple[Agreement, Agreement] | None:
    """Return the version in force and the next, null where a step puts none.

    `said` has names and a note in words by language, the day on which the next is reached, that
    from which it is in force and which names it, and the kinds of events added to clauses by id.
    """
    if said is None or amends is None:
        return None
    before = history(watched)[amends][-1]
    day, reached, added = str(said["from"]), str(said["reached"]), said["added"]
    force = When(day, None, DatePrecision.DAY)
    clauses = tuple(
        replace(c, in_force=force, event_types=(*c.event_types, *added.get(c.id, ())))
        for c in before.clauses
    )
    after = replace(
        before, version=day, supersedes=before.version, clauses=clauses, in_force=force,
        reached=When(reached, reached, DatePrecision.DAY), names=dict(said["names"]),
        notes=(*before.notes, dict(said["note"])),
    )  # fmt: skip
    return versions_of_text(watched, amends, after)
