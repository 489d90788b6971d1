"""Playing what the offices of the exercise do with evidence: receive, seal, release, open it."""

from datetime import datetime
from importlib.resources import files
from typing import Any

from hudna.actions.act_on_evidence import act_on_evidence, new_act
from hudna.actions.add_evidence import FileFacts, new_evidence
from hudna.actions.open_evidence import open_evidence
from hudna.cli.confidential import READING_KEY, make_reading_key
from hudna.cli.context import key_of, signed
from hudna.cli.evidence import take_in
from hudna.cli.sealing import seal_for
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.db.node import find_node
from hudna.model.case import Case
from hudna.model.evidence import CONFIDENTIAL, CustodyKind
from hudna.model.release import Audience

__all__ = ["play_evidence"]


def play_evidence(desk: Desk, case: Case, given: dict[str, Any]) -> str:
    """Play what is done with one file of the exercise; return the evidence's id."""
    at = desk.moment = datetime.fromisoformat(given["at"])
    actor, signer = desk.store.actor(given["by"]), key_of(desk, given["by"])
    data = (files("hudna.data") / "demo" / "evidence" / given["file"]).read_bytes()
    value = new_evidence(
        case.id, actor, FileFacts.of(given["file"], data), given["title"], given["language"], at,
        exercise=True, obtained={name: given.get(name) for name in CONFIDENTIAL},
    )  # fmt: skip
    take_in(desk, signer, actor, value, data)
    if "sealed_for" in given:
        _seal(desk, value.id, given)
    if "release" in given:
        how = given["release"]
        at = desk.moment = datetime.fromisoformat(how["at"])
        act = new_act(
            value.id, actor, CustodyKind.RELEASED, at,
            title=Audience(how["title"]), file=Audience(how["file"]),
        )  # fmt: skip
        said = signed(desk, signer, "custody", act)
        act_on_evidence(desk.store, desk.record, said, at)
    for office in given.get("opened_by", ()):
        reader = desk.store.actor(office)
        open_evidence(desk.store, desk.files, value.id, reader, desk.now())
    desk.anchor()
    return value.id


def _seal(desk: Desk, evidence_id: str, given: dict[str, Any]) -> None:
    """Seal how it was obtained for parties whose nodes lie beside the desk."""
    for party in given["sealed_for"]:
        node = find_node(desk.node.folder.parent / party)
        if not node.key_file(READING_KEY).exists():
            make_reading_key(desk, node)
    actor = desk.store.actor(given["by"])
    reader = released_to(actor, now=desk.now())
    seal_for(desk, reader, actor, evidence_id, given["sealed_for"])
