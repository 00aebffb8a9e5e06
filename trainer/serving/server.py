"""Running the server: the address, the signals, and the way out that leaves nothing behind."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
import sys
from collections.abc import Callable

import msgspec
from aiohttp import web

from trainer.serving.front import Front
from trainer.serving.gate import Gate
from trainer.serving.protection import is_loopback
from trainer.serving.room import Room, RoomPlan
from trainer.serving.tickets import TicketOffice

ANY_ADDRESS = frozenset({"0.0.0.0", "::"})


class ServingProblem(Exception):
    """The server cannot be started; the message is one sentence."""


class ServingPlan(msgspec.Struct, frozen=True):
    """What a trainer asks for.

    Attributes:
        room: how the room is run.
        code: the room code.
        host: the address to listen on.
        port: the port to listen on.
        secret: the key that signs addresses; None takes a random one.
        reopened: whether code and key are those of a room that was closed before.
    """

    room: RoomPlan
    code: str
    host: str = "127.0.0.1"
    port: int = 8017
    secret: bytes | None = None
    reopened: bool = False


def serve(plan: ServingPlan, report: Callable[[str], None]) -> None:
    """Serve until Ctrl+C or SIGTERM, then end every participant's process.

    Args:
        plan: what is asked for.
        report: takes each line for the trainer.

    Raises:
        ServingProblem: address, port or folder cannot be used.
    """
    asyncio.run(_serve(plan, report))


async def _serve(plan: ServingPlan, report: Callable[[str], None]) -> None:
    room = Room(plan.room, report)
    front = Front(room, Gate(plan.code), TicketOffice(plan.secret), is_loopback(plan.host))
    runner = web.AppRunner(front.application(), access_log=None, handle_signals=False, shutdown_timeout=2.0)
    stop = asyncio.Event()
    await runner.setup()
    try:
        await _listen(runner, plan)
        await _open(room)
        _on_signal(stop)
        for line in greeting(plan):
            report(line)
        await stop.wait()
        report("Ruang ditutup. Menunggu latihan peserta tersimpan ...")
    finally:
        await room.close()
        await runner.cleanup()


async def _listen(runner: web.AppRunner, plan: ServingPlan) -> None:
    try:
        await web.TCPSite(runner, plan.host, plan.port).start()
    except socket.gaierror:
        raise ServingProblem(
            f"Alamat {plan.host} tidak dikenal. Pakai 127.0.0.1, atau 0.0.0.0 untuk jaringan ruang."
        ) from None
    except OSError as problem:
        raise ServingProblem(_listening_sentence(plan, problem.errno)) from None


def _listening_sentence(plan: ServingPlan, number: int | None) -> str:
    if number == errno.EADDRINUSE:
        return f"Port {plan.port} sedang dipakai program lain. Pilih port lain dengan --port."
    if number == errno.EACCES:
        return f"Port {plan.port} tidak boleh dipakai. Pilih port di atas 1023 dengan --port."
    if number == errno.EADDRNOTAVAIL:
        return f"Alamat {plan.host} bukan milik komputer ini. Pakai 127.0.0.1 atau 0.0.0.0."
    return f"Server tidak dapat dibuka di {plan.host} port {plan.port}. Periksa --host dan --port."


async def _open(room: Room) -> None:
    try:
        await room.open()
    except OSError as problem:
        raise ServingProblem(
            f"Folder {room.plan.data} tidak dapat dipakai ({problem.strerror}). Pilih folder lain dengan --data."
        ) from None


def _on_signal(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    # Windows has no signal handlers in its loop; there Ctrl+C arrives as KeyboardInterrupt.
    with contextlib.suppress(NotImplementedError):
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        if hasattr(signal, "SIGHUP"):
            loop.add_signal_handler(signal.SIGHUP, stop.set)


def greeting(plan: ServingPlan) -> list[str]:
    """What the trainer reads when the room opens."""
    lines = [f"Ruang latihan terbuka untuk {plan.room.seats} peserta sekaligus."]
    if not is_loopback(plan.host):
        lines.append(
            "PERINGATAN: ruang terbuka bagi jaringan dan sambungannya tidak disandikan (tanpa TLS). "
            "Pakai hanya di jaringan ruang pelatihan yang Anda percaya."
        )
    if sys.platform == "win32":
        lines.append(
            "Di Windows latihan tiap peserta berjalan tanpa batas memori. Tutup ruang dengan Ctrl+C, bukan dengan menutup "
            "jendela ini, agar tidak ada yang tertinggal."
        )
    lines += [
        f"  Alamat : http://{_shown_host(plan.host)}:{plan.port}/",
        f"  Kode   : {plan.code}"
        + (" (masih sama; alamat peserta juga masih berlaku)" if plan.reopened else ""),
        f"  Data   : {plan.room.data}",
        "Tekan Ctrl+C untuk menutup ruang.",
    ]
    return lines


def _shown_host(host: str) -> str:
    if host in ANY_ADDRESS:
        return own_address()
    return f"[{host}]" if ":" in host else host


def own_address() -> str:
    """This computer's address in its network, as far as it can be told without sending anything."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket only chooses a route; the address is reserved for documents.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
