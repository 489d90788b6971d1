"""`hudna watch unreported`: what the overlap of registers says of events none holds."""

from datetime import datetime
from pathlib import Path

import click

from hudna.cli.output import json_option, print_json
from hudna.cli.watch_input import events_argument, load_events, today_option
from hudna.cli.watch_words import plain
from hudna.watch.holding.unreported import Caution, Pair, Unreported, unreported

__all__ = ["unreported_command"]

CAUTIONS = {
    Caution.TOO_FEW_MATCHED: "fewer than 7 events stand in two registers: only bounds are given",
    Caution.NOT_TWO_REGISTERS: "not assessable: the table names fewer than two reporters",
    Caution.MORE_REGISTERS: "only the three largest registers were matched; choose with --register",
    Caution.SIDES_NOT_TOLD: "a register names no accused: rows were matched whatever their side",
    Caution.COUNTING_RULES_DIFFER: "rows of the registers stand for very different numbers of "
    "events: their counting rules may differ, and then nothing here is comparable",
    Caution.CHANCE_MATCHES: "many matches may be chance: the registers are dense",
}


@click.command("unreported")
@events_argument
@click.option("--register", "registers", multiple=True, help="A reporter to match; two or three.")
@today_option
@json_option
def unreported_command(
    events_file: Path, registers: tuple[str, ...], today: datetime | None, as_json: bool
) -> None:
    """Estimate how many events no register holds, from the registers' overlap.

    Rows of different reporters match within a day and 10 km. With fewer than 7 matches no estimate
    is given, only bounds of what the registers hold together.
    """
    if len(registers) not in (0, 2, 3) or len(set(registers)) != len(registers):
        raise click.UsageError("Name two or three different registers, or none.")
    table = load_events(events_file, today)
    found = unreported(table.events, registers)
    assessed = any(pair.estimates for one in found for pair in one.pairs)
    if as_json:
        print_json(
            {
                "status": "assessed" if assessed else "not assessable",
                "groups": [plain(one) | {"notes": _notes(one)} for one in found],
                "left_out": len(table.left_out),
            }
        )
        return
    for one in found:
        for line in [*_lines(one), *_notes(one)]:
            click.echo(line)


def _notes(found: Unreported) -> list[str]:
    return [CAUTIONS[caution] for caution in found.cautions]


def _lines(found: Unreported) -> list[str]:
    who = f"accused {found.side}" if found.side else "all rows"
    lines = [f"{who}: {found.seen:g} different events in {len(found.registers)} registers"]
    for pair in found.pairs:
        lines += _of_pair(pair)
    for model in found.models[:1]:
        pairs = ", ".join(f"{found.registers[a]} x {found.registers[b]}" for a, b in model.pairs)
        lines.append(
            f"  three registers: {model.total:.0f} ({model.low:.0f} to {model.high:.0f}) by the "
            f"model with {pairs or 'no dependence'} (least AIC of {len(found.models)})"
        )
    if found.plausible is not None and found.lower_bound is not None:
        (low, high), least = found.plausible, found.lower_bound
        lines.append(
            f"  models of like support: {low:.0f} to {high:.0f}; "
            f"Chao's lower bound {least.total:.0f} (its limit: {least.limit:.0f})"
        )
    return lines


def _of_pair(pair: Pair) -> list[str]:
    a, b = pair.registers
    lines = [
        f"  {a} {pair.events[0]:g}, {b} {pair.events[1]:g}, both {pair.matched:g} (by chance about "
        f"{pair.by_chance:.1f}); together {pair.union.least:g} to {pair.union.most:g} unmatched"
    ]
    return lines + [
        f"    odds ratio {one.odds_ratio:g}: {one.total:.0f} ({one.low:.0f} to {one.high:.0f})"
        for one in pair.estimates
    ]
