"""Turning every expected failure of the rooms into one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from trainer.cli.speech import FAILED, MISUSED, Failure


@contextmanager
def sentences() -> Iterator[None]:
    """Run a command's work; known failures leave as `Failure`."""
    from trainer.practice.journal import JournalError
    from trainer.practice.store import StoreError
    from trainer.scenarios.library import ContentError, UnknownContentError
    from trainer.scenarios.recipe import RecipeError
    from trainer.scoring.answers import RubricMismatch
    from trainer.sp4n.regulations import UnknownRuleError

    try:
        yield
    except UnknownContentError as problem:
        raise Failure(str(problem), MISUSED) from None
    except (ContentError, RecipeError, RubricMismatch, StoreError, JournalError, UnknownRuleError) as problem:
        raise Failure(str(problem), FAILED) from None
    except MemoryError:
        raise Failure(
            "Memori komputer tidak cukup. Kurangi jumlah yang diminta, lalu ulangi.", FAILED
        ) from None
    except BrokenPipeError:
        raise
    except OSError as problem:
        name = f" {problem.filename}" if problem.filename else ""
        raise Failure(
            f"Berkas{name} tidak dapat dibaca atau ditulis ({problem.strerror}). Periksa izin dan ruang kosong.",
            FAILED,
        ) from None
