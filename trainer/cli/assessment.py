"""`regrade` and `override`: what a trainer does with results that are there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.guard import sentences
from trainer.cli.options import Decimal, attempt, json_option, library
from trainer.cli.speech import FAILED, MISUSED, Command, Failure, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.scoring.card import ScoreCard
    from trainer.scoring.overrides import ReviewedCard
    from trainer.scoring.regrading import ItemChange, Regrading
    from trainer.scoring.rubric import Rubric

# regrade


@click.command(cls=Command)
@click.argument("source", metavar="BERKAS|NOMOR")
@click.option(
    "--rubric",
    "rubric_name",
    required=True,
    metavar="RUBRIK",
    help="Rubrik lain: berkas YAML, atau nama rubrik bawaan, misalnya penilaian-1.0.",
)
@json_option
def regrade(source: str, rubric_name: str, as_json: bool) -> None:
    """Nilai ulang sebuah giliran dengan rubrik lain; tampilkan nilai sebelum dan sesudah."""
    import msgspec

    from trainer.practice.reviewing import review
    from trainer.scoring.regrading import regrade as compare_under

    with sentences():
        found = attempt(source)
        rubric = read_rubric(rubric_name, sorted({plan.key.case for plan in found.scenario.plans}))
        result = compare_under(found.scenario, found.entries, rubric)
        before = review(found.scenario, result.before, found.history)
        after = review(found.scenario, result.after, found.history, rubric=rubric)
    if as_json:
        data = _regrading_data(result)
        if found.history:
            data["reviewed"] = {"before": _side(before.card), "after": _side(after.card)}
        click.echo(msgspec.json.encode(data, order="deterministic").decode())
    else:
        click.echo(_regrading_text(result, (before, after) if found.history else None))


def read_rubric(name: str, cases: Sequence[str]) -> Rubric:
    """A rubric from a YAML file, or one that ships with the content.

    Args:
        name: the file, or the name of a rubric of the content.
        cases: the cases whose measured difficulty counts, where the rubric asks for it.

    Raises:
        ContentError: the file is not YAML.
        Failure: there is none, or a number is missing, unknown, or of the wrong kind.
    """
    import msgspec

    from trainer.scenarios.presets import measured_difficulty
    from trainer.scenarios.yaml_source import YamlSource
    from trainer.scoring.rubric import parse_rubric

    path, folder = Path(name), library().root / "rubrics"
    if not path.is_file():
        path = folder / f"{path.name}.yaml"
    if not path.is_file():
        raise Failure(
            f"Rubrik '{plain(name, False)}' tidak ada. Tulis nama berkas YAML atau nama rubrik bawaan.",
            FAILED,
        )
    data = YamlSource.read(path, path.parent).value()
    if isinstance(data, dict) and "difficulty" in data:
        data = {**data, "measured": measured_difficulty(library(), cases)}
    try:
        return parse_rubric(data)
    except msgspec.ValidationError as problem:
        raise Failure(
            f"{path}: rubrik tidak lengkap atau salah bentuk ({plain(str(problem), False)}). Betulkan, lalu ulangi.",
            FAILED,
        ) from None


def _side(card: ScoreCard) -> dict[str, object]:
    return {
        "rubric_version": card.rubric_version,
        "overall": card.overall,
        "raw": card.raw,
        "predicate": card.predicate,
        "passed": card.passed,
    }


def _regrading_data(result: Regrading) -> dict[str, object]:
    return {
        "before": _side(result.before),
        "after": _side(result.after),
        "difference": result.difference,
        "competences": result.competences,
        "items": result.items,
    }


def _regrading_text(result: Regrading, reviewed: tuple[ReviewedCard, ReviewedCard] | None) -> str:
    """Before and after; with a trainer's corrections the reviewed results first and the machine's beside them."""
    before, after = result.before, result.after
    lines = [f"Rubrik        : {before.rubric_version} -> {after.rubric_version}"]
    if not before.complete:
        lines.append("Giliran ini belum selesai; nilainya belum berlaku.")
    if reviewed is not None:
        one, two = (each.card for each in reviewed)
        lines += [
            f"Nilai akhir   : {_result(one)} -> {_result(two)}, selisih {two.overall - one.overall:+.2f} "
            "(koreksi pelatih ikut dihitung)",
            f"Kelulusan     : {_passed(one)} -> {_passed(two)}",
            f"Menurut mesin : {_result(before)} -> {_result(after)}, selisih {result.difference:+.2f}",
        ]
        lost = len(reviewed[0].overrides) - len(reviewed[1].overrides)
        if lost > 0:
            lines.append(
                f"{lost} koreksi tidak berlaku pada rubrik itu: butirnya tidak ada atau poinnya lebih kecil."
            )
    else:
        lines += [
            f"Nilai akhir   : {_result(before)} -> {_result(after)}, selisih {result.difference:+.2f}",
            f"Kelulusan     : {_passed(before)} -> {_passed(after)}",
        ]
    if result.competences:
        lines += ["", "Kompetensi yang berubah"]
        lines += [
            f"  {each.competence.label:<26} {_percent(each.before)} -> {_percent(each.after)}"
            for each in result.competences
        ]
    changed = [each for each in result.items if _points(each, False) != _points(each, True)]
    lines += [
        "",
        f"Butir yang berubah ({len(changed)})" if changed else "Tidak ada butir yang poinnya berubah.",
    ]
    lines += [
        f"  {each.item:<28} {each.title}: {_points(each, False)} -> {_points(each, True)}" for each in changed
    ]
    weighed = len(result.items) - len(changed)
    if weighed:
        lines.append(f"Pada {weighed} butir lain hanya bobotnya yang berubah; poinnya sama.")
    return "\n".join(lines)


def _result(card: ScoreCard) -> str:
    return f"{card.overall:.2f} ({card.predicate})"


def _passed(card: ScoreCard) -> str:
    return "lulus" if card.passed else "belum lulus"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _points(change: ItemChange, after: bool) -> str:
    from trainer.cli.cards import points_text

    points, possible = (
        (change.after, change.possible_after) if after else (change.before, change.possible_before)
    )
    critical = change.critical_after if after else change.critical_before
    mark = " (kesalahan berat)" if critical else ""
    return "tidak ada" if points is None else f"{points_text(points)} dari {points_text(possible or 0)}{mark}"


# override


@click.command(cls=Command)
@click.argument("number", type=int, metavar="NOMOR")
@click.option("--item", "item_id", required=True, help="Butir yang dikoreksi, misalnya 9900003:tanggapan.")
@click.option("--points", type=Decimal(), required=True, help="Poin menurut pelatih, misalnya 7,5.")
@click.option("--reason", required=True, help="Alasan koreksi, satu kalimat.")
@click.option("--lift-critical", is_flag=True, help="Batalkan juga kesalahan berat pada butir itu.")
@click.option("--by", "trainer_name", default="", metavar="NAMA", help="Nama pelatih (wajib).")
@json_option
def override(
    number: int,
    item_id: str,
    points: float,
    reason: str,
    lift_critical: bool,
    trainer_name: str,
    as_json: bool,
) -> None:
    """Koreksi pelatih atas satu butir giliran NOMOR; nilai mesin tetap dicatat di sampingnya.

    Kunci butirnya tampil pada `grade NOMOR --butir`. Koreksi sebelumnya tidak terhapus.
    """
    import msgspec

    from trainer.cli.cards import decision_text, points_text
    from trainer.practice.desk import Desk, wall_clock
    from trainer.scoring.overrides import Override, OverrideError

    decided = Override(
        item_id, points, reason, lift_critical, plain(trainer_name, False).strip(), wall_clock()
    )
    with sentences():
        _must_exist()
        desk = Desk.open()
        before = [each for each in desk.corrections(number) if each.item == item_id]
        if not decided.by:
            raise Failure(NAMELESS, MISUSED)
        try:
            reviewed = desk.override(number, decided)
        except OverrideError as problem:
            raise Failure(str(problem), MISUSED) from None
    if as_json:
        click.echo(msgspec.json.encode(reviewed, order="deterministic").decode())
        return
    card = reviewed.card
    click.echo(
        f"Butir {plain(item_id, False)} dikoreksi menjadi {points_text(points)} poin. Alasan: {plain(reason, False)}"
    )
    for old in reversed(before):
        click.echo(f"Sebelumnya {points_text(old.points)} poin: {decision_text(old)}")
    click.echo(
        f"Nilai akhir: {card.overall:.2f} ({card.predicate}, {_passed(card)}); "
        f"menurut mesin {reviewed.machine_overall:.2f} ({reviewed.machine_predicate})."
    )


NAMELESS = "Koreksi memerlukan nama pelatih yang memutuskan. Tambahkan --by NAMA, lalu ulangi."


def _must_exist() -> None:
    """A correction never makes an empty store.

    Raises:
        Failure: there is no data, or the folder is a whole room's.
    """
    from trainer.practice.desk import Desk

    Desk.reading().store.close()


COMMANDS = (regrade, override)
