"""Building the running world out of a scenario: calendar, instance, submissions.

The same for playing, replaying and grading, so that a log folds to the same state everywhere.
"""

from __future__ import annotations

import msgspec

from trainer.scenarios.scenario import ReportPlan, Scenario
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import EnterOffline, Submit
from trainer.sp4n.instance import Instance
from trainer.sp4n.regulations import instance_options
from trainer.sp4n.report import Actor, Location, ReporterIdentity
from trainer.sp4n.settings import Settings
from trainer.sp4n.vocabulary import Role


def build_calendar(scenario: Scenario) -> WorkingCalendar:
    """The working calendar of the scenario's region: its zone, its office hours, its holidays."""
    return WorkingCalendar.from_years(scenario.region.zone, scenario.rules.hours, scenario.calendar_years)


def build_instance(scenario: Scenario, calendar: WorkingCalendar) -> Instance:
    """An empty instance under the scenario's rules."""
    settings = Settings.for_region(scenario.region, instance_options(scenario.rules), scenario.first_tracking)
    return Instance(settings, calendar, scenario.rules)


def submitter(plan: ReportPlan) -> Actor:
    """Who puts a planned report into the system: the citizen, or the counter for an offline channel."""
    if plan.channel.is_offline:
        return Actor(Role.AGENCY, "Petugas Loket Pengaduan")
    return Actor(Role.REPORTER, plan.citizen.name)


def submission(plan: ReportPlan) -> Submit | EnterOffline:
    """The command with which a planned report comes in."""
    citizen = plan.citizen
    form: type[Submit] | type[EnterOffline] = EnterOffline if plan.channel.is_offline else Submit
    made = form(
        title=plan.title,
        body=plan.body,
        choice=plan.choice,
        reporter=ReporterIdentity(citizen.name, citizen.nik, citizen.phone, "", citizen.address),
        channel=plan.channel,
        anonymous=plan.anonymous,
        secret=plan.secret,
        location=Location(text=plan.location, district=plan.district, village=plan.village),
        incident_date=plan.incident_date,
        attachments=plan.attachments,
    )
    if isinstance(made, Submit) and not plan.to_agency:
        return msgspec.structs.replace(made, target_agency=False)
    return made
