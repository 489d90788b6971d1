"""Which aircraft of a file is meant."""

import numpy as np

from hudna.airspace.plots import Plots
from hudna.errors import InputError

__all__ = ["of_one_craft"]

_LISTED = 40


def of_one_craft(plots: Plots, wanted: str | None, where: str) -> Plots:
    """Return the plots of one aircraft, by identity or another of its names.

    Raises `InputError` that lists which there are where none or several are meant.
    """
    there = [str(craft) for craft in np.unique(plots.craft) if craft]
    if wanted is None:
        if len(there) > 1:
            raise InputError(
                f"there are {len(there)} aircraft in the file: {_listed(plots, there)}",
                where=where,
                advice="Choose one in the case: 'aircraft_id:' with its identity or call sign",
            )
        return _named(plots, there[0]) if there else plots
    plain = wanted.strip().casefold()
    meant = [craft for craft in there if craft.casefold() == plain] or [
        craft
        for craft in there
        if plain in {name.casefold() for name in plots.names.get(craft, ())}
    ]
    if len(meant) != 1:
        how = "several aircraft are" if meant else "no aircraft is"
        raise InputError(
            f"{how} called '{wanted}'; there are {_listed(plots, meant or there) or 'no names'}",
            where=where,
            advice="Choose one by its identity: 'aircraft_id:'",
        )
    return _named(plots, meant[0])


def _named(plots: Plots, craft: str) -> Plots:
    own, nameless = plots.craft == craft, int((plots.craft == "").sum())
    others = len(plots) - int(own.sum()) - nameless
    if others:
        plots = plots.stating("other_aircraft_left_out", n=others, craft=craft)
    if nameless:
        plots = plots.stating("plots_without_identity", n=nameless, craft=craft)
    return plots.take(own)


def _listed(plots: Plots, crafts: list[str]) -> str:
    shown = []
    for craft in crafts[:_LISTED]:
        names = sorted(plots.names.get(craft, frozenset()) - {craft})
        shown.append(f"{craft} ({', '.join(names[:3])})" if names else craft)
    return ", ".join(shown) + (", …" if len(crafts) > _LISTED else "")
