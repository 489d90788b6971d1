"""`hudna watch`: expected counts, alarms, the holding index, and what stands behind them."""

import click

from hudna.cli.lazy import Commands, LazyGroup

__all__ = ["COMMANDS", "watch"]

COMMANDS: Commands = {
    "run": ("hudna.cli.watch_run:run", True),
    "off": ("hudna.cli.watch_switch:off", True),
    "on": ("hudna.cli.watch_switch:on", True),
    "forecast": ("hudna.cli.watch_forecast:forecast", False),
    "backtest": ("hudna.cli.watch_backtest:backtest", False),
    "alarms": ("hudna.cli.watch_alarms:alarms", False),
    "index": ("hudna.cli.watch_index:index", False),
    "unreported": ("hudna.cli.watch_unreported:unreported_command", False),
    "truce": ("hudna.cli.watch_truce:truce", False),
    "etas": ("hudna.cli.watch_etas:etas", False),
}


@click.group(cls=LazyGroup, places=COMMANDS)
def watch() -> None:
    """Expected counts, alarms and the holding index, from located events."""
