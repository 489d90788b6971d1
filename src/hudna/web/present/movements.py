"""A movement as pages show it: the answer in words, who has read of it, what may be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hudna.actions.permissions import can, check_acknowledge_movement, check_announce
from hudna.actions.send_alerts import told_parties
from hudna.db.gate import Reader
from hudna.deconflict.notice import acknowledge_by, notice_of
from hudna.model.mechanism import Mechanism
from hudna.model.movement import (
    ConflictAnswer,
    ConflictReason,
    Movement,
    MovementAcknowledgement,
    MovementCheck,
    MovementFile,
    MovementState,
    Notice,
)
from hudna.publish.movement_words import (
    approach_words,
    reason_words,
    tested_words,
    would_change_words,
)
from hudna.publish.naming import in_language
from hudna.text.terms import term, terms
from hudna.web.present.signing_words import signing_words

__all__ = [
    "TONES",
    "MovementView",
    "PartyTold",
    "ReasonView",
    "movement_signing_words",
    "movement_view",
    "reason_views",
]

TONES = {
    ConflictAnswer.CONFLICT: "red",
    ConflictAnswer.INSUFFICIENT_DATA: "amber",
    ConflictAnswer.NO_CONFLICT_FOUND: "",
}
"""No answer is green: none of them means that a movement is safe."""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason in words, how near it is, and what would change it."""

    reason: ConflictReason
    tone: str
    words: str
    near: str
    change: str


@dataclass(frozen=True, slots=True)
class PartyTold:
    """A party that is told of a movement, and its acknowledgement; null is not yet."""

    party: str
    acknowledgement: MovementAcknowledgement | None


@dataclass(frozen=True, slots=True)
class MovementView:
    """A movement with everything said of it, for one reader."""

    file: MovementFile
    tone: str
    notice: Notice
    due: datetime
    parties: tuple[PartyTold, ...]
    reasons: tuple[ReasonView, ...]
    nearest: tuple[tuple[str, str, str], ...]
    tested: tuple[str, ...]
    may_acknowledge: bool
    may_change: bool

    @property
    def movement(self) -> Movement:
        """The movement itself."""
        return self.file.movement

    @property
    def check(self) -> MovementCheck | None:
        """The answer, null before there is one."""
        return self.file.check

    @property
    def told(self) -> int:
        """How many parties have acknowledged it."""
        return sum(one.acknowledgement is not None for one in self.parties)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The parties that have not."""
        return tuple(one.party for one in self.parties if one.acknowledgement is None)


def movement_view(file: MovementFile, reader: Reader, now: datetime, language: str) -> MovementView:
    """Return a movement as a reader may know it."""
    movement, mechanism, actor = file.movement, reader.mechanism(), reader.actor
    told = {one.party: one for one in reversed(file.acknowledgements)}
    asked = [p for p in told_parties(mechanism.actors) if p != movement.party]
    stands = file.state is MovementState.FILED and now < movement.end
    own = actor is not None and actor.party == movement.party
    open_to = actor is not None and actor.party in asked and actor.party not in told
    check = file.check
    nearest = check.nearest if check else ()
    return MovementView(
        file=file,
        tone=TONES[check.answer] if check else "",
        notice=notice_of(movement, mechanism.movements),
        due=acknowledge_by(movement, mechanism.movements),
        parties=tuple(PartyTold(party, told.get(party)) for party in asked),
        reasons=reason_views(check.reasons if check else (), mechanism, language),
        nearest=tuple(
            (
                term("opponent", one.kind.value, language),
                in_language(dict(one.name), language) if one.name else "",
                approach_words(one, language),
            )
            for one in nearest
        ),
        tested=tested_words(check, language) if check else (),
        may_acknowledge=stands and open_to and can(check_acknowledge_movement, actor),
        may_change=stands and own and can(check_announce, actor),
    )


def reason_views(
    reasons: tuple[ConflictReason, ...], mechanism: Mechanism, language: str
) -> tuple[ReasonView, ...]:
    """Return reasons in words."""
    return tuple(
        ReasonView(
            one,
            TONES[one.answer],
            reason_words(one, mechanism, language),
            approach_words(one.approach, language),
            would_change_words(one, language),
        )
        for one in reasons
    )


def movement_signing_words(mechanism: Mechanism, language: str) -> dict[str, Any]:
    """Return the words a browser shows what is signed in, for statements about movements."""
    words: dict[str, Any] = signing_words(mechanism, language)
    for field, kind in (("kind", "movement_kind"), ("height_datum", "height_datum"),
                        ("audience", "audience")):  # fmt: skip
        words["values"][field] = {k: term(kind, k, language) for k in terms("en").get(kind, {})}
    words["values"]["type"] |= {
        "movement": _("Announcement of a movement"),
        "movement_acknowledgement": _("Acknowledgement of a movement"),
        "movement_cancellation": _("Cancellation of a movement"),
    }
    words["values"]["emergency"] = {"true": _("yes"), "false": _("no")}
    words["labels"] |= {
        "kind": _("What moves"),
        "title": _("Title"),
        "purpose": _("What for"),
        "route": _("Route"),
        "volumes": _("Tested as"),
        "vehicles": _("Vehicles and markings"),
        "contact": _("Frequencies and hotline"),
        "emergency": _("Emergency"),
        "amends": _("In the place of"),
        "release": _("Who may read it"),
        "audience": _("Who may read it"),
        "movement": _("Movement"),
        "exercise": _("Exercise"),
        "note": _("What your party says to it"),
        "latitude": _("Latitude"),
        "longitude": _("Longitude"),
        "radius_m": _("Half width in metres"),
        "lower_m": _("Lowest, in metres"),
        "upper_m": _("Highest, in metres"),
        "height_datum": _("Measured from"),
    }
    return words
