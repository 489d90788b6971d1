"""Everything released to the reader, as files for programs and spreadsheets."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from hudna.db.gate import EXPORTS
from hudna.errors import NotFound
from hudna.web.access import DeskRequest

__all__ = ["file", "listing"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show what can be taken away, and in which forms."""
    kinds = [(kind, kind == "incidents") for kind in EXPORTS]
    return render(request, "pages/exports.html", {"kinds": kinds})


def file(request: DeskRequest, kind: str, extension: str) -> StreamingHttpResponse:
    """Stream a kind as JSON lines, CSV or, where it has places, GeoJSON."""
    rows = request.reader.export(kind)
    if extension == "jsonl":
        body, media = _lines(rows), "application/jsonl"
    elif extension == "csv":
        body, media = _csv(rows), "text/csv; charset=utf-8"
    elif extension == "geojson" and kind == "incidents":
        body, media = _geojson(rows), "application/geo+json"
    else:
        raise NotFound("There is no such export")
    response = StreamingHttpResponse(body, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{kind}.{extension}"'
    return response


def _lines(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _csv(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    first = next(rows, None)
    if first is None:
        return
    columns = list(_flat(first))
    yield _row(columns)
    yield _row([_flat(first).get(c, "") for c in columns])
    for row in rows:
        flat = _flat(row)
        yield _row([flat.get(c, "") for c in columns])


def _flat(row: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict) and key in ("place", "when", "release"):
            flat.update(_flat(value, f"{prefix}{key}_"))
        elif isinstance(value, dict | list):
            flat[prefix + key] = json.dumps(value, ensure_ascii=False, sort_keys=True)
        else:
            flat[prefix + key] = "" if value is None else value
    return flat


def _row(values: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_safe(value) for value in values])
    return out.getvalue()


def _safe(value: Any) -> Any:
    """Keep a spreadsheet from taking text for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def _geojson(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    separator = ""
    for row in rows:
        place = row["place"]
        point = None
        if place["latitude"] is not None:
            coordinates = [place["longitude"], place["latitude"]]
            point = {"type": "Point", "coordinates": coordinates}
        feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": row}
        yield separator + json.dumps(feature, ensure_ascii=False)
        separator = ","
    yield "]}\n"
