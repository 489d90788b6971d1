"""The one way in: bytes and a name, whatever their format."""

from hudna.intake.formats import FORMATS
from hudna.intake.model import Intake, PageFacts, Problem, RegisterRow

__all__ = ["Intake", "PageFacts", "Problem", "RegisterRow", "read_bytes"]


def read_bytes(name: str, data: bytes) -> Intake:
    """Return what a file holds; what cannot be used is a problem, never an exception."""
    for form in FORMATS.values():
        if form.recognises(name, data):
            return form.read(name, data)
    advice = f"Formats read: {', '.join(FORMATS)}; export the document as one of them"
    return Intake(problems=(Problem(name, "the file is in no format we read", advice),))
