"""`hudna alert`: warnings, who lets a red one go out, whom they reached, who acknowledged."""

from datetime import datetime
from pathlib import Path

import click

from hudna.actions.acknowledge_alert import acknowledge_alert
from hudna.actions.alert_words import acknowledgement_of, sign_off_of
from hudna.actions.send_alerts import Sending, send_alerts, told_parties
from hudna.actions.sign_off_alert import sign_off_alert
from hudna.cli.context import language_of, open_desk, sign_as
from hudna.cli.output import json_option, language_option, node_option, print_json
from hudna.cli.own_desk import say_as
from hudna.cli.submit import key_option, reading_key_option
from hudna.connect.channels import channels_of
from hudna.connect.channels.at_once import SAME_MINUTE, send_at_once
from hudna.db.desk import Desk
from hudna.db.gate import Reader, released_to
from hudna.model.alert import Acknowledgement, Alert, AlertSignOff
from hudna.model.codec import to_json
from hudna.model.party import Actor
from hudna.model.reminder import Notice
from hudna.publish.alert import alert_notice
from hudna.publish.alert_words import LANGUAGES, alert_subject
from hudna.watch.alert_state import acknowledged_by, alert_state, reached

__all__ = ["alert", "send_from"]


@click.group()
def alert() -> None:
    """Warnings to all sides: list, sign off, send, acknowledge."""


@alert.command("list")
@node_option
@json_option
@reading_key_option
def list_alerts(node: Path, as_json: bool, key_file: Path | None) -> None:
    """List alerts, newest first, with their state and who has acknowledged them."""
    desk = open_desk(node)
    actor = sign_as(desk, key_file)[1] if key_file else None
    reader = released_to(actor, now=desk.now())
    for one in reader.alerts():
        _show(reader, one, desk, as_json)


@alert.command("send")
@node_option
@json_option
def send(node: Path, as_json: bool) -> None:
    """Send every alert that is ready to all parties at once; for cron, every minute.

    Where to is in node.toml ([alerts]). Offices that no channel reaches are named in the record.
    """
    desk = open_desk(node)
    for one in send_from(desk):
        sent = one.sent
        if as_json:
            print_json({"alert": one.alert.id, **to_json(sent)})
            continue
        told = {d.office for d in sent.deliveries if d.reached}
        missing = sorted({d.office for d in sent.deliveries} - told)
        click.echo(f"{one.alert.id}: {len(told)} offices told in {sent.seconds:.1f} s")
        if sent.seconds > SAME_MINUTE:
            click.echo("look: it took more than a minute: not all were told at once", err=True)
        for office in missing:
            click.echo(f"look: {office} was not reached", err=True)


def send_from(desk: Desk) -> tuple[Sending, ...]:
    """Send what is ready at a desk, by the channels in its node's settings, and record it."""
    settings, mechanism = desk.node.alerts, desk.store.mechanism()
    first = language_of(settings, LANGUAGES, where="alerts")
    channels = channels_of(settings, desk.node.folder)
    parties = {actor.id: actor.party for actor in mechanism.actors}

    def write(one: Alert, office: Actor) -> Notice:
        return alert_notice(one, office, mechanism, first=first, desk=settings.get("desk"))

    done = send_alerts(
        desk.operator(), lambda notices: send_at_once(channels, notices, parties), write
    )
    desk.sequence()
    return done


@alert.command("sign-off")
@click.argument("alert_id")
@node_option
@key_option
@click.option("--send/--hold", "sends", required=True, help="Let it go out, or say why not.")
@click.option("--reasons", default="", help="Why, in words; needed to hold it back.")
@language_option
def sign_off(
    alert_id: str, node: Path, key_file: Path, sends: bool, reasons: str, language: str
) -> None:
    """Let a red alert go out, or say why it should not."""

    def made(actor: Actor, now: datetime) -> AlertSignOff:
        return sign_off_of(
            alert_id, actor, sends=sends, reasons=reasons, language=language, now=now
        )

    say_as(node, key_file, "alert_sign_off", sign_off_alert, made)


@alert.command("acknowledge")
@click.argument("alert_id")
@node_option
@key_option
@click.option("--note", default="", help="What your party knows, in words.")
@language_option
def acknowledge(alert_id: str, node: Path, key_file: Path, note: str, language: str) -> None:
    """Say that your party has read an alert; all parties see that it has."""

    def made(actor: Actor, now: datetime) -> Acknowledgement:
        return acknowledgement_of(alert_id, actor, note=note, language=language, now=now)

    say_as(node, key_file, "acknowledgement", acknowledge_alert, made)


def _show(reader: Reader, one: Alert, desk: Desk, as_json: bool) -> None:
    (file,) = reader.alert_files([one])
    parties = told_parties(reader.mechanism().actors)
    state = alert_state(one, file.sign_offs, file.sent, file.acknowledgements, parties, desk.now())
    by = acknowledged_by(file.acknowledgements)
    if as_json:
        told = sorted(reached(file.sent))
        print_json({**to_json(one), "state": state, "acknowledged_by": by, "reached": told})
        return
    click.echo(f"{one.id}  {alert_subject(one, 'en')}  {state.value.replace('_', ' ')}")
    missing = [party for party in parties if party not in by]
    click.echo(f"  acknowledged by: {', '.join(by) or '-'}; not yet: {', '.join(missing) or '-'}")
