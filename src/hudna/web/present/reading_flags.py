"""What a person should look at in a text that was read, in the reader's language."""

from hudna.model.mechanism import Mechanism
from hudna.model.reading import Flag
from hudna.text.sentences import sentences
from hudna.web.present import dates, names
from hudna.web.present.registers import side_party

__all__ = ["flag_words"]

STAGE = "flags"


def flag_words(flag: Flag, mechanism: Mechanism, language: str) -> str:
    """Return a flag as a sentence made of its kind and values, never its English message."""
    words = sentences(STAGE, language) or sentences(STAGE, "en")
    if flag.kind not in words or not flag.numbers:
        return words["other"].format(kind=flag.kind)
    side = flag.side or ""
    areas = [names.area(area, language) for area in flag.areas]
    return words[flag.kind].format(
        *flag.numbers,
        side=names.party(mechanism, side_party(side, mechanism), language),
        areas=dates.listed(areas, language) if areas else "",
    )
