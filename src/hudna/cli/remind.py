"""`hudna remind`: tell offices what waits for them before its time is over; for cron."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from hudna.actions.remind import Reminded, remind
from hudna.cli.context import language_of, open_desk
from hudna.cli.output import json_option, node_option, print_json
from hudna.connect.channels import channels_of
from hudna.db.asking import asks_of
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.db.reminders import SentReminders
from hudna.errors import HudnaError
from hudna.model.codec import to_json
from hudna.model.party import Actor
from hudna.model.reminder import Ask, Notice, Reminder
from hudna.publish.reminder import LANGUAGES, notice_of
from hudna.verify.reminders import due_reminders

__all__ = ["due_at", "remind_from", "remind_offices"]


@click.command("remind")
@node_option
@json_option
@click.option("--dry-run", is_flag=True, help="Say what is due; send and remember nothing.")
def remind_offices(node: Path, as_json: bool, dry_run: bool) -> None:
    """Send the reminders that are due, each once to each office.

    When is in the mechanism's file (reminders_hours), where to in node.toml ([reminders]).
    Without a channel they are printed only. Run it every few minutes.
    """
    desk = open_desk(node)
    done = due_at(desk) if dry_run else remind_from(desk)
    for one in done:
        _show(one, as_json)
    problems = [one.problem for one in done if one.problem is not None]
    if problems:
        raise HudnaError(f"{len(problems)} of {len(done)} offices not reached: {problems[0]}")


def due_at(desk: Desk) -> tuple[Reminded, ...]:
    """Return what is due and was not sent, by office."""
    sent, moments = SentReminders(desk.now()), desk.store.mechanism().reminders_hours
    due = ((a, due_reminders(asks, moments, sent.of(a.id), desk.now())) for a, asks in _asked(desk))
    return tuple(Reminded(actor.id, reminders, ()) for actor, reminders in due if reminders)


def remind_from(desk: Desk) -> tuple[Reminded, ...]:
    """Send what is due at a desk, by the channels in its node's settings."""
    mechanism, now, settings = desk.store.mechanism(), desk.now(), desk.node.reminders
    language = language_of(settings, LANGUAGES, where="reminders")

    def write(actor: Actor, reminders: Sequence[Reminder]) -> Notice:
        address = settings.get("desk")
        return notice_of(actor, reminders, mechanism, language=language, desk=address, now=now)

    channels = channels_of(settings, desk.node.folder)
    moments = mechanism.reminders_hours
    return remind(SentReminders(now), channels, _asked(desk), moments, write, now)


def _asked(desk: Desk) -> Iterator[tuple[Actor, tuple[Ask, ...]]]:
    """Yield each office with what it is asked; a party's own node looks after its own alone."""
    for actor in desk.store.mechanism().actors:
        if not desk.is_own or actor.party == desk.node.party:
            yield actor, asks_of(released_to(actor, now=desk.now()))


def _show(done: Reminded, as_json: bool) -> None:
    for reminder in done.reminders:
        ask, by = reminder.ask, " ".join(done.channels) or "-"
        if as_json:
            print_json(
                {"office": done.office, "channels": list(done.channels), **to_json(reminder)}
            )
        else:
            when = f"{reminder.hours} h" if reminder.hours else "over"
            due = f"{ask.due:%Y-%m-%d %H:%M}Z"
            click.echo(f"{done.office:28} {ask.kind:8} {ask.about:20} {due}  {when:5} {by}")
