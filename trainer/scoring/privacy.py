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

MOST_CUT = 0.3
"""Share of the harmless words that may be missing before an edit counts as cutting the report."""

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
        event, spans = trail.published[0], trail.plan.key.personal
        published = f"{event.title}\n{event.body}"
        original = next(d.body for d in trail.decisions if d.seq == seq)
        left = tuple(span for span in spans if left_in(span, published))
        loss = harmless_loss(original, event.body, spans)
        if not spans and loss <= MOST_CUT:
            return
        share = 1.0 - len(left) / len(spans) if spans else 1.0
        if loss > MOST_CUT:
            share -= self._maker.rubric.share("sensor", "overcut_penalty") * (4 if not spans else 1)
        critical = "bocor_identitas" if left and not event.secret else None
        happened = "Semua data pribadi sudah disamarkan." if not left else f"Masih terbaca: {_kinds(left)}."
        if loss > MOST_CUT:
            happened += " Bagian laporan yang bukan data pribadi ikut terpotong."
        yield self._maker.item(
            trail, "sensor", share, happened,
            "Samarkan NIK, nomor KK, telepon, rekening, alamat, dan nama orang sebelum laporan tampil; sisanya dibiarkan."
            if spans else "Isi laporan dibiarkan utuh; hanya data pribadi yang disamarkan.",
            "Teks yang diverifikasi dapat dibaca unit dan, bila tidak Rahasia, oleh umum.",
            "" if share >= 1 else "Sebelum mengirim, cari angka panjang dan nama orang di judul dan isi laporan.",
            seq=seq, critical=critical,
            evidence=tuple(_evidence(span, published, seq) for span in left),
        )  # fmt: skip

    def _protection(self, trail: Trail, seq: int) -> Iterator[Item]:
        event, plan = trail.published[0], trail.plan
        removed = (plan.anonymous and not event.anonymous) or (plan.secret and not event.secret)
        if not plan.key.force_secret and not removed:
            return
        safe = not removed and (event.secret or not plan.key.force_secret)
        happened = (
            "Perlindungan pelapor dijaga." if safe else "Laporan dapat dibaca umum atau nama pelapor terbuka."
        )
        yield self._maker.item(
            trail, "rahasia", 1.0 if safe else 0.0, happened,
            "Laporan ini harus Rahasia." if plan.key.force_secret else "Pilihan Anonim/Rahasia dari pelapor dipertahankan.",
            "Pelapor atau korban dapat dikenali dan ditekan bila laporan terbuka.",
            "" if safe else "Pada tuduhan terhadap pejabat dan perkara korban, nyalakan Rahasia sebelum disposisi.",
            seq=seq, critical=None if safe else "bocor_identitas",
        )  # fmt: skip


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
