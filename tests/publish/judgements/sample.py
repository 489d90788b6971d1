"""Exercise judgements made by hand: five versions of a line with two tracks, and words alone."""

import json
import math
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
    StatedReading,
    StatementCheck,
    TrackResult,
    TrackSource,
    Verdict,
    VersionVerdict,
)

LANGUAGES = ("ar", "en", "fa", "ru", "tr")
START = datetime(2026, 3, 2, 7, 23, 30, tzinfo=UTC)
SHIFTS = {
    "Survey 1939": 0.0,
    "Chart series B": 0.0035,
    "Office of lands 2018": -0.002,
    "Atlas 1:1 000 000": 0.009,
    "World outline 10 m": -0.012,
}
ENTERED = {
    "Survey 1939": 0.9631,
    "Chart series B": 0.6120,
    "Office of lands 2018": 0.9968,
    "Atlas 1:1 000 000": 0.0004,
    "World outline 10 m": 1.0,
}
_METRE = 1 / 111_000


def reason(key: str, **values: str) -> JudgementReason:
    return JudgementReason(key, values)


def tongue(shift: float) -> shapely.Polygon:
    tip = 35.905 + shift
    return shapely.Polygon(
        [
            (35.60, 36.20),
            (35.75, 36.02),
            (35.86, 35.97 + shift),
            (35.885 + shift / 2, 35.93 + shift),
            (35.905, tip),
            (35.93 - shift / 2, 35.925 + shift),
            (35.95, 35.96 + shift),
            (36.06, 36.03),
            (36.20, 36.20),
        ]
    )


def line(version: str) -> LineVersion:
    return LineVersion(
        zone="exercise-tongue",
        version=version,
        side="inside",
        sigma_m=150.0,
        floor_m=None,
        ceiling_m=None,
        height_datum=HeightDatum.UNKNOWN,
        edges="straight",
        datum="WGS 84",
        source=f"Exercise office, {version}",
        licence="CC0",
        sha256=(version.encode().hex() * 8)[:64],
        shape=json.dumps(shapely.geometry.mapping(tongue(SHIFTS[version]))),
        repairs=(reason("rings_closed", n="1"),) if version == "Chart series B" else (),
    )


def track(name: str, source: str, north: float, clock: float) -> TrackSource:
    fixes = tuple(
        Fix(
            35.925 + north + 0.0006 * math.sin(step / 3),
            35.80 + 0.0053 * step,
            START + timedelta(seconds=2 * step + clock),
            5800.0 + 3 * step,
        )
        for step in range(40)
    )
    wobbly = tuple(
        Fix(f.latitude + 0.0004 * (-1) ** i, f.longitude, f.at, f.altitude_m)
        for i, f in enumerate(fixes)
    )
    return TrackSource(
        id=name,
        source=source,
        format="csv",
        aircraft="Exercise jet",
        sha256=(name.encode().hex() * 16)[:64],
        n=len(wobbly),
        sigma_m=60.0,
        bias_sigma_m=250.0,
        clock_sigma_s=1.5,
        height_datum=HeightDatum.PRESSURE,
        plots=wobbly,
        smoothed=fixes,
        repairs=(reason("times_sorted", n="3"), reason("a_repair_of_tomorrow", rows="3, 4")),
    )


