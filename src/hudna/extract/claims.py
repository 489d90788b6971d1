"""Events and words become claims."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from hudna.extract.arguments import Arguments, find_arguments
from hudna.extract.claim_kinds import kind_of
from hudna.extract.events import Event
from hudna.extract.frame import Frame
from hudna.extract.harm import find_casualties, find_counts
from hudna.extract.kinds import CONTESTED, HARMING
from hudna.extract.log_lines import in_log_line, log_time
from hudna.extract.mentions import Named
from hudna.extract.page import Mark, Page, Sentence
from hudna.extract.told_enough import says_enough
from hudna.model.claim import (
    NARRATOR,
    Casualties,
    Claim,
    Count,
    Modality,
    Polarity,
    Stance,
)
from hudna.model.place import Place
from hudna.model.span import Mention, Span
from hudna.model.when import When

__all__ = ["Draft", "event_claim", "stance_of", "word_claim"]

_BEHIND = 20

DEEDS = frozenset({"apology", "order", "agreement_signed", "admission"})
"""Words somebody does something by; of all others he is the speaker only."""


SAYING = frozenset({Stance.ASSERTS, Stance.ANNOUNCES, Stance.CONFIRMS, Stance.CLAIMS})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with what later steps need of how it was read."""

    claim: Claim
    frame: Frame | None
    event: Event | None
    clause: tuple[int, int]
    unmanned: bool = False
    again: bool = False
    """Whether it speaks of an attack told before ("the attack was made by ...")."""


def event_claim(
    page: Page,
    sentence: Sentence,
    event: Event,
    events: Sequence[Event],
    named: Sequence[Named],
    number: int,
) -> Draft | None:
    """Return the claim of an event word, null where the word alone says too little."""
    found = find_arguments(page, sentence, event, named)
    _accused(page, event, found, named)
    _joint(event, found)
    when = _when(page, sentence, event, events)
    casualties, counts = _numbers(page, sentence, event, events, named)
    if not says_enough(page, sentence, event, found, when, casualties, counts):
        return None
    frame = event.frame
    stance, polarity = stance_of(event, frame.stance if frame else None)
    if frame is not None and stance in (*SAYING, Stance.RECORDS) and _distanced(sentence, event):
        stance = Stance.CLAIMS
    if stance in SAYING and _hearsay(sentence, event):
        frame, stance = None, Stance.CLAIMS  # who speaks of the reports does not say it
    if stance is Stance.ASSERTS and event.frame is None and in_log_line(page, event.hit.start):
        stance = Stance.RECORDS
    opener = sentence.of("words", "opener")
    cue = page.span(frame.cue.start, frame.cue.end, _trim(page, frame)) if frame else None
    if frame is None and event.frame is None and opener:
        cue, stance = page.span(opener[0].start, opener[0].end), Stance.DESCRIBES
    claim = Claim(
        id=f"c{number}",
        span=_span(page, event, frame),
        cue=cue,
        speaker=frame.speaker if frame else NARRATOR,
        chain=frame.chain if frame else (),
        stance=stance,
        polarity=polarity,
        modality=event.modality,
        event_type=kind_of(page, event, found, counts),
        actors=_mentions(page, found.actors),
        targets=_mentions(page, found.targets),
        weapons=_mentions(page, found.weapons),
        places=tuple(_place(page, place) for place in found.places),
        when=when,
        counts=counts,
        casualties=casualties,
    )
    unmanned = any(n.sort in ("drone", "missile", "rocket") for n in found.targets)
    return Draft(claim, frame, event, event.clause, unmanned)


