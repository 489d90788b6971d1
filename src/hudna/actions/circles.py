"""To whom an office may release what it says: a circle it belongs to, or its own party."""

from hudna.errors import Refused
from hudna.model.party import Actor
from hudna.model.release import Audience, Release, audiences_of

__all__ = ["check_circle", "within"]


def check_circle(release: Release, actor: Actor) -> None:
    """Raise `Refused` where an office releases to others only, or in another party's name."""
    if release.audience is Audience.PARTY:
        if release.party != actor.party:
            raise Refused(f"{actor.party} cannot release to {release.party} alone")
    elif release.audience not in audiences_of(actor):
        raise Refused(
            "this is released to others, not to your own party",
            advice="Choose a circle your party belongs to",
        )


def within(release: Release, of: Release, what: str) -> None:
    """Raise `Refused` where more could read of something than may know what it belongs to."""
    if release.audience is Audience.PARTY:
        return
    order = list(Audience)
    narrower = order.index(of.audience) > order.index(release.audience)
    if of.audience is Audience.PARTY or narrower:
        raise Refused(
            f"{what} is released to fewer than this would be",
            advice="Choose a narrower circle, or your own party alone",
        )
