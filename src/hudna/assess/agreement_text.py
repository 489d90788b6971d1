"""A version of an agreement that came as text: pasted into a form, or as `propose` wrote it."""

import json

from hudna.assess.agreement_file import read_agreement
from hudna.assess.agreements import shipped_folder
from hudna.errors import InputError
from hudna.model.agreement import Agreement
from hudna.model.codec import from_json
from hudna.text.schema import Node, parse

__all__ = ["LONGEST", "read_version"]

LONGEST = 400_000
"""Characters; an entry of the record holds far fewer bytes of what they say."""

_PROPOSAL = "amendment"


def read_version(text: str, where: str) -> Agreement:
    """Return the agreement that a text says: its YAML, or the JSON of `hudna agreement propose`.

    No files of the reader's machine are read: shapes are written out as `geometry`, or name a
    file that Hudna ships. Raises `InputError` with the place and what to do.
    """
    if len(text) > LONGEST:
        raise InputError(
            f"{len(text)} characters are too many for a version of an agreement",
            where=where,
            advice="Simplify its shapes",
        )
    if text.lstrip().startswith("{"):
        return _proposed(text, where)
    node = parse(text, where, InputError)
    _check_files(node)
    return read_agreement(node, shipped_folder())


def _proposed(text: str, where: str) -> Agreement:
    try:
        proposal = json.loads(text)
        kind, agreement = proposal["type"], from_json(Agreement, proposal["body"]["agreement"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            "this is no proposed version of an agreement",
            where=where,
            advice="Paste the whole file that 'hudna agreement propose' wrote, or the YAML file",
        ) from error
    if kind != _PROPOSAL:
        raise InputError(f"this is a {kind}, no version of an agreement", where=where)
    return agreement


def _check_files(node: Node) -> None:
    if not isinstance(node.value, dict) or not isinstance(node.value.get("zones"), list):
        return  # that is said where it is read
    shipped = {f"zones/{file.name}" for file in (shipped_folder() / "zones").iterdir()}
    for number, zone in enumerate(node.value["zones"]):
        name = zone.get("file") if isinstance(zone, dict) else None
        if name is not None and name not in shipped:
            raise InputError(
                f"the shape '{name}' is a file that is not here",
                where=f"{node.file} at zones[{number}].file",
                advice="Make the file with 'hudna agreement propose', which writes shapes out",
            )