def word_claim(
    page: Page, sentence: Sentence, frame: Frame, named: Sequence[Named], number: int
) -> Draft:
    """Return the claim of words that say nothing but themselves: a statement, an apology."""
    first, last = frame.content
    inside = [n for n in named if first <= n.start < last]
    targets = [n for n in inside if n.kind in ("actor", "person") or n.agent] if frame.event else []
    accused = frame.attributes.get("accused")
    targets = [accused] if isinstance(accused, Named) else targets
    kind = frame.event or "statement"
    planned = any(first <= h.start < last for h in sentence.of("words", "planned"))
    when = _mark(page, (min(frame.start, frame.left), first)) or _mark(page, (first, last))
    start = min(frame.start, first)
    claim = Claim(
        id=f"c{number}",
        span=page.span(start, max(last, frame.cue.end)),
        cue=page.span(frame.cue.start, frame.cue.end, _trim(page, frame)),
        speaker=frame.speaker,
        chain=frame.chain,
        stance=frame.stance,
        polarity=Polarity.NEGATIVE if _says_no(frame) else Polarity.POSITIVE,
        modality=Modality.PLANNED if planned and kind == "statement" else Modality.FACTUAL,
        event_type=kind,
        actors=_mentions(page, [frame.who] if frame.who and kind in DEEDS else []),
        targets=_mentions(page, targets[:2]) if kind != "statement" else (),
        places=_once(
            tuple(_place(page, n) for n in inside if n.kind == "place" and n.sort != "state")
        ),
        when=when,
        counts=find_counts(page, sentence, (first, last), ()) if kind == "statement" else (),
    )
    return Draft(claim, frame, None, (start, last))


def _says_no(frame: Frame) -> bool:
    return frame.stance is Stance.DENIES or bool(frame.attributes.get("negated"))


def _accused(page: Page, event: Event, found: Arguments, named: Sequence[Named]) -> None:
    """Whoever is accused is the doer of what he is accused of."""
    frame = event.frame
    if frame is None or frame.stance not in (Stance.ACCUSES, Stance.CONDEMNS):
        return
    first = frame.who.end if frame.who and frame.who.start >= frame.cue.end else frame.cue.end
    accused = [n for n in named if first <= n.start < event.hit.start and n.kind == "actor"]
    if not accused and page.words.case_roles:
        reach = range(first, frame.content[1])
        accused = [n for n in named if n.start in reach and n.agent and n is not frame.who]
        accused = [n for n in accused if n.start < event.hit.start or event.hit.end <= first]
    if "accused" in frame.attributes:
        marked = frame.attributes["accused"]
        accused = [marked] if isinstance(marked, Named) else []
    if accused and frame.stance is Stance.ACCUSES:
        found.actors = [accused[0]]
        found.targets = [n for n in found.targets if n != accused[0]]


def _joint(event: Event, found: Arguments) -> None:
    """Those who announce their agreement together are its parties."""
    frame = event.frame
    if event.type != "agreement_signed" or frame is None or frame.who is None or not frame.others:
        return
    everyone = sorted((frame.who, *frame.others), key=lambda n: n.start)
    if all(n in everyone for n in found.actors):  # else they tell of what others agreed on
        found.actors = everyone


def stance_of(event: Event, said: Stance | None) -> tuple[Stance, Polarity]:
    """Return the stance and polarity of an event that is told with a word of saying, or none."""
    if said is None:
        return Stance.ASSERTS, event.polarity
    if said is Stance.DENIES:
        return Stance.DENIES, Polarity.NEGATIVE
    strict = event.frame is not None and event.frame.attributes.get("strict")
    if (
        not strict
        and event.polarity is Polarity.NEGATIVE
        and event.type in CONTESTED
        and event.modality is Modality.FACTUAL
        and said in SAYING - {Stance.CONFIRMS}
    ):
        return Stance.DENIES, Polarity.NEGATIVE
    return said, event.polarity


def _distanced(sentence: Sentence, event: Event) -> bool:
    """Return whether whoever passes the words on does not vouch for them ("allegedly")."""
    first, last = event.clause
    return any(first <= h.start < last for h in sentence.of("words", "distancing"))


def _hearsay(sentence: Sentence, event: Event) -> bool:
    """Return whether the words after the event say that others report it ("reports that ...")."""
    nominal = event.hit.entry.form in ("nominal", "future_nominal")
    return nominal and any(h.start == event.hit.end for h in sentence.of("words", "hearsay"))


