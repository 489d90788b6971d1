"""Whatever the library Apprise sends to (chat rooms, pagers, text messages), where installed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hudna.errors import ConfigurationError, Unreachable
from hudna.model.reminder import Notice

__all__ = ["AppriseChannel"]

WHERE = "apprise"


@dataclass(frozen=True, slots=True)
class AppriseChannel:
    """Sends to the addresses of an office in Apprise's own notation."""

    offices: dict[str, tuple[str, ...]] = field(repr=False)

    name = "apprise"

    @classmethod
    def configured(cls, settings: dict[str, Any], folder: Path) -> "AppriseChannel":
        """Return the channel of the settings; each office has a file with an address per line."""
        _library()
        try:
            offices = {
                str(office): tuple((folder / str(name)).read_text("utf-8").split())
                for office, name in settings["offices"].items()
            }
        except (KeyError, AttributeError, OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(
                f"the addresses cannot be read: {error}",
                where=WHERE,
                advice="It needs offices, each with the name of a file of addresses",
            ) from error
        return cls(offices)

    def reaches(self, office: str) -> bool:
        """Return whether the channel knows an address of an office."""
        return bool(self.offices.get(office))

    def send(self, notice: Notice) -> None:
        """Send a notice; raises `Unreachable` where one of the addresses did not take it."""
        sender = _library().Apprise()
        for address in self.offices[notice.office]:
            if not sender.add(address):
                raise ConfigurationError(
                    f"an address of {notice.office} is not in Apprise's notation", where=WHERE
                )
        if not sender.notify(title=notice.subject, body=notice.body):
            raise Unreachable(
                f"not every address of {notice.office} took it",
                where=WHERE,
                advice="What waits is sent the next time",
            )


def _library() -> Any:
    try:
        import apprise
    except ImportError as error:
        raise ConfigurationError(
            "Apprise is not installed", where=WHERE, advice="pip install 'hudna[apprise]'"
        ) from error
    return apprise
