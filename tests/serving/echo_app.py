"""Stands in for the trainer in tests: speaks the packets of Textual's web driver and writes down what it is given.

    python echo_app.py [stubborn] [crash] [parent] [deaf]

It answers each packet with one of its own. `stubborn` does not leave when asked, `crash` fails at the
first key, `parent` starts a process of its own that sleeps, `deaf` draws once and then hangs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

MODES = sys.argv[1:]


def send(kind: bytes, payload: bytes) -> None:
    os.write(1, kind + len(payload).to_bytes(4, "big") + payload)


def read(count: int) -> bytes:
    data = sys.stdin.buffer.read(count)
    if len(data) < count:
        # Like Textual itself: the end of the input does not end the process.
        sys.stdin.close()
        subprocess.run(["sleep", "60"], check=False)
        raise SystemExit(0)
    return data


def main() -> int:
    facts = {"pid": os.getpid(), "group": os.getpgrp(), "environment": dict(os.environ)}
    if "parent" in MODES:
        facts["grandchild"] = subprocess.Popen(["sleep", "60"]).pid
    Path("started.json").write_text(json.dumps(facts))
    with Path("runs.txt").open("a") as runs:
        runs.write("x")
    os.write(1, b"__GANGLION__\n")
    send(b"D", f"pid {os.getpid()};".encode())
    if "deaf" in MODES:
        time.sleep(60)
    while True:
        head = read(5)
        payload = read(int.from_bytes(head[1:], "big"))
        if "crash" in MODES and head[:1] == b"D":
            print("rusak", file=sys.stderr)
            return 3
        if head[:1] == b"M":
            meta = json.loads(payload)
            if meta["type"] == "quit" and "stubborn" not in MODES:
                send(b"M", b'{"type": "exit"}')
                return 0
            send(b"D", f"{meta['type']} {meta.get('width')}x{meta.get('height')};".encode())
        elif payload == b"keluar":
            send(b"M", b'{"type": "exit"}')
            return 0
        else:
            send(b"D", b"key " + payload + b";")


if __name__ == "__main__":
    raise SystemExit(main())
