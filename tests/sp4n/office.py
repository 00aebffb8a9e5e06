"""A small agency for the tests of the instance: three units, one neighbour, national limits."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from trainer.sp4n.calendar import CIVIL_SERVICE_HOURS, SP4N_POLICY, WorkingCalendar
from trainer.sp4n.commands import Command, FollowUp, Submit, VerifyAndDispose
from trainer.sp4n.events import Event
from trainer.sp4n.instance import Instance
from trainer.sp4n.report import Actor, Report, ReporterIdentity
from trainer.sp4n.settings import Options, Settings
from trainer.sp4n.vocabulary import ClockId, ReporterChoice, ReportType, Role

WIB = ZoneInfo("Asia/Jakarta")
MONDAY = dt.datetime(2026, 3, 2, 9, 0, tzinfo=WIB)
"""A Monday morning; the next holiday of the test calendar is Thursday 19 March."""

HOLIDAYS = {dt.date(2026, 3, 19): "Hari Suci Nyepi", dt.date(2026, 3, 20): "Idulfitri"}
ROAD_CATEGORY = ("PEKERJAAN UMUM DAN PENATAAN RUANG", "Infrastruktur Jalan")

ADMIN = Actor(Role.AGENCY, "Rini Astuti")
NATIONAL_ADMIN = Actor(Role.NATIONAL, "Admin Nasional")
CITIZEN = Actor(Role.REPORTER, "Wawan Suhendar")
IDENTITY = ReporterIdentity(
    "Wawan Suhendar", "9901020304050001", "0840-1234-5678", "wawan@example.com", "Jl. Melati No. 7"
)


FIXED_LIMITS = {"C1": 3, "C2": 3, "C3": 5, "C5": 5, "C6": 10, "C7": 10, "C8": 10}
COMPLETION_LIMITS = {ReportType.INFORMATION: 5, ReportType.ORDINARY: 14, ReportType.SUPERVISORY: 60}


class NationalLimits:
    """The national limits in working days."""

    def limit(self, clock: ClockId, report_type: ReportType | None = None) -> int | None:
        """The limit of a clock."""
        if clock is ClockId.COMPLETION:
            return COMPLETION_LIMITS.get(report_type) if report_type is not None else None
        return FIXED_LIMITS[clock.value]


def liaison(unit: str) -> Actor:
    """The Pejabat Penghubung of a unit."""
    return Actor(Role.LIAISON, f"Penghubung {unit}", unit)


def head(unit: str) -> Actor:
    """The head of a unit."""
    return Actor(Role.UNIT_HEAD, f"Kepala {unit}", unit)


def calendar() -> WorkingCalendar:
    """A working calendar in WIB with two holidays in March 2026."""
    return WorkingCalendar("Asia/Jakarta", CIVIL_SERVICE_HOURS, HOLIDAYS, policy=SP4N_POLICY)


def empty_instance(options: Options | None = None) -> Instance:
    """An instance without reports."""
    settings = Settings(
        agency="Pemerintah Kabupaten Wanasari",
        units={"pupr": "Dinas PUPR", "dishub": "Dinas Perhubungan", "inspektorat": "Inspektorat"},
        neighbours={"bina_marga_provinsi": "Dinas Bina Marga Provinsi"},
        options=options or Options(),
    )
    return Instance(settings, calendar(), NationalLimits())


class Office:
    """Acts on an instance, an hour after the act before unless told otherwise, and keeps the log."""

    def __init__(self, options: Options | None = None) -> None:
        self.instance = empty_instance(options)
        self.now = MONDAY
        self.log: list[Event] = []

    def act(self, command: Command, actor: Actor, at: dt.datetime | None = None) -> tuple[Event, ...]:
        """Execute a command now (or at a moment) and let an hour pass."""
        self.now = at or self.now
        events = self.instance.execute(command, actor, self.now)
        self.log.extend(events)
        self.now += dt.timedelta(hours=1)
        return events

    def run_until(self, moment: dt.datetime) -> list[Event]:
        """Let the system do what is due up to a moment."""
        events = self.instance.run_agenda(moment)
        self.log.extend(events)
        self.now = max(self.now, moment)
        return events

    def submit(
        self,
        choice: ReporterChoice = ReporterChoice.COMPLAINT,
        anonymous: bool = False,
        secret: bool = False,
        to_agency: bool = True,
        title: str = "Jalan Berlubang",
    ) -> Report:
        """A citizen sends a report."""
        command = Submit(
            title=title,
            body="Jalan di depan pasar berlubang. NIK saya 9901020304050001.",
            choice=choice,
            reporter=IDENTITY,
            anonymous=anonymous,
            secret=secret,
            target_agency=to_agency,
        )
        (event,) = self.act(command, CITIZEN)
        return self.instance.reports[event.report]

    def dispose(
        self,
        report: Report,
        kind: ReportType = ReportType.ORDINARY,
        unit: str = "pupr",
        support: tuple[str, ...] = (),
        at: dt.datetime | None = None,
    ) -> Report:
        """The admin verifies and disposes with a redacted body."""
        command = VerifyAndDispose(
            report.id,
            "Jalan Berlubang di Depan Pasar",
            kind,
            ROAD_CATEGORY,
            unit,
            body="Jalan di depan pasar berlubang. NIK saya (disamarkan).",
            support_units=support,
        )
        self.act(command, ADMIN, at)
        return report

    def disposed(self, kind: ReportType = ReportType.ORDINARY, support: tuple[str, ...] = ()) -> Report:
        """A report that lies at Dinas PUPR."""
        return self.dispose(self.submit(), kind, support=support)

    def answered(self, final: bool = False, kind: ReportType = ReportType.ORDINARY) -> Report:
        """A report that Dinas PUPR has followed up."""
        report = self.disposed(kind)
        self.act(FollowUp(report.id, "Lubang sudah kami periksa.", final=final), liaison("pupr"))
        return report
