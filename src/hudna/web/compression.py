"""Answers made smaller on their way, where the browser can take that."""

import re
from functools import lru_cache
from gzip import compress
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

__all__ = ["Compressed"]

WORDS = re.compile(r"text/|application/(json|javascript|geo\+json|manifest\+json|xml)|image/svg")
"""What is words: fonts, pictures and documents are compressed already."""

LEVEL = 6


class Compressed(GZipMiddleware):
    """Compresses pages, with random padding against guessing (BREACH), and static files, once."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the answer compressed, or as it is."""
        kind = response.headers.get("Content-Type", "")
        if response.status_code != 200 or not WORDS.match(kind):
            return response
        path = getattr(getattr(response, "file_to_stream", None), "name", None)
        if isinstance(path, str):
            return self._static(request, response, path)
        return super().process_response(request, response)

    def _static(
        self, request: HttpRequest, response: HttpResponseBase, path: str
    ) -> HttpResponseBase:
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = request.headers.get("Accept-Encoding", "")
        if "gzip" not in accepted or "Range" in request.headers:
            return response
        smaller = HttpResponse(b"" if request.method == "HEAD" else _compressed(path))
        smaller.headers = response.headers
        smaller["Content-Encoding"] = "gzip"
        smaller["Content-Length"] = str(len(_compressed(path)))
        response.close()
        return smaller


@lru_cache(maxsize=256)
def _compressed(path: str) -> bytes:
    return compress(Path(path).read_bytes(), LEVEL, mtime=0)
