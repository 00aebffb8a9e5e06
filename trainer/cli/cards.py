"""A score card as text and as JSON."""

from __future__ import annotations

from trainer.cli.speech import plain
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard

BAR = 20


def card_json(card: ScoreCard) -> str:
    """The card as canonical JSON on one line."""
    import msgspec

    return msgspec.json.encode(card, order="deterministic").decode()


def card_text(scenario: Scenario, card: ScoreCard) -> str:
    """The card as a person reads it: result, competences, caps, reports, and every lost point."""
    lines = [
        f"RAPOR - {scenario.preset.title} (angka awal {scenario.seed}, {scenario.region.name}) - SIMULASI",
        "",
        f"Nilai akhir     : {card.overall:6.2f}  ({card.predicate}{'' if card.passed else ', belum lulus'})",
        f"Ketepatan       : {_number(card.correctness)}",
        f"Kecepatan       : {_number(card.speed)}",
        "",
        "Kompetensi",
    ]
    for score in card.competences:
        if score.percent is None:
            lines.append(f"  {score.competence.label:<24} tidak ada butir")
            continue
        filled = round(BAR * score.percent / 100)
        lines.append(
            f"  {score.competence.label:<24} {'#' * filled}{'.' * (BAR - filled)} {score.percent:6.2f}"
        )
    if card.caps:
        lines += ["", "Kesalahan berat (membatasi nilai akhir)"]
        lines += [f"  #{cap.report}  {cap.label}: paling tinggi {cap.limit:g}" for cap in card.caps]
    if card.floors:
        lines += ["", *(floor.sentence for floor in card.floors)]
    if card.coverage is not None and card.coverage < card.raw:
        share = f"{card.coverage:.0f} persen laporan ditangani sampai selesai"
        lines += ["", f"Nilai akhir dibatasi karena hanya {share}."]
    if not card.complete:
        lines += ["", "Giliran ini belum dimainkan sampai selesai, jadi belum dapat lulus."]
    if card.undone:
        lines += ["", card.undone_sentence]
    lines += ["", "Laporan"]
    for report in card.reports:
        share = "   -  " if report.percent is None else f"{report.percent:6.1f}"
        lines.append(f"  #{report.report} {share}  {plain(report.title, False)[:60]}")
    lost = [item for item in card.items if item.points < item.possible]
    lines += ["", f"Poin yang hilang ({len(lost)} butir dari {len(card.items)})"]
    for item in lost:
        lines += [
            f"  #{item.report} {item.title}: {item.points:g} dari {item.possible:g}",
            f"     Terjadi   : {plain(item.happened, False)}",
            f"     Seharusnya: {plain(item.due, False)}",
            f"     Sebab     : {plain(item.why, False)}",
            f"     Aturan    : {plain(item.citation, False)}",
        ]
        if item.advice:
            lines.append(f"     Lain kali : {plain(item.advice, False)}")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "     -" if value is None else f"{value:6.2f}"
