"""`hudna record verify`: a receipt checked offline, by whoever has the genesis or a policy."""

from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import click

from hudna.cli.output import json_option, print_json
from hudna.cli.record_files import genesis_at, read_file
from hudna.errors import InputError
from hudna.record.errors import Malformed
from hudna.record.founded import log_key
from hudna.record.note import VerifierKey
from hudna.record.policy import Finality, Standing, WitnessPolicy
from hudna.record.proof import TlogProof
from hudna.record.receipt import Receipt, verify_receipt
from hudna.record.trust_policy import TrustPolicy

__all__ = ["verify"]

PATH = click.Path(path_type=Path, exists=True)


@click.command()
@click.argument("receipt", type=click.File("rb"))
@click.option("--genesis", "genesis_path", type=PATH, help="As every party signed it.")
@click.option("--policy", "policy_path", type=PATH, help="A tlog-policy in place of the genesis.")
@click.option("--own", help="The party whose own witness has to have cosigned.")
@click.option("--level", type=click.IntRange(0, 2), default=0, show_default=True)
@json_option
def verify(
    receipt: BinaryIO,
    genesis_path: Path | None,
    policy_path: Path | None,
    own: str | None,
    level: int,
    as_json: bool,
) -> None:
    """Check a receipt offline: entry, path, operator's signature, and who cosigned when.

    Exits with 1 if anything does not hold, or if the entry stands less firmly than --level.
    """
    data = receipt.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("the receipt is not UTF-8") from None
    if genesis_path is not None:
        genesis = genesis_at(genesis_path)
        policy = WitnessPolicy.of_terms(genesis.terms)
        authors = [party.public for party in genesis.parties]
        found = verify_receipt(text, log_key(genesis), authors=authors, policy=policy, own=own)
        standing = found.standing
    elif policy_path is not None:
        if own is not None:
            raise InputError("--own needs the genesis, which says whose witness is whose")
        found, standing = _by_policy(text, TrustPolicy.parse(read_file(policy_path)))
    else:
        raise InputError(
            "a receipt convinces only whoever knows the log's key",
            advice="Name the genesis with --genesis, or a policy with --policy",
        )
    standing.require(Finality(level))
    _show(found, standing, as_json)


def _by_policy(text: str, trust: TrustPolicy) -> tuple[Receipt, Standing]:
    note = TlogProof.parse(text).checkpoint.encode()
    checkpoint = trust.open_checkpoint(note)
    for log in trust.logs:
        if log.key.name == checkpoint.origin and isinstance(log.key, VerifierKey):
            found = verify_receipt(text, log.key)
            quorum = Standing(Finality.QUORUM, {}, (), f"the quorum {trust.quorum} has cosigned")
            return found, quorum
    raise Malformed(f"the policy has no Ed25519 key of {checkpoint.origin}")


def _show(found: Receipt, standing: Standing, as_json: bool) -> None:
    times = {p: _time(moment) for p, moment in standing.cosigned.items()}
    if as_json:
        print_json(
            {
                "origin": found.checkpoint.origin,
                "index": found.index,
                "type": found.entry.type,
                "key": found.entry.key,
                "time": found.entry.time,
                "author_checked": found.author_checked,
                "size": found.checkpoint.size,
                "root": found.checkpoint.root.hex(),
                "finality": int(standing.finality),
                "cosigned": times,
                "missing": list(standing.missing),
                "reason": standing.reason,
            }
        )
        return
    entry = found.entry
    checked = "signature checked" if found.author_checked else "the author's key is not at hand"
    click.echo(f"entry {found.index}: {entry.type} by {entry.key}, says {entry.time} ({checked})")
    head = found.checkpoint
    click.echo(f"{head.origin}: {head.size} entries, root {head.root.hex()[:16]}")
    for party, moment in times.items():
        click.echo(f"  {party} cosigned at {moment}")
    click.echo(f"L{int(standing.finality)} {standing.finality.name.lower()}: {standing.reason}")


def _time(moment: int) -> str:
    try:
        return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return f"second {moment}"
