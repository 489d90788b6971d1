"""A folder in which messages are left as files, where no line may lead out of the machine.

A courier, or a program of the party's own, takes them from there. A message is written whole or not
at all, so that nobody picks up half of one.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from hudna.connect.channels.message import message_of
from hudna.errors import ConfigurationError, InputError
from hudna.model.reminder import Notice

__all__ = ["FolderChannel"]

WHERE = "folder"


@dataclass(frozen=True, slots=True)
class FolderChannel:
    """Writes each message into the folder of its office, as a mail file (RFC 5322)."""

    offices: dict[str, Path]

    name = "folder"

    @classmethod
    def configured(cls, settings: dict[str, Any], folder: Path) -> "FolderChannel":
        """Return the channel of the settings; folders are relative to the node's."""
        try:
            offices = {str(k): folder / str(v) for k, v in settings["offices"].items()}
        except (KeyError, AttributeError) as error:
            raise ConfigurationError(
                f"messages cannot be left by these settings: {error}",
                where=WHERE,
                advice="It needs offices, each with the name of a folder",
            ) from error
        return cls(offices)

    def reaches(self, office: str) -> bool:
        """Return whether there is a folder for an office."""
        return office in self.offices

    def send(self, notice: Notice) -> None:
        """Leave a message; raises `InputError` where it cannot be written."""
        folder = self.offices[notice.office]
        name = _name(notice)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            half = folder / f".{name}.half"
            half.write_bytes(message_of(notice).as_bytes())
            half.replace(folder / f"{name}.eml")
        except OSError as error:
            raise InputError(
                f"the message cannot be written: {error.strerror}",
                where=str(folder),
                advice="See that the folder exists and may be written to",
            ) from error


def _name(notice: Notice) -> str:
    """Return a name that another message does not have, and the same one sent again does."""
    if notice.attachment is not None:
        return notice.attachment.name.partition(".")[0]
    return f"notice-{sha256(f'{notice.subject} {notice.body}'.encode()).hexdigest()[:12]}"
