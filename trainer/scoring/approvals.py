"""Judging a trainee who heads a unit: which drafts he lets out, which he returns, and how soon.

Source: dossier 1.2 (draft, approval or return, upload), 8 (what a good answer holds); the follow-up clock
runs on while a draft waits.
"""

from __future__ import annotations

from collections.abc import Iterator

from trainer.scoring.card import Evidence, Item
from trainer.scoring.making import Maker
from trainer.scoring.timeliness import TimeJudge
from trainer.scoring.trail import DraftDecision, Trail, World
from trainer.scoring.written import CRITICAL_OF_ANSWER
from trainer.sp4n.vocabulary import Role


class ApprovalJudge:
    """Judges decisions about drafts in a world where the trainee heads a unit."""

    def __init__(self, world: World, maker: Maker, time: TimeJudge) -> None:
        self._world = world
        self._maker = maker
        self._time = time

    def items(self, trail: Trail) -> Iterator[Item]:
        """Two items for each draft: the decision, and when it came."""
        if self._world.role is not Role.UNIT_HEAD:
            return
        days = int(self._maker.rubric.share("persetujuan_tepat", "days"))
        for number, decision in enumerate(trail.for_head):
            due = self._world.calendar.add_working_days(decision.draft.at, days)
            if decision.at is None and due > self._world.ended:
                continue
            yield self._decision(trail, decision, number)
            words, at = self._maker.words, decision.at
            told = "tidak pernah diputus" if at is None else f"diputus pada {words.moment(at)}"
            yield self._maker.item(
                trail, "persetujuan_tepat", 0.0 if at is None else self._time.late_share(at, due),
                f"Draf nomor {decision.draft.id} {told}.",
                f"Paling lambat {words.moment(due)}: {days} hari kerja setelah draf diajukan.",
                "Tenggat pelapor tetap berjalan selama draf berada di meja kepala unit.",
                "" if at is not None and at <= due
                else "Sisihkan waktu setiap pagi dan sore untuk memutus draf yang menunggu.",
                seq=decision.seq, at=at, number=number,
            )  # fmt: skip

    def _decision(self, trail: Trail, decision: DraftDecision, number: int) -> Item:
        grade = decision.grade
        sound = (
            grade.overall >= self._maker.rubric.share("keputusan_draf", "least_level") and not grade.critical
        )
        share, happened, advice = self._worth(decision, sound)
        reasons = list(dict.fromkeys(reason.message for reason in grade.reasons))
        sure = [code for code in grade.critical if code not in grade.doubtful]
        codes = [code for code in sure if code in CRITICAL_OF_ANSWER] if decision.approved else []
        settled = bool(codes) and self._maker.rubric.careful
        return self._maker.item(
            trail, "keputusan_draf", share, happened,
            f"Draf ini {'layak terbit: setujui' if sound else 'belum layak terbit: kembalikan dengan catatan'}.",
            " ".join(reasons) or "Draf memuat temuan, tindakan, pelaksana, dan waktu.", advice,
            seq=decision.seq, at=decision.at, number=number,
            critical=CRITICAL_OF_ANSWER[codes[0]] if codes else None,
            evidence=_evidence(decision), uncertain=grade.uncertain and not settled,
        )  # fmt: skip

    def _worth(self, decision: DraftDecision, sound: bool) -> tuple[float, str, str]:
        """The share a decision earned, what happened, and the advice."""
        rubric, name = self._maker.rubric, f"Draf nomor {decision.draft.id}"
        if decision.at is None:
            advice = "Putuskan setiap draf: setujui, atau kembalikan dengan catatan."
            return 0.0, f"{name} dibiarkan menunggu.", advice
        if decision.approved:
            advice = "Bandingkan draf dengan bahan unit dan pilihan perlindungan pelapor sebelum menyetujui."
            return float(sound), f"{name} Anda setujui.", "" if sound else advice
        happened = f"{name} Anda kembalikan dengan catatan: {decision.note.rstrip('.')}."
        if sound:
            advice = "Draf yang sudah menjawab pokok laporan dengan fakta tidak perlu ditahan."
            return rubric.share("keputusan_draf", "needless"), happened, advice
        if len(decision.note.split()) < rubric.share("keputusan_draf", "note_words"):
            advice = "Tulis catatan yang dapat dikerjakan: apa yang ditambah, diganti, atau dihapus."
            return rubric.share("keputusan_draf", "vague"), happened, advice
        return 1.0, happened, ""


def _evidence(decision: DraftDecision) -> tuple[Evidence, ...]:
    text = decision.draft.text
    spans = [
        Evidence(reason.message if reason.start is None else text, decision.seq, reason.start, reason.end)
        for reason in decision.grade.reasons
    ]
    return (Evidence(text, decision.seq), *spans)
