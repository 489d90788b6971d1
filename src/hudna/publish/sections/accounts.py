"""How the guarantors tell a case: one account where all signed it, else each beside the others."""

from collections.abc import Iterable

from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.remark import CaseAccount, told
from hudna.publish.calendar import moment
from hudna.publish.naming import party_run
from hudna.publish.page import Block, Heading, Quote, Sides, Text, Voice
from hudna.publish.words import Words

__all__ = ["blocks"]


def blocks(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the accounts that stand, side by side; nothing where none was told."""
    accounts = told(file.accounts)
    if not accounts:
        return ()
    everybody = {party.id for party in bulletin.mechanism.guarantors}
    voices = []
    for account, parties in accounts:
        joint = everybody <= set(parties)
        stance = words.say("accounts.joint" if joint else "accounts.own")
        voices.append(_voice(account, parties, stance, bulletin, words))
    return (Heading(4, words.say("accounts.heading")), Sides(tuple(voices)))


def _voice(
    account: CaseAccount, parties: Iterable[str], stance: Text, bulletin: Bulletin, words: Words
) -> Voice:
    names = [party_run(p, bulletin.mechanism, words) for p in parties]
    at = moment(account.at, bulletin.mechanism.zone, words)
    return Voice(words.join(names), stance, Quote(account.words, account.language), at)
