"""What every answer of the server carries, and which page may open a websocket."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from aiohttp import web

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def policy(host: str) -> str:
    """The content security policy: nothing from elsewhere, no inline script, no frame.

    xterm.js writes its own style elements, hence the inline styles; some browsers need the websocket's
    address spelled out.

    Args:
        host: the server's name and port as the browser wrote it.
    """
    sockets = f" ws://{host} wss://{host}" if is_plain_host(host) else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src 'self' data:; connect-src 'self'{sockets}; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )


async def protect(request: web.Request, response: web.StreamResponse) -> None:
    """Add the security headers; called for every answer, also for errors."""
    headers = response.headers
    headers["Content-Security-Policy"] = policy(request.host)
    headers["X-Frame-Options"] = "DENY"
    headers["X-Content-Type-Options"] = "nosniff"
    headers.setdefault("Referrer-Policy", "no-referrer")
    if request.secure or names_this_computer(request):
        # Browsers ignore it elsewhere and complain in their console.
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    headers["Server"] = "LATIH"
    headers.setdefault("Cache-Control", "no-store")


def is_plain_host(host: str) -> bool:
    """Whether a Host header has only letters that a host may have."""
    return bool(host) and all(letter.isascii() and (letter.isalnum() or letter in "-.:[]") for letter in host)


def is_own_origin(request: web.Request, required: bool) -> bool:
    """Whether a request comes from a page of this server.

    Args:
        request: the request.
        required: whether a request that names no origin is refused.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return not required
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and parts.netloc == request.host


def is_loopback(host: str) -> bool:
    """Whether an address reaches this computer only."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() in LOOPBACK_NAMES


def names_this_computer(request: web.Request) -> bool:
    """Whether the browser called this computer by a loopback name.

    A foreign name that resolves to loopback is how a web page reaches a local server behind one's back.
    """
    try:
        name = urlsplit(f"//{request.host}").hostname
    except ValueError:
        return False
    return name is not None and is_loopback(name)