def _when(page: Page, sentence: Sentence, event: Event, events: Sequence[Event]) -> When | None:
    inside = [m for m in page.whens if event.clause[0] <= m.start < event.clause[1]]
    if inside:
        nearest = min(inside, key=lambda m: _distance(page, m, event))
        return nearest.value if isinstance(nearest.value, When) else None
    frame = event.frame
    only_opening = page.words.order == "verb_last" and frame is not None
    if frame is not None and page.words.order not in ("subject_first", "verb_first", "verb_last"):
        return None
    others = [e.clause for e in events if e is not event]
    every = [
        m
        for m in page.whens
        if sentence.start <= m.start < sentence.end
        and (frame is None or _opening(frame, m) or (frame.covers(m.start) and not only_opening))
        and not any(first <= m.start < last for first, last in others)
    ]
    if page.words.order == "verb_last":
        every = [m for m in every if not _parted(page, m.start, event.hit.start)]
    if len(every) == 1 and isinstance(every[0].value, When):
        return every[0].value
    return None if every else log_time(page, event.hit.start)


def _parted(page: Page, one: int, other: int) -> bool:
    """Return whether a semicolon stands between two tokens."""
    return any(page.word(at) == ";" for at in range(min(one, other), max(one, other)))


def _opening(frame: Frame, mark: Mark) -> bool:
    """Return whether a date before the saying tells when what is recorded was seen."""
    return frame.stance is Stance.RECORDS and mark.start < frame.start


def _distance(page: Page, mark: Mark, event: Event) -> int:
    """Return how far a date is from its event, one behind the verb further where verbs end."""
    if page.words.order == "verb_last" and mark.start >= event.hit.end:
        return mark.start - event.hit.end + _BEHIND
    return abs(mark.start - event.hit.start)


def _mark(page: Page, clause: tuple[int, int]) -> When | None:
    for mark in page.whens:
        if clause[0] <= mark.start < clause[1] and isinstance(mark.value, When):
            return mark.value
    return None


def _numbers(
    page: Page,
    sentence: Sentence,
    event: Event,
    events: Sequence[Event],
    named: Sequence[Named],
) -> tuple[Casualties | None, tuple[Count, ...]]:
    casualties = None
    if event.type in HARMING:
        ends = [e.clause[0] for e in events if e.clause[0] >= event.clause[1]]
        reach = (event.clause[0], min([sentence.end, *ends]))
        casualties = find_casualties(page, sentence, event.clause, named)
        casualties = casualties or find_casualties(page, sentence, reach, named)
        if casualties is None and any(p.entry.key == "killing" for p in event.parts):
            first = event.frame.content[0] if event.frame else sentence.start
            casualties = find_casualties(page, sentence, (first, event.clause[1]), named)
    taken: list[Span] = []
    if casualties is not None:
        tolls = (getattr(casualties, f.name) for f in fields(casualties))
        taken = [toll.span for toll in tolls if toll is not None]
    return casualties, find_counts(page, sentence, event.clause, taken, people=not taken)


def _span(page: Page, event: Event, frame: Frame | None) -> Span:
    first, last = event.clause
    if frame is not None and frame.content[0] == first:
        first = min(first, frame.start)
    if frame is not None and frame.content[1] == last <= frame.cue.start:
        last = frame.cue.end
    while last - 1 > event.hit.end and not page.tokens[last - 1].is_word:
        last -= 1
    while first < event.hit.start and page.word(first) in page.words.joiners:
        first += 1
    return page.span(first, max(last, event.hit.end))


def _trim(page: Page, frame: Frame) -> int:
    return page.words.conjunction(page.word(frame.cue.start), frame.cue.trim)


def _mentions(page: Page, named: Sequence[Named]) -> tuple[Mention, ...]:
    return tuple(one.mention(page) for one in named)


def _once(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple({place.span: place for place in places}.values())


def _place(page: Page, named: Named) -> Place:
    span = named.span(page)
    return Place(name=page.quote(span), id=None, span=span)
