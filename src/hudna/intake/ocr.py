"""Optical recognition by the tesseract program, where it is installed."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from hudna.errors import InputError
from hudna.intake.garble import legibility
from hudna.intake.limits import LIMITS
from hudna.model.reading import Flag
from hudna.model.span import Span

__all__ = ["ADVICE", "Recognition", "best_language", "number_flags", "recogniser"]

LANGUAGES = {"ar": "ara", "en": "eng", "fa": "fas", "ru": "rus", "tr": "tur"}
"""Our languages by tesseract's names for them."""

ADVICE = (
    "Install Debian's tesseract-ocr with "
    + ", ".join(f"tesseract-ocr-{name}" for name in sorted(LANGUAGES.values()))
    + " and read it again"
)
_NUMBER = re.compile(r"\d+(?:[.,:/٫٬-]\d+)*")
_TRIAL_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Recognition:
    """The program and those of our languages it has."""

    program: str
    languages: tuple[str, ...]

    def read(self, image: bytes, language: str, *, seconds: int | None = None) -> str:
        """Return the text of a PNG picture; raises `InputError` when it fails or takes too long."""
        try:
            ran = subprocess.run(  # noqa: S603 -- the path is the system's, the rest is ours
                [self.program, "stdin", "stdout", "-l", language, "--psm", "3"],
                input=image,
                capture_output=True,
                timeout=seconds or LIMITS["ocr_seconds"].most,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise InputError(
                "a page took too long to recognise", advice="Ask for the text itself"
            ) from error
        if ran.returncode:
            raise InputError("tesseract could not read a page", advice="Ask for the text itself")
        return ran.stdout.decode("utf-8", "replace").replace("\f", "")


@cache
def recogniser() -> Recognition | None:
    """Return the installed program with at least one of our languages, or null."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run(  # noqa: S603 -- the path is the system's
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    ).stdout.split()
    own = tuple(name for name in LANGUAGES.values() if name in listed)
    return Recognition(program, own) if own else None


def best_language(program: Recognition, image: bytes) -> str:
    """Return the language a page reads best in: the one with most common words."""
    scores = {}
    for name in program.languages:
        try:
            seen = legibility(program.read(image, name, seconds=_TRIAL_SECONDS))
        except InputError:
            continue
        scores[name] = seen.known * seen.words
    return max(scores, key=lambda name: scores[name], default=program.languages[0])


def number_flags(text: str, start: int = 0) -> tuple[Flag, ...]:
    """Return a flag for every number in recognised text, which begins at `start`."""
    return tuple(
        Flag(
            "ocr_number",
            f"The number {found.group()} was read from a picture; compare it with the page",
            Span(start + found.start(), start + found.end()),
        )
        for found in _NUMBER.finditer(text)
    )
