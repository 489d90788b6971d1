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


def test_both_directions_show_the_same_components(desk: Any) -> None:
    panels = shown(desk).split('<section class="panel"')[1:]
    kinds = [sorted(set(re.findall(r'class="([\w-]+)', panel))) for panel in panels]
    assert all(one == kinds[0] for one in kinds)
