"""Raw Mode S (Beast, AVR): refused, since positions in it depend on a decoder's own choices."""

from typing import NoReturn

from hudna.airspace.plots import Asked
from hudna.errors import InputError

__all__ = ["read"]


def read(data: bytes, asked: Asked) -> NoReturn:
    """Raise `InputError` with what to do instead."""
    raise InputError(
        f"{len(data):,} bytes of raw Mode S messages are not decoded here",
        where=asked.where,
        advice="Decode them with readsb or dump1090 and hand in its trace or a CSV table",
    )
