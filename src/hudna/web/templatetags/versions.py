"""Where the next version stands that a joint statement makes of an agreement."""

from collections.abc import Collection
from typing import Any

from django import template

from hudna.model.joint_statement import VersionMade
from hudna.web.next_version import version_line

__all__ = ["register"]

register = template.Library()


@register.inclusion_tag("parts/version_made.html", takes_context=True)
def version_made(
    context: dict[str, Any], makes: VersionMade | None, signed: Collection[str], draft: str
) -> dict[str, Any]:
    """Say which version a statement makes, who has to sign it yet, and what to do next.

    `makes` is that of a text or an adopted statement, `signed` are who signed it.
    """
    request = context["request"]
    line = version_line(request.reader, makes, signed, draft=draft) if makes else None
    return {"line": line, "request": request, "desk": context["desk"]}
