"""Makes a node with the sample and a motion on it: `python -m tests.browser.desk_maker FOLDER`."""

import json
import sys
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from hudna.db.setup import configure

configure()

from hudna.actions.propose_motion import propose_motion  # noqa: E402
from hudna.actions.record_finding import record_finding  # noqa: E402
from hudna.actions.statements import prepare, sign_with  # noqa: E402
from hudna.cli.confidential import make_reading_key  # noqa: E402
from hudna.cli.exercise import load_exercise  # noqa: E402
from hudna.cli.founding import found_record, make_nodes  # noqa: E402
from hudna.db.desk import Desk, KeySigner, new_salt  # noqa: E402
from hudna.db.node import find_node  # noqa: E402
from hudna.db.setup import start  # noqa: E402
from hudna.model.case import (  # noqa: E402
    Finding,
    FindingResult,
    MeasureAsked,
    MeasureKind,
    Motion,
)
from hudna.model.question import Question  # noqa: E402
from tests.web.sample import Sample, fill  # noqa: E402


def say(desk: Desk, office: str, kind: str, value: Any, action: Any) -> None:
    """Sign a statement with an office's key file and hand it in."""
    party = desk.store.actor(office).party
    signer = KeySigner.of_file(desk.node.folder.parent / party / "keys" / f"{office}.key")
    prepared = prepare(
        desk.store, desk.record, kind, value, key=signer.key, now=desk.now(), salt=new_salt
    )
    action(desk.store, desk.record, sign_with(signer, prepared), desk.now())


def put_to_the_vote(desk: Desk, sample: Sample) -> None:
    """Have Iran find, and put its finding and a joint inspection to the vote."""
    now = desk.now()
    finding = Finding(
        "finding-1", sample.case, "iran", "iran-verifier", FindingResult.UNVERIFIABLE, "C", "3",
        "لا يمكن الحسم قبل معاينة المكان.", "ar", (sample.arabic,), now,
    )  # fmt: skip
    say(desk, "iran-verifier", "finding", finding, record_finding)
    motion = Motion(
        "motion-1", sample.case, "iran", Question.OCCURRENCE, FindingResult.UNVERIFIABLE, None,
        (MeasureAsked(MeasureKind.JOINT_INSPECTION, "un", now + timedelta(days=3)),), "", "ar", now,
    )  # fmt: skip
    say(desk, "iran-representative", "motion", motion, propose_motion)
    desk.sequence()


def make(folder: Path) -> Sample:
    """Make the nodes in `folder`, with the sample on the operator's."""
    exercise = load_exercise()
    deployment = make_nodes(folder, exercise.mechanism, clock=exercise.clock)
    desk = Desk(deployment.operator_node)
    start(desk.node, migrate=True)
    found_record(desk, deployment)
    sample = fill(desk)
    put_to_the_vote(desk, sample)
    for party in ("turkey", "un"):
        make_reading_key(desk, find_node(folder / party))
    return sample


if __name__ == "__main__":
    made = make(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(asdict(made)))
