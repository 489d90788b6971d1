"""Every component on one page, in both directions and both themes. Figures here are made up."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.present.specimens import specimens

__all__ = ["style"]

PANELS = (
    ("en", "ltr", "light"),
    ("ar", "rtl", "light"),
    ("en", "ltr", "dark"),
    ("ar", "rtl", "dark"),
)
"""Language, direction and theme of each panel."""


def style(request: DeskRequest) -> HttpResponse:
    """Show the style page; only in development."""
    panels = [(*panel, _panel(request, *panel)) for panel in PANELS]
    return render(request, "pages/style.html", {"panels": panels})


def _panel(request: DeskRequest, language: str, direction: str, theme: str) -> SafeString:
    with override(language):
        values = specimens(request.reader.mechanism(), access.now())
        html = render_to_string("parts/specimens.html", values, request)
    return _apart(html, f"{direction}-{theme}-")


def _apart(html: str, prefix: str) -> SafeString:
    """Return markup of our own whose names are no other panel's."""
    named = re.sub(r'\b(id|for|aria-labelledby|name)="(?=[\w-])', rf'\1="{prefix}', html)
    return mark_safe(re.sub(r'href="#(?=\w)', f'href="#{prefix}', named))  # noqa: S308
