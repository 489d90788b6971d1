"""Claims for the tests of joining."""

from zoneinfo import ZoneInfo

from hudna.link.join import SourcedClaim
from hudna.model.claim import (
    NARRATOR,
    Casualties,
    Claim,
    ClaimRelation,
    Modality,
    Polarity,
    RelationKind,
    Stance,
    Toll,
)
from hudna.model.incident import SourcedClaimRef
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.span import Mention, Span
from hudna.model.when import DatePrecision, When

DAMASCUS = ZoneInfo("Asia/Damascus")
PUBLIC = Release(Audience.PUBLIC)
SPAN = Span(0, 1)


def place(name, lat, lon, radius=5.0, precision=PlacePrecision.SETTLEMENT, admin1="Idlib"):
    return Place(
        name, f"gn:{name}", SPAN, "SY", admin1, lat, lon, radius, precision,
    )  # fmt: skip


KAFR_NABL = place("Kafr Nabl", 35.614, 36.561)
SARAQIB = place("Saraqib", 35.864, 36.804)
JISR = place("Jisr al-Shughur", 35.812, 36.317)
IDLIB = place("Idlib", 35.93, 36.63, 60.0, PlacePrecision.GOVERNORATE)
DARAA = place("Daraa", 32.62, 36.1, 5.0, admin1="Daraa")


def at(start, end=None, precision=DatePrecision.DAY):
    return When(start, end or start, precision)


DAY = at("2019-09-20")


def mention(actor):
    return Mention(actor, actor, SPAN)


def said(
    report,
    claim="c1",
    *,
    kind="shelling",
    places=(KAFR_NABL,),
    when=DAY,
    stance=Stance.ASSERTS,
    polarity=Polarity.POSITIVE,
    modality=Modality.FACTUAL,
    actors=(),
    targets=(),
    killed=None,
    relations=(),
    release=PUBLIC,
):
    toll = Casualties(killed=Toll(*killed, SPAN)) if killed else None
    return SourcedClaim(
        SourcedClaimRef(report, claim),
        Claim(
            claim, SPAN, None, NARRATOR, (), stance, polarity, modality, kind,
            actors=tuple(mention(a) for a in actors),
            targets=tuple(mention(t) for t in targets),
            places=tuple(places),
            when=when,
            casualties=toll,
            relations=tuple(ClaimRelation(RelationKind(kind), other) for kind, other in relations),
        ),
        release,
        report,
    )  # fmt: skip
