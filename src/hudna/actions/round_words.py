"""What offices say of rounds of talks, before it is signed: by form, command or script."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hudna.errors import InputError
from hudna.model.attribution import Attribution
from hudna.model.citation import Citation
from hudna.model.identity import make_id
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor, Names
from hudna.model.release import Audience
from hudna.model.talks_round import (
    AgendaItem,
    Delegate,
    Delegation,
    NextMeeting,
    Outcome,
    PaperReference,
    Seat,
    TalksDocument,
    TalksForm,
    TalksPosition,
    TalksRound,
)
from hudna.text.actor_files import load_actors

__all__ = ["audience_of", "day_of", "names_of", "paper_of", "position_of", "round_of", "source_of"]


def round_of(
    fields: Mapping[str, Any], actor: Actor, mechanism: Mechanism, *, now: datetime
) -> TalksRound:
    """Return the round an office tells of; raises `InputError` for a field that cannot be used."""
    code = str(fields.get("language", "")) or "en"
    start = day_of(fields, "start")
    if start is None:
        raise InputError("a round needs the day it starts", where="start", advice="Give it")
    rows = [row for row in fields.get("delegations", ()) if str(row.get("party", "")).strip()]
    sources = source_of(fields, code)
    return TalksRound(
        id=make_id("round", actor.id, now.isoformat(), str(fields.get("title", ""))),
        series=str(fields.get("series", "")).strip(),
        title=_said(fields, "title", code),
        place=_said(fields, "place", code),
        start=start,
        end=day_of(fields, "end"),
        form=_one_of(TalksForm, fields, "form", TalksForm.UNKNOWN),
        delegations=tuple(_delegation(row, mechanism, code) for row in rows),
        agenda=tuple(
            AgendaItem(number, {code: words})
            for number, words in enumerate(_lines(fields, "agenda"), start=1)
        ),
        documents=tuple(PaperReference({code: words}) for words in _lines(fields, "documents")),
        outcomes=tuple(Outcome({code: words}) for words in _lines(fields, "outcomes")),
        next=tuple(_next(row, code) for row in fields.get("next", ()) if any(row.values())),
        sources=sources,
        supersedes=str(fields.get("supersedes", "")) or None,
        party=actor.party,
        by=actor.id,
        language=code,
        audience=audience_of(fields),
        exercise=mechanism.exercise,
        at=now,
    )


def position_of(fields: Mapping[str, Any], actor: Actor, *, now: datetime) -> TalksPosition:
    """Return what an office's party wants in a round; where nothing is chosen, for itself alone."""
    item = str(fields.get("item", "")).strip()
    if item and not item.isdecimal():
        raise InputError(f"'{item}' is no number of the agenda", where="item", advice="Choose one")
    words = str(fields.get("words", "")).strip()
    return TalksPosition(
        id=make_id("position", actor.id, now.isoformat(), words),
        round=str(fields["round"]),
        item=int(item) if item else None,
        words=words,
        party=actor.party,
        by=actor.id,
        language=str(fields.get("language", "")) or "en",
        audience=audience_of(fields, Audience.PARTY),
        at=now,
    )


def paper_of(
    fields: Mapping[str, Any], parent: TalksDocument | None, actor: Actor, *, now: datetime
) -> TalksDocument:
    """Return a version of a paper, which changes `parent` where that is given."""
    title = str(fields.get("title", "")).strip() or (parent.title if parent else "")
    text = str(fields.get("text", "")).replace("\r\n", "\n").strip()
    name = make_id("paper", actor.id, now.isoformat(), title, text)
    return TalksDocument(
        id=name,
        round=str(fields["round"]),
        paper=parent.paper if parent else name,
        parent=parent.id if parent else None,
        title=title,
        text=text,
        party=actor.party,
        by=actor.id,
        language=str(fields.get("language", "")) or "en",
        audience=audience_of(fields, Audience.PARTY),
        at=now,
    )


def names_of(party: str, mechanism: Mechanism) -> Names:
    """Return what a party of the mechanism, or an actor of the directory, is called."""
    known = {one.id: one.names for one in mechanism.parties}
    if party in known:
        return known[party]
    entry = load_actors().actors.get(party)
    return {code: names[0] for code, names in entry.names.items()} if entry else {"en": party}


def source_of(fields: Mapping[str, Any], code: str) -> tuple[Attribution, ...]:
    """Return where something was read, nothing where no document is named."""
    document = str(fields.get("source", "")).strip()
    if not document:
        return ()
    read_from = "text" if fields.get("read_from") == "text" else "press"
    address = str(fields.get("address", "")).strip() or None
    if address is not None and not address.startswith(("https://", "http://")):
        raise InputError(f"'{address}' is no web address", where="address", advice="Leave it out")
    return (Attribution(citation=Citation({code: document}, {}, read_from, address)),)


def day_of(fields: Mapping[str, Any], name: str) -> date | None:
    """Return a day, null where none is given; raises `InputError` for what is none."""
    written = str(fields.get(name) or "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise InputError(
            f"'{written}' is no day", where=name, advice="Write it as 2017-01-23"
        ) from error


def audience_of(fields: Mapping[str, Any], least: Audience = Audience.SIDES) -> Audience:
    """Return the circle that was chosen, `least` where none was."""
    chosen: Audience = _one_of(Audience, fields, "audience", least)
    return chosen


def _delegation(row: Mapping[str, Any], mechanism: Mechanism, code: str) -> Delegation:
    party, head = str(row["party"]).strip(), str(row.get("head", "")).strip()
    role = str(row.get("role", "")).strip()
    members = [one.strip() for one in str(row.get("members", "")).split(";") if one.strip()]
    if role and not head:
        raise InputError(
            f"the head of the delegation of {party} has an office and no name",
            where="delegations",
            advice="Write both in one field, or leave both out",
        )
    return Delegation(
        party=party,
        names=names_of(party, mechanism),
        seat=_one_of(Seat, row, "seat", Seat.SIDE),
        head=Delegate({code: head}, {code: role} if role else {}) if head else None,
        members=tuple(Delegate({code: one}, {}) for one in members),
    )


def _next(row: Mapping[str, Any], code: str) -> NextMeeting:
    place = str(row.get("place", "")).strip()
    return NextMeeting(
        text=_said(row, "text", code), place={code: place} if place else {},
        start=day_of(row, "start"),
    )  # fmt: skip


def _said(fields: Mapping[str, Any], name: str, code: str) -> Names:
    words = str(fields.get(name, "")).strip()
    return {code: words} if words else {}


def _lines(fields: Mapping[str, Any], name: str) -> Sequence[str]:
    given = fields.get(name, ())
    lines = given.splitlines() if isinstance(given, str) else [str(one) for one in given]
    return [line.strip() for line in lines if line.strip()]


def _one_of(values: Any, fields: Mapping[str, Any], name: str, otherwise: Any) -> Any:
    written = str(fields.get(name, "") or "")
    if not written:
        return otherwise
    if written not in list(values):
        raise InputError(
            f"'{written}' is not known here", where=name, advice=f"Use one of: {', '.join(values)}"
        )
    return values(written)
