"""Agreements in the columns of ETH/PRIO and PA-X: what is known, and what stays open, by hand."""

import csv
import io
from dataclasses import replace

import pytest

from hudna.assess.agreements import load, load_all
from hudna.model.agreement import Agreement
from hudna.model.description import Described, DescribedField
from hudna.model.when import DatePrecision, When
from hudna.publish.reports import REPORTS, agreements_eth_prio_csv, agreements_pax_csv
from hudna.publish.reports.country_codes import country_code

CEASEFIRE = load("syria-ceasefire-2016-12-29")

ETH_PRIO_HEADER = (
    "cc,cf_id,uniq_id,location,region,link,ucdp_actor_id,actor_name,ucdp_acd_id,ucdp_dyad,pax_id,"
    "cf_dec_yr,cf_dec_month,cf_dec_day,cf_effect_yr,cf_effect_month,cf_effect_day,evidence_onset,"
    "side,partial,written,fixed,fixed_time,nsa_frac,p_humanitarian,p_peaceprocess,p_holiday,"
    "p_election,p_other,p_other_comment,p_unclear,ceasefire_class,timing,cf_pp,mediator_nego,"
    "mediator_send,implement,enforcement,ddr,splinter,ended,end_yr,end_month,end_day,evidence_end,"
    "comment,factivia_source,factivia_page,truce,recentadditions,link_id1,link_id2,link_id3,"
    "link_id4,link_id5,link_id6,link_id7,link_id8,link_id9,link_id10,link_id11,link_id12,"
    "link_id13,link_id14,link_id15,link_id16,link_id17,link_id18,link_id19,link_id20,link_id21,"
    "link_id22,link_id23,link_id24,link_id25,link_id26,link_id27,link_id28,link_id29,link_id30,"
    "link_id31,link_id32,link_id33,link_id34,link_id35,coder,id"
)
"""The first line of the dataset's file of October 2022."""

PAX_HEADER = (
    "Con,Contp,PP,PPName,Reg,AgtId,Ver,Agt,Dat,Status,Lgt,N_characters,Agtp,Stage,StageSub,Part,"
    "ThrdPart,OthAgr,Loc1ISO,Loc2ISO,Loc1GWNO,Loc2GWNO,UcdpCon,UcdpAgr,PamAgr,CowWar,Interim"
)
"""The beginning of the first line of the table's version 10."""

OPEN = {
    "ucdp_actor_id": "-1", "ucdp_dyad": "-1", "ddr": "-1", "splinter": "-1", "ended": "-1",
    "end_yr": "-1", "end_month": "-1", "end_day": "-1", "coder": "Hudna",
}  # fmt: skip
"""What no shipped agreement answers."""
UNMEDIATED = {"mediator_nego": "-1", "mediator_send": "-1", "p_unclear": "1"}
NO_END_READ = {"fixed": "-1", "fixed_time": "-1"}
SYRIA = {"cc": "652", "location": "Syria", "region": "2", "ucdp_acd_id": "299"}
GOVERNMENT = {"actor_name": "Government of Syria", "nsa_frac": "0"}
OPPOSITION = {"actor_name": "Syrian opposition", "nsa_frac": "-1"}
DECEMBER = OPEN | NO_END_READ | SYRIA | {
    "pax_id": "-1", "side": "2", "partial": "0", "written": "1", "p_peaceprocess": "1",
    "p_unclear": "0", "ceasefire_class": "2", "timing": "-1", "mediator_nego": "1",
    "mediator_send": "Russia, Turkey", "implement": "1", "enforcement": "-1",
    "cf_dec_yr": "2016", "cf_dec_month": "12", "cf_dec_day": "29",
    "cf_effect_yr": "2016", "cf_effect_month": "12", "cf_effect_day": "30",
}  # fmt: skip
AREAS = OPEN | UNMEDIATED | SYRIA | {
    "side": "2", "partial": "1", "written": "1", "ceasefire_class": "2", "timing": "2",
    "implement": "1", "fixed": "1", "fixed_time": "180",
}  # fmt: skip
MAY = AREAS | {
    "pax_id": "2093", "enforcement": "-1",
    "cf_dec_yr": "2017", "cf_dec_month": "5", "cf_dec_day": "4",
    "cf_effect_yr": "2017", "cf_effect_month": "5", "cf_effect_day": "5",
}  # fmt: skip
SEPTEMBER = AREAS | {
    "pax_id": "2094", "enforcement": "1",
    "cf_dec_yr": "2017", "cf_dec_month": "9", "cf_dec_day": "15",
    "cf_effect_yr": "2017", "cf_effect_month": "9", "cf_effect_day": "15",
}  # fmt: skip
IDLIB = OPEN | UNMEDIATED | NO_END_READ | SYRIA | {
    "pax_id": "2169", "side": "2", "partial": "1", "written": "1", "ceasefire_class": "2",
    "timing": "-1", "implement": "1", "enforcement": "-1",
    "cf_dec_yr": "2018", "cf_dec_month": "9", "cf_dec_day": "17",
    "cf_effect_yr": "2018", "cf_effect_month": "9", "cf_effect_day": "17",
}  # fmt: skip
MINSK = OPEN | UNMEDIATED | NO_END_READ | {
    "cc": "369", "location": "Ukraine", "region": "1", "ucdp_acd_id": "-1", "pax_id": "1364",
    "side": "3", "written": "1", "timing": "-1", "implement": "1", "enforcement": "-1",
    "cf_dec_yr": "2015", "cf_dec_month": "2", "cf_dec_day": "12",
    "cf_effect_yr": "2015", "cf_effect_month": "2", "cf_effect_day": "15",
}  # fmt: skip
ETH_PRIO_ROWS = {
    "syria-ceasefire-2016-12-29": [DECEMBER | GOVERNMENT, DECEMBER | OPPOSITION],
    "astana-statement-2017-01-24": [],
    "de-escalation-2017-05-04": [MAY | GOVERNMENT, MAY | OPPOSITION],
    "de-escalation-2017-09-15": [SEPTEMBER | GOVERNMENT, SEPTEMBER | OPPOSITION],
    "idlib-2018-09-17": [IDLIB | GOVERNMENT, IDLIB | OPPOSITION],
    "minsk-package-2015-02-12": [
        MINSK | {"actor_name": "Government of Ukraine", "nsa_frac": "0"},
        MINSK | {"actor_name": "Donetsk People's Republic", "nsa_frac": "-1"},
        MINSK | {"actor_name": "Luhansk People's Republic", "nsa_frac": "-1"},
    ],
}

