"""`regrade`, `item-stats` and `override`: what a trainer does with results that are there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.guard import sentences
from trainer.cli.options import json_option, library, stored_or_exported
from trainer.cli.speech import FAILED, MISUSED, Command, Failure, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.scenarios.scenario import Scenario
    from trainer.scoring.card import ScoreCard
    from trainer.scoring.cohort import CohortStatistics
    from trainer.scoring.regrading import ItemChange, Regrading
    from trainer.scoring.rubric import Rubric

_file = click.Path(exists=True, dir_okay=False, path_type=Path)


# regrade


@click.command(cls=Command)
@click.argument("source", metavar="BERKAS|NOMOR")
@click.option(
    "--rubric",
    "rubric_name",
    required=True,
    help="Rubrik lain: berkas YAML, atau nama rubrik bawaan, misalnya penilaian-1.0.",
)
@json_option
def regrade(source: str, rubric_name: str, as_json: bool) -> None:
    """Nilai ulang sebuah giliran dengan rubrik lain; tampilkan nilai sebelum dan sesudah."""
    import msgspec

    from trainer.scoring.regrading import regrade as compare_under

    with sentences():
        scenario, entries = stored_or_exported(source)
        rubric = read_rubric(rubric_name, sorted({plan.key.case for plan in scenario.plans}))
        result = compare_under(scenario, entries, rubric)
    if as_json:
        click.echo(msgspec.json.encode(_regrading_data(result), order="deterministic").decode())
    else:
        click.echo(_regrading_text(result))


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


def _regrading_data(result: Regrading) -> dict[str, object]:
    def side(card: ScoreCard) -> dict[str, object]:
        return {
            "rubric_version": card.rubric_version,
            "overall": card.overall,
            "raw": card.raw,
            "predicate": card.predicate,
            "passed": card.passed,
        }

    return {
        "before": side(result.before),
        "after": side(result.after),
        "difference": result.difference,
        "competences": result.competences,
        "items": result.items,
    }


def _regrading_text(result: Regrading) -> str:
    before, after = result.before, result.after
    lines = [
        f"Rubrik        : {before.rubric_version} -> {after.rubric_version}",
        f"Nilai akhir   : {before.overall:.2f} ({before.predicate}) -> {after.overall:.2f} ({after.predicate}), "
        f"selisih {result.difference:+.2f}",
        f"Kelulusan     : {_passed(before)} -> {_passed(after)}",
    ]
    if result.competences:
        lines += ["", "Kompetensi yang berubah"]
        lines += [
            f"  {each.competence.label:<26} {_percent(each.before)} -> {_percent(each.after)}"
            for each in result.competences
        ]
    lines += ["", f"Butir yang berubah ({len(result.items)})"]
    lines += [
        f"  {each.item:<28} {each.title}: {_points(each, False)} -> {_points(each, True)}"
        for each in result.items
    ]
    return "\n".join(lines)


def _passed(card: ScoreCard) -> str:
    return "lulus" if card.passed else "belum lulus"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _points(change: ItemChange, after: bool) -> str:
    points, possible = (
        (change.after, change.possible_after) if after else (change.before, change.possible_before)
    )
    critical = change.critical_after if after else change.critical_before
    mark = " (kesalahan berat)" if critical else ""
    return "tidak ada" if points is None else f"{points:g} dari {possible:g}{mark}"


# item-stats


@click.command("item-stats", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="BERKAS...", type=_file)
@click.option(
    "--by",
    type=click.Choice(["laporan", "jenis", "kompetensi"]),
    help="Apa yang dianggap satu butir (bawaan: laporan bila skenarionya sama, selain itu kompetensi).",
)
@click.option(
    "--difficulty",
    "table",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tulis juga tabel kesukaran kasus yang sudah ditambah hasil peserta ini (rubrics/kesukaran.yaml).",
)
@json_option
def item_stats(files: tuple[Path, ...], by: str | None, table: Path | None, as_json: bool) -> None:
    """Statistik butir dari beberapa giliran yang diekspor: kemudahan, daya beda, keajekan, galat baku."""
    import msgspec

    from trainer.scoring.cohort import UNITS, cohort_statistics
    from trainer.scoring.statistics import UnevenTableError

    with sentences():
        played = [_graded(path) for path in files]
    unit = UNITS[by] if by else None
    try:
        result = cohort_statistics(played, unit)
    except UnevenTableError as problem:
        raise Failure(
            f"{problem} Tambahkan berkas giliran lain atau pilih --by kompetensi.", FAILED
        ) from None
    if table is not None:
        with sentences():
            _write_difficulty(table, [card for _, card in played])
    if as_json:
        click.echo(msgspec.json.encode(result, order="deterministic").decode())
    else:
        click.echo(_statistics_text(result))


def _write_difficulty(path: Path, cards: Sequence[ScoreCard]) -> None:
    """The measured difficulties with the results of these people added to what the content knows."""
    import msgspec

    from trainer.scenarios.presets import DIFFICULTY
    from trainer.scoring.difficulty import DifficultyTable, results_of, with_people, write_table

    known = msgspec.convert(library().rubric(DIFFICULTY), DifficultyTable)
    results = [result for card in cards for result in results_of(card, "peserta")]
    plays = sum(each.plays for each in known.cases.values()) + len(results)
    version = f"{known.version.split('+')[0]}+{plays}"
    try:
        path.write_text(write_table(with_people(known, results, version)), encoding="utf-8")
    except OSError as problem:
        raise Failure(
            f"{path} tidak dapat ditulis ({problem.strerror}). Pilih folder lain.", FAILED
        ) from None


def _graded(path: Path) -> tuple[Scenario, ScoreCard]:
    from trainer.practice.desk import read_exported
    from trainer.scoring.grading import grade

    scenario, entries = read_exported(path)
    return scenario, grade(scenario, entries)


def _statistics_text(result: CohortStatistics) -> str:
    test = result.test
    lines = [
        f"Peserta            : {test.people}",
        f"Rata-rata          : {test.mean:.2f} (simpangan baku {test.deviation:.2f})",
        f"Keajekan (alfa)    : {_percent(test.consistency)}",
        f"Rasio galat        : {_percent(test.error_ratio)}",
        f"Galat baku ukur    : {_percent(test.standard_error)}",
        *(f"Catatan            : {note}" for note in test.notes),
        "",
        f"{'Butir':<30} {'Mudah':>7} {'SB':>7} {'Daya beda':>10} {'Efisiensi':>10} {'Bobot':>7} {'Bobot nyata':>12}",
    ]
    for item in test.items:
        lines.append(
            f"{plain(item.name, False)[:30]:<30} {item.facility:7.2f} {item.deviation:7.2f} "
            f"{_percent(item.discrimination):>10} {_percent(item.efficiency):>10} "
            f"{item.intended_weight:7.2f} {_percent(item.effective_weight):>12}"
        )
        if item.note:
            lines.append(f"    {item.note}")
    if result.left_out:
        lines.append(f"Tidak dihitung karena tidak jatuh tempo bagi semua: {', '.join(result.left_out)}.")
    lines += ["", "Kesukaran kasus menurut peserta ini (yang tersulit dahulu)"]
    for case in result.cases:
        note = f", pembuat menulis {case.stated}" if case.differs else ""
        lines.append(f"  {case.case:<36} {100 * case.facility:6.2f} %  kesukaran {case.estimated}{note}")
    lines += ["", "Kelulusan dengan rentang galat (95 %)"]
    for path, decision in enumerate(result.decisions, start=1):
        lines.append(f"  Peserta {path}: {decision.sentence}")
    return "\n".join(lines)


# override


@click.command(cls=Command)
@click.argument("number", type=int, metavar="NOMOR")
@click.option("--item", "item_id", required=True, help="Butir yang dikoreksi, misalnya 9900003:tanggapan.")
@click.option("--points", type=float, required=True, help="Poin menurut pelatih.")
@click.option("--reason", required=True, help="Alasan koreksi, satu kalimat.")
@click.option("--lift-critical", is_flag=True, help="Batalkan juga kesalahan berat pada butir itu.")
@click.option("--by", "trainer_name", default="", help="Nama pelatih.")
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
    """Koreksi pelatih atas satu butir giliran NOMOR; nilai mesin tetap dicatat di sampingnya."""
    import msgspec

    from trainer.practice.desk import Desk, wall_clock
    from trainer.scoring.overrides import Override, OverrideError

    decided = Override(item_id, points, reason, lift_critical, trainer_name, wall_clock())
    with sentences():
        try:
            reviewed = Desk.open().override(number, decided)
        except OverrideError as problem:
            raise Failure(str(problem), MISUSED) from None
    if as_json:
        click.echo(msgspec.json.encode(reviewed, order="deterministic").decode())
        return
    card = reviewed.card
    click.echo(
        f"Butir {plain(item_id, False)} dikoreksi menjadi {points:g} poin. Alasan: {plain(reason, False)}"
    )
    click.echo(
        f"Nilai akhir: {card.overall:.2f} ({card.predicate}, {_passed(card)}); "
        f"menurut mesin {reviewed.machine_overall:.2f} ({reviewed.machine_predicate})."
    )


COMMANDS = (regrade, item_stats, override)
