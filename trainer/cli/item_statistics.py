"""`item-stats`: what a group's results say about the items, and how sure they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.guard import sentences
from trainer.cli.options import OutputFile, expanded, json_option, library
from trainer.cli.speech import FAILED, Command, Failure, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.practice.attempts import Attempt
    from trainer.scoring.card import ScoreCard
    from trainer.scoring.cohort import CohortStatistics
    from trainer.scoring.statistics import PassDecision

ENOUGH = 10
"""Below so many sessions nothing is said about items or about the certainty of a pass."""

COLUMNS = (
    ("Mudah", "perolehan rata-rata, persen dari nilai penuh; makin tinggi makin mudah"),
    ("SB", "simpangan baku: seberapa beragam perolehan peserta"),
    ("Daya beda", "hubungan butir ini dengan sisa nilai; di bawah 0 berarti peserta yang kuat justru keliru"),
    ("Efisiensi", "daya beda dibanding yang mungkin dicapai dengan sebaran nilai ini"),
    ("Bobot", "bagian butir ini dari nilai penuh"),
    ("Bobot nyata", "bagian butir ini dalam perbedaan nilai antarpeserta"),
)

_file = click.Path(dir_okay=False, path_type=Path)


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
    type=OutputFile(),
    help="Tulis juga tabel kesukaran kasus yang sudah ditambah hasil peserta ini (rubrics/kesukaran.yaml).",
)
@json_option
def item_stats(files: tuple[Path, ...], by: str | None, table: Path | None, as_json: bool) -> None:
    """Statistik butir dari beberapa giliran yang diekspor: kemudahan, daya beda, keajekan, galat baku.

    Koreksi pelatih ikut dihitung. Salinan giliran yang sama dan giliran yang belum selesai tidak dihitung.
    """
    import msgspec

    from trainer.scoring.cohort import UNITS, cohort_statistics
    from trainer.scoring.statistics import UnevenTableError

    with sentences():
        group, left_out = _group(files)
    unit = UNITS[by] if by else None
    try:
        result = cohort_statistics([(each.scenario, each.card) for each in group], unit)
    except UnevenTableError as problem:
        also = "".join(f" {sentence}" for sentence in left_out)
        raise Failure(
            f"{problem} Tambahkan berkas giliran lain atau pilih --by kompetensi.{also}", FAILED
        ) from None
    if table is not None:
        with sentences():
            _write_difficulty(table, [each.card for each in group])
    if as_json:
        data = msgspec.to_builtins(result, str_keys=True)
        data["participants"] = [each.name for each in group]
        data["not_counted"] = left_out
        data["enough"] = len(group) >= ENOUGH
        click.echo(msgspec.json.encode(data, order="deterministic").decode())
    else:
        click.echo("\n".join((*left_out, *([""] if left_out else []), *statistics_lines(result, group))))


def _group(files: Sequence[Path]) -> tuple[list[Attempt], list[str]]:
    """The sessions to analyse, and a sentence about each file that is left out."""
    from trainer.practice.attempts import copies, from_file

    read = [from_file(path) for path in expanded(files)]
    kept, repeated = copies(read)
    left_out = [
        f"Tidak dihitung: {plain(str(one.source), False)} memuat giliran yang sama dengan {plain(str(two.source), False)}."
        for one, two in repeated
    ]
    left_out += [
        f"Tidak dihitung: {plain(str(each.source), False)} ({plain(each.name, False)}) belum selesai."
        for each in kept
        if not each.finished
    ]
    return [each for each in kept if each.finished], left_out


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


def statistics_lines(result: CohortStatistics, group: Sequence[Attempt]) -> Iterator[str]:
    """The statistics as a person reads them; of a small group only what describes it."""
    test, enough = result.test, len(group) >= ENOUGH
    few = f"terlalu sedikit ({len(group)} dari {ENOUGH} giliran)"
    yield f"Peserta            : {test.people}"
    yield f"Rata-rata          : {test.mean:.2f} (simpangan baku {test.deviation:.2f})"
    yield f"Keajekan (alfa)    : {_percent(test.consistency) if enough else few}"
    if enough:
        yield f"Rasio galat        : {_percent(test.error_ratio)}"
    yield f"Galat baku ukur    : {_percent(test.standard_error) if enough else few}"
    if enough:
        yield from (f"Catatan            : {note}" for note in test.notes)
    else:
        yield (
            f"Catatan            : baru mulai {ENOUGH} giliran butir dan kepastian lulus dapat dinilai; "
            "angka di bawah hanya menggambarkan kelompok ini."
        )
    yield ""
    yield f"{'Butir':<30} {'Mudah':>7} {'SB':>7} {'Daya beda':>10} {'Efisiensi':>10} {'Bobot':>7} {'Bobot nyata':>12}"
    for item in test.items:
        yield (
            f"{plain(item.name, False)[:30]:<30} {item.facility:7.2f} {item.deviation:7.2f} "
            f"{_percent(item.discrimination if enough else None):>10} "
            f"{_percent(item.efficiency if enough else None):>10} "
            f"{item.intended_weight:7.2f} {_percent(item.effective_weight if enough else None):>12}"
        )
        if item.note and enough:
            yield f"    {item.note}"
    if result.left_out:
        yield f"Tidak dihitung karena tidak jatuh tempo bagi semua: {', '.join(result.left_out)}."
    yield ""
    yield "Arti kolom (semua dalam persen)"
    yield from (f"  {name:<12} {meaning}" for name, meaning in COLUMNS)
    if enough:
        yield ""
        yield "Kesukaran kasus menurut peserta ini (yang tersulit dahulu)"
        for case in result.cases:
            note = f", pembuat menulis {case.stated}" if case.differs else ""
            yield f"  {case.case:<36} {100 * case.facility:6.2f} %  kesukaran {case.estimated}{note}"
    yield ""
    yield "Kelulusan dengan rentang galat (95 %)" if enough else "Kelulusan"
    for each, decision in zip(group, result.decisions, strict=True):
        yield f"  {plain(each.name, False)[:30]:<30} {each.card.overall:6.2f}  {decision_text(decision, enough)}"


def decision_text(decision: PassDecision, enough: bool) -> str:
    """A pass decision; how sure it is only where the group is large enough to tell."""
    verdict = "lulus" if decision.passed else "belum lulus"
    if not enough:
        return verdict
    if decision.low is None or decision.high is None or decision.risk is None:
        return f"{verdict}; galat pengukurannya tidak diketahui"
    band = f"nilai sebenarnya kira-kira {decision.low:.1f} sampai {decision.high:.1f}".replace(".", ",")
    if decision.certain:
        return f"{verdict}; {band}, seluruhnya di satu sisi batas lulus"
    return f"{verdict}; {band}; tinjau lagi, peluang putusan ini keliru {100 * decision.risk:.0f} persen"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


COMMANDS = (item_stats,)
