"""A score card as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.speech import plain
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.practice.attempts import Attempt
    from trainer.scenarios.log import LogEntry
    from trainer.scoring.overrides import Override, ReviewedCard

BAR = 20


def card_json(card: ScoreCard) -> str:
    """The card as canonical JSON on one line."""
    import msgspec

    return msgspec.json.encode(card, order="deterministic").decode()


def reviewed_json(attempt: Attempt) -> str:
    """A session's card as it counts; where a trainer corrected it, with the machine's result and every decision."""
    import msgspec

    if not attempt.reviewed.overrides:
        return card_json(attempt.card)
    review = attempt.reviewed
    data = msgspec.to_builtins(review.card, str_keys=True)
    data["machine"] = {
        "overall": review.machine_overall,
        "predicate": review.machine_predicate,
        "passed": review.machine_passed,
    }
    data["corrections"] = msgspec.to_builtins(attempt.history)
    return msgspec.json.encode(data, order="deterministic").decode()


def attempt_text(attempt: Attempt) -> str:
    """A session's card as a person reads it, with the corrections; of an unfinished session only how far it came."""
    from trainer.scoring.sentences import Words

    scenario = attempt.scenario
    head = f"Peserta         : {plain(attempt.name, False)}{_unit(attempt)}"
    if attempt.finished:
        return (
            f"{head}\n{card_text(scenario, attempt.card, attempt.reviewed, attempt.history, attempt.entries)}"
        )
    words = Words(scenario)
    return "\n".join(
        (
            head,
            _title(scenario),
            "",
            "Nilai akhir     : belum selesai",
            f"Hari simulasi   : {words.moment(attempt.now)} (berakhir {words.moment(scenario.ends)})",
            "",
            "Nilai dan butirnya tampil setelah giliran diakhiri.",
        )
    )


def _unit(attempt: Attempt) -> str:
    return f", {plain(attempt.unit, False)}" if attempt.unit else ""


def _title(scenario: Scenario) -> str:
    return f"RAPOR - {scenario.preset.title} (angka awal {scenario.seed}, {scenario.region.name}) - SIMULASI"


def card_text(
    scenario: Scenario,
    card: ScoreCard,
    review: ReviewedCard | None = None,
    history: Sequence[Override] = (),
    entries: Sequence[LogEntry] = (),
) -> str:
    """The card as a person reads it: result, competences, caps, reports, and every lost point.

    Args:
        scenario: what was played.
        card: the card as it counts.
        review: what a trainer corrected, to show the machine's result beside it.
        history: all decisions of trainers, oldest first.
        entries: the log, to tell what was handled and which limit applied.
    """
    lines = [
        _title(scenario),
        "",
        f"Nilai akhir     : {card.overall:6.2f}  ({card.predicate}{'' if card.passed else ', belum lulus'})",
        *_machine_lines(review),
        *_outcome_lines(scenario, card, entries),
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
    if not entries and card.coverage is not None and card.coverage < card.raw:
        share = f"{card.coverage:.0f} persen laporan ditangani sampai selesai"
        lines += ["", f"Nilai akhir dibatasi karena hanya {share}."]
    if not card.complete:
        lines += ["", "Giliran ini belum dimainkan sampai selesai, jadi belum dapat lulus."]
    if card.undone:
        lines += ["", card.undone_sentence]
    if review is not None and review.overrides:
        lines += ["", *_correction_lines(review, history)]
    lines += ["", "Laporan"]
    for report in card.reports:
        share = "   -  " if report.percent is None else f"{report.percent:6.1f}"
        lines.append(f"  #{report.report} {share}  {plain(report.title, False)[:60]}")
    lost = [item for item in card.items if item.points < item.possible]
    lines += ["", f"Poin yang hilang ({len(lost)} butir dari {len(card.items)})"]
    for item in lost:
        lines += [
            f"  #{item.report} {item.title}: {points_text(item.points)} dari {points_text(item.possible)}   [butir {item.id}]",
            f"     Terjadi   : {plain(item.happened, False)}",
            f"     Seharusnya: {plain(item.due, False)}",
            f"     Sebab     : {plain(item.why, False)}",
            f"     Aturan    : {plain(item.citation, False)}",
        ]
        if item.advice:
            lines.append(f"     Lain kali : {plain(item.advice, False)}")
    return "\n".join(lines)


def item_lines(card: ScoreCard) -> Iterator[str]:
    """Every item with the key that `override` asks for."""
    yield f"{'Butir':<34} {'Poin':>6} {'dari':>5}  Judul"
    for item in card.items:
        marks = [
            word
            for word, on in (("perlu dibaca", item.uncertain), ("kesalahan berat", item.critical is not None))
            if on
        ]
        note = f" ({', '.join(marks)})" if marks else ""
        points = f"{points_text(item.points):>6} {points_text(item.possible):>5}"
        yield f"{item.id:<34} {points}  #{item.report} {plain(item.title, False)}{note}"


def _machine_lines(review: ReviewedCard | None) -> list[str]:
    if review is None or not review.overrides:
        return []
    passed = "" if review.machine_passed else ", belum lulus"
    return [f"Menurut mesin   : {review.machine_overall:6.2f}  ({review.machine_predicate}{passed})"]


def _outcome_lines(scenario: Scenario, card: ScoreCard, entries: Sequence[LogEntry]) -> list[str]:
    """What was handled of what arrived, and the one limit that lowered the result."""
    from trainer.practice.outcome import Handling, acted_on, explain, rubric_of

    if not entries:
        return []
    outcome = explain(card, acted_on(entries), rubric_of(scenario))
    handled = f"{outcome.count(Handling.HANDLED)} dari {len(outcome.states)} laporan yang masuk"
    lines = [f"Ditangani       : {handled}"]
    if outcome.limit is not None:
        lines.append(f"Tanpa batas     : {card.raw:6.2f}. {outcome.limit_sentence}")
    return lines


def _correction_lines(review: ReviewedCard, history: Sequence[Override]) -> Iterator[str]:
    """What trainers decided, per item the decision that counts and then the earlier ones."""
    yield f"Koreksi pelatih ({len(review.overrides)} butir)"
    for each in review.overrides:
        item = each.override.item
        now = f"kini {points_text(each.override.points)} dari {points_text(each.possible)}"
        yield f"  [butir {item}] {each.title}: mesin {points_text(each.machine_points)}, {now}"
        yield f"     {decision_text(each.override)}"
        for old in [one for one in history if one.item == item][-2::-1]:
            yield f"     sebelumnya {points_text(old.points)}: {decision_text(old)}"


def points_text(points: float) -> str:
    """Points with a decimal comma."""
    return f"{points:g}".replace(".", ",")


def decision_text(decided: Override) -> str:
    """Who decided when, and why, in one line; the moment in the time of this computer."""
    from datetime import datetime

    when = ""
    if decided.at:
        moment = datetime.fromisoformat(decided.at).astimezone()
        when = f", {moment.day}-{moment.month}-{moment.year} {moment:%H.%M}"
    return f"{plain(decided.by, False) or 'tanpa nama'}{when}: {plain(decided.reason, False).strip()}"


def _number(value: float | None) -> str:
    return "     -" if value is None else f"{value:6.2f}"
