"""Give every place of a reading an id, a circle and the reason for it."""

from dataclasses import replace

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.gazetteer import Gazetteer
from hudna.locate.area import area_of, border_area
from hudna.locate.context import Context, context_of
from hudna.locate.names import Names
from hudna.locate.rank import choose, elsewhere
from hudna.locate.reasons import Step
from hudna.locate.words import PlaceWord, Words, read_words
from hudna.model.claim import Claim
from hudna.model.place import Place, PlacePrecision
from hudna.model.reading import Reading
from hudna.text.languages import Language, load

__all__ = ["locate"]


def locate(reading: Reading, gazetteer: Gazetteer, *, text: str | None = None) -> Reading:
    """Return the reading with its places located.

    `text` is the document's text the spans count in; with it the words around a name ("near",
    "4 km north of", "the countryside of") decide, without it only the name itself. A place that
    is not in the gazetteer keeps its words and is tied to the governorate named beside it, if any.
    """
    language = load(reading.document.language)
    names = Names(gazetteer, language)
    context = context_of(reading, gazetteer, names)
    finder = _Finder(gazetteer, names, language, context, text)
    claims = tuple(
        replace(claim, places=tuple(finder.locate(place, claim) for place in claim.places))
        for claim in reading.claims
    )
    return replace(reading, claims=claims)


class _Finder:
    """Locates places of one document."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        names: Names,
        language: Language,
        context: Context,
        text: str | None,
    ) -> None:
        self._gazetteer = gazetteer
        self._names = names
        self._language = language
        self._context = context
        self._text = text

    def locate(self, place: Place, claim: Claim) -> Place:
        if place.located:
            return place
        bare = self._names.bare(place.name)
        words = read_words(place.name, self._text, place.span, self._language, bare=bare)
        beside = self._context.beside(place, claim.id)
        found = self._gazetteer.by_name(bare) if bare else []
        if words.kind is PlaceWord.COUNTRYSIDE:
            name = bare or place.name
            found = self._names.countryside(name) or found
        if not found:
            return self._unknown(place, beside, "not_in_gazetteer")
        if elsewhere(found, self._context.close(place)):
            return self._unknown(place, beside, "others_elsewhere")
        choice = choose(found, words, self._context, beside)
        return self._placed(place, choice.entry, choice.reason, words, claim, beside)

    def _placed(
        self,
        place: Place,
        entry: Entry,
        reason: tuple[Step, ...],
        words: Words,
        claim: Claim,
        beside: tuple[Entry, ...],
    ) -> Place:
        if entry.kind is PlaceKind.BORDER or (words.border and entry.kind is PlaceKind.COUNTRY):
            on_border = self._on_border(place, entry, words, claim, beside)
            if on_border is not None:
                return on_border
        area = area_of(entry, words)
        return replace(
            place,
            id=entry.id,
            country=entry.country,
            admin1=entry.admin1,
            latitude=area.latitude,
            longitude=area.longitude,
            radius_km=area.radius_km,
            precision=area.precision,
            reason=(*reason, *area.note),
        )

    def _on_border(
        self, place: Place, entry: Entry, words: Words, claim: Claim, beside: tuple[Entry, ...]
    ) -> Place | None:
        """Return the place on the line between `entry` and the country the claim is about."""
        if entry.kind is PlaceKind.BORDER:
            home, _, other = entry.id.removeprefix("border:").partition("-")
        else:
            home, other = self._home(place, entry.country, claim), entry.country
        province = next((b for b in beside if b.country == home), None)
        area = border_area(home, other, province.id if province else None, words.km)
        if area is None:
            province, area = None, border_area(home, other, None, words.km)
        if area is None:
            return None
        along = (("along", province.id),) if province else ()
        return replace(
            place,
            id=self._border_id(home, other),
            country=home,
            admin1=province.admin1 if province else None,
            latitude=area.latitude,
            longitude=area.longitude,
            radius_km=area.radius_km,
            precision=PlacePrecision.BORDER,
            reason=(*area.note, ("between", f"{home} {other}"), *along),
        )

    def _border_id(self, home: str, other: str) -> str:
        """Return the gazetteer's id of a border, the same from either side."""
        both = (f"border:{home}-{other}", f"border:{other}-{home}")
        return next((place_id for place_id in both if place_id in self._gazetteer), both[0])

    def _home(self, place: Place, other: str, claim: Claim) -> str:
        """Return the country on this side: one the claim names, else the document's main one."""
        for mentioned in claim.places:
            if mentioned is not place:
                for entry in self._names.meant(mentioned.name):
                    if entry.country != other and border_area(entry.country, other, None, None):
                        return entry.country
        ranked = (code for code in self._context.countries if code != other)
        return next((code for code in ranked if border_area(code, other, None, None)), other)

    def _unknown(self, place: Place, beside: tuple[Entry, ...], why: str) -> Place:
        if not beside:
            return replace(place, reason=((why, ""), ("none_beside", "")))
        province = beside[0]
        return replace(
            place,
            country=province.country,
            admin1=province.admin1,
            latitude=province.latitude,
            longitude=province.longitude,
            radius_km=province.radius_km,
            precision=PlacePrecision.GOVERNORATE,
            reason=((why, ""), ("beside", province.id)),
        )
