"""`grade` and `grade-response`: judging sessions and written answers from files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.guard import sentences
from trainer.cli.options import OutputFile, attempt, json_option, library
from trainer.cli.speech import FAILED, Command, Failure, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.scoring.responses import AnswerCase, ResponseGrade


@click.command(cls=Command)
@click.argument("source", metavar="BERKAS|NOMOR")
@click.option(
    "--butir", "with_items", is_flag=True, help="Daftar semua butir dengan kuncinya untuk `override`."
)
@json_option
def grade(source: str, with_items: bool, as_json: bool) -> None:
    """Nilai sebuah giliran yang tersimpan (NOMOR) atau diekspor (BERKAS), koreksi pelatih ikut dihitung."""
    with sentences():
        from trainer.cli.cards import attempt_text, item_lines, reviewed_json

        found = attempt(source)
        if as_json:
            click.echo(reviewed_json(found))
            return
        click.echo(attempt_text(found))
        if with_items and found.finished:
            click.echo("\n" + "\n".join(item_lines(found.card)))


_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("grade-response", cls=Command)
@click.option("--cases", required=True, type=_file, help="Kasus beserta faktanya, satu JSON per baris.")
@click.option(
    "--responses", required=True, type=_file, help="Jawaban {id, case_id, text}, satu JSON per baris."
)
@click.option("--out", type=OutputFile(), help="Berkas hasil; tanpa ini ke layar.")
def grade_response(cases: Path, responses: Path, out: Path | None) -> None:
    """Nilai jawaban tertulis: tujuh dimensi, nilai 0-4, kesalahan berat, dan alasannya."""
    import msgspec

    from trainer.scenarios.presets import response_rubric_data
    from trainer.scoring.responses import grade_response as judge
    from trainer.scoring.responses import load_rubric

    with sentences():
        rubric = load_rubric(response_rubric_data(library()))
        known = {case.id: case for case in read_cases(cases)}
        answers = list(read_lines(responses))
        lines = []
        with click.progressbar(
            answers, label="Menilai", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            for number, answer in bar:
                case, identity, text = _answer(known, responses, number, answer)
                lines.append(msgspec.json.encode(_graded(identity, judge(case, text, rubric))).decode())
        result = "".join(f"{line}\n" for line in lines)
        if out is None:
            click.echo(result, nl=False)
        else:
            from trainer.cli.options import write_text

            write_text(out, result)


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSON Lines file with their line numbers.

    Raises:
        Failure: a line is not a JSON object.
    """
    import msgspec

    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield number, msgspec.json.decode(line, type=dict[str, Any])
        except (msgspec.MsgspecError, UnicodeError):
            raise Failure(
                f"{path}:{number}: baris ini bukan satu objek JSON. Betulkan, lalu ulangi.", FAILED
            ) from None


def read_cases(path: Path) -> Iterator[AnswerCase]:
    """The cases of a file.

    Raises:
        Failure: a case lacks a field or has a wrong one.
    """
    import msgspec

    from trainer.scoring.responses import AnswerCase

    for number, raw in read_lines(path):
        try:
            yield msgspec.convert(raw, AnswerCase)
        except msgspec.ValidationError as problem:
            raise Failure(
                f"{path}:{number}: kasus tidak lengkap atau salah bentuk ({problem}).", FAILED
            ) from None


def _answer(
    known: dict[str, AnswerCase], path: Path, number: int, answer: dict[str, Any]
) -> tuple[AnswerCase, str, str]:
    identity, case_id, text = (answer.get(name) for name in ("id", "case_id", "text"))
    if not all(isinstance(value, str) for value in (identity, case_id, text)):
        raise Failure(f"{path}:{number}: jawaban harus memuat id, case_id, dan text berupa teks.", FAILED)
    if case_id not in known:
        raise Failure(
            f"{path}:{number}: kasus '{plain(str(case_id), False)}' tidak ada dalam berkas kasus.", FAILED
        )
    return known[str(case_id)], str(identity), str(text)


def _graded(identity: str, grade: ResponseGrade) -> dict[str, Any]:
    import msgspec

    return {
        "id": identity,
        **grade.dimensions,
        "overall": grade.overall,
        "critical": list(grade.critical),
        "uncertain": grade.uncertain,
        "reasons": [msgspec.to_builtins(reason) for reason in grade.reasons],
    }


COMMANDS = (grade, grade_response)
