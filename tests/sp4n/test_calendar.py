"""The working calendar: days, deadlines, options, refusals."""

from __future__ import annotations

import ast
import datetime as dt
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest

from trainer.sp4n.calendar import (
    CIVIL_SERVICE_HOURS,
    SP4N_POLICY,
    CalendarPolicy,
    CalendarYear,
    ClosedDayError,
    Closing,
    DayZero,
    Holiday,
    NoWorkingTimeError,
    PauseCounting,
    Rounding,
    WeeklyHours,
    WorkingCalendar,
)

JAKARTA = ZoneInfo("Asia/Jakarta")
BERLIN = ZoneInfo("Europe/Berlin")
NINE_TO_FIVE = (("09:00", "17:00"),)
PLAIN_WEEK = WeeklyHours(
    mon=NINE_TO_FIVE, tue=NINE_TO_FIVE, wed=NINE_TO_FIVE, thu=NINE_TO_FIVE, fri=NINE_TO_FIVE
)
ALWAYS = WeeklyHours(*((("00:00", "24:00"),) for _ in range(7)))
YEAR = CalendarYear(
    year=2025,
    decree="SKB",
    confidence="H",
    holidays=(
        Holiday(dt.date(2025, 3, 5), "Hari Libur Contoh"),
        Holiday(dt.date(2025, 3, 6), "Hari Contoh Tidak Berlaku", active=False),
    ),
    joint_leave=(Holiday(dt.date(2025, 3, 7), "Cuti bersama Contoh"),),
)


def at(text: str, zone: ZoneInfo = JAKARTA) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


def office(policy: CalendarPolicy = SP4N_POLICY, hours: WeeklyHours = PLAIN_WEEK) -> WorkingCalendar:
    """March 2025: Wednesday 5 is a holiday, Friday 7 joint leave."""
    return WorkingCalendar.from_years(JAKARTA, hours, [YEAR], policy=policy)


def minutes(count: float) -> dt.timedelta:
    return dt.timedelta(minutes=count)


class TestDays:
    def test_names_the_reason_a_day_is_closed(self) -> None:
        calendar = office()
        reasons = [calendar.why_closed(dt.date(2025, 3, day)) for day in range(4, 10)]
        assert reasons == [
            None, "Hari Libur Contoh", None, "Cuti bersama Contoh", "akhir pekan", "akhir pekan",
        ]  # fmt: skip

    def test_an_inactive_holiday_is_a_working_day(self) -> None:
        assert office().is_working_day(dt.date(2025, 3, 6))
        listed = WorkingCalendar(
            JAKARTA, PLAIN_WEEK, {dt.date(2025, 3, 6): "Hari Contoh"}, inactive_holidays=[dt.date(2025, 3, 6)]
        )
        assert listed.is_working_day(dt.date(2025, 3, 6))

    def test_joint_leave_can_be_left_unobserved(self) -> None:
        calendar = WorkingCalendar.from_years(JAKARTA, PLAIN_WEEK, [YEAR], observe_joint_leave=False)
        assert calendar.is_working_day(dt.date(2025, 3, 7))

    def test_says_which_years_it_knows(self) -> None:
        calendar = office().with_policy(CalendarPolicy())
        assert calendar.covers(dt.date(2025, 12, 31))
        assert not calendar.covers(dt.date(2026, 1, 1))

    def test_a_weekday_without_hours_is_not_called_a_weekend(self) -> None:
        calendar = WorkingCalendar(JAKARTA, WeeklyHours(sat=NINE_TO_FIVE))
        assert calendar.why_closed(dt.date(2025, 3, 3)) == "bukan hari kerja kantor ini"
        assert calendar.why_closed(dt.date(2025, 3, 8)) is None

    def test_opening_and_closing_of_a_day_with_a_break(self) -> None:
        calendar = office(hours=CIVIL_SERVICE_HOURS)
        friday = dt.date(2025, 3, 14)
        assert calendar.opening(friday) == at("2025-03-14 07:30")
        assert calendar.closing(friday) == at("2025-03-14 16:30")
        assert len(calendar.intervals(friday)) == 2

    def test_a_closed_day_has_no_opening(self) -> None:
        with pytest.raises(ClosedDayError, match="Hari Libur Contoh"):
            office().opening(dt.date(2025, 3, 5))

    def test_working_days_between_counts_from_the_day_after(self) -> None:
        calendar = office()
        assert calendar.working_days_between(dt.date(2025, 3, 3), dt.date(2025, 3, 10)) == 3
        assert calendar.working_days_between(dt.date(2025, 3, 10), dt.date(2025, 3, 3)) == -3
        assert calendar.working_days_between(dt.date(2025, 3, 3), dt.date(2025, 3, 3)) == 0

    def test_the_civil_service_week_has_37_hours_and_a_half(self) -> None:
        worked = office(hours=CIVIL_SERVICE_HOURS).elapsed(at("2025-03-10 00:00"), at("2025-03-17 00:00"))
        assert worked == dt.timedelta(hours=37.5)


