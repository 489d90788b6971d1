"""The one way in: bytes and a name, whatever their format, and the files inside them."""

from dataclasses import replace

from hudna.errors import InputError
from hudna.intake.foreign import foreign
from hudna.intake.formats import FORMATS
from hudna.intake.limits import LIMITS, check
from hudna.intake.model import Facts, Intake, Part, Problem, RegisterRow

__all__ = ["Facts", "Intake", "Part", "Problem", "RegisterRow", "read_bytes"]


def read_bytes(name: str, data: bytes) -> Intake:
    """Return what a file holds; what cannot be used is a problem, never an exception.

    Files inside it (attachments, items of a feed) are documents after it, in their order.
    """
    outer = _read(name, data)
    waiting = [(part, 1) for part in outer.parts]
    taken = [outer]
    while waiting:
        part, depth = waiting.pop(0)
        if len(taken) > max(LIMITS["mail_parts"].most, LIMITS["feed_items"].most):
            taken.append(_refused(name, f"{len(waiting) + 1} more parts are not read", "Split it"))
            break
        if depth > LIMITS["mail_depth"].most:
            limit = LIMITS["mail_depth"]
            taken.append(_refused(part.name, f"more than {limit.most} {limit.unit}", limit.advice))
            continue
        inner = _read(part.name, part.data)
        taken.append(inner)
        waiting = [(own, depth + 1) for own in inner.parts] + waiting
    return _joined(taken)


def _read(name: str, data: bytes) -> Intake:
    try:
        check("file_bytes", len(data), name)
        for form in FORMATS.values():
            if form.recognises(name, data):
                taken = form.read(name, data)
                return replace(taken, contents={one.id: data for one in taken.documents})
    except InputError as error:
        return _refused(error.where or name, error.message, error.advice)
    except RecursionError:
        return _refused(name, "its parts are nested too deeply", "Ask for the document itself")
    except MemoryError:
        return _refused(name, "it needs more memory than there is", "Split it")
    known = foreign(name, data)
    return (
        Intake(problems=(known,))
        if known
        else _refused(name, "no format we read", "Save it as PDF")
    )


def _refused(where: str, message: str, advice: str) -> Intake:
    return Intake(problems=(Problem(where, message, advice),))


def _joined(taken: list[Intake]) -> Intake:
    """Return one intake of several; the same bytes twice are one document."""
    if len(taken) == 1:
        return taken[0]
    documents = {one.id: one for each in taken for one in each.documents}
    facts = {one.document: one for each in taken for one in each.facts}
    return Intake(
        documents=tuple(documents.values()),
        registers=tuple(row for each in taken for row in each.registers),
        problems=tuple(problem for each in taken for problem in each.problems),
        facts=tuple(facts.values()),
        contents={name: data for each in taken for name, data in each.contents.items()},
        told_by=next((each.told_by for each in taken if each.told_by), None),
    )
