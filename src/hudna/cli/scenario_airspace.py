"""Playing the disputes of the exercise: shipped cases, each filed by an office and judged."""

from collections import Counter
from datetime import datetime
from importlib.resources import as_file, files
from typing import Any

from hudna.cli.airspace_file import filed_from, take_case
from hudna.cli.context import key_of
from hudna.db.desk import Desk
from hudna.model.airspace_case import CASE_FILE, AirspaceJudgement
from hudna.model.judgement import Verdict
from hudna.model.release import Audience

__all__ = ["play_airspace"]


def play_airspace(desk: Desk, script: list[dict[str, Any]]) -> Counter[Verdict]:
    """File each case of the script; return how many claims got which answer."""
    found: Counter[Verdict] = Counter()
    with as_file(files("hudna.data") / "airspace") as folder:
        for given in script:
            desk.moment = datetime.fromisoformat(given["at"])
            value = filed_from(
                folder / given["case"] / CASE_FILE,
                desk.store.actor(given["by"]),
                desk.now(),
                audience=Audience(given["audience"]),
                language=given["language"],
            )
            take_case(desk, key_of(desk, given["by"]), value)
    for judged in desk.store.all(AirspaceJudgement):
        found.update(one.verdict for one in judged.judgement.claims)
    desk.moment = None
    return found