class TestSp4nWorkingDays:
    """Dossier 4.1: day of receipt is day 0, after hours counts as the next working day, due at closing."""

    @pytest.mark.parametrize(
        ("received", "n", "due"),
        [
            ("2025-03-10 10:00", 3, "2025-03-13 17:00"),
            ("2025-03-10 07:00", 3, "2025-03-13 17:00"),  # before opening: still that day
            ("2025-03-10 17:00", 3, "2025-03-13 17:00"),  # exactly at closing: still that day
            ("2025-03-10 17:01", 3, "2025-03-14 17:00"),  # after hours: Tuesday is day 0
            ("2025-03-15 10:00", 3, "2025-03-20 17:00"),  # Saturday: Monday is day 0
            ("2025-03-04 10:00", 1, "2025-03-06 17:00"),  # over the holiday
            ("2025-03-04 18:00", 1, "2025-03-10 17:00"),  # day 0 is the 6th, then joint leave and a weekend
            ("2025-03-10 10:00", 0, "2025-03-10 17:00"),
            ("2025-03-10 10:00", 60, "2025-06-02 17:00"),
        ],
    )
    def test_due_moment(self, received: str, n: int, due: str) -> None:
        assert office().add_working_days(at(received), n) == at(due)

    def test_the_zone_of_the_start_does_not_matter(self) -> None:
        calendar, start = office(), at("2025-03-10 16:30")
        assert calendar.add_working_days(start.astimezone(dt.UTC), 3) == calendar.add_working_days(start, 3)

    def test_one_instant_falls_on_other_days_in_wib_and_wit(self) -> None:
        jayapura = WorkingCalendar("Asia/Jayapura", PLAIN_WEEK, policy=SP4N_POLICY)
        start = at("2025-03-10 16:00")  # 18:00 in Jayapura: after hours there
        assert office().add_working_days(start, 1).date() == dt.date(2025, 3, 11)
        assert jayapura.add_working_days(start, 1).date() == dt.date(2025, 3, 12)

    @pytest.mark.parametrize(
        ("pause", "due"),
        [
            (("2025-03-10 11:00", "2025-03-10 15:00"), "2025-03-13 17:00"),  # within one day
            (("2025-03-10 11:00", "2025-03-12 09:00"), "2025-03-14 17:00"),  # day 0 and Tuesday
            (("2025-03-11 11:00", "2025-03-13 09:00"), "2025-03-17 17:00"),  # Tuesday and Wednesday
            (("2025-03-11 17:01", "2025-03-12 07:00"), "2025-03-13 17:00"),  # a night
            (("2025-03-11 17:00", "2025-03-12 17:00"), "2025-03-14 17:00"),  # exactly one day
            (("2025-03-11 16:59", "2025-03-12 17:01"), "2025-03-17 17:00"),  # over two closing times
            (("2025-03-13 16:59", "2025-03-14 10:00"), "2025-03-14 17:00"),  # on the last day
            (("2025-03-13 17:00", "2025-03-20 10:00"), "2025-03-13 17:00"),  # after it was due
            (("2025-03-01 11:00", "2025-03-12 09:00"), "2025-03-14 17:00"),  # only from receipt on
        ],
    )
    def test_a_pause_puts_the_deadline_off_by_its_working_days(
        self, pause: tuple[str, str], due: str
    ) -> None:
        pauses = [(at(pause[0]), at(pause[1]))]
        assert office().add_working_days(at("2025-03-10 10:00"), 3, pauses=pauses) == at(due)

    def test_overlapping_pauses_count_once(self) -> None:
        twice = [
            (at("2025-03-11 11:00"), at("2025-03-13 09:00")),
            (at("2025-03-11 12:00"), at("2025-03-12 09:00")),
        ]
        assert office().add_working_days(at("2025-03-10 10:00"), 3, pauses=twice) == at("2025-03-17 17:00")

    @pytest.mark.parametrize(
        ("now", "left"),
        [
            ("2025-03-10 10:00", 3),
            ("2025-03-12 09:00", 1),
            ("2025-03-13 08:00", 0),
            ("2025-03-13 17:00", 0),
            ("2025-03-13 17:01", -1),
            ("2025-03-14 12:00", -1),
            ("2025-03-17 09:00", -2),
        ],
    )
    def test_remaining_working_days(self, now: str, left: int) -> None:
        assert office().remaining_working_days(at(now), at("2025-03-13 17:00")) == left

    def test_remaining_days_of_an_office_that_closes_at_midnight(self) -> None:
        calendar = WorkingCalendar(JAKARTA, ALWAYS, policy=SP4N_POLICY)
        due = calendar.add_working_days(at("2025-03-10 10:00"), 2)
        assert due == at("2025-03-13 00:00")
        assert calendar.remaining_working_days(at("2025-03-10 10:00"), due) == 2
        assert calendar.remaining_working_days(at("2025-03-12 23:00"), due) == 0

    def test_elapsed_working_days_leave_pauses_out(self) -> None:
        pauses = [(at("2025-03-11 10:00"), at("2025-03-13 10:00"))]
        days = office().elapsed_working_days(at("2025-03-10 10:00"), at("2025-03-17 10:00"), pauses)
        assert days == 3


