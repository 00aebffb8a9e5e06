"""Measures `latih serve` with a full room; run it, nothing here is a test.

    python benchmarks/serving.py [--sessions 30] [--seconds 20]

Prints, as JSON: how many of the participants who come at once get a ready screen and after how long, the
time from a key to its picture on Beranda and in the workbench, memory per session, and what a killed server
leaves behind. Client and server share the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp

HERE = Path(__file__).resolve().parent.parent
CODE = "UKUR17"
DOWN, UP, F2 = "\x1b[B", "\x1b[A", "\x1bOQ"
READY = b"Langkah berikutnya"
START_FORM = b"Nomor acak"
WORKBENCH = b"Belum Terverifikasi"
START_SECONDS = 120.0


def spread(seconds: list[float]) -> dict[str, float]:
    """Median, 95th percentile and worst, in milliseconds."""
    ranked = sorted(seconds)
    return {
        "n": len(ranked),
        "p50_ms": round(statistics.median(ranked) * 1000, 1),
        "p95_ms": round(ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))] * 1000, 1),
        "max_ms": round(ranked[-1] * 1000, 1),
    }


class Participant:
    """One browser without a browser."""

    def __init__(self, client: aiohttp.ClientSession, base: str, number: int) -> None:
        self.client, self.base, self.name = client, base, f"Peserta {number:02}"
        self.seen = b""
        self.first_byte = 0.0
        self.lost = False
        self.change = asyncio.Event()

    async def join(self) -> None:
        """Pass the door and connect."""
        form = {"nama": self.name, "kode": CODE}
        async with self.client.post(f"{self.base}/masuk", data=form, allow_redirects=False) as answer:
            where = answer.headers["Location"]
        address = f"{self.base}{where}ws?width=120&height=36"
        self.socket = await self.client.ws_connect(address, headers={"Origin": self.base}, max_msg_size=0)
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.first_byte = self.first_byte or time.perf_counter()
                self.seen += message.data
                self.change.set()
        self.lost = True

    async def until(self, text: bytes) -> float:
        """The moment a text has been shown."""
        async with asyncio.timeout(START_SECONDS):
            while text not in self.seen:
                self.change.clear()
                await self.change.wait()
        return time.perf_counter()

    async def press(self, key: str) -> None:
        """Type a key."""
        await self.socket.send_str(json.dumps(["stdin", key]))

    async def open_shift(self) -> float:
        """Start a shift from Beranda; the seconds from the first key to the workbench."""
        begun = time.perf_counter()
        await self.press("g")
        await self.until(START_FORM)
        await self.press(F2)
        return await self.until(WORKBENCH) - begun

    async def key_times(self, seconds: float, phase: float) -> list[float]:
        """Move up and down once a second; the time from each key to the first thing shown after it."""
        await asyncio.sleep(phase)
        taken = []
        end = time.perf_counter() + seconds
        for turn in range(int(seconds)):
            self.change.clear()
            sent = time.perf_counter()
            await self.press(DOWN if turn % 2 == 0 else UP)
            try:
                async with asyncio.timeout(10):
                    await self.change.wait()
            except TimeoutError:
                continue
            taken.append(time.perf_counter() - sent)
            await asyncio.sleep(max(0.0, min(1.0 - taken[-1], end - time.perf_counter())))
        return taken


async def keys(people: list[Participant], seconds: float) -> dict[str, Any]:
    """Key times of everybody together."""
    runs = await asyncio.gather(
        *(one.key_times(seconds, place / len(people)) for place, one in enumerate(people))
    )
    return {**spread([time for run in runs for time in run]), "sent": int(seconds) * len(people)}


def processes(server: int) -> list[int]:
    """The server's children that run the trainer."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                line = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"trainer.serving.launch" in line and str(server).encode() in line:
                found.append(int(folder.name))
    return found


