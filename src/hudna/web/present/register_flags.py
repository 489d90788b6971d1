"""What a person should look at in registers: shown as found, never mended."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from hudna.model.mechanism import Mechanism
from hudna.model.register import ReconciledCell, Reconciliation, Register
from hudna.text.calendar import day_words
from hudna.text.figures import number
from hudna.web.present import dates, names

__all__ = ["register_flags"]


def register_flags(
    found: Reconciliation, registers: Sequence[Register], mechanism: Mechanism, language: str
) -> Iterator[str]:
    """Yield totals that do not add up, lists that differ by outlet, and numbers given together."""
    side_names = {
        side: next((names.pick(p.names, language) for p in mechanism.parties
                    if side in (p.id, p.names.get("en"))), side)
        for side in found.sides
    }  # fmt: skip
    days = {total.day for total in found.totals}
    for total in sorted(found.totals, key=lambda t: t.day, reverse=True):
        for side in found.sides:
            words = {"day": day_words(total.day, language), "side": side_names[side]}
            yield from _of_total(total, side, words, language)
    for register in registers:
        for areas, given in register.undistributed:
            if register.period_end in days:
                yield _("%(day)s, %(side)s: %(number)s given for %(areas)s together.") % {
                    "day": day_words(register.period_end, language),
                    "side": side_names.get(register.side, register.side),
                    "number": number(given, language),
                    "areas": dates.listed([names.area(a, language) for a in areas], language),
                }


def _of_total(
    total: ReconciledCell, side: str, words: dict[str, str], language: str
) -> Iterator[str]:
    stated, summed = total.by_side.get(side), total.sums.get(side)
    if side in total.versions:
        numbers = " / ".join(number(n, language) for n in total.versions[side])
        yield _("%(day)s, %(side)s: outlets give different totals: %(numbers)s.") % {
            **words,
            "numbers": numbers,
        }
    elif stated is None and summed is None:
        yield _("%(day)s, %(side)s: no list.") % words
    elif stated is not None and summed is not None and stated != summed:
        yield _("%(day)s, %(side)s: stated total %(stated)s, areas listed sum to %(sum)s.") % {
            **words,
            "stated": number(stated, language),
            "sum": number(summed, language),
        }
