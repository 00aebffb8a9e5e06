"""The front: the door, the room's page, its websocket, and nothing else."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from typing import Any

import msgspec
from aiohttp import WSMsgType, web
from aiohttp.typedefs import Handler

from trainer.serving.connection import Connection, TerminalSize
from trainer.serving.gate import Gate, Verdict
from trainer.serving.pages import join_page, notice_page, room_page, static_files
from trainer.serving.people import NameProblem, Person, person_named
from trainer.serving.protection import is_own_origin, names_this_computer, protect
from trainer.serving.room import Room
from trainer.serving.tickets import TicketOffice, TicketProblem

LARGEST_FORM = 8 * 1024
LARGEST_MESSAGE = 64 * 1024
HEARTBEAT = 15.0

WRONG_CODE = "Kode ruang tidak cocok. Periksa kode dari pelatih, lalu coba lagi."
TOO_MANY = "Kode salah terlalu sering. Tunggu lima menit, lalu coba lagi atau hubungi pelatih."
IN_USE = "Nama ini sedang dipakai."
NOTICES = {
    HTTPStatus.FORBIDDEN: ("Tidak diizinkan", "Buka halaman ini dari alamat yang diberikan pelatih."),
    HTTPStatus.NOT_FOUND: ("Halaman tidak ada", "Alamat itu tidak ada di sini. Mulailah dari halaman masuk."),
    HTTPStatus.GONE: ("Sesi sudah berakhir", "Silakan masuk lagi. Pekerjaan Anda tersimpan."),
}
OTHER_NOTICE = ("Permintaan tidak dapat dilayani", "Kembali ke halaman masuk, lalu coba lagi.")


class Front(msgspec.Struct, frozen=True):
    """What the front works with.

    Attributes:
        room: the seats and the queue.
        gate: judges the room code.
        tickets: issues and checks the signed addresses.
        local: whether only this computer may call; then foreign names for it are refused.
    """

    room: Room
    gate: Gate
    tickets: TicketOffice
    local: bool = True

    def application(self) -> web.Application:
        """The web application."""
        application = web.Application(middlewares=[self.explain], client_max_size=LARGEST_FORM)
        application.on_response_prepare.append(protect)
        application.add_routes(
            [
                web.get("/", self.door),
                web.post("/masuk", self.join),
                web.get("/r/{token}/", self.page),
                web.get("/r/{token}/ws", self.socket),
                web.get("/static/{name}", self.static),
            ]
        )
        return application

    @web.middleware
    async def explain(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse foreign names for this computer; answer every refusal with a page in plain words."""
        try:
            if self.local and not names_this_computer(request):
                raise web.HTTPForbidden
            return await handler(request)
        except web.HTTPRedirection:
            raise
        except web.HTTPException as refusal:
            title, sentence = NOTICES.get(HTTPStatus(refusal.status), OTHER_NOTICE)
            return _page(notice_page(title, sentence), refusal.status)

    async def door(self, _request: web.Request) -> web.Response:
        """The page that asks for name and room code."""
        return _door(join_page())

    async def join(self, request: web.Request) -> web.Response:
        """Judge name and code; lead to the room."""
        if not is_own_origin(request, required=False):
            raise web.HTTPForbidden
        form = await request.post()
        name, code = _text(form.get("nama")), _text(form.get("kode"))
        verdict = self.gate.judge(code, request.remote or "")
        if verdict is Verdict.TOO_MANY:
            return _door(join_page(name, TOO_MANY), HTTPStatus.TOO_MANY_REQUESTS)
        if verdict is Verdict.WRONG:
            return _door(join_page(name, WRONG_CODE, code=code), HTTPStatus.FORBIDDEN)
        try:
            person = person_named(name)
        except NameProblem as problem:
            return _door(join_page(name, str(problem)), HTTPStatus.UNPROCESSABLE_ENTITY)
        if self.room.is_watched(person) and form.get("sama") != "ya":
            return _door(join_page(person.name, IN_USE, True, code), HTTPStatus.CONFLICT)
        raise web.HTTPSeeOther(f"/r/{self.tickets.issue(person)}/")

    async def page(self, request: web.Request) -> web.Response:
        """The page with the terminal."""
        return _page(room_page(self._person(request).name))

    async def static(self, request: web.Request) -> web.FileResponse:
        """One of the known files."""
        path = static_files().get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": "public, max-age=3600"})

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """The line between a browser's terminal and the participant's process."""
        person = self._person(request)
        if not is_own_origin(request, required=True):
            raise web.HTTPForbidden
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST_MESSAGE, timeout=2.0)
        await socket.prepare(request)
        size = TerminalSize.clamped(request.query.get("width"), request.query.get("height"))
        connection = Connection(person, socket, size)
        entering = asyncio.create_task(self.room.enter(connection))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._take(connection, message.data)
        finally:
            try:
                await entering
            finally:
                self.room.leave(connection)
        return socket

    def _person(self, request: web.Request) -> Person:
        try:
            return self.tickets.check(request.match_info["token"])
        except TicketProblem:
            raise web.HTTPGone from None

    async def _take(self, connection: Connection, data: str) -> None:
        """Do what a message of the page asks; what is not understood is passed over."""
        topic, content = _message(data)
        seat = self.room.seat_of(connection.person)
        if topic == "ping":
            await connection.say("pong", content)
        elif topic == "resize" and isinstance(content, dict):
            size = TerminalSize.clamped(content.get("width"), content.get("height"))
            if seat is None:
                connection.size = size
            else:
                seat.resize(connection, size)
        elif seat is None or not seat.shows(connection):
            return
        elif topic == "stdin" and isinstance(content, str):
            seat.child.type(content)
        elif topic in ("focus", "blur"):
            seat.child.tell("focus" if topic == "focus" else "blur")


def _message(data: str) -> tuple[str, Any]:
    try:
        envelope = json.loads(data)
    except (ValueError, RecursionError):
        return "", None
    if not isinstance(envelope, list) or not envelope or not isinstance(envelope[0], str):
        return "", None
    return envelope[0], envelope[1] if len(envelope) > 1 else None


def _text(field: object) -> str:
    return field if isinstance(field, str) else ""


def _page(html: str, status: int = HTTPStatus.OK) -> web.Response:
    return web.Response(text=html, content_type="text/html", status=status)


def _door(html: str, status: int = HTTPStatus.OK) -> web.Response:
    """The door's address holds no ticket; without a referrer browsers send its form with no origin."""
    response = _page(html, status)
    response.headers["Referrer-Policy"] = "same-origin"
    return response
