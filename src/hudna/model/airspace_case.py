"""A dispute about a line as an office files it: its CASE.yaml, its files, and what was judged."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from hudna.model.identity import make_id
from hudna.model.judgement import Judgement, Verdict
from hudna.model.party import Names
from hudna.model.release import Audience, Release, public_after

__all__ = [
    "CASE_FILE",
    "AirspaceCase",
    "AirspaceJudgement",
    "AirspaceSummary",
    "ClaimSummary",
    "files_digest",
    "filing_id",
    "judgement_of",
    "packed",
    "summary_of",
    "unpacked",
]

CASE_FILE = "CASE.yaml"
"""What the text of a case is called among its files."""

_BINARY = "base64:"
"""What is no text begins with this, and follows in Base64."""


@dataclass(frozen=True, slots=True)
class AirspaceCase:
    """A dispute put to be judged, with everything it is judged from.

    `text` is its CASE.yaml and `files` what that names, as `packed` gives it; `sha256` is that of
    `files_digest`. `subject` is the incident or case it belongs to, null for none. Tracks are
    military secrets: `audience` is who may read it, chosen by whoever files it.
    """

    id: str
    subject: str | None
    party: str
    by: str
    language: str
    title: str
    audience: Audience
    text: str
    files: dict[str, str]
    sha256: str
    exercise: bool
    at: datetime

    @property
    def release(self) -> Release:
        """Who may read it: its own party alone, or a circle; the public a day later."""
        if self.audience is Audience.PARTY:
            return Release(Audience.PARTY, self.party)
        return public_after(self.at) if self.audience is Audience.PUBLIC else Release(self.audience)

    def contents(self) -> dict[str, bytes]:
        """Return its files by name, without its CASE.yaml; raises `ValueError` for bad Base64."""
        return {name: unpacked(text) for name, text in self.files.items()}


@dataclass(frozen=True, slots=True)
class AirspaceJudgement:
    """What the software judged of what was filed as `filing`, by `by` for `party`."""

    id: str
    filing: str
    party: str
    by: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """The answer to one claim, in a list."""

    by: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AirspaceSummary:
    """What a list says of a case: claims with their answers, and how many versions of lines."""

    title: Names
    by: str
    exercise: bool
    claims: tuple[ClaimSummary, ...]
    versions: int
    tracks: int


def summary_of(judged: AirspaceJudgement) -> AirspaceSummary:
    """Return what a list says of a case."""
    one = judged.judgement
    return AirspaceSummary(
        title=one.title,
        by=judged.by,
        exercise=one.exercise,
        claims=tuple(ClaimSummary(c.claim.by, c.verdict) for c in one.claims),
        versions=len({line.version for line in one.lines}),
        tracks=len(one.tracks),
    )


def filing_id(party: str, digest: str, audience: Audience) -> str:
    """Return the id of what a party files for an audience: the same again is the same filing."""
    return make_id("airspace", party, digest, audience.value)


def judgement_of(case: AirspaceCase, judgement: Judgement) -> AirspaceJudgement:
    """Return what was judged, with who filed it."""
    name = make_id("judgement", case.id)
    return AirspaceJudgement(name, case.id, case.party, case.by, judgement)


def files_digest(text: str, files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 in hex of a case followed by the names and hashes of its files.

    It is the one a judgement names: `airspace.case_file` computes it over the files it read.
    """
    whole = sha256(text.encode())
    for name in sorted(files):
        whole.update(f"\n{name} {sha256(files[name]).hexdigest()}".encode())
    return whole.hexdigest()


def packed(data: bytes) -> str:
    """Return a file as text: as it is where it is UTF-8, else in Base64 behind a marker."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = None
    if text is None or text.startswith(_BINARY) or "\0" in text:
        return _BINARY + base64.b64encode(data).decode()
    return text


def unpacked(text: str) -> bytes:
    """Return the bytes that `packed` gave as text; raises `ValueError` for bad Base64."""
    if not text.startswith(_BINARY):
        return text.encode()
    try:
        return base64.b64decode(text.removeprefix(_BINARY), validate=True)
    except binascii.Error as error:
        raise ValueError(f"this is not Base64: {error}") from error
