"""The simulated instance: one agency with its reports, as a pure state machine.

A command is refused with a sentence or yields events; the state is the fold of the events, in this process
or any other. Nothing here reads a clock, a file or a random number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from trainer.sp4n.commands import AutomaticCommand, Command
from trainer.sp4n.decide import decide
from trainer.sp4n.events import Event
from trainer.sp4n.fold import FOLDS
from trainer.sp4n.report import SYSTEM, Actor, Report
from trainer.sp4n.state import State


class Instance(State):
    """An agency's instance: `execute` commands, or `apply` the events of a log.

    `reports` holds the reports by tracking id; it is read by everybody and changed by `apply` only.
    """

    def decide(self, command: Command, actor: Actor, at: datetime) -> tuple[Event, ...]:
        """What would follow from a command; nothing changes.

        Args:
            command: what somebody wants to do.
            actor: who.
            at: the simulated moment, with a time zone.

        Returns:
            The events.

        Raises:
            Refused: with one sentence why, and what to do instead.
        """
        return decide(self, command, actor, at)

    def apply(self, event: Event) -> None:
        """Fold an event that happened into the state."""
        FOLDS[type(event)](self, event)

    def execute(self, command: Command, actor: Actor, at: datetime) -> tuple[Event, ...]:
        """Decide a command and fold what follows.

        Args:
            command: what somebody wants to do.
            actor: who.
            at: the simulated moment, with a time zone.

        Returns:
            The events, already applied, for the log.

        Raises:
            Refused: with one sentence why; nothing has changed.
        """
        events = decide(self, command, actor, at)
        for event in events:
            FOLDS[type(event)](self, event)
        return events

    def fold(self, events: Iterable[Event]) -> None:
        """Fold a log."""
        folds = FOLDS
        for event in events:
            folds[type(event)](self, event)

    def report(self, report_id: int) -> Report:
        """The report with this tracking id; KeyError when there is none."""
        return self.reports[report_id]

    def next_deadline(self) -> datetime | None:
        """When the next automatic move is due; None when nothing is planned."""
        first = self.clockwork.agenda.first()
        return None if first is None else first[0]

    def due_agenda(self, until: datetime) -> Iterator[tuple[datetime, AutomaticCommand]]:
        """The automatic moves due up to a moment, in order, each with the moment it is due.

        Execute each as `SYSTEM` before asking for the next: an act may cancel or plan others. A move that is
        not executed is taken off the agenda. A move planned for a moment before the report's last event,
        because time was let run without asking, is given with the moment of that event.

        Args:
            until: up to and including this moment.

        Yields:
            The moment at which to execute, and the command.
        """
        agenda = self.clockwork.agenda
        while (first := agenda.first()) is not None and first[0] <= until:
            agenda.drop_first()
            when, command = first
            yield max(when, self.reports[command.report].updated_at), command

    def run_agenda(self, until: datetime) -> list[Event]:
        """Execute all automatic moves due up to a moment.

        Args:
            until: up to and including this moment.

        Returns:
            The events, already applied, for the log.
        """
        events: list[Event] = []
        for when, command in self.due_agenda(until):
            events.extend(self.execute(command, SYSTEM, when))
        return events
