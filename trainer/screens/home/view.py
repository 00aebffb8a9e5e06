"""What Beranda shows, read from the store in one go."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from trainer.screens.shared.words import day, number

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.store import Profile, SessionRow

SHOWN_RESULTS = 40


class HomeView(NamedTuple):
    """A profile with its shifts, and the theme that was chosen."""

    profile: Profile | None
    profiles: tuple[Profile, ...]
    unfinished: tuple[SessionRow, ...]
    finished: tuple[SessionRow, ...]
    theme: str


EMPTY = HomeView(None, (), (), (), "")
"""What is drawn before the data are there."""


def read_home(desk: Desk) -> HomeView:
    """Read the start page of the profile used last."""
    profiles = tuple(desk.store.profiles())
    profile = desk.last_profile()
    rows = desk.sessions(profile) if profile is not None else []
    return HomeView(
        profile,
        profiles,
        tuple(row for row in rows if not row.finished),
        tuple(row for row in rows if row.finished)[:SHOWN_RESULTS],
        desk.store.setting(0, "tampilan"),
    )


def next_step(view: HomeView) -> str:
    """What to do next, in one line."""
    if view.unfinished:
        return "Ada giliran yang belum selesai. Lanjutkan agar tidak ada laporan yang lewat tenggat."
    if not view.finished:
        return "Mulai dengan Orientasi: enam laporan dengan petunjuk, sekitar 30 menit."
    last = view.finished[0]
    if last.overall is None:
        return "Giliran terakhir sudah selesai. Buka Laporan Hasil untuk melihat nilainya."
    if last.overall < 75:
        return "Baca Laporan Hasil giliran terakhir, lalu ulangi dengan giliran baru."
    return "Hasil terakhir baik. Coba Shift harian untuk antrean yang lebih nyata."


def session_line(row: SessionRow) -> tuple[str, str]:
    """A shift's name and where it stands."""
    started = day(datetime.fromisoformat(row.started))
    if not row.finished:
        moment = datetime.fromisoformat(row.simulated)
        return row.title, f"hari simulasi {day(moment)} {moment:%H.%M}"
    result = "belum dinilai" if row.overall is None else f"{number(row.overall)} {row.predicate}"
    return row.title, f"{started} · {result}"
