"""A dispute about an invented line, as an office files it, and a judgement made by hand. Exercise.

Two versions of a meridian at sea, 600 m apart; a track that runs east across both.
"""

from datetime import UTC, datetime, timedelta

import shapely

from hudna.model.judgement import (
    AirspaceClaim,
    ClaimVerdict,
    Fix,
    HeightDatum,
    Judgement,
    JudgementReason,
    LineVersion,
    PairAgreement,
    Passage,
    PassageKind,
    Spread,
    StatementCheck,
    TrackResult,
    TrackSource,
    Verdict,
    VersionVerdict,
)

__all__ = ["CASE", "FILES", "SECRET_TRACK", "judgement"]

START = datetime(2019, 9, 24, 7, 24, tzinfo=UTC)
SECRET_TRACK = "radar-north"
EAST = {"chart": 34.0, "survey": 34.0066}


def _zone(west: float) -> str:
    return str(shapely.to_geojson(shapely.box(west, 33.5, 35.0, 34.5)))


def _csv(latitude: float) -> bytes:
    lines = ["time,latitude,longitude,altitude_m"]
    for second in range(0, 121, 4):
        at = START + timedelta(seconds=second)
        lines.append(f"{at.isoformat()},{latitude},{33.97 + second * 0.0005:.5f},5800")
    return ("\n".join(lines) + "\n").encode()


FILES = {
    "chart.geojson": _zone(EAST["chart"]).encode(),
    "survey.geojson": _zone(EAST["survey"]).encode(),
    "north.csv": _csv(34.0),
    "south.csv": _csv(33.995),
}

CASE = """\
id: exercise_meridian
title: {en: "Exercise: a flight across a meridian", ar: "تمرين: رحلة عبر خط طول"}
question: {en: "Did it cross the line, and by how much?", ar: "هل عبرت الخط، وبكم؟"}
exercise: true
zones:
  - {id: meridian, version: chart, file: chart.geojson, side: inside, sigma_m: 50}
  - {id: meridian, version: survey, file: survey.geojson, side: inside, sigma_m: 50}
tracks:
  - {id: north, source: radar-north, file: north.csv, format: csv, sigma_m: 60, bias_sigma_m: 100}
  - {id: south, source: radar-south, file: south.csv, format: csv, sigma_m: 80, bias_sigma_m: 150}
claims:
  - {id: in, by: turkey, track: north, zone: meridian, entered: true, duration_s: 60}
  - {id: out, by: russia, track: south, zone: meridian, entered: false}
samples: 200
"""


def _fix(second: float, latitude: float) -> Fix:
    return Fix(latitude, 33.97 + second * 0.0005, START + timedelta(seconds=second), 5800.0)


def _line(version: str) -> LineVersion:
    return LineVersion(
        "meridian", version, "inside", 50.0, None, None, HeightDatum.UNKNOWN, "straight", "WGS 84",
        f"exercise {version}", "exercise", "0" * 64, _zone(EAST[version]),
    )  # fmt: skip


def _track(name: str, latitude: float) -> TrackSource:
    fixes = tuple(_fix(second, latitude) for second in range(0, 121, 4))
    return TrackSource(
        name, f"radar-{name}", "csv", None, "1" * 64, len(fixes), 60.0, 100.0, 0.5,
        HeightDatum.PRESSURE, fixes, fixes, (JudgementReason("sorted_times", {"n": "2"}),),
    )  # fmt: skip


def _result(name: str, version: str, latitude: float) -> TrackResult:
    entry, end = _fix((EAST[version] - 33.97) / 0.0005, latitude), _fix(120, latitude)
    inside = Passage(
        PassageKind.INSIDE, entry, end, 2700.0, end, 2770.0,
        (end.at - entry.at).total_seconds(), certain=True,
    )  # fmt: skip
    return TrackResult(
        name, "meridian", version, 0.999, (inside,), (), Spread(2500.0, 2700.0, 2900.0),
        Spread(2500.0, 2700.0, 2900.0), Spread(2600.0, 2770.0, 2900.0), Spread(50.0, 60.0, 66.0),
    )  # fmt: skip


def _claim(name: str, by: str, track: str, verdict: Verdict, words: str = "") -> ClaimVerdict:
    claim = AirspaceClaim(
        name, by, "meridian", track, entered=verdict is Verdict.SUPPORTED, words=words,
        duration_s=17.0,
    )  # fmt: skip
    reason = JudgementReason("all_versions_agree", {"p": "0.99"})
    versions = tuple(VersionVerdict(version, 0.99, verdict, 120.0, 1.5) for version in sorted(EAST))
    check = StatementCheck("statute", None, Verdict.CONTRADICTED, (reason,), 120.0)
    return ClaimVerdict(
        claim, verdict, 0.99, versions, (reason,), (reason,), 120.0, None, (check,)
    )  # fmt: skip


def judgement(words: str = "") -> Judgement:
    """Return what a judge could say of `CASE`; `words` are put into one claim's mouth."""
    return Judgement(
        id="exercise_meridian",
        title={"en": "Exercise: a flight across a meridian", "ar": "تمرين: رحلة عبر خط طول"},
        question={"en": "Did it cross the line, and by how much?", "ar": "هل عبرت الخط، وبكم؟"},
        exercise=True,
        lines=(_line("chart"), _line("survey")),
        tracks=(_track("north", 34.0), _track("south", 33.995)),
        results=tuple(
            _result(name, version, latitude)
            for name, latitude in (("north", 34.0), ("south", 33.995))
            for version in EAST
        ),
        claims=(
            _claim("in", "turkey", "north", Verdict.SUPPORTED, words),
            _claim("out", "russia", "south", Verdict.CONTRADICTED),
        ),
        pairs=(PairAgreement("north", "south", False, 4.1, 560.0, 230.0, 0.0, 120.0),),
        weights={},
        supported_from=0.99,
        contradicted_to=0.01,
        seed=1,
        samples=200,
        assumptions=(JudgementReason("heights_ignored"),),
        sha256="2" * 64,
        command="hudna airspace judge CASE.yaml",
    )