IN_SYRIA = {
    "Con": "Syria", "Reg": "Middle East and North Africa", "Loc1ISO": "SYR", "Loc1GWNO": "652",
    "UcdpCon": "299",
}  # fmt: skip
PAX_ROWS = {
    "syria-ceasefire-2016-12-29": IN_SYRIA | {
        "Agt": "Ceasefire in Syria of 29 December 2016", "Dat": "2016-12-29",
        "Status": "Multiparty signed/agreed", "Stage": "Cea", "StageSub": "CeaMix",
        "Part": "Syria; Syrian opposition", "ThrdPart": "Guarantor: Russia; Guarantor: Turkey",
    },
    "astana-statement-2017-01-24": IN_SYRIA | {
        "AgtId": "2092", "Dat": "2017-01-24", "Agtp": "InterIntra", "Part": "Iran; Russia; Turkey",
        "Agt": "Joint statement by Iran, Russia and Turkey, Astana, 24 January 2017",
        "OthAgr": "Ceasefire in Syria of 29 December 2016; S/RES/2165",
    },
    "de-escalation-2017-05-04": IN_SYRIA | {
        "AgtId": "2093", "Dat": "2017-05-04", "Agtp": "InterIntra", "Stage": "Cea",
        "Agt": "Memorandum on de-escalation areas in Syria, 4 May 2017",
        "Part": "Iran; Russia; Turkey",
        "ThrdPart": "Observer: United Nations; Observer: United States; Observer: Jordan",
    },
    "de-escalation-2017-09-15": IN_SYRIA | {
        "AgtId": "2094", "Dat": "2017-09-15", "Agtp": "InterIntra", "Stage": "Cea",
        "Agt": "De-escalation areas in Syria, as prolonged on 15 September 2017",
        "StageSub": "Rel", "Part": "Iran; Russia; Turkey",
    },
    "idlib-2018-09-17": IN_SYRIA | {
        "AgtId": "2169", "Dat": "2018-09-17", "Agtp": "InterIntra", "Stage": "Cea",
        "Agt": "Idlib memorandum, 17 September 2018", "Part": "Russia; Turkey",
    },
    "minsk-package-2015-02-12": {
        "Con": "Ukraine", "Reg": "Europe and Eurasia", "Loc1ISO": "UKR", "Loc1GWNO": "369",
        "AgtId": "1364", "Dat": "2015-02-12", "Status": "Multiparty signed/agreed",
        "Agt": "Minsk Package of Measures, 12 February 2015",
        "Part": "Ukraine; Russia; OSCE; Donetsk People's Republic; Luhansk People's Republic",
    },
}  # fmt: skip


def table(name: str, *agreements: Agreement) -> list[dict[str, str]]:
    made = REPORTS[name].whole(agreements).decode()
    return list(csv.DictReader(io.StringIO(made, newline="")))


def filled(row: dict[str, str], *without: str) -> dict[str, str]:
    return {column: cell for column, cell in row.items() if cell and column not in without}


def test_the_columns_are_those_of_the_datasets_in_their_order():
    assert ",".join(agreements_eth_prio_csv.COLUMNS) == ETH_PRIO_HEADER
    assert ",".join(agreements_pax_csv.COLUMNS) == PAX_HEADER


def test_every_shipped_agreement_is_expected():
    assert sorted(a.id for a in map(load, PAX_ROWS)) == sorted(a.id for a in load_all())
    assert ETH_PRIO_ROWS.keys() == PAX_ROWS.keys()


@pytest.mark.parametrize("name", ETH_PRIO_ROWS)
def test_eth_prio_has_a_row_for_each_party_of_a_ceasefire(name):
    rows = table("agreements_eth_prio_csv", load(name))
    assert [filled(row, "comment", "id") for row in rows] == ETH_PRIO_ROWS[name]


