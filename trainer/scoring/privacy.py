"""Judging confidentiality: what personal data was left in the published text, and who was left unprotected.

Source: dossier 7.4 (in only 1 of 140 real cases was a NIK removed), UU 27/2022.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.scenarios.scenario import PersonalSpan
from trainer.scoring.card import Evidence, Item
from trainer.scoring.making import Maker
from trainer.scoring.trail import Trail, World
from trainer.sp4n import commands as cmd
from trainer.sp4n.events import Edited, Verified

_LEFT_ADVICE = "Sebelum mengirim, cari angka panjang, nama orang, dan alamat di judul dan isi laporan."
_CUT_ADVICE = "Samarkan hanya data pribadinya; tempat, waktu, dan kejadian diperlukan unit untuk bekerja."

_WORD = re.compile(r"\w+")


def left_in(span: PersonalSpan, text: str) -> bool:
    """Whether a piece of personal data can still be read in a text, however it is spaced or cased."""
    digits = re.sub(r"\D", "", span.text)
    if len(digits) >= 8:
        return digits in re.sub(r"\D", "", text)
    return " ".join(span.text.casefold().split()) in " ".join(text.casefold().split())


def harmless_loss(original: str, edited: str, spans: tuple[PersonalSpan, ...]) -> float:
    """The share of words, apart from personal data, that an edit removed."""
    for span in spans:
        original = original.replace(span.text, " ")
    before = [word.casefold() for word in _WORD.findall(original)]
    after = [word.casefold() for word in _WORD.findall(edited)]
    if not before:
        return 0.0
    left = {word: after.count(word) for word in set(after)}
    kept = 0
    for word in before:
        if left.get(word, 0) > 0:
            left[word] -= 1
            kept += 1
    return 1 - kept / len(before)


class PrivacyJudge:
    """Judges redaction and protection in one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker

    def items(self, trail: Trail) -> Iterator[Item]:
        """The items about one report; none before it was verified, because then nothing was published."""
        if not trail.published:
            return
        seq = next(d.seq for d in trail.decisions if isinstance(d.command, cmd.Verify | cmd.VerifyAndDispose))
        yield from self._redaction(trail, seq)
        yield from self._protection(trail, seq)

    def _redaction(self, trail: Trail, seq: int) -> Iterator[Item]:
        event, spans, rubric = trail.published[0], trail.plan.key.personal, self._maker.rubric
        original = next(d.body for d in trail.decisions if d.seq == seq)
        loss = harmless_loss(original, event.body, spans)
        cut = loss > rubric.share("sensor", "overcut")
        left = _left(spans, event)
        appeared = [
            (number, edit, found)
            for number, edit in trail.edits
            if (found := tuple(span for span in _left(spans, edit) if span not in left))
        ]
        if not spans and not cut:
            return
        share, happened = self._redaction_share(trail, left, loss)
        where: tuple[Evidence, ...] = tuple(_evidence(span, _text(event), seq) for span in left)
        critical = "bocor_identitas" if left and not event.secret else None
        if appeared:
            number, edit, found = appeared[0]
            share, happened = 0.0, f"Data pribadi dimunculkan lagi saat laporan disunting: {_kinds(found)}."
            where += tuple(_evidence(span, _text(edit), number) for span in found)
            critical = critical or (None if edit.secret else "bocor_identitas")
        yield self._maker.item(
            trail, "sensor", share, happened,
            "Samarkan NIK, nomor KK, telepon, rekening, alamat, dan nama orang sebelum laporan tampil; sisanya dibiarkan."
            if spans else "Isi laporan dibiarkan utuh; hanya data pribadi yang disamarkan.",
            "Teks yang diverifikasi dapat dibaca unit dan, bila tidak Rahasia, oleh umum.",
            "" if share >= 1 else _CUT_ADVICE if cut and not left and not appeared else _LEFT_ADVICE,
            seq=seq, critical=critical, evidence=where,
        )  # fmt: skip

    def _redaction_share(
        self, trail: Trail, left: tuple[PersonalSpan, ...], loss: float
    ) -> tuple[float, str]:
        rubric, spans = self._maker.rubric, trail.plan.key.personal
        share = 1.0 - len(left) / len(spans) if spans else 1.0
        happened = "Semua data pribadi sudah disamarkan." if spans else ""
        if left:
            happened = f"Masih terbaca: {_kinds(left)}."
            if trail.edits and not _left(spans, trail.edits[-1][1]):
                share += rubric.share("sensor", "corrected") * (1 - share)
                happened += " Data itu baru disamarkan kemudian, setelah sempat terbaca."
        if loss > rubric.share("sensor", "overcut"):
            happened = f"{happened} Bagian laporan yang bukan data pribadi ikut terpotong.".strip()
            gutted = not spans or loss > rubric.share("sensor", "gutted")
            share = 0.0 if gutted else share - rubric.share("sensor", "overcut_penalty")
        return share, happened

    def _protection(self, trail: Trail, seq: int) -> Iterator[Item]:
        event, plan = trail.published[0], trail.plan
        states: tuple[Verified | Edited, ...] = (event, *(edit for _, edit in trail.edits))
        removed = any((plan.anonymous and not s.anonymous) or (plan.secret and not s.secret) for s in states)
        if not plan.key.force_secret and not removed:
            return
        safe = not removed and (all(s.secret for s in states) or not plan.key.force_secret)
        share = 1.0 if safe else 0.0
        happened = (
            "Perlindungan pelapor dijaga." if safe else "Laporan dapat dibaca umum atau nama pelapor terbuka."
        )
        if not safe and not removed and states[-1].secret:
            share = self._maker.rubric.share("rahasia", "corrected")
            happened = "Rahasia baru dinyalakan kemudian, setelah laporan sempat dapat dibaca umum."
        yield self._maker.item(
            trail, "rahasia", share, happened,
            "Laporan ini harus Rahasia." if plan.key.force_secret else "Pilihan Anonim/Rahasia dari pelapor dipertahankan.",
            "Pelapor atau korban dapat dikenali dan ditekan bila laporan terbuka.",
            "" if safe else "Pada tuduhan terhadap pejabat dan perkara korban, nyalakan Rahasia sebelum disposisi.",
            seq=seq, critical=None if safe else "bocor_identitas",
        )  # fmt: skip


def _text(event: Verified | Edited) -> str:
    return f"{event.title}\n{event.body}"


def _left(spans: tuple[PersonalSpan, ...], event: Verified | Edited) -> tuple[PersonalSpan, ...]:
    text = _text(event)
    return tuple(span for span in spans if left_in(span, text))


def _kinds(spans: tuple[PersonalSpan, ...]) -> str:
    names = {
        "nik": "NIK",
        "kk": "nomor KK",
        "telepon": "nomor telepon",
        "rekening": "nomor rekening",
        "alamat": "alamat",
        "nama_lain": "nama orang lain",
        "nama": "nama pelapor",
    }
    return ", ".join(f"{names.get(span.kind, span.kind)} ({span.text})" for span in spans)


def _evidence(span: PersonalSpan, text: str, seq: int) -> Evidence:
    start = text.find(span.text)
    return Evidence(span.text, seq) if start < 0 else Evidence(text, seq, start, start + len(span.text))
