"""A dispute as it is put to be judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hudna.airspace.track import Track
from hudna.airspace.zone import Zone
from hudna.model.judgement import AirspaceClaim
from hudna.model.party import Names

__all__ = ["CONTRADICTED_TO", "SAMPLES", "SUPPORTED_FROM", "Case"]

SUPPORTED_FROM = 0.99
CONTRADICTED_TO = 0.01
"""A claim is supported from the one probability and contradicted up to the other."""

SAMPLES = 4000


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Zones in their versions, tracks of the sides, and what each side says of them.

    Zones of one `id` are versions of one line. `weights` by version add up to 1 or are empty: then
    a claim is answered only where all versions agree. `sha256` is of the case with all its files.
    """

    id: str
    title: Names
    question: Names
    exercise: bool
    zones: tuple[Zone, ...]
    tracks: tuple[Track, ...]
    claims: tuple[AirspaceClaim, ...]
    weights: Mapping[str, float] = field(default_factory=dict)
    supported_from: float = SUPPORTED_FROM
    contradicted_to: float = CONTRADICTED_TO
    seed: int = 1
    samples: int = SAMPLES
    sha256: str = ""
    command: str = ""
