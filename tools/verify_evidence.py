#!/usr/bin/env python3
"""Checks proofs of misbehaviour with the second verifier, and with none of the product's code.

    verify_evidence.py FILE --genesis FILE [--log FOLDER]

`--log` are the files of the log up to the checkpoint in the evidence: they show that an entry that
was promised is not there. The exit status is 0 when somebody is convicted, else 1.
"""

import argparse
import datetime
import sys
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from verify_record import (
    HASH,
    MAX_PATH,
    Genesis,
    LogFolder,
    Refused,
    ed25519,
    finality,
    from_base64,
    genesis_of,
    grow,
    lower_hex,
    moment,
    need,
    open_head,
    read_json,
    read_leaf,
    read_policy,
    root_of,
    short_id,
    signers,
    texts,
)

MAX_EVIDENCE = 4_000_000
MAX_STATEMENTS = 100
MERGE_SECONDS = 3600
COSIGNATURE = 4
"""The type of an Ed25519 witness key, which also signs what its party relays."""
Rows = list[list[bytes]]
"""Hashes of a log's complete subtrees, leaves first."""


def convict(data: bytes, genesis: Genesis, rows: Rows | None = None) -> list[str]:
    """Return whom evidence convicts: the operator first, then witnesses; or the author."""
    need(len(data) <= MAX_EVIDENCE, "the evidence is too long")
    value = read_json(data, "the evidence")
    need(isinstance(value, dict), "the evidence is no object")
    need(value.pop("format", None) == "hudna.evidence.v1", "evidence of an unknown format")
    kinds = {
        "fork": forked,
        "twice": used_twice,
        "withheld": partial(withheld, rows),
        "unmerged": partial(unmerged, rows),
    }
    kind = value.pop("kind", None)
    need(isinstance(kind, str) and kind in kinds, "evidence of an unknown kind")
    return kinds[kind](value, genesis)


def forked(value: dict[str, Any], genesis: Genesis) -> list[str]:
    """Return who signed two checkpoints that no one history can have."""
    rows = value.pop("path", None)
    texts(value, "first second", empty=True)
    need(isinstance(rows, list) and all(isinstance(row, str) for row in rows), "path is no list")
    path = [from_base64(row) for row in rows]
    need(all(len(h) == HASH for h in path) and len(path) <= MAX_PATH + 2, "path is no path")
    notes = [open_head(value[name].encode(), genesis.log) for name in ("first", "second")]
    (one, _, _), (two, _, _) = notes
    if one.size == two.size:
        need(one.root != two.root and not path, "both are of the same tree")
    else:
        need(0 < one.size < two.size, "the smaller checkpoint comes first")
        before, after = grow(one.size, two.size, path, None)
        need(after == two.root and before != one.root, "the one may extend the other")
    _, keys_of = read_policy(genesis.terms) or (0, {})
    known = {key: party for party, keys in keys_of.items() for key in keys}
    signed = [{known[k] for k in signers(text, lines, list(known))} for _, text, lines in notes]
    return [genesis.operator, *sorted((signed[0] & signed[1]) - {genesis.operator})]


def used_twice(value: dict[str, Any], genesis: Genesis) -> list[str]:
    """Return whose key signed two entries with one number."""
    first, second, public = (
        from_base64(texts(value, "first second key", empty=True)[name])
        for name in ("first", "second", "key")
    )
    pair_of = [read_leaf(first), read_leaf(second)]
    told = [(e.members["origin"], e.members["key"], e.members["seq"]) for e in pair_of]
    need(told[0] == told[1] and pair_of[0].message != pair_of[1].message, "not the same number")
    need(told[0][:2] == (genesis.origin, short_id(public)), "not by this key, or another log")
    good = all(ed25519(public, e.message, e.signature) for e in pair_of)
    need(good, "an entry is not signed by the key")
    named = [name for name, _, key in genesis.parties if key == public]
    return named or [f"key {short_id(public)}"]


