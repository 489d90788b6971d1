"""Sealing what a party's node withheld of evidence, for the parties it chooses."""

import json
from collections.abc import Iterable

from hudna.actions.seal_evidence import seal_evidence
from hudna.cli.withheld import own_node, withheld_file
from hudna.db.desk import Desk
from hudna.db.gate import Reader
from hudna.errors import NotFound
from hudna.model.evidence import CONFIDENTIAL
from hudna.model.party import Actor
from hudna.record.entry import parse
from hudna.record.note import decode_base64
from hudna.record.sealed import seal

__all__ = ["seal_for"]


def seal_for(
    desk: Desk, reader: Reader, actor: Actor, evidence_id: str, parties: Iterable[str],
    fields: Iterable[str] = (),
) -> tuple[str, ...]:  # fmt: skip
    """Seal confidential fields of evidence and keep them on the desk; return which.

    Without `fields` all that the party's own node withheld. What was sealed before is replaced.
    """
    view, keys = reader.evidence(evidence_id), reader.reading_keys()
    missing = sorted(set(parties) - keys.keys())
    if missing:
        raise NotFound(
            f"no reading key of {', '.join(missing)} in the record",
            advice="They run 'hudna record reading-key' on their node first",
        )
    path = withheld_file(own_node(desk, actor), view.entry)
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    chosen = [name for name in fields or CONFIDENTIAL if name in kept]
    if view.evidence.party != actor.party or not chosen:
        raise NotFound(
            f"{actor.party} withheld nothing of {evidence_id} that could be sealed",
            where=str(path.parent),
            advice="Only the owner's node has it, where it was given when it was added",
        )
    signed = desk.store.entry(view.entry)
    entry = parse(signed.canonical)
    sealed = {
        name: seal(
            kept[name]["value"],
            decode_base64(kept[name]["salt"]),
            origin=entry.origin,
            commitment=entry.commitments[name],
            recipients=[keys[party] for party in parties],
        ).data()
        for name in chosen
    }
    with desk.store.transaction():
        seal_evidence(desk.store, signed, sealed)
    return tuple(chosen)
