"""What parties keep to themselves in the exercise, each on its own node."""

from collections.abc import Sequence
from pathlib import Path

from hudna.actions.take_entry import take_entry
from hudna.cli.exercise import ExerciseDocument
from hudna.cli.join import join_node
from hudna.cli.process import run_process
from hudna.cli.record_mirror import mirror_to
from hudna.cli.scenario import key_of
from hudna.cli.submit import Handover, hand_in
from hudna.db.desk import Desk
from hudna.db.node import find_node
from hudna.db.setup import start
from hudna.intake.intake import read_bytes
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor

__all__ = ["keep_own"]


def keep_own(
    shared: Desk,
    mechanism: Mechanism,
    submitters: dict[str, Actor],
    documents: Sequence[ExerciseDocument],
) -> int:
    """Submit and process confined documents on their parties' nodes; return how many.

    The shared desk takes over the signed entries, whose content it cannot open.
    """
    for party in sorted({document.submitted_by for document in documents}):
        folder = shared.node.folder.parent / party
        mirror_to(str(shared.node.record), find_node(folder).record)
        own = find_node(folder)
        start(own, migrate=True)
        join_node(own, mechanism)
        desk = Desk(own)
        actor = submitters[party]
        for item in (d for d in documents if d.submitted_by == party):
            _hand_in(desk, actor, item)
        desk.moment = max(d.submitted_at for d in documents if d.submitted_by == party)
        run_process(desk)
        entries = desk.store.pending(1000)
        start(shared.node)
        for entry in entries:
            take_entry(shared.store, shared.record, entry)
        shared.sequence()
        _follow(shared, folder)
    return len(documents)


def _hand_in(desk: Desk, actor: Actor, item: ExerciseDocument) -> None:
    desk.moment = item.submitted_at
    taken = read_bytes(item.name, item.data)
    told_by = item.source_identity or taken.told_by
    how = Handover(item.release, item.outlet, told_by, item.submitted_at)
    for document in taken.documents:
        data = taken.contents[document.id]
        hand_in(desk, key_of(desk, actor.id), actor, document, data, how)


def _follow(shared: Desk, folder: Path) -> None:
    own = find_node(folder)
    mirror_to(str(shared.node.record), own.record)
    start(own)
    Desk(own).follow()
    start(shared.node)
