"""A reading as one line of `hudna read --json`."""

from typing import Any

from hudna.model.claim import Casualties, Claim, Speaker
from hudna.model.codec import to_json
from hudna.model.place import Place, PlacePrecision
from hudna.model.reading import Reading

__all__ = ["to_contract"]


def to_contract(reading: Reading) -> dict[str, Any]:
    """Return plain JSON values in the published form; offsets are code points of the text."""
    document = reading.document
    when = document.published.when
    return {
        "document": {
            "sha256": document.sha256,
            "text_sha256": document.text_sha256,
            "language": document.language,
            "published": {
                "start": when.start,
                "end": when.end,
                "precision": when.precision.value,
                "stated": document.published.stated,
                "span": to_json(when.span),
            },
            "cited_source": to_json(document.cited_source),
            "author": to_json(document.author),
        },
        "claims": [_claim(claim) for claim in reading.claims],
        "agreements": to_json(reading.agreements),
        "meetings": to_json(reading.meetings),
        "registers": to_json(reading.registers),
        "flags": [
            {"kind": flag.kind, "message": flag.message, "span": to_json(flag.span)}
            for flag in reading.flags
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    made: dict[str, Any] = to_json(claim)
    made["speaker"] = _speaker(claim.speaker)
    made["places"] = [_place(place) for place in claim.places if place.span is not None]
    made["casualties"] = _casualties(claim.casualties)
    return made


def _speaker(speaker: Speaker) -> dict[str, Any]:
    if speaker.span is None:
        return {"name": "narrator", "id": None, "span": None}
    return {"name": speaker.name, "id": speaker.id, "span": to_json(speaker.span)}


def _place(place: Place) -> dict[str, Any]:
    made: dict[str, Any] = to_json(place)
    del made["reason"]
    if place.precision is PlacePrecision.UNKNOWN:
        made["precision"] = None
    return made


def _casualties(casualties: Casualties | None) -> dict[str, Any] | None:
    return to_json(casualties) if casualties is not None else None