def passages(source: TrackSource, version: str) -> tuple[Passage, ...]:
    """Return the stays of a track, between plots in longitude and latitude, to a metre or so."""
    zone = tongue(SHIFTS[version])
    first, last = source.smoothed[0].at, source.smoothed[-1].at
    flown = shapely.LineString([(f.longitude, f.latitude) for f in source.smoothed])
    inside = flown.intersection(zone)
    found = []
    for part in getattr(inside, "geoms", [inside]):
        if part.is_empty:
            continue
        places = [shapely.Point(part.coords[at]) for at in (0, len(part.coords) // 2, -1)]
        entry, deepest, leave = (
            Fix(p.y, p.x, first + (last - first) * flown.project(p, normalized=True), 5900.0)
            for p in places
        )
        stay = (leave.at - entry.at).total_seconds()
        depth = zone.boundary.distance(places[1]) / _METRE
        length = part.length * 0.85 / _METRE
        found.append(
            Passage(PassageKind.INSIDE, entry, leave, depth, deepest, length, stay, depth > 500)
        )
    return tuple(found)


def result(source: TrackSource, version: str) -> TrackResult:
    stays = passages(source, version)
    deepest = max((one.depth_m for one in stays), default=-412.0)
    long = max((one.length_m for one in stays), default=0.0)
    lasts = max((one.duration_s for one in stays), default=0.0)
    between = (START + timedelta(seconds=20), START + timedelta(seconds=24))
    return TrackResult(
        track=source.id,
        zone="exercise-tongue",
        version=version,
        p_entered=ENTERED[version],
        intervals=stays,
        possible_only=() if stays else (between,),
        reach_m=Spread(deepest - 410, deepest, deepest + 415),
        depth_m=Spread(max(deepest - 410, 3), deepest, deepest + 415) if stays else None,
        length_m=Spread(long * 0.6, long, long * 1.3) if stays else None,
        duration_s=Spread(lasts * 0.6, lasts, lasts * 1.3) if stays else None,
        nearest=source.smoothed[19],
    )


def by_versions(*, entered: bool) -> tuple[VersionVerdict, ...]:
    found = []
    for version in SHIFTS:
        p = ENTERED[version] if entered else 1 - ENTERED[version]
        verdict = (
            Verdict.SUPPORTED
            if p >= 0.99
            else Verdict.CONTRADICTED
            if p <= 0.01
            else Verdict.NOT_RESOLVABLE
        )
        shift = 0.0 if p > 0.5 else 1240.0 * (1 - p)
        found.append(VersionVerdict(version, p, verdict, shift, None, 187.0))
    return tuple(found)


RADAR_A = track("radar-a", "Exercise air defence office of side A", 0.0, 0.0)
RADAR_B = track("radar-b", "Exercise air force office of side B", -0.018, 4.0)
WEIGHTS = dict.fromkeys(SHIFTS, 0.2)

CLAIMS = (
    ClaimVerdict(
        claim=AirspaceClaim(
            id="a-entered",
            by="Side A (exercise)",
            zone="exercise-tongue",
            track="radar-a",
            entered=True,
            depth_m=2190.0,
            length_m=1850.0,
            duration_s=17.0,
            at=datetime(2026, 3, 2, 7, 24, 5, tzinfo=UTC),
            aircraft="Exercise jet",
            words="The aircraft entered to a depth of 1.36 miles for 17 seconds.",
            source="Exercise letter of side A, 2 March 2026",
        ),
        verdict=Verdict.NOT_RESOLVABLE,
        probability=0.7145,
        versions=by_versions(entered=True),
        reasons=(
            *(reason("p_inside", version=v, value=str(p)) for v, p in ENTERED.items()),
            reason("versions_disagree", low="0.0004", high="1"),
            reason("below_threshold", value="0.7145", low="0.01", high="0.99"),
            reason(
                "claimed_depth_outside", value="2190", low="310", high="1640", version="Survey 1939"
            ),
        ),
        would_change=(
            reason("would_change_line", version="World outline 10 m", value="supported"),
            reason("would_change_line", version="Atlas 1:1 000 000", value="contradicted"),
            reason("would_change_bias", track="radar-a", value="120"),
        ),
        smallest_shift_m=412.0,
        smallest_shift_s=3.4,
    ),
    ClaimVerdict(
        claim=AirspaceClaim(
            id="b-never",
            by="Side B (exercise)",
            zone="exercise-tongue",
            track="radar-b",
            entered=False,
            distance_m=1000.0,
            words="Самолёт не покидал своего воздушного пространства.",
            source="Exercise briefing of side B",
        ),
        verdict=Verdict.CONTRADICTED,
        probability=0.0041,
        versions=by_versions(entered=False),
        reasons=(
            reason("tracks_incompatible", track="radar-a", other="radar-b", value="870"),
            reason("a_reason_of_tomorrow", value="12", other="of another release"),
        ),
        would_change=(reason("would_change_more_plots", track="radar-b", value="1"),),
        smallest_shift_m=1187.0,
        smallest_shift_s=None,
    ),
    ClaimVerdict(
        claim=AirspaceClaim(
            id="c-entered", by="Observer (exercise)", zone="exercise-tongue", entered=True
        ),
        verdict=Verdict.SUPPORTED,
        probability=0.9968,
        versions=(VersionVerdict("Office of lands 2018", 0.9968, Verdict.SUPPORTED, 0.0, 0.0),),
        reasons=(reason("versions_agree"),),
        would_change=(),
        smallest_shift_m=0.0,
        smallest_shift_s=None,
    ),
)

JUDGEMENT = Judgement(
    id="exercise-tongue-2026",
    title={
        "en": "Exercise: flight over the tongue of land, 2 March 2026",
        "ar": "تمرين: التحليق فوق لسان الأرض، 2 آذار 2026",
        "fa": "تمرین: پرواز بر فراز زبانه زمین، ۲ مارس ۲۰۲۶",
        "ru": "Учение: полёт над выступом, 2 марта 2026 года",
        "tr": "Tatbikat: kara çıkıntısı üzerinde uçuş, 2 Mart 2026",
    },
    question={
        "en": "Did the aircraft enter the airspace over the tongue, how deep, and for how long?",
        "ar": "هل دخلت الطائرة المجال الجوي فوق لسان الأرض، وإلى أي عمق، وكم من الوقت؟",
        "fa": "آیا هواپیما وارد حریم هوایی بالای زبانه زمین شد، تا چه عمقی و چه مدت؟",
        "ru": "Входил ли самолёт в воздушное пространство над выступом, как глубоко и на сколько?",
        "tr": "Uçak, çıkıntının üzerindeki hava sahasına girdi mi, ne kadar derine ve ne süreyle?",
    },
    exercise=True,
    lines=tuple(line(version) for version in SHIFTS),
    tracks=(RADAR_A, RADAR_B),
    results=tuple(result(t, version) for t in (RADAR_A, RADAR_B) for version in SHIFTS),
    claims=CLAIMS,
    pairs=(PairAgreement("radar-a", "radar-b", False, 5.7, 1998.0, 870.0, 4.0, 74.0),),
    weights=WEIGHTS,
    supported_from=0.99,
    contradicted_to=0.01,
    seed=20260302,
    samples=4000,
    assumptions=(
        reason("assumption_straight_edges", version="Survey 1939"),
        reason("assumption_line_shift", version="Survey 1939", value="150"),
        reason("assumption_bias_shared"),
        reason("assumption_weights"),
    ),
    sha256="9f" * 32,
    command="hudna airspace judge exercise-tongue.yaml",
)

READINGS = (
    StatedReading("statute miles", depth_m=2190.0, length_m=1850.0, duration_s=17.0),
    StatedReading("nautical miles", depth_m=2520.0, length_m=2130.0, duration_s=17.0),
)

STATEMENT = ClaimVerdict(
    claim=AirspaceClaim(
        id="a-statement",
        by="Side A (exercise)",
        zone="exercise-tongue",
        depth_m=2190.0,
        length_m=1850.0,
        duration_s=17.0,
        aircraft="Exercise jet",
        words="To a depth of 1.36 miles and 1.15 miles in length, for 17 seconds.",
        source="Exercise letter of side A",
        readings=READINGS,
    ),
    verdict=Verdict.CONTRADICTED,
    probability=None,
    versions=(),
    reasons=(reason("no_track"), reason("no_positions_published")),
    would_change=(reason("would_change_positions"),),
    smallest_shift_m=None,
    smallest_shift_s=None,
    statements=tuple(
        StatementCheck(
            reading=one.id,
            version=version,
            verdict=Verdict.CONTRADICTED if version is None else Verdict.NOT_RESOLVABLE,
            reasons=(
                reason("speed_needed", value="108.8", limit=str(one.length_m), other="17"),
                reason("speed_below_envelope", value="108.8", limit="120", other="Exercise jet"),
            )
            if version is None
            else (reason("chord_exists", version=version, value="900", limit="1850"),),
            speed_ms=108.8,
            needed_s=(6.6, 15.4),
        )
        for one in READINGS
        for version in (None, *SHIFTS)
    ),
)

WORDS_ALONE = Judgement(
    id="exercise-statements",
    title=JUDGEMENT.title,
    question=JUDGEMENT.question,
    exercise=True,
    lines=JUDGEMENT.lines,
    tracks=(),
    results=(),
    claims=(STATEMENT,),
    pairs=(),
    weights={},
    supported_from=0.99,
    contradicted_to=0.01,
    seed=1,
    samples=4000,
    assumptions=(reason("assumption_no_weights"),),
    sha256="5c" * 32,
    command="hudna airspace judge exercise-statements.yaml",
)
