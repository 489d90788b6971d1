"""`hudna actors` and `hudna places`: the ids that readings use."""

from typing import Any

import click

from hudna.cli.output import json_option, print_json
from hudna.geo import gazetteer
from hudna.model.codec import to_json
from hudna.text.actor_files import load_actors

__all__ = ["actors", "places"]


@click.command()
@click.argument("words", nargs=-1)
@json_option
def actors(words: tuple[str, ...], as_json: bool) -> None:
    """List the actors that are known by name, or those whose name holds WORDS."""
    for actor in load_actors().actors.values():
        if _matches(words, actor.id, *actor.surfaces()):
            fields = {
                "id": actor.id,
                "kind": actor.kind,
                "of": actor.of,
                "country": actor.place,
                "role": actor.role,
                "names": actor.names,
                "metonyms": actor.metonyms,
                "demonyms": actor.demonyms,
                "holders": [
                    {"from": term.first, "to": term.last, "names": term.names}
                    for term in actor.holders
                ],
            }
            _show(as_json, fields)


@click.command()
@click.argument("words", nargs=-1)
@json_option
def places(words: tuple[str, ...], as_json: bool) -> None:
    """List the places of the gazetteer, or those whose name holds WORDS."""
    for entry in gazetteer.load():
        if _matches(words, entry.id, *(n for names in entry.names.values() for n in names)):
            fields = {
                "id": entry.id,
                "kind": entry.kind,
                "names": entry.names,
                "country": entry.country,
                "admin1": entry.admin1,
                "iso_3166_2": entry.iso_3166_2,
                "pcode": entry.pcode,
                "latitude": entry.latitude,
                "longitude": entry.longitude,
                "radius_km": entry.radius_km,
                "precision": entry.precision,
                "population": entry.population or None,
                "disputed": entry.disputed,
                "source": entry.source,
            }
            _show(as_json, fields)


def _show(as_json: bool, fields: dict[str, Any]) -> None:
    if as_json:
        print_json(to_json(fields))
        return
    shown = [names[0] for names in fields["names"].values() if names]
    click.echo(f"{fields['id']:32} {' · '.join(shown)}")


def _matches(words: tuple[str, ...], *names: str) -> bool:
    held = " ".join(names).casefold()
    return all(word.casefold() in held for word in words)
