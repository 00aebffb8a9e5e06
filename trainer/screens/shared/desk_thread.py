"""The one thread that touches the desk, its sessions and its database.

The event loop never waits for the disk, and a session is never changed from two sides at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from trainer.practice.desk import Desk

T = TypeVar("T")


class DeskThread:
    """Runs work on the desk, one piece after the other.

    Args:
        desk: a desk to work with; it is opened anew in the thread. None opens the desk of this computer.
    """

    def __init__(self, desk: Desk | None = None) -> None:
        self._given = desk
        self._desk: Desk | None = None
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="meja")

    def _opened(self) -> Desk:
        if self._desk is None:
            from trainer.practice.desk import Desk

            self._desk = Desk.open() if self._given is None else self._given.reopened()
        return self._desk

    async def call(self, work: Callable[[Desk], T]) -> T:
        """Run a piece of work in the thread and return what it returns or raises."""
        return await asyncio.wrap_future(self._executor.submit(lambda: work(self._opened())))

    def close(self) -> None:
        """Finish what was begun and let go of the database."""
        if self._desk is not None:
            self._executor.submit(self._desk.store.close).result()
        self._executor.shutdown()


def problems() -> tuple[type[Exception], ...]:
    """The failures that carry a sentence for the person; imported only once something failed."""
    from trainer.practice.journal import JournalError
    from trainer.practice.store import StoreError
    from trainer.scenarios.library import ContentError, UnknownContentError
    from trainer.scenarios.recipe import RecipeError
    from trainer.scoring.answers import RubricMismatch
    from trainer.sp4n.commands import Refused

    return (StoreError, JournalError, ContentError, UnknownContentError, RecipeError, RubricMismatch, Refused)


def sentence_of(problem: Exception) -> str:
    """What to tell the person."""
    return str(getattr(problem, "sentence", "") or problem)
