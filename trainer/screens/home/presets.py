"""The kinds of shift in groups, and what is said of each before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.screens.shared.plain import plain_line
from trainer.screens.shared.words import number

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.scenarios.scenario import Preset

FIRST = ("orientasi", "shift-harian")
"""The presets to begin with."""

DRILL = "drill-"
"""How the ids of the presets begin that train one competence."""

START, DAILY, DRILLS, EXAMS, OTHERS = "Pertama", "Harian", "Latihan", "Ujian", "Peran lain"
ORDER = (START, DAILY, DRILLS, EXAMS, OTHERS)


class Offer(NamedTuple):
    """A preset as it is offered: its group, about how many reports it has, and what it takes to pass."""

    preset: Preset
    group: str
    reports: int
    pass_mark: float
    pass_coverage: float


def read_offers(desk: Desk, role: str) -> tuple[Offer, ...]:
    """All kinds of shift for a person of this role, in the order of the list."""
    rubrics = {preset.weight_rubric: desk.library.rubric(preset.weight_rubric) for preset in desk.presets()}
    offers = [
        Offer(
            preset,
            group_of(preset, role),
            sum(rule.count for rule in preset.recipe),
            float(rubrics[preset.weight_rubric].get("pass_mark", 0)),
            float(rubrics[preset.weight_rubric].get("pass_coverage", 0)),
        )
        for preset in desk.presets()
    ]
    return tuple(sorted(offers, key=_rank))


def group_of(preset: Preset, role: str) -> str:
    """Where a preset stands in the list."""
    if preset.role.value != role:
        return OTHERS
    if preset.exam:
        return EXAMS
    if preset.id == FIRST[0]:
        return START
    return DRILLS if preset.id.startswith(DRILL) else DAILY


def _rank(offer: Offer) -> tuple[int, int, str]:
    preset = offer.preset
    place = FIRST.index(preset.id) if preset.id in FIRST else len(FIRST)
    return ORDER.index(offer.group), place, preset.title


def about(offer: Offer) -> str:
    """What a kind of shift is for, in one paragraph."""
    preset = offer.preset
    hints = "Ada petunjuk." if preset.hints else "Tanpa petunjuk."
    facts = f"Peran: {preset.role.label}. Sekitar {offer.reports} laporan, {preset.timing.days} hari kerja. {hints}"
    return f"{plain_line(preset.description)} {facts}"


def exam_rules(offer: Offer, seed: int, live: bool) -> str:
    """The rules of an exam, to be read before it starts."""
    preset = offer.preset
    clock = (
        "Jam langsung: waktu berjalan sendiri dan dapat dijeda."
        if live
        else "Jam giliran: waktu hanya maju bila Anda bertindak atau melewatinya."
    )
    handled = (
        f" Sedikitnya {number(offer.pass_coverage)}% laporan harus ditangani." if offer.pass_coverage else ""
    )
    return "\n".join((
        f"{plain_line(preset.title)} · nomor seri {seed}",
        "",
        f"• Sekitar {offer.reports} laporan dalam {preset.timing.days} hari kerja. {clock}",
        f"• Lulus mulai nilai {number(offer.pass_mark)}.{handled}",
        "• Tanpa petunjuk dan tanpa pemeriksaan saat menulis; langkah yang terkirim tidak dapat dibatalkan (Z).",
        "• Anda boleh berhenti dan melanjutkan dari Beranda. Setelah diakhiri (E), nilainya tetap.",
        "• Catat nomor seri bila pelatih memintanya.",
    ))  # fmt: skip
