"""Ten pages as news sites, ministries and missions build them, and the text each must give.

The pages are invented for exercise; beside each lies the text as read, a line a paragraph.
"""

from pathlib import Path

import pytest

from hudna.intake.intake import read_bytes

PAGES = sorted((Path(__file__).parent / "samples" / "pages").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_gives_its_article_and_nothing_else(page: Path) -> None:
    taken = read_bytes(page.name, page.read_bytes())
    expected = page.with_suffix(".txt").read_text("utf-8").splitlines()
    assert taken.documents[0].text.split("\n") == expected
    assert taken.problems == ()
