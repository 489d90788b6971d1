"""What describes an agreement, in words."""

from hudna.assess.words import STAGE, actors, place, say
from hudna.model.description import ACTORS, CODES, Described, DescribedField
from hudna.model.party import Names
from hudna.text.sentences import languages_of, listed

__all__ = ["described_words"]


def described_words(described: Described) -> Names:
    """Return a field with its values; codes of PA-X stay as they are."""
    return say("pair", first=say(f"described_{described.field}"), second=_values(described))


def _values(described: Described) -> Names:
    if described.field in ACTORS:
        return actors(described.values)
    words = [_value(described.field, value) for value in described.values]
    return {code: listed([one[code] for one in words], code) for code in languages_of(STAGE)}


def _value(field: DescribedField, value: str) -> Names:
    if field is DescribedField.COUNTRIES:
        return place(value)
    if field in CODES and not field.startswith("pax_"):
        return say(f"described_as_{value}")
    if field is DescribedField.LASTS:
        count, unit = value.split(maxsplit=1)
        return (
            say(f"lasts_{unit}", count=int(count)) if count.isdigit() else say("lasts_no_end_set")
        )
    return dict.fromkeys(languages_of(STAGE), value)
