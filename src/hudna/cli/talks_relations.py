"""`hudna talks relations`: what is told of two states, by field and by time."""

from pathlib import Path
from typing import Any

import click

from hudna.actions.shipped_relations import known_states
from hudna.cli.movement_file import signing_options
from hudna.cli.output import json_option, language_option, node_option, print_json
from hudna.cli.talks_shown import reader_for
from hudna.errors import InputError
from hudna.model.attribution import Attribution
from hudna.model.codec import to_json
from hudna.model.relation_event import RelationLine
from hudna.publish.naming import in_language
from hudna.talks.relation_line import Occurrence, field_lines
from hudna.text.terms import term_of

__all__ = ["relations"]


@click.command()
@click.argument("one")
@click.argument("other")
@node_option
@signing_options
@language_option
@json_option
def relations(
    one: str, other: str, node: Path, key_file: Path | None, office: str | None, language: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Print what an office, or else the public, may know of two states, by field.

    ONE and OTHER are ids of states, such as `russia` and `turkey`. Each event has its value on the
    scale that is named first; one without a code has none. None of it is a finding.
    """
    for name in (one, other):
        if name not in known_states():
            raise InputError(
                f"'{name}' is no state that is known here",
                where="state",
                advice="Use the id of a state of the directory of actors, such as turkey",
            )
    if one == other:
        raise InputError(f"{one} is named twice", where="state", advice="Name two states")
    line = reader_for(node, key_file, office).relation_line(one, other)
    if as_json:
        print_json(_as_json(line))
        return
    click.echo(in_language(line.scale.names, language))
    for field in field_lines(line):
        click.echo(f"{term_of(field.field, language)}:")
        for occurrence in field.occurrences:
            _print(occurrence, line, language)
        for mean in field.quarters:
            ends = dict.fromkeys("-" if e is None else f"{e:+.2f}" for e in (mean.least, mean.most))
            counts = f"({mean.counted}+{mean.without})"
            click.echo(f"  {mean.year}/{mean.quarter}  {' … '.join(ends)}  {counts}")


def _print(occurrence: Occurrence, line: RelationLine, language: str) -> None:
    for number, event in enumerate(occurrence.tellings):
        value = line.scale.value(event.code)
        place = f"{value:+.1f} {event.code}" if value is not None else "-"
        start, end = event.when.start or "..", event.when.end or ".."
        when = start if start == end else f"{start}/{end}"
        told = "; ".join(dict.fromkeys(_who(one, language) for one in event.sources))
        mark = "  " if number == 0 else "  ~ "
        title = in_language(event.title, language)
        click.echo(f"{mark}{when}  [{place}]  {title}  ({told or event.party})")


def _who(source: Attribution, language: str) -> str:
    """Return who says something, else the document that says it in its own voice."""
    document = in_language(source.citation.document, language) if source.citation else ""
    return source.said_by or document


def _as_json(line: RelationLine) -> dict[str, Any]:
    """Return the line as its contract has it: events once, and of each field what is on it."""
    return {
        "between": list(line.between),
        "scale": to_json(line.scale),
        "events": [
            {**to_json(event), "value": line.scale.value(event.code)} for event in line.events
        ],
        "fields": [
            {
                "field": field.field.value,
                "events": [[e.id for e in one.tellings] for one in field.occurrences],
                "quarters": [to_json(mean) for mean in field.quarters],
                "unplaced": field.unplaced,
            }
            for field in field_lines(line)
        ],
    }
