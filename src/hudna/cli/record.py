"""`hudna record`: bring entries in, audit, mirror, and hand out receipts."""

import click

from hudna.cli.lazy import Commands, LazyGroup

__all__ = ["COMMANDS", "record"]

COMMANDS: Commands = {
    "sequence": ("hudna.cli.record_pending:sequence", True),
    "mirror": ("hudna.cli.record_mirror:mirror", False),
    "hand-over": ("hudna.cli.record_pending:hand_over_entries", True),
    "receipt": ("hudna.cli.record_receipt:receipt", False),
    "audit": ("hudna.cli.audit_record:audit", True),
    "publish": ("hudna.cli.publish_record:publish", False),
    "reading-key": ("hudna.cli.confidential:reading_key", True),
    "seal": ("hudna.cli.confidential:seal_field", True),
    "open": ("hudna.cli.confidential:open_field", True),
    "shred": ("hudna.cli.confidential:shred", True),
    "rotate": ("hudna.cli.key_life:rotate", True),
    "revoke": ("hudna.cli.key_life:revoke", True),
    "freeze": ("hudna.cli.key_life:freeze", True),
    "approve": ("hudna.cli.key_life:approve", True),
    "enter": ("hudna.cli.key_life:enter", True),
    "keys": ("hudna.cli.key_life:keys", True),
    "witness": ("hudna.cli.witness:witness_command", False),
    "cosign": ("hudna.cli.witness:cosign_command", False),
    "policy": ("hudna.cli.witness:policy_command", False),
    "verify": ("hudna.cli.verify_receipt:verify", False),
    "compare": ("hudna.cli.prove:compare", False),
    "prove": ("hudna.cli.prove:prove", False),
    "verify-evidence": ("hudna.cli.prove:verify_evidence", False),
    "times": ("hudna.cli.record_times:times", False),
    "stamp": ("hudna.cli.record_times:stamp", False),
}
"""The offline ones start no database, so that an auditor needs none."""


@click.group(cls=LazyGroup, places=COMMANDS)
def record() -> None:
    """The record that nobody can rewrite."""
