"""Dates, times and amounts in Indonesian words, independent of the computer's locale."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def day(moment: date) -> str:
    """`Sen 2 Feb 2026`."""
    return f"{DAYS[moment.weekday()][:3]} {moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def short_day(moment: date) -> str:
    """`2 Feb`."""
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def hour(moment: datetime, zone: tzinfo) -> str:
    """`07.30` in the office's zone."""
    return moment.astimezone(zone).strftime("%H.%M")


def stamp(moment: datetime, zone: tzinfo) -> str:
    """`Sen 2 Feb 2026 07.30`."""
    local = moment.astimezone(zone)
    return f"{day(local)} {local:%H.%M}"


def short_stamp(moment: datetime, zone: tzinfo) -> str:
    """`2 Feb 07.30`."""
    local = moment.astimezone(zone)
    return f"{short_day(local)} {local:%H.%M}"


def number(value: float) -> str:
    """`87,5`; whole numbers without a comma."""
    text = f"{value:.1f}".replace(".", ",")
    return text.removesuffix(",0")


def percent(value: float | None) -> str:
    """`88`, or a dash when there was nothing to judge."""
    return "-" if value is None else f"{value:.0f}"


def bar(share: float, width: int) -> str:
    """A bar of `width` cells, filled for a share between 0 and 1."""
    filled = round(max(0.0, min(1.0, share)) * width)
    return "█" * filled + "░" * (width - filled)


def minutes(count: int) -> str:
    """`45 menit` or `1 jam 30 menit`."""
    hours, rest = divmod(count, 60)
    if not hours:
        return f"{rest} menit"
    return f"{hours} jam {rest} menit" if rest else f"{hours} jam"
