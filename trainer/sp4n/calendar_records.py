"""What a working calendar is made of: the counting rules and the yearly lists of holidays.

Source: dossier sections 0.1, 4.1 and 13 (conflicts C3 and C5: working days).
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

import msgspec

from trainer.sp4n.opening_hours import WeeklyHours


class Closing(StrEnum):
    """What happens to a deadline in working time that falls exactly at closing time."""

    STAY = "stay"
    NEXT_OPENING = "next_opening"


class PauseCounting(StrEnum):
    """In what unit a pause puts off a deadline.

    `WORKING_TIME`: by the office hours that passed during the pause. `WALL_TIME`: by its whole length, nights
    included, so the deadline may fall outside office hours. `WORKING_DAYS`: working days that
    close during the pause do not count; in working time this is the same as `WORKING_TIME`.
    """

    WORKING_TIME = "working_time"
    WALL_TIME = "wall_time"
    WORKING_DAYS = "working_days"


class Rounding(StrEnum):
    """How a result is rounded to `CalendarPolicy.rounding_unit`."""

    EXACT = "exact"
    DOWN = "down"
    UP = "up"
    NEAREST = "nearest"


class DayZero(StrEnum):
    """Which day is day 0 when working days are counted.

    `DATE`: the date of the start, whatever the hour and whether or not it is a working day.
    `WORKING_DATE`: that date if it is a working day, else the next working day.
    `OPENING`: the same, and a start after closing time also counts as the next working day.
    """

    DATE = "date"
    WORKING_DATE = "working_date"
    OPENING = "opening"


class CalendarPolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The choices on which systems differ. The defaults are the most common ones.

    Attributes:
        at_closing: a deadline in working time exactly at closing stays or moves to the next opening.
        pauses: the unit in which pauses count.
        day_zero: the day from which working days are counted.
        end_of_day: a deadline in working days is the closing time of its day, not the hour of the start.
        rounding: how results are rounded.
        rounding_unit: to what multiple (of local time, for a moment).
    """

    at_closing: Closing = Closing.STAY
    pauses: PauseCounting = PauseCounting.WORKING_TIME
    day_zero: DayZero = DayZero.DATE
    end_of_day: bool = False
    rounding: Rounding = Rounding.EXACT
    rounding_unit: dt.timedelta = dt.timedelta(minutes=1)

    def __post_init__(self) -> None:
        if self.rounding_unit <= dt.timedelta(0):
            raise ValueError("Satuan pembulatan harus lebih dari nol.")


SP4N_POLICY = CalendarPolicy(pauses=PauseCounting.WORKING_DAYS, day_zero=DayZero.OPENING, end_of_day=True)
"""Dossier 4.1: day 0 is the day of receipt (after hours: the next working day), due at closing of day n."""

_MONDAY_TO_THURSDAY = (("07:30", "12:00"), ("13:00", "16:00"))
CIVIL_SERVICE_HOURS = WeeklyHours(
    mon=_MONDAY_TO_THURSDAY,
    tue=_MONDAY_TO_THURSDAY,
    wed=_MONDAY_TO_THURSDAY,
    thu=_MONDAY_TO_THURSDAY,
    fri=(("07:30", "11:30"), ("13:00", "16:30")),
)
"""37.5 hours a week from 07.30, breaks of 60 minutes (Friday 90). Source: Perpres 21/2023 (confidence M)."""


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One day of a calendar file.

    Attributes:
        date: the date.
        name: what the decree calls it, in Indonesian.
        active: `False` keeps the day in the file but counts it as an ordinary day.
        confidence: how sure the date is (H, M or L); empty means as sure as the whole year.
        note: anything worth telling the person who maintains the file.
    """

    date: dt.date
    name: str
    active: bool = True
    confidence: Literal["H", "M", "L", ""] = ""
    note: str = ""


class CalendarYear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """National holidays and joint leave of one year, as `content/calendars/` holds them.

    Attributes:
        year: the calendar year; every date must lie in it.
        decree: the joint decree (SKB 3 Menteri) and its amendments.
        confidence: how sure the whole list is.
        source: where the list was checked.
        holidays: national holidays (`hari libur nasional`).
        joint_leave: joint leave (`cuti bersama`).
    """

    year: int
    decree: str
    confidence: Literal["H", "M", "L"]
    holidays: tuple[Holiday, ...]
    joint_leave: tuple[Holiday, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        for day in (*self.holidays, *self.joint_leave):
            if day.date.year != self.year:
                raise ValueError(f"Kalender {self.year}: {day.date} ({day.name}) bukan tanggal tahun itu.")
        for title, days in (("hari libur", self.holidays), ("cuti bersama", self.joint_leave)):
            dates = [day.date for day in days]
            if len(set(dates)) != len(dates):
                raise ValueError(f"Kalender {self.year}: ada tanggal {title} yang tertulis dua kali.")