class TestOptions:
    def test_a_deadline_exactly_at_closing_stays_or_moves_to_the_next_opening(self) -> None:
        start = at("2025-03-14 15:00")
        assert office(CalendarPolicy()).due(start, minutes(120)) == at("2025-03-14 17:00")
        moved = office(CalendarPolicy(at_closing=Closing.NEXT_OPENING))
        assert moved.due(start, minutes(120)) == at("2025-03-17 09:00")

    def test_pauses_in_working_or_in_wall_time(self) -> None:
        start, night = at("2025-03-10 10:00"), [(at("2025-03-10 11:00"), at("2025-03-11 10:00"))]
        assert office(CalendarPolicy()).due(start, minutes(120), night) == at("2025-03-11 11:00")
        wall = office(CalendarPolicy(pauses=PauseCounting.WALL_TIME))
        assert wall.due(start, minutes(120), night) == at("2025-03-11 11:00")
        assert wall.due(start, minutes(240), night) == at("2025-03-11 13:00")
        assert wall.elapsed(start, at("2025-03-10 17:00"), night) == minutes(60)

    @pytest.mark.parametrize(
        ("rounding", "due", "elapsed"),
        [
            (Rounding.EXACT, "2025-03-10 11:00:36", 90.6),
            (Rounding.DOWN, "2025-03-10 11:00", 90),
            (Rounding.UP, "2025-03-10 11:01", 91),
            (Rounding.NEAREST, "2025-03-10 11:01", 91),
        ],
    )
    def test_rounding(self, rounding: Rounding, due: str, elapsed: float) -> None:
        calendar = office(CalendarPolicy(rounding=rounding))
        assert calendar.due(at("2025-03-10 10:00:36"), minutes(60)) == at(due)
        spent = calendar.elapsed(at("2025-03-10 10:00:00"), at("2025-03-10 11:30:36"))
        assert spent == minutes(elapsed)

    def test_rounding_to_the_hour_follows_the_local_clock(self) -> None:
        policy = CalendarPolicy(rounding=Rounding.DOWN, rounding_unit=dt.timedelta(hours=1))
        kathmandu = ZoneInfo("Asia/Kathmandu")  # UTC+05:45
        calendar = WorkingCalendar(kathmandu, PLAIN_WEEK, policy=policy)
        assert calendar.due(at("2025-03-10 10:20", kathmandu), minutes(60)) == at(
            "2025-03-10 11:00", kathmandu
        )

    @pytest.mark.parametrize(
        ("rule", "start", "due"),
        [
            (DayZero.DATE, "2025-03-15 10:00", "2025-03-17 10:00"),
            (DayZero.WORKING_DATE, "2025-03-15 10:00", "2025-03-18 09:00"),
            (DayZero.OPENING, "2025-03-15 10:00", "2025-03-18 09:00"),
            (DayZero.DATE, "2025-03-13 18:00", "2025-03-17 09:00"),  # 18:00 on Friday is after closing
            (DayZero.WORKING_DATE, "2025-03-13 18:00", "2025-03-17 09:00"),
            (DayZero.OPENING, "2025-03-13 18:00", "2025-03-17 09:00"),
        ],
    )
    def test_day_zero(self, rule: DayZero, start: str, due: str) -> None:
        assert office(CalendarPolicy(day_zero=rule)).add_working_days(at(start), 1) == at(due)

    def test_end_of_day_overrides_the_policy_in_both_directions(self) -> None:
        start = at("2025-03-10 10:00")
        assert office().add_working_days(start, 1, end_of_day=False) == at("2025-03-11 10:00")
        plain = office(CalendarPolicy())
        assert plain.add_working_days(start, 1, end_of_day=True) == at("2025-03-11 17:00")

    def test_counting_back(self) -> None:
        calendar = office(CalendarPolicy())
        assert calendar.add_working_days(at("2025-03-10 10:00"), -2) == at("2025-03-04 10:00")
        assert calendar.due(at("2025-03-10 09:30"), -minutes(60)) == at("2025-03-06 16:30")
        assert calendar.due(at("2025-03-11 10:00"), -minutes(60)) == at("2025-03-11 09:00")
        sp4n = office()
        assert sp4n.add_working_days(at("2025-03-10 08:00"), -1) == at("2025-03-04 17:00")

    def test_no_working_time_at_all_is_the_moment_the_clock_starts(self) -> None:
        assert office().due(at("2025-03-15 10:00"), minutes(0)) == at("2025-03-17 09:00")

    def test_policies_share_the_office(self) -> None:
        calendar = office()
        other = calendar.with_policy(CalendarPolicy())
        assert other.policy == CalendarPolicy()
        assert calendar.policy == SP4N_POLICY
        assert other.why_closed(dt.date(2025, 3, 5)) == "Hari Libur Contoh"


