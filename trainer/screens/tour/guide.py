"""Where a person is in the tour: what was done counts, and moves on by itself."""

from __future__ import annotations

from trainer.screens.tour.state import DONE
from trainer.screens.tour.steps import ORDER, PLACES, STEPS, Moment, Names, Step


class Guide:
    """The state of a tour, shared by its screens.

    Args:
        names: what the texts say of the report.
        step: the step to begin with.
    """

    def __init__(self, names: Names, step: str = ORDER[0]) -> None:
        self.names = names
        self._index = ORDER.index(step) if step in ORDER else 0
        self._happened: set[str] = set()
        self.over = step == DONE
        self.moment = Moment()

    @property
    def step(self) -> Step:
        """The present step."""
        return STEPS[self._index]

    @property
    def stored(self) -> str:
        """What to keep so that the tour can go on from here."""
        return DONE if self.over else self.step.key

    def note(self, *names: str) -> None:
        """Something was done."""
        self._happened.update(names)

    def look(self, moment: Moment) -> bool:
        """Go on while steps are done; whether the tour has moved."""
        before = self._index
        self.moment = moment._replace(happened=frozenset(self._happened))
        while not self.over and self.step.done is not None and self.step.done(self.names, self.moment):
            self._next()
        return self._index != before

    def next(self) -> None:
        """Go on because the person wants to."""
        if not self.over:
            self._next()

    def reach(self, key: str) -> None:
        """Go to a later step because the shift got there."""
        if not self.over and ORDER.index(key) > self._index:
            self._index = ORDER.index(key)
            self._happened.clear()

    def _next(self) -> None:
        if self._index + 1 < len(STEPS):
            self._index += 1
            self._happened.clear()
            self.moment = self.moment._replace(happened=frozenset())
        else:
            self.over = True

    def title(self) -> str:
        """Where we are: `Tur 4 dari 23: Tab Identitas`."""
        return f"Tur {self._index + 1} dari {len(STEPS)}: {self.step.title}"

    def text(self, place: str) -> str:
        """What to do now, for a screen of this place."""
        if self.step.place == place:
            return self.step.text(self.names, self.moment)
        return (
            f"Langkah ini ada {PLACES[self.step.place]}. Tur menunggu di sana; yang Anda kerjakan sekarang tetap tersimpan. "
            "F6 melewatinya."
        )
