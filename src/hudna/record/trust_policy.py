"""C2SP tlog-policy: a file that says when a checkpoint counts (https://c2sp.org/tlog-policy).

Names are opaque octets: what is not UTF-8 is kept by surrogate escapes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from hudna.record.checkpoint import Checkpoint
from hudna.record.cosignature import CosignerKey, cosignatures, parse_note_key
from hudna.record.errors import BadSignature, Malformed
from hudna.record.note import Note, NoteKey
from hudna.record.policy import WitnessPolicy

__all__ = ["Group", "Log", "TrustPolicy", "WitnessKey", "trust_policy"]

NONE = "none"
"""The predefined quorum of nobody."""

_MAX_POLICY = 1_000_000
_FORBIDDEN = re.compile(rb"[^\t\n\x20-\x7e\x80-\xff]")
_COUNT = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Log:
    """A log that is accepted: its key, named after its origin, and where it is."""

    key: NoteKey
    url: str = ""

    def __str__(self) -> str:
        return f"log {self.key} {self.url}".rstrip()


@dataclass(frozen=True, slots=True)
class WitnessKey:
    """A witness: its key and where it takes checkpoints."""

    key: CosignerKey
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group that has witnessed a checkpoint once `threshold` of its members have."""

    threshold: int
    members: tuple[str, ...]


@dataclass(slots=True)
class TrustPolicy:
    """The logs, witnesses and groups by name, and the name whose witnessing is the quorum."""

    logs: list[Log] = field(default_factory=list)
    witnesses: dict[str, WitnessKey] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str | None = None
    _used: set[str] = field(default_factory=set)
    _publics: set[tuple[str, bytes]] = field(default_factory=set)

    @classmethod
    def parse(cls, data: bytes) -> "TrustPolicy":
        """Return the policy in a file; `Malformed` names the line."""
        if len(data) > _MAX_POLICY:
            raise Malformed("the policy is too long")
        if _FORBIDDEN.search(data):
            raise Malformed("the policy holds control characters")
        if data and not data.endswith(b"\n"):
            raise Malformed("the last line of the policy has no newline")
        policy = cls()
        text = data.decode("utf-8", "surrogateescape")
        for number, line in enumerate(text.split("\n"), 1):
            items = [item for item in re.split("[ \t]+", line) if item]
            if not items or items[0].startswith("#"):
                continue
            try:
                policy._take(items[0], items[1:])
            except Malformed as error:
                raise Malformed(f"line {number} of the policy: {error}") from None
        if policy.quorum is None:
            raise Malformed("the policy has no quorum line")
        return policy

    def _take(self, kind: str, items: list[str]) -> None:
        if kind == "log" and len(items) in (1, 2):
            self._add_log(*items)
        elif kind == "witness" and len(items) in (2, 3):
            self._add_witness(*items)
        elif kind == "group" and len(items) > 2:
            self._add_group(items[0], items[1], items[2:])
        elif kind == "quorum" and len(items) == 1:
            self._set_quorum(items[0])
        else:
            raise Malformed(f"{kind!r} with {len(items)} items is no line of a policy")

    def _add_log(self, key: str, url: str = "") -> None:
        parsed = parse_note_key(_utf8(key))
        self._new_key("log", parsed)
        self.logs.append(Log(parsed, url))

    def _add_witness(self, name: str, key: str, url: str = "") -> None:
        parsed = CosignerKey.parse(_utf8(key))
        self._new_name(name)
        self._new_key("witness", parsed)
        self.witnesses[name] = WitnessKey(parsed, url)

    def _add_group(self, name: str, threshold: str, members: list[str]) -> None:
        self._new_name(name)
        for member in members:
            if member not in self.witnesses and member not in self.groups:
                raise Malformed(f"{member!r} is not defined before")
            if member in self._used:
                raise Malformed(f"{member!r} is a member already")
            self._used.add(member)
        counts = {"any": 1, "all": len(members)}
        if threshold not in counts and not _COUNT.fullmatch(threshold):
            raise Malformed(f"{threshold!r} is not any, all or a number")
        count = counts.get(threshold) or int(threshold)
        if count > len(members):
            raise Malformed(f"{count} of {len(members)} members cannot be reached")
        self.groups[name] = Group(count, tuple(members))

    def _set_quorum(self, name: str) -> None:
        if self.quorum is not None:
            raise Malformed("there is a quorum line already")
        if name != NONE and name not in self.witnesses and name not in self.groups:
            raise Malformed(f"{name!r} is not defined before")
        self.quorum = name

    def _new_name(self, name: str) -> None:
        if name == NONE or name in self.witnesses or name in self.groups:
            raise Malformed(f"the name {name!r} is taken")

    def _new_key(self, kind: str, key: NoteKey) -> None:
        if (kind, key.public) in self._publics:
            raise Malformed(f"the public key of {key.name} stands in another {kind} line")
        self._publics.add((kind, key.public))

    def __str__(self) -> str:
        lines = [str(log) for log in self.logs]
        for name, witness in self.witnesses.items():
            lines.append(f"witness {name} {witness.key} {witness.url}".rstrip())
        for name, group in self.groups.items():
            lines.append(f"group {name} {group.threshold} {' '.join(group.members)}")
        return "".join(f"{line}\n" for line in [*lines, f"quorum {self.quorum}"])

    def witnessed(self, names: Iterable[str]) -> bool:
        """Return whether these witnesses, by name, are a quorum."""
        given = set(names)
        for name, group in self.groups.items():
            if sum(member in given for member in group.members) >= group.threshold:
                given.add(name)
        return self.quorum == NONE or self.quorum in given

    def open_checkpoint(self, data: bytes) -> Checkpoint:
        """Return the checkpoint in a note that a listed log signed and a quorum cosigned."""
        note = Note.parse(data)
        checkpoint = Checkpoint.parse(note.text)
        note.check([log.key for log in self.logs if log.key.name == checkpoint.origin])
        names = {witness.key: name for name, witness in self.witnesses.items()}
        found = {names[item.key] for item in cosignatures(note, names)}
        if not self.witnessed(found):
            who = ", ".join(sorted(found)) or "nobody"
            raise BadSignature(f"{who} cosigned, which is not the quorum {self.quorum}")
        return checkpoint


def _utf8(text: str) -> str:
    if any("\udc80" <= c <= "\udcff" for c in text):
        raise Malformed("the verifier key is not UTF-8")
    return text


def trust_policy(log: NoteKey, policy: WitnessPolicy) -> TrustPolicy:
    """Return the parties' policy in the terms of tlog-policy, for verifiers of other makers."""
    out = TrustPolicy(logs=[Log(log)])
    members: list[str] = []
    for party in policy.parties:
        keys = [item.key for item in policy.witnesses if item.party == party]
        if len(keys) == 1:
            out.witnesses[party] = WitnessKey(keys[0])
        else:
            names = tuple(f"{party}/{at}" for at in range(1, len(keys) + 1))
            for name, key in zip(names, keys, strict=True):
                out.witnesses[name] = WitnessKey(key)
            out.groups[party] = Group(1, names)
        members.append(party)
    name = "quorum"
    while name in members:
        name += "-"
    out.groups[name] = Group(policy.quorum, tuple(members))
    out.quorum = name
    return TrustPolicy.parse(str(out).encode())
