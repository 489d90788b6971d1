"""An agreement changes by the signatures of all who made it, and by nothing less."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hudna.actions.amend_agreement import amend_agreement, amendment_statement, check_next_version
from hudna.actions.follow_record import follow_record
from hudna.actions.take_entry import take_entry
from hudna.actions.watched_agreements import watched_agreements
from hudna.assess.agreements import load, load_all, watched
from hudna.assess.versions import until_superseded
from hudna.db.gate import released_to
from hudna.errors import ConfigurationError, Conflict, HudnaError, NotFound, RecordRejected, Refused
from hudna.model.agreement import Agreement
from hudna.model.amendment import Amendment, amendment_of
from hudna.model.when import DatePrecision, When
from hudna.record.approvals import approvals_of
from tests.actions.conftest import NOW, Scene, next_version

CLAUSE = "SY-DEA/2-idlib"


def bring_in(scene: Scene, amendment: Amendment, party: str = "operator") -> Amendment:
    said = scene.sign_with(scene.own_key(party), "amendment", amendment)
    return amend_agreement(scene.desk.store, scene.desk.record, said)


def test_a_version_that_all_guarantors_signed_is_watched_from_then_on(scene: Scene) -> None:
    after = next_version()
    assert watched_agreements(scene.desk.store)[-1].version != after.version
    amendment = bring_in(scene, scene.amendment(after))
    known = watched_agreements(scene.desk.store)
    assert after in known
    assert len(known) == len(load_all())  # one agreement of another conflict is not watched
    ended = {a.version: a for a in until_superseded(known)}
    assert {c.in_force.end for c in ended["2017-09-15"].clauses} == {"2019-09-19"}
    public = released_to(None, now=NOW)
    assert public.amendments() == (amendment,)


def test_any_party_may_bring_it_in_and_all_may_sign(scene: Scene) -> None:
    signed = ("russia", "turkey", "iran", "syria_government", "un")
    amendment = scene.amendment(next_version(), signed, by="turkey")
    assert bring_in(scene, amendment, "turkey") == amendment


@pytest.mark.parametrize("missing", ["russia", "turkey", "iran"])
def test_a_quorum_binds_no_guarantor_that_did_not_sign(
    scene: Scene, unchanged: Callable[[], bool], missing: str
) -> None:
    signed = tuple(p for p in ("russia", "turkey", "iran", "un") if p != missing)
    with pytest.raises(Refused, match=f"not signed by {missing}"):
        bring_in(scene, scene.amendment(next_version(), signed))
    assert unchanged()


def test_a_guarantor_is_not_put_out_by_the_others(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    without = next_version(guarantors=("russia", "turkey"))
    with pytest.raises(Refused, match="not signed by iran"):
        bring_in(scene, scene.amendment(without, ("russia", "turkey")))
    assert unchanged()


def uncited(after: Agreement) -> Agreement:
    return replace(after, clauses=(replace(after.clauses[0], citations=()), *after.clauses[1:]))


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"supersedes": "2017-05-04"}, Conflict, "'2017-09-15' is in force"),
        ({"supersedes": None}, Conflict, "'2017-09-15' is in force"),
        ({"id": "another"}, NotFound, "not watched here"),
        ({"id": "minsk-package-2015-02-12"}, NotFound, "not watched here"),
        ({"zone_name": "Nowhere"}, ConfigurationError, "no time zone"),
        ({"names": {"en": "One language"}}, ConfigurationError, "in 'ar' are missing"),
        (
            {"in_force": When("2017-09-15", None, DatePrecision.DAY)},
            Conflict,
            "not after the one in force",
        ),
        (
            {"in_force": When("2016-01-01", None, DatePrecision.DAY)},
            Conflict,
            "not after the one in force",
        ),
    ],
)
def test_a_version_that_does_not_follow_is_refused_without_a_trace(
    scene: Scene,
    unchanged: Callable[[], bool],
    changes: dict[str, Any],
    error: type[HudnaError],
    words: str,
) -> None:
    with pytest.raises(error, match=words) as told:
        bring_in(scene, scene.amendment(next_version(**changes)))
    assert told.value.advice
    assert unchanged()


def test_a_clause_that_stands_nowhere_is_refused_as_in_a_file(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    with pytest.raises(ConfigurationError, match="the clause cites nothing") as told:
        bring_in(scene, scene.amendment(uncited(next_version())))
    assert "clauses[0].citations" in told.value.where
    assert unchanged()


def test_a_zone_that_crosses_itself_is_refused_as_in_a_file() -> None:
    bow = '{"type":"Polygon","coordinates":[[[36,35],[37,36],[37,35],[36,36],[36,35]]]}'
    after = next_version()
    after = replace(after, zones=(replace(after.zones[0], geometry=bow), *after.zones[1:]))
    with pytest.raises(ConfigurationError, match="not valid"):
        check_next_version(load_all(), after)


def test_a_word_changed_after_signing_spoils_every_signature(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    signed = scene.amendment(next_version())
    altered = amendment_of(replace(signed.agreement, notes=()), signed.by, signed.approvals)
    with pytest.raises(RecordRejected, match="not signed by its own key"):
        bring_in(scene, altered)
    assert unchanged()


def test_signatures_are_for_one_record_only(scene: Scene, unchanged: Callable[[], bool]) -> None:
    after = next_version()
    elsewhere = amendment_statement("another.record", after)
    signed = {p: scene.own_key(p).sign(elsewhere) for p in ("russia", "turkey", "iran")}
    with pytest.raises(RecordRejected):
        bring_in(scene, replace(scene.amendment(after), approvals=approvals_of(signed)))
    assert unchanged()


@pytest.mark.parametrize("approvals", [{}, {"nobody": "AAAA"}, {"russia": "no base64"}])
def test_approvals_that_are_none_are_refused(
    scene: Scene, unchanged: Callable[[], bool], approvals: dict[str, str]
) -> None:
    with pytest.raises((RecordRejected, Refused)):
        bring_in(scene, replace(scene.amendment(next_version()), approvals=approvals))
    assert unchanged()


def test_it_is_brought_in_by_who_says_so_and_by_a_partys_own_key(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    amendment = scene.amendment(next_version())
    with pytest.raises(Refused, match="whose key did not sign"):
        bring_in(scene, amendment, "turkey")
    said = scene.sign("russia-representative", "amendment", replace(amendment, by="russia"))
    with pytest.raises(Refused, match="own key"):
        amend_agreement(scene.desk.store, scene.desk.record, said)
    with pytest.raises(RecordRejected, match="not the name"):
        bring_in(scene, replace(amendment, id="amendment-other"))
    assert unchanged()


def test_the_same_version_is_brought_in_once(scene: Scene) -> None:
    amendment = bring_in(scene, scene.amendment(next_version()))
    with pytest.raises(Conflict, match="already"):
        bring_in(scene, amendment)
    assert list(scene.desk.store.all(Amendment)) == [amendment]


def test_versions_follow_each_other(scene: Scene) -> None:
    bring_in(scene, scene.amendment(next_version()))
    third = next_version("2019-09-24", supersedes="2019-09-20")
    bring_in(scene, scene.amendment(third))
    versions = [a.version for a in watched_agreements(scene.desk.store) if a.id == third.id]
    assert versions == ["2017-05-04", "2017-09-15", "2019-09-20", "2019-09-24"]


def test_an_entry_from_a_partys_node_amends_as_it_is(scene: Scene) -> None:
    amendment = scene.amendment(next_version(), by="turkey")
    said = scene.sign_with(scene.own_key("turkey"), "amendment", amendment)
    assert take_entry(scene.desk.store, scene.desk.record, said.entry)
    assert next_version() in watched_agreements(scene.desk.store)
    assert not take_entry(scene.desk.store, scene.desk.record, said.entry)


def test_who_follows_the_record_checks_the_signatures_anew(scene: Scene) -> None:
    store, after = scene.desk.store, next_version()
    place = scene.desk.record.size + len(store.pending(100))
    false = scene.amendment(after, ("russia", "turkey"))
    said = scene.sign_with(scene.desk.own_key, "amendment", false)
    with pytest.raises(Refused, match="not signed by iran"):
        follow_record(store, [(place, said.entry)])
    assert after not in watched_agreements(store)
    said = scene.sign_with(scene.desk.own_key, "amendment", scene.amendment(after))
    assert follow_record(store, [(place, said.entry)]) == 1
    assert after in watched_agreements(store)


def test_a_shipped_file_may_come_to_hold_what_was_signed(scene: Scene) -> None:
    shipped = load("de-escalation-2017-09-15")
    signed = replace(shipped, notes=())
    (found,) = [a for a in watched([shipped.id], [signed]) if a.version == shipped.version]
    assert found == signed