class TestClockChanges:
    def test_a_day_of_23_hours_has_23_working_hours(self) -> None:
        calendar = WorkingCalendar(BERLIN, ALWAYS)
        start, end = at("2025-03-30 00:00", BERLIN), at("2025-03-31 00:00", BERLIN)
        assert calendar.elapsed(start, end) == dt.timedelta(hours=23)
        autumn = calendar.elapsed(at("2025-10-26 00:00", BERLIN), at("2025-10-27 00:00", BERLIN))
        assert autumn == dt.timedelta(hours=25)

    def test_hours_that_begin_in_the_skipped_hour_begin_at_the_jump(self) -> None:
        calendar = WorkingCalendar(BERLIN, WeeklyHours(sun=(("02:30", "06:00"),)))
        assert calendar.opening(dt.date(2025, 3, 30)) == at("2025-03-30 03:00", BERLIN)
        closing_in_it = WorkingCalendar(BERLIN, WeeklyHours(sun=(("00:00", "02:30"),)))
        assert closing_in_it.closing(dt.date(2025, 3, 30)) == at("2025-03-30 03:00", BERLIN)

    def test_the_hour_is_kept_over_a_clock_change(self) -> None:
        calendar = WorkingCalendar(BERLIN, PLAIN_WEEK)
        start = at("2025-03-28 10:00", BERLIN)
        due = calendar.add_working_days(start, 1)
        assert due == at("2025-03-31 10:00", BERLIN)
        assert due.astimezone(dt.UTC) - start.astimezone(dt.UTC) == dt.timedelta(days=3, hours=-1)


