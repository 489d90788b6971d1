"""Ways for words to reach an office, by the name they have in a node's settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hudna.actions.remind import Channel
from hudna.connect.channels.apprise import AppriseChannel
from hudna.connect.channels.folder import FolderChannel
from hudna.connect.channels.mail import MailChannel
from hudna.connect.channels.webhook import WebhookChannel
from hudna.errors import ConfigurationError

__all__ = ["CHANNELS", "channels_of"]

CHANNELS: dict[str, Callable[[dict[str, Any], Path], Channel]] = {
    "mail": MailChannel.configured,
    "webhook": WebhookChannel.configured,
    "apprise": AppriseChannel.configured,
    "folder": FolderChannel.configured,
}
"""Makes each channel from its settings and the node's folder."""


def channels_of(settings: dict[str, Any], folder: Path) -> tuple[Channel, ...]:
    """Return the channels a node's settings name; raises `ConfigurationError` for what is wrong."""
    named = {name: table for name, table in settings.items() if isinstance(table, dict)}
    for name in named:
        if name not in CHANNELS:
            raise ConfigurationError(
                f"there is no channel '{name}'",
                where="node.toml",
                advice=f"Use one of: {', '.join(CHANNELS)}",
            )
    return tuple(CHANNELS[name](table, folder) for name, table in named.items())
