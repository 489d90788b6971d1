"""The words a browser needs to say what is being signed, in the reader's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from hudna.model.amendment import Amendment
from hudna.model.mechanism import Mechanism
from hudna.text.figures import language_tag
from hudna.text.terms import term, terms
from hudna.web.present import names
from hudna.web.present.evidence import OBTAINED

__all__ = ["signing_words"]

VALUES = {
    "result": "finding_result",
    "choice": "choice",
    "measure": "measure_kind",
    "question": "question",
    "standard": "standard_of_proof",
    "capacity": "capacity",
    "position": "position",
    "source_grade": "source_grade",
    "information_grade": "information_grade",
    "kind": "correction_kind",
    "event_type": "event_type",
    "stance": "stance",
    "polarity": "polarity",
    "modality": "modality",
    "method": "method",
    "state": "measure_state",
}
"""Which kind of words a field's values have."""


def signing_words(
    mechanism: Mechanism, language: str, amendments: Iterable[Amendment] = ()
) -> dict[str, object]:
    """Return labels of fields, words of values, sentences, and how times are written."""
    parties = {p.id: names.pick(p.names, language) for p in mechanism.parties}
    offices = {a.id: names.pick(a.office, language) for a in mechanism.actors}
    values: dict[str, dict[str, str]] = {
        field: {key: term(kind, key, language) for key in terms("en").get(kind, {})}
        for field, kind in VALUES.items()
    }
    values |= {"party": parties, "owner": parties, "by": offices, "proposed_by": parties}
    values["attributed_to"] = parties
    versions = ((a.id, a.agreement) for a in amendments)
    values["amendment"] = {
        name: f"{names.pick(version.names, language)} ({version.version})"
        for name, version in versions
    }
    values["type"] = {
        "finding": _("Finding"),
        "motion": _("Motion"),
        "ballot": _("Vote"),
        "correction": _("Correction"),
        "measure_answer": _("Answer for a measure"),
        "remark": _("Remark on a motion"),
        "account": _("Account of a case"),
        "evidence": _("Evidence"),
        "custody": _("Custody of evidence"),
        "airspace_case": _("A dispute about a line"),
    }
    circles = {key: term("audience", key, language) for key in terms("en")["audience"]}
    kinds = {key: term("custody_kind", key, language) for key in terms("en")["custody_kind"]}
    values |= {"custody.title": circles, "custody.file": circles, "custody.kind": kinds}
    values["audience"] = circles
    values |= {"custody.to": parties, "exercise": {"true": _("yes"), "false": _("no")}}
    return {
        "labels": {**_labels(), **_evidence_labels(), **_dispute_labels()},
        "values": values,
        "sentences": _sentences(),
        "zone": mechanism.zone,
        "locale": language_tag(language),
    }


def _labels() -> dict[str, str]:
    return {
        "type": _("Statement"),
        "case": _("Case"),
        "motion": _("Motion"),
        "party": _("For"),
        "by": _("By"),
        "proposed_by": _("By"),
        "result": _("Result"),
        "choice": _("Vote"),
        "dissent": _("Reason"),
        "source_grade": _("Sources"),
        "information_grade": _("Information"),
        "reasons": _("Reasons"),
        "evidence": _("Rests on"),
        "question": _("Question"),
        "measures": _("Measures, if carried"),
        "measure": _("Measure"),
        "owner": _("By whom"),
        "attributed_to": _("Who did it"),
        "standard": _("Standard of proof"),
        "capacity": _("Speaks as"),
        "position": _("Position"),
        "words": _("In its words"),
        "joins": _("Signs the account"),
        "state": _("What has become of it?"),
        "amendment": _("Done by the amendment"),
        "note": _("What was done, or why not"),
        "due": _("Due"),
        "at": _("When"),
        "language": _("Language"),
        "id": _("Number"),
        "kind": _("The reading of this claim is"),
        "report": _("Report"),
        "claim": _("Claim"),
        "text_sha256": _("Fingerprint of the text"),
        "value": _("Read as"),
        "event_type": _("What happened"),
        "speaker": _("Who says it"),
        "stance": _("Stance of the speaker"),
        "polarity": _("It is"),
        "modality": _("Said as"),
        "actors": _("Who is said to have acted"),
        "targets": _("Against"),
        "weapons": _("With"),
        "places": _("Where"),
        "when": _("When"),
        "counts": _("Count"),
        "casualties": _("People harmed"),
        "killed": _("Killed"),
        "wounded": _("Wounded"),
        "missing": _("Missing"),
        "captured": _("Captured"),
        "rescued": _("Rescued"),
        "start": _("from"),
        "end": _("to"),
        "min": _("at least"),
        "max": _("at most"),
        "method": _("Read by"),
    }


def _evidence_labels() -> dict[str, str]:
    return {
        "custody.kind": _("What is done"),
        "custody.evidence": _("Evidence"),
        "custody.to": _("Open to"),
        "custody.title": _("Who may know of it"),
        "custody.file": _("Who may open the file"),
        "reason": _("Why"),
        "title": _("What it shows"),
        "name": _("Called"),
        "media_type": _("Kind"),
        "size": _("Size in bytes"),
        "sha256": _("SHA-256"),
        "exercise": _("Exercise"),
        **{field: words() for field, words in OBTAINED.items()},
    }


def _dispute_labels() -> dict[str, str]:
    return {
        "airspace_case.title": _("Title"),
        "airspace_case.files": _("The files it names"),
        "text": _("The case"),
        "subject": _("Incident or case it belongs to"),
        "audience": _("Who may read it"),
    }


def _sentences() -> dict[str, str]:
    return {
        "new_key": _("This browser made a key, and your party's node let it in."),
        "known_key": _("Signed with the key of this browser:"),
        "sealed": _("confidential, in the record as a commitment only"),
        "mismatch": _("What came back does not fit what would be signed. Nothing was signed."),
        "no_key": _("This browser cannot sign: it has no Ed25519 keys. Update it, or sign on "
                    "your party's node."),
        "failed": _("It did not get through. Nothing was handed in; try again."),
        "file": _("The file is empty or too large. Choose another one."),
        "none": _("none"),
    }  # fmt: skip
