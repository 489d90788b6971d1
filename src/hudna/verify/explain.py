"""A decision told in words: who voted how, who dissented and why, who was silent."""

from collections.abc import Iterable, Mapping, Sequence

from hudna.model.case import Ballot, Choice, DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.model.party import Names
from hudna.text.sentences import languages_of, listed, sentence
from hudna.verify.tally import Tally

__all__ = ["STAGE", "explain"]

STAGE = "verify"


def explain(
    rule: DecisionRule,
    tally: Tally,
    ballots: Sequence[Ballot],
    result: DeterminationResult,
    final: bool,
    names: Mapping[str, Names],
) -> dict[str, str]:
    """Return the explanation by language, for every language that has the sentences."""
    return {
        language: " ".join(_sentences(rule, tally, ballots, result, final, names, language))
        for language in languages_of(STAGE)
    }


def _sentences(
    rule: DecisionRule,
    tally: Tally,
    ballots: Sequence[Ballot],
    result: DeterminationResult,
    final: bool,
    names: Mapping[str, Names],
    language: str,
) -> list[str]:
    def called(party: str) -> str:
        return names.get(party, {}).get(language) or names.get(party, {}).get("en") or party

    def say(key: str, **values: object) -> str:
        return sentence(STAGE, key, language, **values)

    def group(key: str, parties: Iterable[str]) -> list[str]:
        known = [called(party) for party in parties]
        return [say(key, parties=listed(known, language))] if known else []

    pending = not final and result is DeterminationResult.NO_DECISION
    sentences = [
        say("pending" if pending else result.value),
        say(f"rule_{rule.kind.value}", k=rule.k, n=tally.guarantors),
    ]
    sentences += group("voted_for", tally.in_favour)
    sentences += group("voted_against", tally.against)
    for ballot in sorted(ballots, key=lambda b: b.party):
        if ballot.choice is Choice.AGAINST and ballot.party in tally.against:
            key = "dissent" if ballot.dissent.strip() else "dissent_without_reason"
            sentences.append(say(key, party=called(ballot.party), reason=ballot.dissent.strip()))
    sentences += group("abstained", tally.abstained)
    sentences += group("recused", tally.recused)
    sentences += group("silent", tally.silent)
    sentences += group("waiting", tally.waiting)
    sentences += group("late", tally.late)
    sentences += group("uncounted", tally.uncounted)
    return sentences
