"""Signed tickets: they stand in the address and say who may open which session, and until when."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

import msgspec

from trainer.serving.people import NameProblem, Person, person_named

LIFETIME = 12 * 60 * 60
"""Seconds a ticket holds: one training day."""

SECRET_BYTES = 32


class TicketProblem(ValueError):
    """A ticket is forged, damaged or too old."""


class Ticket(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What is signed.

    Attributes:
        name: the participant's name.
        expires: the second after which the ticket no longer opens anything.
    """

    name: str
    expires: int


class TicketOffice:
    """Issues and checks tickets.

    Args:
        secret: the signing key; None takes a random one, so that tickets end with the server.
        lifetime: seconds a ticket holds.
        now: gives the present second; tests put their own.
    """

    def __init__(
        self, secret: bytes | None = None, lifetime: int = LIFETIME, now: Callable[[], float] = time.time
    ) -> None:
        self._secret = secret or secrets.token_bytes(SECRET_BYTES)
        self._lifetime = lifetime
        self._now = now

    def issue(self, person: Person) -> str:
        """A ticket for a participant, made of letters that may stand in an address."""
        body = msgspec.json.encode(Ticket(person.name, int(self._now()) + self._lifetime))
        return f"{_letters(body)}.{_letters(self._signature(body))}"

    def check(self, token: str) -> Person:
        """The participant a ticket was issued to.

        Raises:
            TicketProblem: the ticket was not issued by this server, or is too old.
        """
        body_letters, _, signature_letters = token.partition(".")
        try:
            body, signature = _bytes(body_letters), _bytes(signature_letters)
        except (binascii.Error, ValueError) as problem:
            raise TicketProblem("damaged") from problem
        if not hmac.compare_digest(signature, self._signature(body)):
            raise TicketProblem("forged")
        try:
            ticket = msgspec.json.decode(body, type=Ticket)
            person = person_named(ticket.name)
        except (msgspec.MsgspecError, NameProblem) as problem:
            raise TicketProblem("damaged") from problem
        if ticket.expires < self._now():
            raise TicketProblem("expired")
        return person

    def _signature(self, body: bytes) -> bytes:
        return hmac.new(self._secret, body, hashlib.sha256).digest()


def _letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(letters: str) -> bytes:
    padded = letters + "=" * (-len(letters) % 4)
    return base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True)
