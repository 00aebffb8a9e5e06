"""`python -m trainer` and the console script `latih`."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType


def main() -> None:
    """Run the command line, or open the trainer when nothing was asked."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    sys.excepthook = last_words
    from trainer.cli import run

    raise SystemExit(run(sys.argv[1:]))


def last_words(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """Tell a person about a fault of ours in one sentence; keep the details in a file for whoever mends it."""
    from trainer.practice.desk import data_folder

    details = "".join(traceback.format_exception(kind, problem, trace))
    path = data_folder() / f"galat-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(details, encoding="utf-8")
        kept = f"Kirim berkas {path} kepada pengelola LATIH!"
    except OSError:
        kept = "Catatan kesalahannya tidak dapat disimpan; periksa izin folder data"
    print(
        f"LATIH! berhenti karena kesalahan program ({kind.__name__}); yang sudah tersimpan tidak hilang. "
        f"{kept}, lalu coba lagi.",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
