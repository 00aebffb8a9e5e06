"""The state of an instance: its reports, the next tracking id, and the clockwork that runs on them."""

from __future__ import annotations

from trainer.sp4n.clocks import Clockwork, DeadlineCalendar, DeadlineRules
from trainer.sp4n.report import Report
from trainer.sp4n.settings import Settings


class State:
    """What decisions read and the fold changes.

    Args:
        settings: agency, units, neighbours and options.
        calendar: the working calendar of the agency.
        rules: the regulations in force, with the region's overlay.
    """

    def __init__(self, settings: Settings, calendar: DeadlineCalendar, rules: DeadlineRules) -> None:
        self.settings = settings
        self.options = settings.options
        self.clockwork = Clockwork(calendar, rules, settings.options)
        self.reports: dict[int, Report] = {}
        self.next_id = settings.first_tracking_id
