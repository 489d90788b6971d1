"""Puts the report that tells of talks on a served desk: `python -m tests.browser.teller FOLDER`."""

import sys
from pathlib import Path

from hudna.db.setup import configure

configure()

from hudna.db.desk import Desk  # noqa: E402
from hudna.db.node import find_node  # noqa: E402
from hudna.db.setup import start  # noqa: E402
from tests.web.told import refused, tell  # noqa: E402

if __name__ == "__main__":
    desk = Desk(find_node(Path(sys.argv[1]) / "operator"))
    start(desk.node)
    refused(desk)
    sys.stdout.write(tell(desk))
