"""Files inside a ZIP archive, unpacked within limits: a small file can hold an endless one."""

import io
import zipfile
import zlib
from collections.abc import Callable

from hudna.errors import InputError
from hudna.intake.limits import LIMITS, check

__all__ = ["unpacked"]

_ADVICE = "Ask for the document itself; do not open this file by hand"
_SMALL = 2**20
"""A part that stays below it harms nobody, however well it is packed."""


def unpacked(name: str, data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted parts; raises `InputError` for a damaged, locked or swelling archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            check("archive_members", len(members), name)
            return _read(archive, [one for one in members if wanted(one.filename)], name)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise InputError(
            "the archive is damaged", where=name, advice="Save it again and hand that in"
        ) from error
    except RuntimeError as error:
        raise InputError(
            "the file is locked with a password", where=name, advice="Hand in an unlocked copy"
        ) from error


def _read(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = LIMITS["archive_bytes"].most
    for member in members:
        most = min(left, max(member.compress_size * LIMITS["archive_ratio"].most, _SMALL))
        with archive.open(member) as stream:
            part = stream.read(most + 1)  # what the archive says of the size is not believed
        if len(part) > most:
            raise InputError(
                f"{member.filename} in it unpacks to more than {most:,} bytes",
                where=name,
                advice=_ADVICE,
            )
        left -= len(part)
        parts[member.filename] = part
    return parts
