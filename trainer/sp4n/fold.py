"""The fold: which function changes the state for which event. Nothing is decided or refused here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trainer.sp4n import events as e
from trainer.sp4n import fold_handling as handling
from trainer.sp4n import fold_intake as intake
from trainer.sp4n.state import State

FOLDS: dict[type, Callable[[State, Any], None]] = {
    e.Submitted: intake.submitted,
    e.Routed: intake.routed,
    e.Verified: intake.verified,
    e.Disposed: intake.disposed,
    e.UnitChanged: intake.unit_changed,
    e.DataRequested: intake.data_requested,
    e.Forwarded: intake.forwarded,
    e.Archived: intake.archived,
    e.Merged: intake.merged,
    e.SplitUp: intake.split_up,
    e.Returned: handling.returned,
    e.FollowedUp: handling.followed_up,
    e.DraftSubmitted: handling.draft_submitted,
    e.DraftApproved: handling.draft_approved,
    e.DraftRejected: handling.draft_rejected,
    e.UnitReminded: handling.unit_reminded,
    e.Escalated: handling.escalated,
    e.ClosedByAdmin: handling.closed_by_admin,
    e.Edited: intake.edited,
    e.FormalRequestRegistered: handling.formal_registered,
    e.FormalRequestExtended: handling.formal_extended,
    e.FindingsRecorded: handling.findings_recorded,
    e.DataCompleted: intake.data_completed,
    e.ReporterReplied: handling.reporter_replied,
    e.Confirmed: handling.confirmed,
    e.Withdrawn: handling.withdrawn,
    e.Blocked: handling.blocked,
    e.MarkedRead: handling.marked_read,
    e.MissingDataExpired: handling.missing_data_expired,
    e.AutoClosed: handling.auto_closed,
    e.DeadlineWarned: handling.deadline_warned,
    e.DeadlineBreached: handling.deadline_breached,
    e.OmbudsmanNoticed: handling.ombudsman_noticed,
}
"""Which function folds which event."""