def runs(pid: int) -> bool:
    """Whether a process still runs; one that only waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def memory(pid: int) -> dict[str, float]:
    """Resident and unshared MB of a process."""
    rows = dict(
        line.split(":", 1)
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
        if ":" in line
    )

    def megabytes(name: str) -> float:
        return int(rows[name].split()[0]) / 1024

    return {
        "rss": megabytes("Rss"),
        "pss": megabytes("Pss"),
        "unshared": megabytes("Private_Dirty") + megabytes("Private_Clean"),
    }


def memories(pids: list[int]) -> dict[str, float]:
    """The median memory of several processes."""
    read = [memory(pid) for pid in pids]
    return {
        f"{name}_mb": round(statistics.median(one[name] for one in read), 1)
        for name in ("rss", "pss", "unshared")
    }


def cpu_seconds(pids: list[int]) -> float:
    """Processor seconds used so far by several processes."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def foreign_origin_refused(client: aiohttp.ClientSession, base: str) -> bool:
    """Whether a websocket from another page is refused although its ticket is good."""
    form = {"nama": "Tamu", "kode": CODE}
    async with client.post(f"{base}/masuk", data=form, allow_redirects=False) as answer:
        where = answer.headers["Location"]
    try:
        await client.ws_connect(f"{base}{where}ws", headers={"Origin": "http://lain.example"})
    except aiohttp.WSServerHandshakeError as refusal:
        return refusal.status == 403
    return False


async def wrong_code_refused(client: aiohttp.ClientSession, base: str) -> bool:
    """Whether the wrong code opens nothing."""
    async with client.post(
        f"{base}/masuk", data={"nama": "Tamu", "kode": "SALAH"}, allow_redirects=False
    ) as answer:
        return answer.status == 403


async def measure(base: str, server: int, sessions: int, seconds: float) -> dict[str, Any]:
    """Everything about a running server."""
    result: dict[str, Any] = {}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:
        people = [Participant(client, base, number) for number in range(sessions)]
        begun = time.perf_counter()
        await asyncio.gather(*(one.join() for one in people))
        ready = await asyncio.gather(*(one.until(READY) for one in people))
        result["ready_since_all_came_at_once"] = spread([moment - begun for moment in ready])
        result["ready_since_first_byte"] = spread(
            [moment - one.first_byte for moment, one in zip(ready, people, strict=True)]
        )
        pids = processes(server)
        result["processes"] = len(pids)
        await asyncio.sleep(2)
        before = cpu_seconds(pids)
        await asyncio.sleep(10)
        result["idle_cpu_percent_all"] = round((cpu_seconds(pids) - before) * 10, 1)
        result["memory_beranda"] = memories(pids)
        result["key_beranda"] = await keys(people, seconds)

        result["shift_opened"] = spread(list(await asyncio.gather(*(one.open_shift() for one in people))))
        await asyncio.sleep(5)
        result["memory_workbench"] = memories(pids)
        result["key_workbench"] = await keys(people, seconds)
        result["memory_server"] = memories([server])

        await people[0].socket.send_str(json.dumps(["resize", {"width": 4000, "height": 2000}]))
        await asyncio.sleep(2)
        result["after_resize_4000x2000_max_rss_mb"] = round(max(memory(pid)["rss"] for pid in pids), 1)
        result["lost"] = sum(one.lost for one in people)
        result["foreign_origin_refused"] = await foreign_origin_refused(client, base)
        result["wrong_code_refused"] = await wrong_code_refused(client, base)
        os.kill(server, signal.SIGKILL)
        await asyncio.sleep(1.5)
        result["left_after_sigkill"] = sum(runs(pid) for pid in pids)
    return result


def main() -> int:
    """Start a server, measure it, print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=20)
    wanted = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "trainer", "serve", "--port", str(port), "--kode", CODE]
        command += ["--max", str(wanted.sessions), "--data", folder]
        with subprocess.Popen(
            command, cwd=HERE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        ) as server:
            assert server.stdout is not None
            while "Ctrl+C" not in server.stdout.readline():
                assert server.poll() is None
            try:
                figures = asyncio.run(
                    measure(f"http://127.0.0.1:{port}", server.pid, wanted.sessions, wanted.seconds)
                )
            finally:
                server.kill()
    print(json.dumps({"sessions": wanted.sessions, **figures}, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
