"""The texts of the debrief: summary, one item, and what the expert did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

import msgspec
from textual.content import Content

from trainer.scoring.card import CompetenceScore, Evidence, Item, ScoreCard
from trainer.screens.shared.plain import fit, plain, plain_line
from trainer.screens.shared.words import bar, number, percent, short_stamp, stamp

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.scenarios.scenario import Scenario
    from trainer.sp4n.commands import Command

BAR = 20
TWO_COLUMNS = 110
Part = tuple[str, str]


class ExpertMove(msgspec.Struct, frozen=True):
    """A move of the expert on a report: when, as text, and what."""

    when: str
    what: str


def grade_tone(value: float | None) -> str:
    """The tone of a percentage."""
    if value is None:
        return "muted"
    return "good" if value >= 75 else "warn" if value >= 60 else "bad"


_STYLES = {"good": "$success", "warn": "$warning", "bad": "$error", "muted": "$muted"}


def word_for(value: float | None) -> str:
    """A percentage in a word."""
    if value is None:
        return "tidak ada butir"
    return "sangat baik" if value >= 90 else "baik" if value >= 75 else "sedang" if value >= 60 else "kurang"


def summary(card: ScoreCard, width: int) -> Content:
    """Overall, correctness and speed apart, six competences, and what capped the result."""
    passed = "LULUS" if card.passed else "BELUM LULUS"
    parts: list[Part] = [
        (f"Nilai {number(card.overall)} dari 100 · {plain_line(card.predicate)} · {passed}", "bold"),
        (f"   Ketepatan {percent(card.correctness)} · Kecepatan {percent(card.speed)}\n", ""),
    ]
    columns = 2 if width >= TWO_COLUMNS else 1
    for index, score in enumerate(card.competences):
        parts += _competence(score, width // columns)
        if index % columns == columns - 1:
            parts.append(("\n", ""))
    for cap in card.caps:
        parts.append((f"! Nilai dibatasi {number(cap.limit)}: {plain_line(cap.label)} (#{cap.report}).", "bold $error"))
        parts.append((f" Tanpa batas: {number(card.raw)}.\n", ""))
    return Content.assemble(*((text, style) if style else text for text, style in parts)).rstrip()


def _competence(score: CompetenceScore, width: int) -> list[Part]:
    style = _STYLES[grade_tone(score.percent)]
    gauge = bar((score.percent or 0) / 100, BAR)
    tail = f" {percent(score.percent):>3} {word_for(score.percent)}"
    return [(fit(score.competence.label, 23), ""), (gauge, style), (fit(tail, max(1, width - 23 - BAR)), "")]


def item_page(item: Item, zone: tzinfo, expert: Sequence[ExpertMove] | None) -> Content:
    """One judged thing: what happened, what was due, why, rule, evidence, advice, the expert's way."""
    parts: list[Part] = [
        (f"#{item.report} {plain_line(item.title)}\n", "bold"),
        (f"{item.competence.label} · {number(item.points)} dari {number(item.possible)} poin", "$primary"),
    ]
    if item.weight != 1.0:
        parts.append((f" (bobot {number(item.weight * 100)}% karena perkaranya sukar)", "$muted"))
    if item.critical:
        parts.append(("\nKESALAHAN BERAT: membatasi nilai akhir.", "bold $error"))
    if item.at is not None:
        parts.append((f"\nTerjadi {stamp(item.at, zone)}", "$muted"))
    for name, text in (
        ("Yang terjadi", item.happened),
        ("Yang seharusnya", item.due),
        ("Mengapa", item.why),
        ("Aturan", f"{item.rule}: {item.citation}" if item.citation else item.rule),
        ("Saran", item.advice),
    ):
        if text:
            parts += [(f"\n\n{name}\n", "bold $primary"), (plain(text), "")]
    if item.uncertain:
        parts.append(("\n\nPenilaian ini kurang pasti; mintalah pelatih membacanya.", "$warning"))
    for evidence in item.evidence:
        parts += _evidence(evidence)
    parts += [("\n\nCara ahli\n", "bold $primary")]
    if item.expert:
        parts.append((f"{plain(item.expert)}\n", ""))
    parts += _expert(expert)
    return Content.assemble(*((text, style) if style else text for text, style in parts))


def _evidence(evidence: Evidence) -> list[Part]:
    parts: list[Part] = [("\n\nBukti\n", "bold $primary")]
    text, start, end = evidence.text, evidence.start, evidence.end
    if start is None or end is None:
        return [*parts, (plain(text), "italic")]
    return [
        *parts,
        (plain(text[:start]), "italic"),
        (f"»{plain(text[start:end])}«", "bold reverse $warning"),
        (plain(text[end:]), "italic"),
    ]


def _expert(expert: Sequence[ExpertMove] | None) -> list[Part]:
    if expert is None:
        return [("Sedang disiapkan ...", "$muted")]
    if not expert:
        return [("Ahli tidak perlu bertindak pada laporan ini.", "$muted")]
    return [part for move in expert for part in ((f"{move.when} ", "$muted"), (f"{move.what}\n", ""))]


def expert_moves(scenario: Scenario) -> dict[int, list[ExpertMove]]:
    """Let the expert play the same scenario; its moves by the plan of the report."""
    from trainer.practice.bots import ExpertBot, play
    from trainer.practice.session import Session
    from trainer.sp4n.commands import MarkRead

    session = Session.start(scenario)
    play(session, ExpertBot())
    moves: dict[int, list[ExpertMove]] = {}
    for entry in session.entries:
        if entry.origin != "peserta" or entry.command is None or isinstance(entry.command, MarkRead):
            continue
        plan = session.plan_of.get(int(getattr(entry.command, "report", 0)))
        if plan is not None:
            when = short_stamp(entry.at, session.calendar.zone)
            moves.setdefault(plan, []).append(ExpertMove(when, plain_line(describe(session, entry.command))))
    return moves


def describe(session: Session, command: Command) -> str:
    """A command in words."""
    from trainer.sp4n import commands as cmd
    from trainer.sp4n.verbs import Verb

    settings = session.instance.settings
    match command:
        case cmd.VerifyAndDispose():
            category = " › ".join(command.category)
            return f"Verifikasi sebagai {command.type.label}, kategori {category}, disposisi ke {settings.unit_name(command.unit)}"
        case cmd.Verify():
            return f"Verifikasi sebagai {command.type.label}, kategori {' › '.join(command.category)}"
        case cmd.Dispose() | cmd.ChangeUnit():
            return f"Disposisi ke {settings.unit_name(command.unit)}"
        case cmd.AskForData():
            return f"Tunda, meminta {', '.join(item.label for item in command.missing)}"
        case cmd.NotOurs():
            return f"Bukan wewenang, diteruskan ke {settings.agency_name(command.agency)}"
        case cmd.Archive():
            return f"Arsip dengan alasan {command.reason.label}"
        case cmd.Merge():
            return f"Digabung ke #{command.into}"
        case cmd.FollowUp():
            kind = "hasil akhir" if command.final else "jawaban sementara"
            return f"Tindak lanjut ({kind}): {plain_line(command.text)}"
        case cmd.RemindUnit():
            return "Mengingatkan unit"
        case _:
            return Verb(str(command.__struct_config__.tag)).label
