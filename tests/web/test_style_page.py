"""The style page: every component from the parts the pages use, in both directions and themes."""

import re
from typing import Any

from django.test import RequestFactory

from hudna.web import access
from hudna.web.pages.style import PANELS, style


def shown(desk: Any) -> str:
    request: Any = RequestFactory().get("/en/style/")
    request.actor, request.reader, request.level = None, access.reader_for(None), None
    return style(request).content.decode()


def test_each_panel_has_its_direction_and_theme(desk: Any) -> None:
    page = shown(desk)
    for language, direction, theme in PANELS:
        assert f'lang="{language}" dir="{direction}" data-theme="{theme}"' in page


def test_no_name_is_given_twice(desk: Any) -> None:
    names = re.findall(r'\bid="([^"]+)"', shown(desk))
    assert len(names) == len(set(names))


def test_every_panel_shows_as_many_components(desk: Any) -> None:
    panels = shown(desk).partition('class="foot"')[0].split('<section class="panel"')[1:]
    assert len({panel.count("<h2") for panel in panels}) == 1
    assert len({panel.count('class="card') for panel in panels}) == 1
