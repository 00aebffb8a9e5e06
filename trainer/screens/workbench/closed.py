"""The banner over the desk while the admin's dashboard is being maintained."""

from __future__ import annotations

from textual.widgets import Static

from trainer.screens.shared.plain import plain_line
from trainer.screens.workbench.snapshot import Snapshot


class ClosedBanner(Static):
    """Says in words that nothing can be done now, and until when; hidden otherwise."""

    DEFAULT_CSS = """
    ClosedBanner {
        display: none; height: auto; padding: 0 1; background: $warning; color: $background; text-style: bold;
        &.-open { display: block; }
    }
    """

    def __init__(self) -> None:
        super().__init__("", id="closed", markup=False)

    def show(self, snapshot: Snapshot) -> None:
        """Appear or go, as the snapshot says."""
        until = snapshot.closed_until
        self.set_class(until is not None, "-open")
        if until is not None:
            self.update(
                f"PEMELIHARAAN SISTEM sampai pukul {plain_line(until)}: tindakan belum dapat disimpan, tenggat tetap "
                "berjalan. Baca laporan dahulu, atau tekan N untuk menunggu."
            )
