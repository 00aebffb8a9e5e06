"""The texts of Putar ulang: a step beside the expert's, what it cost, and the report as it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from trainer.screens.shared.plain import fit, plain, plain_line, wrap
from trainer.screens.shared.words import minutes, number, short_stamp, stamp
from trainer.screens.workbench.eyes import gaze
from trainer.screens.workbench.pages import content_page, deadline_page, heading
from trainer.screens.workbench.snapshot import take_snapshot
from trainer.sp4n.vocabulary import Bucket

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime, tzinfo

    from trainer.practice.moves import Move
    from trainer.practice.timeline import Timeline
    from trainer.scoring.card import Item

Part = Content | str
UNDONE = "Langkah ini dibatalkan dan tidak dinilai; yang dihitung adalah langkah sesudahnya."
NEGLECTED = (
    "Di sini bukan langkah yang salah, melainkan langkah yang tidak ada. Sejak saat ini sudah terlambat."
)
SIDE_BY_SIDE = 90
"""From this width on the two moves stand beside each other."""


class Look(NamedTuple):
    """What is drawn for a step: the queues, and the page below."""

    queues: Content
    page: Content


def look(timeline: Timeline, index: int, width: int) -> Look:
    """Everything about a step; runs in the desk's thread."""
    step, session = timeline.steps[index], timeline.state(index)
    zone = session.calendar.zone
    parts: list[Part] = [
        Content.styled(f"{plain_line(step.what)}\n", "bold"),
        Content.styled(f"{stamp(step.at, zone)} · {plain_line(step.by)}\n", "$muted"),
    ]
    if step.undone:
        parts.append(Content.styled(f"\n{UNDONE}\n", "$muted"))
    elif step.neglected:
        parts.append(Content.styled(f"\n{NEGLECTED}\n", "$muted"))
    elif step.move is not None:
        parts += _beside(step.move, step.expert, zone, width)
    if step.report is not None and step.expert is None:
        parts += _expert_list(timeline.expert.get(step.report, ()), zone, width)
    if step.lost:
        parts.append(Content.styled(f"\nPoin yang hilang di sini: {number(step.points)}\n", "bold $error"))
        for item in step.lost:
            parts += _item(item, width)
    report = session.instance.reports.get(step.report) if step.report is not None else None
    if report is not None:
        own = gaze(session, report)
        parts += [Content.styled("\nLaporan saat itu\n", "bold $primary"), heading(own), "\n\n"]
        parts += [
            content_page(own),
            Content.styled("\nTenggat saat itu\n", "bold $primary"),
            deadline_page(own),
        ]
    snapshot = take_snapshot(session)
    counts = [(bucket.label, sum(row.bucket is bucket for row in snapshot.rows)) for bucket in Bucket]
    return Look(_queues(counts), Content.assemble(*parts).rstrip())


def _queues(counts: list[tuple[str, int]]) -> Content:
    pieces: list[Part] = []
    for label, count in counts:
        pieces += [" · " if pieces else "", Content.styled(f"{label} {count}", "bold" if count else "$muted")]
    return Content.assemble(*pieces)


def _beside(move: Move, expert: Move | None, zone: tzinfo, width: int) -> list[Part]:
    """The move and the expert's, in two columns where there is room."""
    if expert is None:
        return _move("Langkah ini (tidak dilakukan ahli)", move, zone, width)
    when, other = _distance(move.at, expert.at), _differing(move, expert)
    if width < SIDE_BY_SIDE:
        answer = _move(f"Cara ahli ({when})", expert, zone, width, other)
        return [*_move("Langkah ini", move, zone, width), *answer]
    room = width // 2 - 2
    left_lines = _column("Langkah ini", move, zone, room)
    right_lines = _column(f"Cara ahli ({when})", expert, zone, room, other)
    parts: list[Part] = ["\n"]
    for at in range(max(len(left_lines), len(right_lines))):
        mine = left_lines[at] if at < len(left_lines) else ""
        theirs = right_lines[at] if at < len(right_lines) else ""
        style = "bold $primary" if at == 0 else ""
        line = f"{fit(mine, room)}  │ {theirs}"
        parts += [Content.styled(line, style) if style else line, "\n"]
    return parts


def _differing(move: Move, expert: Move) -> frozenset[str]:
    """The expert's choices that are not the person's own; two written answers always differ."""
    return frozenset(expert.details) - frozenset(move.details) if move.phase != "jawaban" else frozenset()


def _column(title: str, move: Move, zone: tzinfo, width: int, other: Collection[str] = ()) -> list[str]:
    lines = [fit(title, width), f"{short_stamp(move.at, zone)} {move.verb}"]
    for detail in move.details:
        first, *rest = wrap(plain(detail), width - 2)
        lines += [f"{'≠' if detail in other else ' '} {first}", *(f"  {line}" for line in rest)]
    return lines


def _hanging(text: str, width: int, lead: str = "  ") -> str:
    """A text whose further lines stand under its first word."""
    first, *rest = wrap(plain(text), max(10, width - 2))
    return "\n".join([f"{lead}{first}", *(f"  {line}" for line in rest)])


def _move(title: str, move: Move, zone: tzinfo, width: int, other: Collection[str] = ()) -> list[Part]:
    parts: list[Part] = [
        Content.styled(f"\n{title}\n", "bold $primary"),
        f"{short_stamp(move.at, zone)} {move.verb}\n",
    ]
    for detail in move.details:
        if detail in other:
            parts.append(Content.styled(f"{_hanging(detail, width, '≠ ')}\n", "bold"))
        else:
            parts.append(f"{_hanging(detail, width)}\n")
    return parts


def _distance(own: datetime, expert: datetime) -> str:
    """How much earlier or later the expert was, in simulated time."""
    gap = round((own - expert).total_seconds() / 60)
    if not gap:
        return "pada saat yang sama"
    return f"{minutes(gap)} lebih awal" if gap > 0 else f"{minutes(-gap)} lebih lambat"


def _expert_list(moves: tuple[Move, ...], zone: tzinfo, width: int) -> list[Part]:
    parts: list[Part] = [Content.styled("\nCara ahli pada laporan ini\n", "bold $primary")]
    if not moves:
        return [*parts, Content.styled("Ahli tidak perlu bertindak.\n", "$muted")]
    lines = (f"{short_stamp(move.at, zone)} {plain_line(move.line)}" for move in moves)
    return [*parts, *(f"{_hanging(line, width, '')}\n" for line in lines)]


def _item(item: Item, width: int) -> list[Part]:
    critical = " · KESALAHAN BERAT" if item.critical else ""
    parts: list[Part] = [
        Content.styled(f"✗ #{item.report} {plain_line(item.title)}{critical}", "bold"),
        Content.styled(f"  -{number(item.lost)} poin\n", "bold $error"),
        f"{_hanging(item.happened, width)}\n",
    ]
    for label, text in (("Seharusnya", item.due), ("Saran", item.advice)):
        if text:
            parts.append(f"{_hanging(f'{label}: {text}', width)}\n")
    return parts
