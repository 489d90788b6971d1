"""Ballots for the tests: F for, A against, 0 abstain, R recuse, - silent."""

from datetime import UTC, datetime, timedelta

from hudna.model.case import Ballot, Choice

DUE = datetime(2026, 1, 3, 12, tzinfo=UTC)
BEFORE = DUE - timedelta(hours=1)
AFTER = DUE + timedelta(seconds=1)
THREE = ("russia", "turkey", "iran")
_CHOICES = {"F": Choice.FOR, "A": Choice.AGAINST, "0": Choice.ABSTAIN, "R": Choice.RECUSE}


def ballot(party, choice, *, dissent="", at=BEFORE, motion="motion-1"):
    return Ballot(
        f"ballot-{party}",
        motion,
        "case-1",
        party,
        f"{party}-representative",
        choice,
        dissent,
        "en",
        at,
    )


def ballots(votes, guarantors=THREE):
    """Return the ballots for a string such as "FA-", one letter per guarantor."""
    return [
        ballot(party, _CHOICES[letter])
        for party, letter in zip(guarantors, votes, strict=True)
        if letter != "-"
    ]
