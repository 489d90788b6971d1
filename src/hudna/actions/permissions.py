"""Who may do what: pure checks that raise `Refused` with the reason, and their `can_` twins."""

from collections.abc import Callable
from datetime import datetime

from hudna.errors import Refused
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.release import Release, sees
from hudna.model.remark import Capacity

__all__ = [
    "can",
    "check_acknowledge",
    "check_acknowledge_movement",
    "check_agree",
    "check_announce",
    "check_answer_measure",
    "check_correct",
    "check_enrol",
    "check_file_airspace",
    "check_find",
    "check_keep_evidence",
    "check_propose",
    "check_publish",
    "check_remark",
    "check_see",
    "check_sign_off",
    "check_submit",
    "check_switch",
    "check_talk",
    "check_tell",
    "check_vote",
]


def check_see(actor: Actor, release: Release, now: datetime) -> None:
    """Refuse what is not released to the actor, as if it did not exist."""
    if not sees(actor, release, now):
        raise Refused("There is nothing here that is released to you")


def check_submit(actor: Actor) -> None:
    """Reports are handed in by monitors, analysts and observers of any party."""
    _needs(actor, "submit reports", Role.MONITOR, Role.ANALYST, Role.OBSERVER)


def check_correct(actor: Actor) -> None:
    """What was read is corrected by those who handle reports, of any party."""
    _needs(actor, "correct readings", Role.MONITOR, Role.ANALYST, Role.VERIFIER)


def check_keep_evidence(actor: Actor) -> None:
    """Evidence is received, shared and withdrawn by those who work on cases for their party."""
    keepers = (Role.MONITOR, Role.ANALYST, Role.VERIFIER, Role.REPRESENTATIVE, Role.OBSERVER)
    _needs(actor, "keep evidence", *keepers)


def check_file_airspace(actor: Actor) -> None:
    """Disputes about lines are filed by those who work on cases for their party."""
    filers = (Role.MONITOR, Role.ANALYST, Role.VERIFIER, Role.REPRESENTATIVE, Role.OBSERVER)
    _needs(actor, "file a case about a line", *filers)


def check_find(actor: Actor) -> None:
    """Findings are made by verifiers and representatives of guarantors."""
    _guarantor(actor, "record findings")
    _needs(actor, "record findings", Role.VERIFIER, Role.REPRESENTATIVE)


def check_propose(actor: Actor) -> None:
    """Motions are proposed by representatives of guarantors."""
    _guarantor(actor, "propose motions")
    _needs(actor, "propose motions", Role.REPRESENTATIVE)


def check_vote(actor: Actor) -> None:
    """Votes are cast by representatives of guarantors, and by a chair where the rule has one.

    Observers have none.
    """
    if actor.role is Role.CHAIR:
        return
    _guarantor(actor, "vote")
    _needs(actor, "vote", Role.REPRESENTATIVE)


def check_remark(actor: Actor, capacity: Capacity) -> None:
    """The accused replies through who speaks for it; observers and mediators give their opinion."""
    if capacity is Capacity.ACCUSED:
        check_answer_measure(actor)
    elif capacity is Capacity.MEDIATOR:
        _needs(actor, "speak as a mediator", Role.MEDIATOR)
    else:
        if actor.party_kind is not PartyKind.OBSERVER:
            raise Refused(
                f"{actor.party} is not an observer",
                advice="Guarantors find and vote; the accused replies",
            )
        _needs(actor, "give its opinion", Role.OBSERVER, Role.REPRESENTATIVE, Role.CHAIR)


def check_tell(actor: Actor) -> None:
    """A guarantor's account of a case is told by its representative."""
    _guarantor(actor, "tell its account of a case")
    _needs(actor, "tell its party's account", Role.REPRESENTATIVE)


def check_answer_measure(actor: Actor) -> None:
    """Measures are answered for a party by its representative, analyst or verifier.

    An observer or a side, which may have none of these, answers through whoever reports for it.
    """
    speakers = {Role.REPRESENTATIVE, Role.ANALYST, Role.VERIFIER}
    if actor.party_kind is not PartyKind.GUARANTOR:
        speakers |= {Role.OBSERVER, Role.MONITOR, Role.PUBLISHER}
    _needs(actor, "answer for a measure", *(role for role in Role if role in speakers))


