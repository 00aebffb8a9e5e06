"""The pages of Kemajuan as lines: where one stands, curves, topics."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.practice.learning import WEAK_PERCENT, Mastery
from trainer.practice.repetition import INTERVALS, TopicBox
from trainer.practice.scale import Scale
from trainer.screens.learn.view import today
from trainer.screens.progress.plot import LABEL, line_plot, spark
from trainer.screens.progress.view import ProgressView, advice
from trainer.screens.reference.characters import plain_terminal, simple
from trainer.screens.reference.page_view import BLANK, Line, flow, headline
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece
from trainer.screens.shared.words import bar, day, number, percent, short_day

BAR = 20
NAME = 24
SPARK = 12
PLOT_HEIGHT = 30
LEAST_PLOT = 6
WIDE_TOPIC = 84
TOPIC_NAME, AGAIN = 48, 30
"""The most cells for a topic's name, and those for when it is due again."""

MARK = f"Garis putus: batas lulus {WEAK_PERCENT:.0f}."
NOTHING = "Belum ada giliran yang dinilai. Selesaikan satu giliran; nilainya muncul di sini."


UNJUDGED = "belum dinilai"


def tone(value: float | None, scale: Scale) -> str:
    """The tone of a percentage."""
    if value is None:
        return "muted"
    return "good" if scale.passes(value) else "bad" if scale.lowest(value) else "warn"


def word(value: float | None, scale: Scale) -> str:
    """A percentage in a word, as Laporan hasil says it."""
    return UNJUDGED if value is None else scale.word(value)


def summary_lines(view: ProgressView, width: int, height: int) -> list[Line]:
    """What to do next, the six competences now and over time, streak and lessons; a curve where there is room."""
    lines: list[Line] = []
    if view.step is not None:
        lines += flow([("Langkah berikutnya: ", "head"), (view.step.text, "")], width)
    lines += [BLANK, *headline("Enam kompetensi, dari lima giliran terakhir", width)]
    lines += [_competence(view, mastery, width) for mastery in view.competences]
    if not view.cards:
        lines += flow([(NOTHING, "muted")], width)
    lines += [BLANK, *_advice(view, width), BLANK, *headline("Kegiatan", width)]
    lines += flow([(_activity(view), "")], width)
    if view.days is None:
        lines += flow([("Runtun latihan tidak ditampilkan. R menampilkannya.", "muted")], width)
    else:
        note = "Akhir pekan tidak memutus. R menyembunyikan."
        lines += flow([(f"Runtun latihan: {view.days} hari kerja. ", ""), (note, "muted")], width)
    room = height - len(lines) - 6
    if view.cards and room >= LEAST_PLOT:
        lines += [BLANK, *curve_lines(view, next(iter(view.curves)), width, room)]
    return lines


def _competence(view: ProgressView, mastery: Mastery, width: int) -> Line:
    values = [point.percent for point in view.curves.get(mastery.label, ())]
    plain = plain_terminal()
    gauge = bar((mastery.percent or 0) / 100, BAR)
    pieces: list[Piece] = [
        (fit(mastery.label, NAME), ""),
        (simple(gauge) if plain else gauge, tone(mastery.percent, view.scale)),
        (f" {percent(mastery.percent):>3} ", "strong"),
        (fit(word(mastery.percent, view.scale), 14), tone(mastery.percent, view.scale)),
    ]
    if width >= NAME + BAR + 5 + 14 + SPARK:
        pieces.append((spark(values, SPARK, plain), "muted"))
    return Line(tuple(pieces))


def _advice(view: ProgressView, width: int) -> list[Line]:
    found = advice(view)
    weak = found.weak
    if weak is not None:
        lines = headline("Yang paling perlu dilatih", width)
        lines += flow([(weak.label, "strong"), (f", {percent(weak.percent)} dari 100.", "")], width)
    else:
        lines = headline("Yang dapat dilatih", width)
        if view.cards:
            lines += flow([(f"Semua kompetensi sedikitnya {WEAK_PERCENT:.0f}.", "good")], width)
    if found.lesson is not None:
        place = view.learn.number(found.lesson)
        text = f"Pelajaran {place}: {found.lesson.title} ({found.lesson.minutes} menit)"
        lines += [
            line._replace(target="pelajaran")
            for line in flow([(text, ""), (" · B membuka", "accent")], width)
        ]
    name = plain_line(view.learn.drills.get(found.drill, found.drill))
    lines += [
        line._replace(target="latihan")
        for line in flow([(f"Latihan: {name}", ""), (" · M memulai", "accent")], width)
    ]
    if view.due:
        lines += flow(
            [(f"{len(view.due)} topik waktunya diulang", ""), (" · 4 melihat, U mengulang", "accent")], width
        )
    return lines


