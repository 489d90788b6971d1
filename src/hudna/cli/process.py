"""`hudna process`."""

from dataclasses import replace
from pathlib import Path

import click
from rich.progress import Progress

from hudna.actions.adopt_statement import adopt_due
from hudna.actions.check_movements import check_movements
from hudna.actions.conclude_motion import conclude_due
from hudna.actions.process_reports import Processed, Tools, process_reports
from hudna.actions.reassess_incidents import reassess_incidents
from hudna.actions.watched_agreements import watched_agreements
from hudna.cli.assist import assist_option, named_model
from hudna.cli.context import open_desk
from hudna.cli.output import console, json_option, node_option, print_json
from hudna.connect.language_model import LanguageModel
from hudna.db.desk import Desk
from hudna.extract.assisted.assisted import AssistedReader
from hudna.extract.reader import Reader
from hudna.geo import gazetteer

__all__ = ["process", "run_process"]


def run_process(desk: Desk, model: LanguageModel | None = None) -> Processed:
    """Process everything new on a desk with a progress bar, and bring it into the record."""
    places = gazetteer.load()
    agreements = watched_agreements(desk.store)
    reader = Reader.default(places)
    tools = Tools(reader, places, agreements)
    if model:
        assisted = AssistedReader(reader, model.ask)
        tools = replace(tools, assisted=assisted, assisted_here=model.is_local)
    with Progress(console=console, transient=True) as bar:
        tasks: dict[str, int] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done)  # type: ignore[arg-type]

        rejudged = reassess_incidents(desk.operator())
        result = process_reports(desk.operator(), tools, progress)
    check_movements(desk.operator())
    desk.sequence()
    counts = {**result.counts, **({"Reassessment": len(rejudged)} if rejudged else {})}
    return replace(result, counts=counts)


@click.command()
@node_option
@json_option
@assist_option
def process(node: Path, as_json: bool, assist: bool) -> None:
    """Read new reports, join claims, assess incidents, open cases, conclude due motions."""
    model = named_model(assist=assist)
    desk = open_desk(node)
    result = run_process(desk, model)
    concluded = conclude_due(desk.operator())
    adopted = adopt_due(desk.operator())
    if any(statement.makes for statement in adopted):
        reassess_incidents(desk.operator())
        check_movements(desk.operator())
    desk.sequence()
    if as_json:
        print_json(
            {
                "new": result.counts,
                "problems": list(result.problems),
                "concluded": [d.id for d in concluded],
                "adopted": [statement.id for statement in adopted],
            }
        )
        return
    for kind, n in sorted(result.counts.items()):
        click.echo(f"{n:6} {kind}")
    for line in result.problems:
        click.echo(f"not read: {line}", err=True)
    click.echo("Next: hudna cases")
