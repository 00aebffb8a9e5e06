"""From a command to its events, or to a refusal. Pure: nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from trainer.sp4n import commands as c
from trainer.sp4n import decisions_handling as handling
from trainer.sp4n import decisions_intake as intake
from trainer.sp4n import decisions_outside as outside
from trainer.sp4n.events import Event
from trainer.sp4n.report import Actor
from trainer.sp4n.state import State

DECISIONS: dict[type, Callable[[State, Any, Actor, datetime], tuple[Event, ...]]] = {
    c.Submit: intake.submit,
    c.EnterOffline: intake.enter_offline,
    c.RouteToAgency: intake.route_to_agency,
    c.Verify: intake.verify,
    c.Dispose: intake.dispose,
    c.VerifyAndDispose: intake.verify_and_dispose,
    c.AskForData: intake.ask_for_data,
    c.NotOurs: intake.not_ours,
    c.Archive: intake.archive,
    c.Merge: intake.merge,
    c.Split: intake.split,
    c.EditPublished: intake.edit_published,
    c.ChangeUnit: intake.change_unit,
    c.ReturnToCoordinator: handling.return_to_coordinator,
    c.FollowUp: handling.follow_up,
    c.SubmitDraft: handling.submit_draft,
    c.ApproveDraft: handling.approve_draft,
    c.RejectDraft: handling.reject_draft,
    c.RemindUnit: handling.remind_unit,
    c.Escalate: handling.escalate,
    c.Close: handling.close,
    c.RegisterFormalRequest: handling.register_formal_request,
    c.ExtendFormalRequest: handling.extend_formal_request,
    c.RecordFindings: handling.record_findings,
    c.CompleteData: outside.complete_data,
    c.Reply: outside.reply,
    c.Confirm: outside.confirm,
    c.Withdraw: outside.withdraw,
    c.Block: outside.block,
    c.MarkRead: outside.mark_read,
    c.ExpireMissingData: outside.expire_missing_data,
    c.AutoClose: outside.auto_close,
    c.Warn: outside.warn,
    c.Breach: outside.breach,
    c.OmbudsmanNotice: outside.ombudsman_notice,
}
"""Which function decides about which command."""


def decide(state: State, command: c.Command, actor: Actor, at: datetime) -> tuple[Event, ...]:
    """Decide about a command.

    Args:
        state: the instance; it is only read.
        command: what somebody wants to do.
        actor: who.
        at: the simulated moment, with a time zone.

    Returns:
        The events that follow, at least one.

    Raises:
        Refused: the command is not possible; its sentence says why and what to do instead.
        ValueError: `at` has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError("Waktu tindakan harus memiliki zona waktu.")
    return DECISIONS[type(command)](state, command, actor, at)
