"""Both verifiers of the record agree with every vector of every suite."""

from pathlib import Path

import pytest

from tests.vectors.case import Suite
from tests.vectors.suites import SUITES
from tools.reference_vectors import PAGE, page


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: f"{suite.path}: {suite.about}")
def test_both_verifiers_agree_with_every_vector(tlog: Path, suite: Suite) -> None:
    cases = list(suite.cases(tlog))
    assert len(cases) == suite.count
    assert [case.name for case in cases if not case.first_agrees] == []
    assert [case.name for case in cases if not case.second_agrees] == []


def test_no_file_of_the_vectors_is_left_out(tlog: Path) -> None:
    used = [suite.path.split("/")[0] for suite in SUITES]
    folders = {path.name for path in tlog.iterdir() if path.is_dir()}
    assert folders == set(used)


def test_the_reference_page_tells_what_comes_out(tlog: Path) -> None:
    assert PAGE.read_text("utf-8") == page(tlog), "run tools/reference_vectors.py"
