"""Uploads that are too large are refused before a byte of them is read."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from hudna.intake.limits import LIMITS, MIB

__all__ = ["Bounded"]

BESIDE_BYTES = MIB
"""What comes beside the file: the statement, and what is sealed."""


class Bounded(FileUploadHandler):
    """Lets nothing through that says it is longer than a file of evidence may be."""

    def handle_raw_input(self, *given: Any, **named: Any) -> None:
        """Raise `RequestDataTooBig` for a body beyond the limit."""
        content_length = int(given[2])
        if content_length > LIMITS["evidence_bytes"].most + BESIDE_BYTES:
            raise RequestDataTooBig("the file is too large")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
