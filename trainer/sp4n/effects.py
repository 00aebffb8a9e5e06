"""What a row of the table of moves does to a report, laid out for the fold.

The table in `trainer.sp4n.moves` is written to be read; here its rows are turned once into what the fold goes
through for every event.
"""

from __future__ import annotations

from trainer.sp4n.moves import Move
from trainer.sp4n.report import StopKind


class Effects:
    """The new state and the clock effects of a row.

    Args:
        move: the row.

    Attributes:
        target: the new state; None keeps the state.
        stops: which clocks stop, with their outcome, in the order of the table's columns.
        ends: whether all clocks that the row does not name stop without effect.
        pause, resume, start: which clocks do that.
        hand_over: whether the present unit becomes the owner of the unit's clocks.
        leaves_clocks: whether the row touches no clock at all.
    """

    __slots__ = ("ends", "hand_over", "leaves_clocks", "pause", "resume", "start", "stops", "target")

    def __init__(self, move: Move) -> None:
        self.target = move.target
        self.stops = (
            *((clock, StopKind.FULFILLED) for clock in move.fulfil),
            *((clock, StopKind.UNFULFILLED) for clock in move.unfulfil),
            *((clock, StopKind.VOID) for clock in move.void),
        )
        self.ends = move.ends
        self.pause = move.pause
        self.resume = move.resume
        self.start = move.start
        self.hand_over = move.hand_over
        touched = (self.stops, self.ends, self.pause, self.resume, self.start, self.hand_over)
        self.leaves_clocks = not any(touched)
