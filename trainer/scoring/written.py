"""Judging the written answers of a session, one item a round: the report itself, then each reply.

The first final answer of a round counts. A weaker interim answer lowers it, a better one that follows wins
back a part; so neither small talk nor a series of attempts can dilute a bad answer.
Source: dossier 8 (what a good answer holds), 4.1 (an interim answer must be concrete).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.scenarios.outcome import final_answer_is_due
from trainer.scoring.card import Evidence, Item
from trainer.scoring.making import Maker
from trainer.scoring.responses import ResponseRubric
from trainer.scoring.trail import Answer, Trail, World
from trainer.sp4n.vocabulary import ClockId

CRITICAL_OF_ANSWER = {
    "bocor_identitas": "bocor_identitas",
    "menghina": "menghina",
    "lempar_wewenang": "lempar_wewenang",
    "bertentangan_fakta": "mengarang",
}
"""Critical failures of a written answer and the cap each stands for."""


_TO_BE_READ = "Mesin belum yakin soal ini, jadi nilai akhir tidak dibatasi; pelatih perlu membaca jawabannya."


FULL = 4
"""The highest level of a dimension."""


class WrittenJudge:
    """Judges the written answers of one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker

    def items(self, trail: Trail) -> Iterator[Item]:
        """One item for the answer to the report and for the answer to each reply."""
        for number, answers in enumerate(answer_rounds(trail.answers)):
            yield self._round(trail, answers, number)
        report = self._world.instance.reports[trail.report]
        due = trail.first_due
        owed = report.lead_unit in self._world.scenario.acting_for and report.first_follow_up_at is None
        # What was joined to another report is answered there.
        owed = owed and trail.turned is None
        if owed and due is not None and due <= self._world.ended and not trail.answers:
            yield self._maker.item(
                trail, "tanggapan", 0, "Pelapor tidak pernah dijawab.",
                "Jawaban yang memuat temuan, tindakan, pelaksana, dan waktu.",
                "Laporan tanpa jawaban sama dengan laporan yang tidak ditangani.",
                "Mulailah dari bahan unit: tulis temuan, langkah, siapa, dan kapan.",
            )  # fmt: skip

    def _round(self, trail: Trail, answers: Sequence[Answer], number: int) -> Item:
        counted = next((answer for answer in answers if answer.event.final), answers[-1])
        share, notes = self._share(trail, answers, counted)
        grade, spoken = counted.grade, self._world.judge.rubric
        failed = [
            (answer, code)
            for answer in answers
            for code in answer.grade.critical
            if code in CRITICAL_OF_ANSWER and code not in answer.grade.doubtful
        ]
        settled = bool(failed) and self._maker.rubric.careful
        doubtful = not settled and any(answer.grade.uncertain for answer in answers)
        worse = [answer for answer in answers if answer.grade.overall < counted.grade.overall]
        faulty = [answer for answer, _ in failed]
        beside = [
            answer for answer in answers if answer is not counted and (answer in worse or answer in faulty)
        ]
        shown = [counted, *beside]
        reasons = list(dict.fromkeys(reason.message for answer in shown for reason in answer.grade.reasons))
        dimensions = ", ".join(
            f"{spoken.dimensions[name].nama} {level}" for name, level in grade.dimensions.items()
        )
        level = spoken.levels[grade.overall].rstrip(".")
        full = share == 1 and not failed
        if counted.grade.doubtful:
            notes.append(_TO_BE_READ)
        if 0 < share < 1:
            notes.append(_partly(counted, spoken))
        return self._maker.item(
            trail, "tanggapan", share,
            " ".join([f"Jawaban Anda bernilai {grade.overall} dari 4: {level}. Rinciannya: {dimensions}.", *filter(None, notes)]),
            "Jawaban yang sopan, mengakui masalahnya, memuat temuan, tindakan, pelaksana, waktu, dan cara memantau.",
            " ".join(reasons) or "Semua unsur jawaban terpenuhi.",
            "" if full else "Bandingkan jawaban Anda dengan contoh jawaban ahli, lalu tulis ulang bagian yang ditandai.",
            seq=counted.seq, at=counted.event.at, number=number,
            critical=CRITICAL_OF_ANSWER[failed[0][1]] if failed else None,
            evidence=tuple(piece for answer in shown for piece in _evidence(answer)),
            uncertain=doubtful,
        )  # fmt: skip

    def _share(self, trail: Trail, answers: Sequence[Answer], counted: Answer) -> tuple[float, list[str]]:
        """The share a round earned, and the sentences about its other answers."""
        rubric, notes = self._maker.rubric, []
        levels = [rubric.level("tanggapan", answer.grade.overall) for answer in answers]
        share = first = rubric.level("tanggapan", counted.grade.overall)
        place = list(answers).index(counted)
        better = [
            level for answer, level in zip(answers[place:], levels[place:], strict=True) if answer.event.final
        ]
        best, weakest = max(better, default=first), min(levels)
        if best > first:
            share += rubric.share("tanggapan", "corrected") * (best - first)
            notes.append("Jawaban susulan yang lebih baik mengembalikan sebagian nilai.")
        if weakest < first:
            share -= rubric.share("tanggapan", "weaker_beside") * (first - weakest)
            notes.append("Jawaban lain yang lebih lemah pada laporan ini mengurangi sebagian nilai.")
        if self._unfinished(trail, counted):
            share *= rubric.share("tanggapan", "interim_only")
            notes.append("Hasil akhirnya tidak pernah disampaikan sampai tenggat penyelesaian lewat.")
        if trail.returned:
            notes.append(f"Kepala unit mengembalikan {len(trail.returned)} draf Anda sebelum jawaban ini.")
        return share, notes

    def _unfinished(self, trail: Trail, counted: Answer) -> bool:
        report = self._world.instance.reports[trail.report]
        clock = report.clocks.get(ClockId.COMPLETION)
        late = clock is not None and clock.due <= self._world.ended and clock.stopped is None
        given = report.final_at is not None or any(answer.event.final for answer in trail.answers)
        due = final_answer_is_due(trail.plan.key.type, report)
        return late and due and not given and not counted.to_reply


def _partly(answer: Answer, spoken: ResponseRubric) -> str:
    """Which dimensions, or which failure, keep an answer from its full points."""
    blamed = [spoken.failures[code].nama.lower() for code in answer.grade.critical]
    if blamed:
        return f"Nilainya dibatasi karena: {', '.join(blamed)}."
    lacking = [
        spoken.dimensions[name].nama.lower()
        for name, level in answer.grade.dimensions.items()
        if level < FULL
    ]
    return f"Nilainya sebagian; yang belum penuh: {', '.join(lacking)}." if lacking else ""


def answer_rounds(answers: Sequence[Answer]) -> list[list[Answer]]:
    """Answers grouped by what they answer: the report, then each reply of the reporter."""
    found: list[list[Answer]] = []
    for answer in answers:
        if not found or answer.to_reply:
            found.append([])
        found[-1].append(answer)
    return found


def _evidence(answer: Answer) -> list[Evidence]:
    text = answer.event.text
    return [
        Evidence(text, answer.seq),
        *(
            Evidence(reason.message if reason.start is None else text, answer.seq, reason.start, reason.end)
            for reason in answer.grade.reasons
        ),
    ]
