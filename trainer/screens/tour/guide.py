"""Where a person is in the tour: what was done counts, and moves on by itself."""

from __future__ import annotations

from trainer.screens.tour.state import DONE
from trainer.screens.tour.steps import ORDER, PLACES, STEPS, Moment, Names, Step


class Guide:
    """The state of a tour, shared by its screens.

    Args:
        names: what the texts say of the report.
        step: the step to begin with.

    Attributes:
        over: whether the tour has ended.
        leaving: whether the person wants to get from a form to Beranda.
    """

    def __init__(self, names: Names, step: str = ORDER[0]) -> None:
        self.names = names
        self._index = ORDER.index(step) if step in ORDER else 0
        self._happened: set[str] = set()
        self._again = False
        self.over = step == DONE
        self.leaving = False
        self.moment = Moment()

    @property
    def step(self) -> Step:
        """The present step."""
        return STEPS[self._index]

    @property
    def to_be_read(self) -> bool:
        """Whether the step waits for nothing: it is only read, or was gone back to."""
        return self._again or self.step.done is None

    @property
    def first(self) -> bool:
        """Whether there is no step before."""
        return self._index == 0

    @property
    def target(self) -> str:
        """What the step speaks of, as a selector; empty for nothing."""
        target = self.step.target
        return target if isinstance(target, str) else target(self.names, self.moment)

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
        while not (self.over or self._again) and self.step.done is not None:
            if not self.step.done(self.names, self.moment):
                break
            self._next()
        return self._index != before

    def next(self) -> None:
        """Go on because the person wants to."""
        if not self.over:
            self._next()

    def back(self) -> None:
        """Read the step before once more; it does not move on by itself, because it may be done already."""
        if not (self.over or self.first):
            self._index -= 1
            self._again = True
            self._happened.clear()

    def reach(self, key: str) -> None:
        """Go to a later step because the shift got there."""
        if not self.over and ORDER.index(key) > self._index:
            self._index = ORDER.index(key)
            self._again = False
            self._happened.clear()

    def end(self) -> None:
        """The tour is over."""
        self.over = True

    def _next(self) -> None:
        self._again = False
        if self._index + 1 < len(STEPS):
            self._index += 1
            self._happened.clear()
            self.moment = self.moment._replace(happened=frozenset())
        else:
            self.over = True

    def title(self) -> str:
        """Where we are: `Tur 4/22: Tab Identitas`."""
        return f"Tur {self._index + 1}/{len(STEPS)}: {self.step.title}"

    def text(self, place: str) -> str:
        """What to do now, for a screen of this place."""
        if self.step.place == place:
            return self.step.text(self.names, self.moment)
        return f"Langkah ini ada {PLACES[self.step.place]}; tur menunggu di sana. Yang Anda kerjakan sekarang tersimpan."
