"""What the command line says: Indonesian help pages, errors as one sentence, text without control codes."""

from __future__ import annotations

import unicodedata
from typing import Any

import click

from trainer.cli.program import program

FAILED = 1
"""Exit code: the work was done and found something wrong, or could not be finished."""

MISUSED = 2
"""Exit code: the command was called wrongly, or this is not the place for it."""


class Failure(Exception):
    """Something a person must know: one sentence with the next step, and the exit code."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def plain(text: str, keep_lines: bool = True) -> str:
    """Text from outside, safe for a terminal: control and format characters become visible blanks.

    Args:
        text: any text.
        keep_lines: whether line breaks stay.
    """
    kept = "\n" if keep_lines else ""
    return "".join(
        letter if letter in kept or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co") else " "
        for letter in text
    )


class IndonesianHelp:
    """Help pages whose headings are Indonesian; mixed into click's commands."""

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [piece.replace("[OPTIONS]", "[PILIHAN]") for piece in self.collect_usage_pieces(context)]  # type: ignore[attr-defined]
        words = " ".join(pieces).replace("[COMMAND] [ARGS]...", "[PERINTAH] ...")
        formatter.write_usage(context.command_path, words, prefix="Pemakaian: ")

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [
            option_row(each)
            for each in self.get_params(context)  # type: ignore[attr-defined]
            if isinstance(each, click.Option) and not each.hidden
        ]
        if rows:
            with formatter.section("Pilihan"):
                formatter.write_dl(rows)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """The help option, described in Indonesian."""
        option: click.Option | None = super().get_help_option(context)  # type: ignore[misc]
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option


def option_row(option: click.Option) -> tuple[str, str]:
    """An option's names with what is to be written after it, and what it does, both in Indonesian."""
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names = f"{names} / {', '.join(option.secondary_opts)}"
    value = "" if option.is_flag else f" {option.metavar or _value_name(option.type)}"
    return names + value, f"{option.help or ''}{' (wajib)' if option.required else ''}"


def _value_name(kind: Any) -> str:
    """What stands for an option's value in help pages."""
    if isinstance(kind, click.Choice):
        return "|".join(map(str, kind.choices))
    if isinstance(kind, click.IntRange) and kind.min is not None and kind.max is not None:
        return f"{kind.min}-{kind.max}"
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        return "ANGKA"
    if isinstance(kind, click.Path):
        return "BERKAS" if kind.file_okay else "FOLDER"
    return "TEKS"


class Command(IndonesianHelp, click.Command):
    """A command with an Indonesian help page."""


class Group(IndonesianHelp, click.Group):
    """A group of commands with an Indonesian help page."""

    command_class = Command

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options and commands."""
        super().format_options(context, formatter)
        rows = []
        for name in self.list_commands(context):
            command = self.get_command(context, name)
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(200)))
        with formatter.section("Perintah"):
            formatter.write_dl(rows)

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was named; an unknown one is a sentence."""
        name = args[0] if args else ""
        if self.get_command(context, name) is None:
            known = ", ".join(self.list_commands(context))
            raise Failure(f"Perintah '{plain(name, False)}' tidak ada. Yang tersedia: {known}.", MISUSED)
        return super().resolve_command(context, args)


def usage_sentence(problem: click.UsageError) -> str:
    """Click's usage errors in one Indonesian sentence."""
    command = problem.ctx.command_path if problem.ctx else program()
    hint = f" Lihat `{command} --help`."
    option = getattr(problem, "option_name", None)
    if isinstance(problem, click.NoSuchOption):
        return f"Pilihan {problem.option_name} tidak dikenal.{hint}"
    if isinstance(problem, click.MissingParameter):
        name = problem.param.human_readable_name if problem.param else "isian"
        return f"{_shown(problem.param) or name} belum diisi.{hint}"
    if isinstance(problem, click.BadParameter):
        return (
            f"Isi {_shown(problem.param) or option or 'pilihan'} tidak sah: {_value_problem(problem)}.{hint}"
        )
    if isinstance(problem, click.BadOptionUsage):
        lacking = "requires" in problem.message
        return f"Pilihan {problem.option_name} {'memerlukan isian' if lacking else 'tidak memerlukan isian'}.{hint}"
    if isinstance(problem, click.BadArgumentUsage):
        return f"Isian perintah ini kurang atau berlebih.{hint}"
    return f"Perintah tidak lengkap atau kelebihan isian.{hint}"


def _shown(parameter: Any) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name if parameter is not None else ""


def _value_problem(problem: click.BadParameter) -> str:
    kind = problem.param.type if problem.param else None
    if isinstance(kind, click.Choice):
        return "pilih salah satu dari " + ", ".join(map(str, kind.choices))
    if isinstance(kind, click.IntRange):
        return f"harus bilangan bulat{_range_words(kind)}"
    if isinstance(kind, click.types.IntParamType):
        return "harus bilangan bulat"
    if isinstance(kind, click.types.FloatParamType):
        return "harus angka, misalnya 7,5"
    if isinstance(kind, click.DateTime):
        return "tulis tanggal yang ada, misalnya 2026-02-03 (tahun-bulan-hari)"
    if isinstance(kind, click.Path):
        if not kind.file_okay:
            return "folder itu tidak ada atau tidak dapat dibuka"
        return "berkas itu tidak ada, bukan berkas, atau tidak dapat dibuka"
    return plain(problem.message.rstrip("."), False)


def _range_words(kind: click.IntRange) -> str:
    if kind.min is not None and kind.max is not None:
        return f" dari {kind.min} sampai {kind.max}"
    if kind.min is not None:
        return f" paling sedikit {kind.min}"
    return "" if kind.max is None else f" paling banyak {kind.max}"