@pytest.mark.parametrize("name", PAX_ROWS)
def test_pax_has_a_row_for_each_agreement(name):
    (row, *_) = table("agreements_pax_csv", load(name), CEASEFIRE)
    assert filled(row) == PAX_ROWS[name]


def test_rows_are_numbered_through_and_say_where_each_thing_stands():
    rows = table("agreements_eth_prio_csv", *load_all())
    assert [row["id"] for row in rows] == [str(n) for n in range(1, 12)]
    (december,) = {r["comment"] for r in rows if r["cf_dec_yr"] == "2016"}
    assert december.startswith("syria-ceasefire-2016-12-29 2016-12-29 countries=SY: S/2016/1133")
    assert "written=yes: S/2016/1133, the letter and its five annexes (text)" in december


def coded(field: str, *values: str) -> Agreement:
    described = Described(DescribedField(field), values, CEASEFIRE.clauses[0].citations)
    return replace(CEASEFIRE, description=(described,))


@pytest.mark.parametrize(
    ("field", "value", "column", "code"),
    [
        ("extent", "whole", "partial", "0"),
        ("extent", "part", "partial", "1"),
        ("written", "no", "written", "0"),
        ("written", "yes", "written", "1"),
        ("class", "cessation", "ceasefire_class", "1"),
        ("class", "with_compliance", "ceasefire_class", "2"),
        ("class", "definitive", "ceasefire_class", "3"),
        ("timing", "not_linked", "timing", "0"),
        ("timing", "before_talks", "timing", "1"),
        ("timing", "during_talks", "timing", "2"),
        ("timing", "end_of_violence", "timing", "3"),
        ("mechanism", "no", "implement", "0"),
        ("enforcement", "none", "enforcement", "0"),
        ("enforcement", "organisation", "enforcement", "2"),
        ("demobilisation", "yes", "ddr", "1"),
        ("purposes", "humanitarian", "p_humanitarian", "1"),
        ("purposes", "holiday", "p_holiday", "1"),
        ("purposes", "election", "p_election", "1"),
        ("purposes", "other", "p_other", "1"),
        ("lasts", "3 months", "fixed_time", "90"),
        ("lasts", "7 days", "fixed_time", "7"),
        ("lasts", "no end set", "fixed", "0"),
        ("ended", "2017-11-04", "end_month", "11"),
    ],
)
def test_every_value_has_its_code(field, value, column, code):
    row, _ = table("agreements_eth_prio_csv", coded(field, value))
    assert row[column] == code


def test_a_purpose_that_was_not_read_is_not_denied():
    row, _ = table("agreements_eth_prio_csv", coded("purposes", "holiday"))
    assert (row["p_holiday"], row["p_unclear"], row["p_humanitarian"]) == ("1", "0", "")


def test_an_undescribed_agreement_says_only_what_its_clauses_say():
    bare = replace(CEASEFIRE, description=())
    row, _ = table("agreements_eth_prio_csv", bare)
    assert row["written"] == row["implement"] == row["mediator_nego"] == row["pax_id"] == "-1"
    assert row["partial"] == row["ceasefire_class"] == row["cc"] == row["location"] == ""
    (row,) = table("agreements_pax_csv", bare)
    assert filled(row) == {"Agt": PAX_ROWS[CEASEFIRE.id]["Agt"], "Dat": "2016-12-29"}


@pytest.mark.parametrize(
    ("precision", "parts", "day"),
    [
        ("day", ("2016", "12", "29"), "2016-12-29"),
        ("month", ("2016", "12", "-1"), ""),
        ("year", ("2016", "-1", "-1"), ""),
        ("unknown", ("-1", "-1", "-1"), ""),
    ],
)
def test_a_day_is_no_finer_than_it_is_known(precision, parts, day):
    reached = When("2016-12-29", None, DatePrecision(precision))
    agreement = replace(CEASEFIRE, reached=reached)
    row, _ = table("agreements_eth_prio_csv", agreement)
    assert (row["cf_dec_yr"], row["cf_dec_month"], row["cf_dec_day"]) == parts
    assert table("agreements_pax_csv", agreement)[0]["Dat"] == day


def test_a_period_ends_on_the_day_it_is_dated():
    reached = When("2017-01-23", "2017-01-24", DatePrecision.DAY)
    (row,) = table("agreements_pax_csv", replace(CEASEFIRE, reached=reached))
    assert row["Dat"] == "2017-01-24"


def test_two_countries_are_named_and_coded_as_neither():
    both = coded("countries", "SY", "TR")
    (row,) = table("agreements_pax_csv", both)
    assert row["Con"] == "Syria/Turkey"
    assert row["Reg"] == row["Loc1ISO"] == row["Loc1GWNO"] == ""
    assert table("agreements_eth_prio_csv", both)[0]["cc"] == ""


def test_a_country_the_datasets_do_not_have_has_no_codes():
    assert country_code("CH") is None
    assert table("agreements_pax_csv", coded("countries", "CH"))[0]["Con"] == ""
