"""ASTERIX data blocks out of a raw recording, or out of the UDP packets of a pcap file."""

import struct
from collections.abc import Iterator

from hudna.errors import InputError

__all__ = ["PCAP_MAGICS", "blocks", "datagrams"]

PCAP_MAGICS = {
    b"\xd4\xc3\xb2\xa1": "<",
    b"\xa1\xb2\xc3\xd4": ">",
    b"\x4d\x3c\xb2\xa1": "<",
    b"\xa1\xb2\x3c\x4d": ">",
}
"""Byte order by the first bytes of a capture (draft-ietf-opsawg-pcap), micro- or nanoseconds."""

_PCAPNG = b"\x0a\x0d\x0d\x0a"
_FILE_HEADER, _PACKET_HEADER, _UDP, _BLOCK_HEADER = 24, 16, 17, 3
_LINKS = {0: 4, 1: 14, 101: 0, 113: 16, 228: 0}
"""Bytes before the IP header by link type: loopback, Ethernet, raw IP, Linux cooked, IPv4."""

_VLAN = b"\x81\x00"
_IPV4, _SHORTEST_IP, _UDP_HEADER, _FRAGMENT = 4, 20, 8, 0x3FFF


def datagrams(data: bytes, where: str) -> Iterator[tuple[bytes, bool]]:
    """Yield what each datagram carries and whether it is whole; a raw recording is one."""
    if data.startswith(_PCAPNG):
        raise InputError(
            "this is pcapng", where=where, advice="Save it as pcap: editcap -F pcap IN OUT"
        )
    if data[:4] not in PCAP_MAGICS:
        yield data, True
        return
    order = PCAP_MAGICS[data[:4]]
    if len(data) < _FILE_HEADER:
        raise InputError("the pcap file ends in its header", where=where, advice="Copy it again")
    link = struct.unpack(order + "I", data[20:24])[0] & 0xFFFF
    if link not in _LINKS:
        raise InputError(
            f"packets of link type {link} are not known here",
            where=where,
            advice="Capture on Ethernet, or extract the UDP payload as raw ASTERIX",
        )
    at = _FILE_HEADER
    while at < len(data):
        header = data[at : at + _PACKET_HEADER]
        if len(header) < _PACKET_HEADER:
            yield b"", False
            return
        length = struct.unpack(order + "I", header[8:12])[0]
        frame = data[at + _PACKET_HEADER : at + _PACKET_HEADER + length]
        at += _PACKET_HEADER + length
        if len(frame) < length:
            yield b"", False
            return
        carried = _udp(frame, _LINKS[link])
        if carried:
            yield carried, True


def _udp(frame: bytes, before: int) -> bytes:
    """Return the payload of a UDP packet over IPv4 (RFC 791, RFC 768), empty of anything else."""
    while before == _LINKS[1] and frame[12:14] == _VLAN:
        frame = frame[:12] + frame[16:]
    packet = frame[before:]
    if len(packet) < _SHORTEST_IP or packet[0] >> 4 != _IPV4 or packet[9] != _UDP:
        return b""
    if struct.unpack(">H", packet[6:8])[0] & _FRAGMENT:
        return b""
    segment = packet[4 * (packet[0] & 15) : struct.unpack(">H", packet[2:4])[0]]
    if len(segment) < _UDP_HEADER:
        return b""
    return segment[_UDP_HEADER : struct.unpack(">H", segment[4:6])[0]]


def blocks(datagram: bytes) -> Iterator[tuple[int, bytes | None]]:
    """Yield category and records of each data block; null where the block is cut off.

    A block is category, length in two bytes with these three, records (EUROCONTROL-SPEC-0149).
    """
    at = 0
    while at < len(datagram):
        category = datagram[at]
        length = int.from_bytes(datagram[at + 1 : at + _BLOCK_HEADER], "big")
        if length < _BLOCK_HEADER or at + length > len(datagram):
            yield category, None
            return
        yield category, datagram[at + _BLOCK_HEADER : at + length]
        at += length
