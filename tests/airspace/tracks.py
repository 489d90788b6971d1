"""Small tracks of an exercise, in each format: one aircraft eastward along 36 N, a plot a second.

Made for these tests; nobody flew them.
"""

import gzip
import json
import struct
from datetime import date
from importlib import import_module

from hudna.airspace.plots import Asked, Radar

START = 1_448_349_840.0
"""2015-11-24T07:24:00Z."""

N = 5
STEP = 0.0025
"""Degrees of longitude flown in a second: 225 m at 36 N."""

RADAR = Radar(36.0, 35.0, 200.0)
ASKED = Asked("exercise", day=date(2015, 11, 24), radar=RADAR)


def stamp(k: int) -> str:
    return f"2015-11-24T07:24:{k:02}Z"


def csv_rows(*rows: str, header: str = "time,latitude,longitude,altitude_m") -> bytes:
    return "\n".join((header, *rows)).encode()


def plain_rows(n: int = N) -> list[str]:
    return [f"{stamp(k)},36.0,{36 + STEP * k:.6f},5800" for k in range(n)]


CSV = csv_rows(*plain_rows())

GPX = (
    '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>'
    + "".join(
        f'<trkpt lat="36.0" lon="{36 + STEP * k:.6f}"><ele>5800</ele>'
        f"<time>{stamp(k)}</time></trkpt>"
        for k in range(N)
    )
    + "</trkseg></trk></gpx>"
).encode()

KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">'
    "<Placemark><gx:Track><altitudeMode>absolute</altitudeMode>"
    + "".join(f"<when>{stamp(k)}</when>" for k in range(N))
    + "".join(f"<gx:coord>{36 + STEP * k:.6f} 36.0 5800</gx:coord>" for k in range(N))
    + "</gx:Track></Placemark></kml>"
).encode()

GEOJSON = json.dumps(
    {
        "type": "Feature",
        "properties": {"coordTimes": [stamp(k) for k in range(N)]},
        "geometry": {
            "type": "LineString",
            "coordinates": [[36 + STEP * k, 36.0, 5800] for k in range(N)],
        },
    }
).encode()

OPENSKY_CSV = "\n".join(
    [
        "time,icao24,lat,lon,velocity,callsign,baroaltitude,geoaltitude,lastposupdate",
        *(
            f"{START + k + 0.5},abc123,36.0,{36 + STEP * k:.6f},225,EXER1,5700,5800,{START + k}"
            for k in range(N)
        ),
    ]
).encode()

OPENSKY_JSON = json.dumps(
    [
        {
            "time": START + k,
            "states": [
                [
                    "abc123",
                    "EXER1   ",
                    "",
                    START + k,
                    START + k,
                    36 + STEP * k,
                    36.0,
                    5700,
                    False,
                    225,
                    90,
                    0,
                    None,
                    5800,
                    "1000",
                    False,
                    0,
                ]
            ],
        }
        for k in range(N)
    ]
).encode()

READSB = json.dumps(
    {
        "icao": "abc123",
        "timestamp": START,
        "trace": [
            [float(k), 36.0, 36 + STEP * k, 18700, 437, 90, 0, 0, None, "adsb_icao", 19028.87]
            for k in range(N)
        ],
    }
).encode()

TRAFFIC = gzip.compress(
    json.dumps(
        [
            {
                "timestamp": int(1000 * (START + k)),
                "icao24": "abc123",
                "latitude": 36.0,
                "longitude": 36 + STEP * k,
                "altitude": 5800 / 0.3048,
            }
            for k in range(N)
        ]
    ).encode()
)


def asterix_048(times: list[float], sic: int = 2, level: float | None = 190.0) -> bytes:
    """Plots of one aircraft 48.6 NM east of the radar; level is in hundreds of feet."""
    category = import_module("asterix.generated").Cat_048_1_32
    records = []
    for time in times:
        items = {
            "010": (("SAC", 1), ("SIC", sic)),
            "140": (time, "s"),
            "040": (("RHO", (48.6, "NM")), ("THETA", (90.0, "°"))),
            "220": 0xABC123,
        }
        if level is not None:
            items["090"] = (0, 0, ("FL", (level, "FL")))
        records.append(category.cv_record.create(items))
    return bytes(category.create(records).unparse().to_bytes())


def asterix_062() -> bytes:
    category = import_module("asterix.generated").Cat_062_1_20
    records = [
        category.cv_record.create(
            {
                "010": (("SAC", 1), ("SIC", 2)),
                "070": (26640.0 + k, "s"),
                "105": (("LAT", (36.0, "°")), ("LON", (36 + STEP * k, "°"))),
                "040": 17,
                "136": (190.0, "FL"),
            }
        )
        for k in range(N)
    ]
    return bytes(category.create(records).unparse().to_bytes())


def pcap(*payloads: bytes) -> bytes:
    """A capture of UDP packets over Ethernet and IPv4, without checksums."""
    whole = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1)
    for payload in payloads:
        udp = struct.pack(">HHHH", 8600, 8600, 8 + len(payload), 0) + payload
        ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(udp), 0, 0, 1, 17, 0) + bytes(8)
        frame = bytes(12) + b"\x08\x00" + ip + udp
        whole += struct.pack("<IIII", 0, 0, len(frame), len(frame)) + frame
    return whole


SAMPLES: dict[str, tuple[str, bytes]] = {
    "csv": ("a.csv", CSV),
    "gpx": ("a.gpx", GPX),
    "kml": ("a.kml", KML),
    "geojson": ("a.geojson", GEOJSON),
    "opensky": ("a.csv", OPENSKY_CSV),
    "readsb": ("a.json", READSB),
    "traffic": ("a.json.gz", TRAFFIC),
}
"""A sample of each format that its content or the end of its name tells."""
