"""`hudna actors` and `hudna places`: the ids that readings use."""

import click

from hudna.cli.output import json_option, print_json
from hudna.geo import gazetteer
from hudna.text.actors import load_actors

__all__ = ["actors", "places"]


@click.command()
@click.argument("words", nargs=-1)
@json_option
def actors(words: tuple[str, ...], as_json: bool) -> None:
    """List the actors that are known by name, or those whose name holds WORDS."""
    for actor in load_actors().actors:
        names = actor.names
        if not _matches(words, actor.id, *names.values()):
            continue
        if as_json:
            print_json({"id": actor.id, "kind": actor.kind, "names": names})
        else:
            click.echo(f"{actor.id:32} {names.get('en', '')}  {names.get('ar', '')}")


@click.command()
@click.argument("words", nargs=-1)
@json_option
def places(words: tuple[str, ...], as_json: bool) -> None:
    """List the places of the gazetteer, or those whose name holds WORDS."""
    for entry in gazetteer.load().entries():
        names = entry.names
        if not _matches(words, entry.id, *(str(n) for n in names.values())):
            continue
        if as_json:
            print_json(
                {
                    "id": entry.id,
                    "names": names,
                    "country": entry.country,
                    "admin1": entry.admin1,
                    "latitude": entry.latitude,
                    "longitude": entry.longitude,
                    "radius_km": entry.radius_km,
                    "precision": entry.precision,
                }
            )
        else:
            click.echo(f"{entry.id:16} {names.get('en', '')}  {names.get('ar', '')}")


def _matches(words: tuple[str, ...], *names: str) -> bool:
    held = " ".join(names).casefold()
    return all(word.casefold() in held for word in words)
