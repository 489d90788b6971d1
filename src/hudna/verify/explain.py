"""A decision told in words: who voted how, who dissented and why, who was silent."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from hudna.model.case import Ballot, Choice, DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.model.party import Names
from hudna.text.sentences import languages_of, listed, sentence
from hudna.verify.tally import Tally

__all__ = ["STAGE", "explain", "explain_reply"]

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


def explain_reply(explanation: Mapping[str, str], accused: Names, replied: bool) -> dict[str, str]:
    """Return an explanation that ends with whether the accused replied."""
    key = "replied" if replied else "not_replied"
    return {
        language: f"{told} {_said(key, language, party=accused.get(language) or accused['en'])}"
        for language, told in explanation.items()
    }


def _said(key: str, language: str, **values: object) -> str:
    return sentence(STAGE, key, language, **values)


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
        return _said(key, language, **values)

    def group(key: str, parties: Iterable[str]) -> list[str]:
        known = [called(party) for party in parties]
        return [say(key, parties=listed(known, language))] if known else []

    pending = not final and result is DeterminationResult.NO_DECISION
    sentences = [
        say("pending" if pending else result.value),
        say(f"rule_{rule.kind.value}", **_parameters(rule, tally, called, language)),
    ]
    sentences += group("voted_for", tally.in_favour)
    sentences += group("voted_against", tally.against)
    for ballot in sorted(ballots, key=lambda b: b.party):
        if ballot.choice is Choice.AGAINST and ballot.party in tally.against:
            key = "dissent" if ballot.dissent.strip() else "dissent_without_reason"
            sentences.append(say(key, party=called(ballot.party), reason=ballot.dissent.strip()))
    sentences += group("abstained", tally.abstained)
    sentences += group("recused", tally.recused)
    sentences += group("barred", tally.barred)
    sentences += group("silent", (*tally.silent, *tally.absent))
    sentences += group("absent", tally.absent)
    sentences += group("left", tally.left)
    sentences += group("waiting", tally.waiting)
    sentences += group("late", tally.late)
    sentences += group("uncounted", tally.uncounted)
    return sentences


def _parameters(
    rule: DecisionRule, tally: Tally, called: Callable[[str], str], language: str
) -> dict[str, object]:
    """Return what the sentence about a rule may name."""
    blocs = [
        sentence(
            STAGE, "bloc", language,
            k=bloc.k, parties=listed([called(party) for party in bloc.parties], language),
        )
        for bloc in rule.blocs
    ]  # fmt: skip
    return {
        "k": rule.k if rule.k is not None else tally.eligible // 2 + 1,
        "n": tally.guarantors,
        "chair": called(rule.chair) if rule.chair else "",
        "blocs": listed(blocs, language),
    }
