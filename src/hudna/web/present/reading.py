"""What a document says besides claims, and the spans of everything read from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudna.model.reading import AgreementMention, MeetingMention, Reading, RegisterLine
from hudna.model.span import Mention, Quoted, Span
from hudna.text.figures import number
from hudna.text.terms import term
from hudna.web.present import claims, names
from hudna.web.present.claims import Row
from hudna.web.present.segments import Mark

__all__ = ["Item", "other_items", "reading_marks"]


@dataclass(frozen=True, slots=True)
class Item:
    """A register, meeting or agreement a document speaks of."""

    id: str
    title: str
    rows: tuple[Row, ...]


def reading_marks(reading: Reading) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return the marks of all values, and those of the whole claims around them."""
    values = [Mark(span, c.id) for c in reading.claims for span in claims.spans(c)]
    wholes = [Mark(c.span, c.id) for c in reading.claims]
    for index, line in enumerate(reading.registers):
        values.append(Mark(line.span, _register_id(reading, index)))
    for meeting in reading.meetings:
        values += [Mark(span, meeting.id) for span in _meeting_spans(meeting)]
        wholes.append(Mark(meeting.span, meeting.id))
    for agreement in reading.agreements:
        values += [Mark(span, agreement.id) for span in _agreement_spans(agreement)]
        wholes.append(Mark(agreement.span, agreement.id))
    return tuple(values), tuple(wholes)


def other_items(reading: Reading, text: str, language: str) -> tuple[Item, ...]:
    """Return registers by side and day, then agreements, then meetings."""
    return (
        *_registers(reading, text, language),
        *(_agreement(a, text, language) for a in reading.agreements),
        *(_meeting(m, text, language) for m in reading.meetings),
    )


def _register_id(reading: Reading, index: int) -> str:
    line = reading.registers[index]
    return f"register-{line.side}-{line.period_end or ''}"


def _registers(reading: Reading, text: str, language: str) -> Iterator[Item]:
    groups: dict[str, list[RegisterLine]] = {}
    for index, line in enumerate(reading.registers):
        groups.setdefault(_register_id(reading, index), []).append(line)
    for key, lines in groups.items():
        side = names.actor(lines[0].side.lower(), lines[0].side, language)
        rows = [
            Row(
                "count",
                _("Total as stated") if x.area == "TOTAL" else names.area(x.area, language),
                number(x.count, language),
                x.span.of(text),
            )
            for x in lines
        ]
        yield Item(key, _("Registered by: %(side)s") % {"side": side}, tuple(rows))


def _agreement(found: AgreementMention, text: str, language: str) -> Item:
    labels = (
        ("name", _("Name")),
        ("type", _("Kind")),
        ("reached", _("Reached")),
        ("entry_into_force", _("In force from")),
        ("scope", _("Scope")),
        ("status", _("Status")),
    )
    rows = [_quoted(label, getattr(found, key), text) for key, label in labels]
    people = (
        (_("Parties"), found.parties),
        (_("Mediators"), found.mediators),
        (_("Guarantors"), found.guarantors),
    )
    for label, mentions in people:
        rows += [_mention(label, m, text, language) for m in mentions]
    return Item(found.id, _("Agreement spoken of"), tuple(row for row in rows if row))


def _meeting(found: MeetingMention, text: str, language: str) -> Item:
    labels = (
        ("place", _("Where")),
        ("start", _("From")),
        ("end", _("To")),
        ("outcome", _("Outcome")),
    )
    rows = [_quoted(label, getattr(found, key), text) for key, label in labels]
    for person in found.participants:
        more = " · ".join(part for part in (person.role, person.delegation) if part)
        value = f"{person.name} ({more})" if more else person.name
        rows.append(Row("participant", _("Participant"), value, person.span.of(text)))
    kind = term("meeting_type", found.type, language)
    return Item(found.id, kind, tuple(row for row in rows if row))


def _quoted(label: str, value: Quoted | None, text: str) -> Row | None:
    return Row("value", label, value.value, value.span.of(text)) if value else None


def _mention(label: str, value: Mention, text: str, language: str) -> Row:
    name = names.actor(value.id, value.name, language)
    return Row("mention", label, name, value.span.of(text))


def _meeting_spans(found: MeetingMention) -> Iterator[Span]:
    yield from (q.span for q in (found.place, found.start, found.end, found.outcome) if q)
    yield from (p.span for p in found.participants)


def _agreement_spans(found: AgreementMention) -> Iterator[Span]:
    values = (found.name, found.type, found.reached, found.entry_into_force, found.scope,
              found.status)  # fmt: skip
    yield from (q.span for q in values if q)
    yield from (m.span for m in (*found.parties, *found.mediators, *found.guarantors))