def _activity(view: ProgressView) -> str:
    lessons = view.learn.lessons
    done = sum(view.learn.progress.done(lesson.id) for lesson in lessons)
    text = f"{len(view.finished)} giliran selesai. {done} dari {len(lessons)} pelajaran selesai."
    if view.cards:
        best = max(session.card.overall for session in view.cards)
        text += f" Nilai terakhir {number(view.cards[-1].card.overall)}, terbaik {number(best)}."
    return text


def curve_lines(view: ProgressView, name: str, width: int, height: int) -> list[Line]:
    """One curve over time with its values.

    Args:
        view: the progress.
        name: the curve's name.
        width: cells of a line.
        height: lines for the drawing.
    """
    points = view.curves.get(name, ())
    lines = headline(f"{name} dari waktu ke waktu", width)
    if not points:
        text = "Kompetensi ini belum pernah dinilai." if view.cards else NOTHING
        return [*lines, *flow([(text, "muted")], width)]
    values = [point.percent for point in points]
    drawing = line_plot(values, width, max(4, min(height, PLOT_HEIGHT)), plain_terminal())
    lines += [Line(((text[:LABEL], "muted"), (text[LABEL:], ""))) for text in drawing]
    left = f"     {day(points[0].day)}"
    last = "" if len(points) == 1 else day(points[-1].day)
    lines.append(Line(((left, "muted"), (fit(last, max(1, width - len(left)), "right"), "muted"))))
    return [*lines, *flow([(_change(values), "")], width)]


def _change(values: Sequence[float]) -> str:
    """What a curve says, in words."""
    if len(values) == 1:
        return f"Baru satu giliran: {number(values[0])}. {MARK}"
    change = values[-1] - values[0]
    word = (
        "tetap"
        if round(change) == 0
        else f"naik {number(change)}"
        if change > 0
        else f"turun {number(-change)}"
    )
    return (
        f"{len(values)} giliran. Terakhir {number(values[-1])}, terbaik {number(max(values))}, terendah "
        f"{number(min(values))}; {word} sejak yang pertama. {MARK}"
    )


def topic_lines(view: ProgressView, width: int) -> list[Line]:
    """Topics due for repetition, then mastery of all topics met, weakest first."""
    lines = headline("Waktunya diulang", width)
    if view.due:
        for box in view.due:
            lines += flow([(_explained(box, view), "")], width, "• ")
        lines += [
            line._replace(target="ulang")
            for line in flow([("U memulai giliran pendek tentang topik teratas.", "accent")], width)
        ]
    else:
        lines += flow([("Tidak ada topik yang harus diulang hari ini.", "muted")], width)
    lines += [BLANK, *headline("Penguasaan topik, dari lima giliran terakhir", width)]
    if not view.topics:
        return [*lines, *flow([(NOTHING, "muted")], width)]
    boxes = {box.topic: box for box in view.boxes}
    return [*lines, *(_topic(view, mastery, boxes.get(mastery.key), width) for mastery in view.topics)]


def _explained(box: TopicBox, view: ProgressView) -> str:
    """Why a topic is due."""
    ago = (today() - box.seen).days
    when = "hari ini" if ago <= 0 else f"{ago} hari lalu"
    return f"{view.topic(box.topic)}: terakhir bernilai {percent(box.percent)} ({when}), waktunya diulang."


def _topic(view: ProgressView, mastery: Mastery, box: TopicBox | None, width: int) -> Line:
    gauge = bar((mastery.percent or 0) / 100, BAR // 2)
    name = max(NAME, min(TOPIC_NAME, width - BAR // 2 - 5 - 14 - AGAIN))
    again = "" if box is None else f"diulang {short_day(box.due)}"
    if box is not None and width >= WIDE_TOPIC:
        again += f", jeda {INTERVALS[box.box]} hari"
    pieces: Sequence[Piece] = (
        (fit(plain_line(view.names.get(mastery.key, mastery.label)), name), ""),
        (simple(gauge) if plain_terminal() else gauge, tone(mastery.percent, view.scale)),
        (f" {percent(mastery.percent):>3} ", "strong"),
        (fit(word(mastery.percent, view.scale), 14), tone(mastery.percent, view.scale)),
        (again, "muted"),
    )
    return Line(tuple(pieces))
