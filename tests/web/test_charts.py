"""Charts on pages: in the page's language and theme, and only of what is released."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hudna.model.register import Register
from hudna.model.release import Audience, Release
from tests.web.sample import AT, DAY, ENTRY, Sample

PUBLIC = Release(Audience.PUBLIC)


def listed(desk: Any, side: str, idlib: int, release: Release, back: int = 2) -> None:
    day = DAY - timedelta(days=back)
    name = f"register-{side}-{release.audience.value}-{back}"
    counts = {"Idlib": idlib}
    register = Register(name, side, day, counts, idlib, "report-1", "wire-a", release)
    desk.store.put(register, release, AT, ENTRY)


@pytest.mark.parametrize("page", ["", "registers/"])
def test_a_chart_speaks_the_language_of_its_page(sample: Sample, desk: Any, page: str) -> None:
    listed(desk, "Russia", 12, PUBLIC)
    for language, side in (("ar", "روسيا"), ("en", "Russia")):
        html = Client().get(f"/{language}/{page}").content.decode()
        drawing = re.search(r"<svg [^>]*role=\"img\" lang=\"(\w+)\".*?</svg>", html, re.DOTALL)
        assert drawing is not None
        assert drawing[1] == language
        assert side in drawing[0]
        assert "style=" not in drawing[0]
        assert "var(--party-1," in drawing[0]
        assert "<details><summary>" in html


def test_one_day_of_lists_is_no_chart(sample: Sample) -> None:
    assert 'class="drawing"' not in Client().get("/en/registers/").content.decode()


def test_a_list_kept_from_the_public_is_in_no_chart_of_theirs(sample: Sample, desk: Any) -> None:
    listed(desk, "Russia", 12, PUBLIC)
    listed(desk, "Turkey", 987, Release(Audience.MECHANISM))
    for page in ("", "registers/"):
        html = Client().get(f"/en/{page}").content.decode()
        assert 'class="drawing"' in html
        assert "987" not in html
