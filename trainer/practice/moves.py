"""A command in words: its name and what was chosen in it, for replay, debrief and documents."""

from __future__ import annotations

from datetime import datetime

import msgspec

from trainer.scoring.sentences import Words
from trainer.scoring.trail import DECISIONS
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.verbs import Verb

_WRITTEN = (cmd.FollowUp, cmd.SubmitDraft)
_WATCHING = (cmd.RemindUnit, cmd.Escalate)
_DECIDING = (cmd.ApproveDraft, cmd.RejectDraft)
_INTAKE = (*DECISIONS, cmd.ReturnToCoordinator, cmd.ChangeUnit)


class Move(msgspec.Struct, frozen=True):
    """A move on a report: when, its name, what was chosen, one line each, and what was written to the citizen."""

    at: datetime
    verb: str
    details: tuple[str, ...]
    phase: str
    letter: str = ""

    @property
    def line(self) -> str:
        """The move in one line."""
        return f"{self.verb}: {self.details[0]}" if self.details else self.verb


def describe(words: Words, command: Command, at: datetime) -> Move:
    """A trainee's or the expert's command with what was chosen in it.

    Args:
        words: the names of the scenario.
        command: the command.
        at: when it was given.
    """
    details: tuple[str, ...]
    match command:
        case cmd.VerifyAndDispose():
            details = (f"Unit {words.unit(command.unit)}", *_class_lines(command), *_helpers(words, command))
        case cmd.Verify():
            details = _class_lines(command)
        case cmd.Dispose():
            details = (f"Unit {words.unit(command.unit)}", *_helpers(words, command))
        case cmd.ChangeUnit():
            details = (f"Unit {words.unit(command.unit)}",)
        case cmd.AskForData():
            details = ("Diminta " + ", ".join(item.label for item in command.missing), command.message)
        case cmd.NotOurs():
            details = (f"Diteruskan ke {words.agency(command.agency)}", command.message)
        case cmd.Archive():
            details = (f"Alasan {command.reason.label}", command.explanation)
        case cmd.Merge():
            details = (f"Ke laporan #{command.into}", command.message)
        case cmd.FollowUp() | cmd.SubmitDraft():
            details = ("Hasil akhir" if command.final else "Jawaban sementara", command.text)
        case cmd.ReturnToCoordinator():
            details = (command.reason,)
        case cmd.RemindUnit() | cmd.Escalate():
            details = (command.message,)
        case cmd.RejectDraft():
            details = (command.note,)
        case _:
            details = ()
    kept = tuple(line for line in details if line)
    return Move(at, verb_of(command).label, kept, _phase(command), _letter(command))


def _letter(command: Command) -> str:
    """What the reporter reads of it."""
    match command:
        case cmd.FollowUp() | cmd.SubmitDraft():
            return command.text
        case cmd.AskForData() | cmd.NotOurs() | cmd.Merge():
            return command.message
        case cmd.Archive():
            return command.explanation
        case _:
            return ""


def _class_lines(command: cmd.Verify | cmd.VerifyAndDispose) -> tuple[str, ...]:
    masked = "Isi disunting" if command.body is not None else "Isi tidak disunting"
    return (
        f"Jenis {command.type.label}",
        f"Kategori {' › '.join(command.category)}",
        f"Judul {command.title}",
        masked,
    )


def _helpers(words: Words, command: cmd.Dispose | cmd.VerifyAndDispose) -> tuple[str, ...]:
    if not command.support_units:
        return ()
    return ("Unit pendukung " + ", ".join(words.unit(unit) for unit in command.support_units),)


def verb_of(command: Command) -> Verb:
    """The verb of a command."""
    return Verb(str(command.__struct_config__.tag))


def _phase(command: Command) -> str:
    if isinstance(command, _INTAKE):
        return "penanganan"
    if isinstance(command, _WRITTEN):
        return "jawaban"
    if isinstance(command, _DECIDING):
        return "persetujuan"
    return "pemantauan" if isinstance(command, _WATCHING) else "lain"


def report_of(command: Command) -> int:
    """The report that a command is about; 0 for one about none."""
    return int(getattr(command, "report", 0))
