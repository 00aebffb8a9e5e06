"""The root command and how every failure becomes one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from trainer import __version__
from trainer.cli.program import as_typed, program
from trainer.cli.speech import FAILED, MISUSED, Failure, Group, plain, usage_sentence

NO_TERMINAL = (
    "LATIH! memerlukan terminal untuk layarnya. Tanpa terminal, jalankan misalnya `latih demo` "
    "untuk satu giliran otomatis atau `latih --help` untuk semua perintah."
)


@click.group(cls=Group, invoke_without_command=True)
@click.option("--versi", is_flag=True, help="Tampilkan versi.")
@click.pass_context
def root(context: click.Context, versi: bool) -> None:
    """LATIH! - latihan dan simulasi untuk admin baru SP4N-LAPOR!.

    Tanpa perintah, LATIH! membuka layar latihan. Semua laporan, orang, dan angka di dalamnya rekaan.
    """
    if versi:
        click.echo(f"LATIH! {__version__}")
    elif context.invoked_subcommand is None:
        context.exit(open_trainer())


def open_trainer() -> int:
    """Open the terminal UI; return the exit code."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failure(NO_TERMINAL, MISUSED)
    from trainer.app import run as run_app

    return run_app()


def run(arguments: Sequence[str]) -> int:
    """Run the command line.

    Args:
        arguments: what was typed after the program's name.

    Returns:
        The exit code: 0 fine, 1 failed or found something wrong, 2 called wrongly.
    """
    try:
        result = root.main(list(arguments), prog_name=program(), standalone_mode=False)
        return int(result or 0)
    except Failure as failure:
        click.echo(plain(as_typed(failure.sentence)), err=True)
        return failure.code
    except click.UsageError as problem:
        click.echo(usage_sentence(problem), err=True)
        return MISUSED
    except click.exceptions.Abort:
        click.echo("Dihentikan.", err=True)
        return 130
    except KeyboardInterrupt:
        click.echo("Dihentikan.", err=True)
        return 130
    except BrokenPipeError:
        # The reader (such as `head`) has gone; nothing is lost and nothing is to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def register() -> None:
    """Add the commands; each module imports what it needs only when it runs."""
    from trainer.cli import (
        assessment,
        authoring,
        classroom,
        content,
        documents,
        grading,
        item_statistics,
        playing,
        serving,
        shifts,
    )

    groups = (
        playing,
        shifts,
        grading,
        classroom,
        assessment,
        item_statistics,
        content,
        authoring,
        documents,
        serving,
    )
    for module in groups:
        for command in module.COMMANDS:
            root.add_command(command)


register()
