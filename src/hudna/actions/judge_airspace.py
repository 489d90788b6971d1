"""Filing a dispute about a line, and judging it: what is filed is an office's, the rest arithmetic.

The judging stage compiles its kernels when it is imported, so that it is imported where it is used.
"""

from collections.abc import Mapping
from datetime import datetime

from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.operator import Operator
from hudna.actions.permissions import check_file_airspace, check_see
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement
from hudna.actions.store_derived import Derived, store_derived
from hudna.airspace.case import Case
from hudna.errors import InputError, NotFound
from hudna.intake import limits
from hudna.model import case as cases
from hudna.model.airspace_case import (
    CASE_FILE,
    AirspaceCase,
    AirspaceJudgement,
    files_digest,
    filing_id,
    judgement_of,
    packed,
)
from hudna.model.incident import Incident
from hudna.model.party import Actor, Names
from hudna.model.release import Audience

__all__ = ["file_airspace", "file_and_judge", "judge_airspace", "new_filing", "read_filing"]


def new_filing(
    actor: Actor, text: str, files: Mapping[str, bytes], now: datetime,
    *, audience: Audience, language: str, title: str = "", subject: str | None = None,
) -> AirspaceCase:  # fmt: skip
    """Return what an office files; its title is the case's own where none is given.

    Raises `InputError` where the case cannot be read or is too large.
    """
    case = read_filing(text, files)
    return AirspaceCase(
        id=filing_id(actor.party, case.sha256, audience),
        subject=subject,
        party=actor.party,
        by=actor.id,
        language=language,
        title=title.strip() or _title(case.title, language) or case.id,
        audience=audience,
        text=text,
        files={name: packed(data) for name, data in sorted(files.items())},
        sha256=case.sha256,
        exercise=case.exercise,
        at=now,
    )


def read_filing(text: str, files: Mapping[str, bytes]) -> Case:
    """Return a case as it can be judged; raises `InputError` with what is wrong, and where."""
    from hudna.airspace.case_file import read_case_of

    limits.check("airspace_files", len(files), where=CASE_FILE)
    size = len(text.encode()) + sum(len(data) for data in files.values())
    limits.check("airspace_bytes", size, where=CASE_FILE)
    case = read_case_of(text, files, CASE_FILE)
    limits.check("airspace_samples", case.samples, where=f"{CASE_FILE}: samples")
    if case.sha256 != files_digest(text, files):
        raise InputError(
            "there is a file that nothing in the case reads",
            where=CASE_FILE,
            advice="Leave it out",
        )
    return case


def file_airspace(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> AirspaceCase:
    """Store a case as an office signed it, released as it says itself."""
    with store.transaction():
        filed, actor = said_by_office(store, log, "airspace_case", statement)
        assert isinstance(filed, AirspaceCase)
        check_file_airspace(actor)
        check_moment(filed.at, now)
        _check_subject(store, filed, actor, now)
        _check_contents(filed)
        check_new(store, filed)
        store.add_entry(statement.entry, "airspace_case", statement.private)
        store.put(filed, filed.release, filed.at, statement.entry)
    return filed


def judge_airspace(operator: Operator, filed: AirspaceCase) -> AirspaceJudgement:
    """Judge what was filed and store the result, released as what was filed."""
    from hudna.airspace.judge import judge

    judged = judgement_of(filed, judge(read_filing(filed.text, filed.contents())))
    store_derived(operator, [Derived(judged, filed.release)])
    return judged


def file_and_judge(operator: Operator, statement: SignedStatement) -> AirspaceJudgement:
    """File what an office signed and judge it, or neither: on the operator's node."""
    with operator.store.transaction():
        filed = file_airspace(operator.store, operator.log, statement, operator.now)
        return judge_airspace(operator, filed)


def _check_contents(filed: AirspaceCase) -> None:
    """Refuse a filing that says of its files what they are not."""
    try:
        files = filed.contents()
    except ValueError as error:
        raise InputError(str(error), where="files", advice="File the case again") from error
    if not filed.title.strip():
        raise InputError("a case needs a title", where="title", advice="Say what it is about")
    case = read_filing(filed.text, files)
    said = (filed.id, filed.sha256, filed.exercise)
    name = filing_id(filed.party, case.sha256, filed.audience)
    if said != (name, case.sha256, case.exercise):
        raise InputError(
            "what is said of these files is not what they are",
            where=CASE_FILE,
            advice="Choose the files again, look at what is signed, and sign",
        )


def _check_subject(store: Store, filed: AirspaceCase, actor: Actor, now: datetime) -> None:
    """Raise unless the incident or case it belongs to is released to whoever files it."""
    if filed.subject is None:
        return
    held = store.held(Incident, filed.subject) or store.held(cases.Case, filed.subject)
    if held is None:
        raise NotFound(f"no incident or case {filed.subject}", where="subject")
    check_see(actor, held.release, now)


def _title(names: Names, language: str) -> str:
    return names.get(language) or names.get("en") or next(iter(names.values()), "")
