"""The way to the tour from other screens, and the keys of its box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import AnyCommand, command

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen


@command(
    "tur", "t", "Tur: satu laporan dengan panduan di setiap langkah", label="Tur",
    tip="Dapat ditinggalkan dan dilanjutkan kapan saja; tidak dinilai.", words="panduan pengenalan mulai belajar",
)  # fmt: skip
async def open_tour(screen: LatihScreen[Any]) -> None:
    from trainer.screens.tour.start import begin_tour

    await begin_tour(screen)


@command(
    "tur_lanjut", "f6", "Tur: lanjut ke langkah berikutnya", label="Lanjut",
    when=lambda screen: not screen.guide.over, tip="Untuk langkah yang hanya dibaca.",
)  # fmt: skip
async def go_on(screen: Any) -> None:
    if screen.guide.to_be_read:
        screen.guide.next()
        await screen.look()
    else:
        screen.notify(
            f"Kerjakan dahulu langkah ini, atau lewati dengan {skip_step.key_name()}.", markup=False
        )


@command(
    "tur_lewati", "shift+f6,f18", "Tur: lewati langkah ini", label="Lewati",
    when=lambda screen: not (screen.guide.over or screen.guide.to_be_read), tip="Tanpa mengerjakan yang diminta.",
)  # fmt: skip
async def skip_step(screen: Any) -> None:
    screen.guide.next()
    await screen.look()


@command(
    "tur_mundur", "f7", "Tur: baca lagi langkah sebelumnya", label="Mundur",
    when=lambda screen: not (screen.guide.over or screen.guide.first), tip="Yang sudah dikerjakan tidak berubah.",
)  # fmt: skip
async def go_back(screen: Any) -> None:
    screen.guide.back()
    await screen.look()


BOX: tuple[AnyCommand, ...] = (go_on, skip_step, go_back)
"""What the tour's box offers on every screen, beside the way out."""