def check_acknowledge(actor: Actor) -> None:
    """An alert is acknowledged for a party by any office of it but its administrator."""
    speakers = (role for role in Role if role is not Role.ADMINISTRATOR)
    _needs(actor, "acknowledge alerts", *speakers)


def check_announce(actor: Actor) -> None:
    """Movements are announced, and zones declared, by offices that work for their party."""
    speakers = (Role.MONITOR, Role.ANALYST, Role.VERIFIER, Role.REPRESENTATIVE, Role.OBSERVER)
    _needs(actor, "announce movements", *speakers)


def check_acknowledge_movement(actor: Actor) -> None:
    """A movement is acknowledged for a party by any office of it but its administrator.

    Who runs the desk is no side of it.
    """
    if actor.party_kind is PartyKind.OPERATOR:
        raise Refused("who runs the desk acknowledges no movement")
    speakers = (role for role in Role if role is not Role.ADMINISTRATOR)
    _needs(actor, "acknowledge movements", *speakers)


def check_talk(actor: Actor) -> None:
    """Rounds, papers and commitments are filed, and statements drafted, by who works at a table.

    Who runs the desk sits at no table.
    """
    if actor.party_kind is PartyKind.OPERATOR:
        raise Refused("who runs the desk takes no part in talks")
    speakers = {Role.ANALYST, Role.VERIFIER, Role.REPRESENTATIVE, Role.CHAIR, Role.MEDIATOR}
    if actor.party_kind is not PartyKind.GUARANTOR:
        speakers |= {Role.OBSERVER, Role.MONITOR, Role.PUBLISHER}
    _needs(actor, "take part in talks", *(role for role in Role if role in speakers))


def check_agree(actor: Actor) -> None:
    """A text is agreed to, signed or dissented from for a party by who may bind it.

    A side or an observer, which may have no representative, is bound by whoever speaks for it.
    """
    if actor.party_kind is PartyKind.OPERATOR:
        raise Refused("who runs the desk takes no part in talks")
    speakers = {Role.REPRESENTATIVE}
    if actor.party_kind is not PartyKind.GUARANTOR:
        speakers |= {Role.OBSERVER, Role.MONITOR, Role.PUBLISHER}
    _needs(actor, "answer for its party", *(role for role in Role if role in speakers))


def check_sign_off(actor: Actor) -> None:
    """A red alert is let out, or held back, by representatives and verifiers of guarantors."""
    _guarantor(actor, "sign off alerts")
    _needs(actor, "sign off alerts", Role.VERIFIER, Role.REPRESENTATIVE)


def check_switch(actor: Actor) -> None:
    """The watch is turned off and on by representatives of guarantors."""
    _guarantor(actor, "turn the watch off")
    _needs(actor, "turn the watch off", Role.REPRESENTATIVE)


def check_publish(actor: Actor) -> None:
    """Bulletins are published by a publisher."""
    _needs(actor, "publish bulletins", Role.PUBLISHER)


def check_enrol(party_of_key: str, party_of_office: str) -> None:
    """A party enrols keys for its own offices only."""
    if party_of_key != party_of_office:
        raise Refused(f"{party_of_key} cannot enrol a key for an office of {party_of_office}")


def can(check: Callable[[Actor], None], actor: Actor | None) -> bool:
    """Return whether a check passes; nobody in particular may do nothing."""
    if actor is None:
        return False
    try:
        check(actor)
    except Refused:
        return False
    return True


def _needs(actor: Actor, what: str, *roles: Role) -> None:
    if actor.role not in roles:
        names = " or ".join(role.value for role in roles)
        raise Refused(f"a {actor.role.value} may not {what}", advice=f"This needs the role {names}")


def _guarantor(actor: Actor, what: str) -> None:
    if actor.party_kind is not PartyKind.GUARANTOR:
        raise Refused(
            f"{actor.party} is not a guarantor and may not {what}",
            advice="Only guarantors find and vote; what others say is kept beside it",
        )