class TestRefusals:
    def test_naive_moments_are_refused_everywhere(self) -> None:
        calendar, naive, aware = (
            office(),
            dt.datetime.fromisoformat("2025-03-10 10:00"),
            at("2025-03-10 10:00"),
        )
        for ask in (
            lambda: calendar.due(naive, minutes(1)),
            lambda: calendar.elapsed(naive, aware),
            lambda: calendar.elapsed(aware, naive),
            lambda: calendar.add_working_days(naive, 1),
            lambda: calendar.remaining_working_days(naive, aware),
            lambda: calendar.due(aware, minutes(1), [(naive, aware)]),
            lambda: calendar.next_opening(naive),
        ):
            with pytest.raises(ValueError, match="zona"):
                ask()

    def test_a_moment_is_not_a_date(self) -> None:
        with pytest.raises(ValueError, match="tanggal"):
            office().is_working_day(at("2025-03-10 10:00"))

    def test_a_pause_that_ends_before_it_begins_is_refused(self) -> None:
        with pytest.raises(ValueError, match="Jeda"):
            office().due(
                at("2025-03-10 10:00"), minutes(5), [(at("2025-03-11 10:00"), at("2025-03-10 11:00"))]
            )

    def test_pauses_do_not_go_with_counting_back(self) -> None:
        pauses = [(at("2025-03-10 10:00"), at("2025-03-10 11:00"))]
        with pytest.raises(ValueError, match="maju"):
            office().due(at("2025-03-11 10:00"), -minutes(5), pauses)
        with pytest.raises(ValueError, match="maju"):
            office().add_working_days(at("2025-03-11 10:00"), -1, pauses=pauses)

    @pytest.mark.parametrize("steps", [1, -1])
    def test_a_calendar_without_hours_says_so(self, steps: int) -> None:
        calendar = WorkingCalendar(JAKARTA, WeeklyHours())
        assert calendar.elapsed(at("2025-03-10 10:00"), at("2025-04-10 10:00")) == minutes(0)
        with pytest.raises(NoWorkingTimeError, match="5 tahun"):
            calendar.due(at("2025-03-10 10:00"), minutes(steps))
        with pytest.raises(NoWorkingTimeError, match="5 tahun"):
            calendar.add_working_days(at("2025-03-10 10:00"), steps)
        with pytest.raises(NoWorkingTimeError, match="5 tahun"):
            calendar.next_opening(at("2025-03-10 10:00"))

    def test_a_calendar_that_runs_out_of_hours_says_so(self) -> None:
        first = dt.date(2025, 3, 10)
        closed = {first + dt.timedelta(days=day): "Tutup" for day in range(1, 2500)}
        calendar = WorkingCalendar(JAKARTA, PLAIN_WEEK, closed)
        assert calendar.due(at("2025-03-10 10:00"), minutes(60)) == at("2025-03-10 11:00")
        with pytest.raises(NoWorkingTimeError, match="2025-03-10"):
            calendar.due(at("2025-03-10 10:00"), dt.timedelta(hours=9))

    def test_the_end_of_time_is_an_error_not_a_crash(self) -> None:
        with pytest.raises(NoWorkingTimeError):
            office().add_working_days(at("9999-06-01 10:00"), 5000)

    @pytest.mark.parametrize(
        "pairs",
        [
            (("9:00", "17:00"),),
            (("09:00", "24:01"),),
            (("17:00", "09:00"),),
            (("09:00", "12:00"), ("11:00", "17:00")),
            (("09:60", "17:00"),),
            (("pagi", "sore"),),
        ],
    )
    def test_malformed_hours_are_refused(self, pairs: tuple[tuple[str, str], ...]) -> None:
        with pytest.raises(ValueError, match="Jam kerja mon"):
            WorkingCalendar(JAKARTA, WeeklyHours(mon=pairs))

    def test_an_unknown_zone_is_refused(self) -> None:
        with pytest.raises(ValueError, match="Asia/Jakarta"):
            WorkingCalendar("Asia/Nusantara", PLAIN_WEEK)

    def test_calendar_files_with_mistakes_are_refused(self) -> None:
        with pytest.raises(ValueError, match="2025-12-25"):
            CalendarYear(2024, "SKB", "H", (Holiday(dt.date(2025, 12, 25), "Hari Raya Natal"),))
        with pytest.raises(ValueError, match="dua kali"):
            CalendarYear(
                2025, "SKB", "H", (Holiday(dt.date(2025, 1, 1), "A"), Holiday(dt.date(2025, 1, 1), "B"))
            )
        with pytest.raises(ValueError, match="dua kali"):
            WorkingCalendar.from_years(JAKARTA, PLAIN_WEEK, [YEAR, YEAR])


def test_the_calendar_needs_nothing_but_msgspec_and_the_standard_library() -> None:
    code = (
        "import sys; before = set(sys.modules); import trainer.sp4n.ledger; "
        "tops = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(name for name in tops - set(sys.stdlib_module_names) if name[0] != '_'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = ast.literal_eval(done.stdout)
    assert {"msgspec", "trainer"} <= set(loaded) <= {"msgspec", "trainer", "typing_extensions"}
