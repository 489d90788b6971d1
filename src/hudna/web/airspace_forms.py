"""From the form of a dispute about a line, with its files, to the statement to be signed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from hudna.actions.filing_files import matched
from hudna.actions.judge_airspace import new_filing
from hudna.errors import InputError
from hudna.intake import limits
from hudna.model.airspace_case import CASE_FILE, AirspaceCase
from hudna.model.party import Actor
from hudna.model.release import Audience

__all__ = ["AUDIENCES", "STATEMENT_BYTES", "filing_of"]

AUDIENCES = (Audience.MECHANISM, Audience.GUARANTORS, Audience.PARTY, Audience.SIDES,
             Audience.PUBLIC)  # fmt: skip
"""Who it can be for, what is chosen for those who choose nothing first."""

STATEMENT_BYTES = 2 * limits.LIMITS["airspace_bytes"].most + limits.MIB
"""A statement that holds files: what JSON and Base64 make of them, and the rest of it."""

LONGEST_TITLE = 300


def filing_of(
    form: QueryDict, case: "UploadedFile[Any] | None", files: "Iterable[UploadedFile[Any]]",
    actor: Actor, now: datetime, language: str,
) -> AirspaceCase:  # fmt: skip
    """Return what an office files; raises `InputError` for what is missing or cannot be read."""
    if case is None:
        raise InputError("no case is chosen", where="case", advice=f"Choose a {CASE_FILE}")
    try:
        audience = Audience(form.get("audience", ""))
    except ValueError as error:
        raise InputError("nothing is chosen", where="audience", advice="Choose one") from error
    chosen = list(files)
    limits.check("airspace_files", len(chosen), where="files")
    size = sum(one.size or 0 for one in (case, *chosen))
    limits.check("airspace_bytes", size, where="files")
    try:
        text = case.read().decode()
    except UnicodeDecodeError as error:
        raise InputError(
            "this is no text in UTF-8", where=case.name or CASE_FILE, advice="Save it as UTF-8"
        ) from error
    named = matched(text, ((one.name or "", one.read()) for one in chosen))
    return new_filing(
        actor, text, named, now,
        audience=audience,
        language=language,
        title=form.get("title", "")[:LONGEST_TITLE],
        subject=form.get("subject", "").strip() or None,
    )  # fmt: skip