def withheld(rows: Rows | None, value: dict[str, Any], genesis: Genesis) -> list[str]:
    """Return the operator, who did not keep a signed promise; `rows` are the log's hashes."""
    told = texts(value, "promise signature checkpoint", empty=True)
    promise, signature = from_base64(told["promise"]), from_base64(told["signature"])
    signed = ed25519(genesis.log.public, b"hudna.promise.v1\n" + promise, signature)
    need(signed, "the operator did not sign the promise")
    body = texts(read_json(promise, "the promise"), "accepted entry merge_by origin", empty=True)
    good = lower_hex(body["entry"], 64) and moment(body["merge_by"])
    need(good and body["origin"] == genesis.origin, "the promise has another form or origin")
    due = datetime.datetime.fromisoformat(body["merge_by"]).timestamp()
    return absent(rows, told["checkpoint"], body["entry"], due, genesis)


def unmerged(rows: Rows | None, value: dict[str, Any], genesis: Genesis) -> list[str]:
    """Return the operator, who left out what more relays took than may be hostile."""
    given = value.pop("statements", None)
    need(isinstance(given, list) and 0 < len(given) <= MAX_STATEMENTS, "no list of statements")
    checkpoint = texts(value, "checkpoint", empty=True)["checkpoint"]
    policy = read_policy(genesis.terms)
    need(policy is not None, "nobody tells the time")
    received: dict[str, float] = {}
    entries = set()
    for row in given:
        pair = isinstance(row, list) and len(row) == 2 and all(isinstance(x, str) for x in row)
        need(pair, "a statement is a pair of texts")
        body, signature = map(from_base64, row)
        said = texts(read_json(body, "the statement"), "entry origin received relay", empty=True)
        keys = [key for key in policy[1].get(said["relay"], []) if key.kind == COSIGNATURE]
        signed = any(ed25519(k.public, b"hudna.relay.v1\n" + body, signature) for k in keys)
        need(signed, "a statement is not signed by its relay")
        good = lower_hex(said["entry"], 64) and moment(said["received"])
        need(good and said["origin"] == genesis.origin, "a statement has another form or origin")
        time = datetime.datetime.fromisoformat(said["received"]).timestamp()
        received[said["relay"]] = min(time, received.get(said["relay"], time))
        entries.add(said["entry"])
    need(len(entries) == 1, "the statements are about several entries")
    need(len(received) > max(1, (len(policy[1]) - 1) // 3), "too few relays took the entry")
    due = max(received.values()) + MERGE_SECONDS
    return absent(rows, checkpoint, entries.pop(), due, genesis)


def absent(
    rows: Rows | None, checkpoint: str, entry: str, due: float, genesis: Genesis
) -> list[str]:
    """Return the operator, if a quorum saw a log without the entry after it was due."""
    head, text, lines = open_head(checkpoint.encode(), genesis.log)
    policy = read_policy(genesis.terms)
    need(policy is not None and finality(policy, text, lines, None)[0] > 0, "no quorum saw it")
    known = [key for keys in policy[1].values() for key in keys]
    times = [time for time in signers(text, lines, known).values() if time]
    need(min(times) > due, "the entry was not yet due")
    need(rows is not None and len(rows[0]) >= head.size, "the log's files do not reach so far")
    need(root_of(rows, head.size) == head.root, "the log's files are not those of the checkpoint")
    need(bytes.fromhex(entry) not in rows[0][: head.size], "the entry is in the log")
    return [genesis.operator]


def main() -> int:
    """Check a file of evidence; say whom it convicts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--genesis", type=Path, required=True)
    parser.add_argument("--log", type=Path)
    args = parser.parse_args()
    try:
        genesis = genesis_of(args.genesis.read_bytes())
        rows = LogFolder(args.log).rows if args.log else None
        print(f"convicted: {', '.join(convict(args.file.read_bytes(), genesis, rows))}")
    except (Refused, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
