"""Reports that read alike, for whoever looks for duplicates.

Only the words that tell something are compared: filler words, greetings and thanks stand in every report.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz import fuzz, process

from trainer.practice.sight import is_listed, own_view

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

SHOWN = 6
LEAST = 40.0
"""Percent below which two reports have no more in common than any two."""

LIKELY, POSSIBLE = 72.0, 55.0
SHARED_WORDS = 6
LONG = 6
"""Letters from which a word may be typed wrongly and still be known."""

ALIKE = 84.0
"""Percent from which two words count as the same word, typed wrongly: `trotoar` and `troyoar`."""

_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_FILLER_WORDS = """
    ada adalah agar akan aku anda antara apa apabila apakah asli atas atau bagaimana bagi bahkan bahwa baik bapak
    banyak baru begini begitu beberapa belum benar berada berapa bila biar bisa boleh bukan bulan cukup cuma dalam
    dan dapat dari daripada datang dekat demi demikian dengan di dia diri dong dua gak guna hal hampir hanya hari
    harus hingga hormat ibu ini ingin itu jadi jam jangan jika juga jumat justru kali kalau kami kamis kapan karena
    kata ke kecil kemarin kembali kenapa kepada ketika kira kita kok kondisi laporan lagi lain lalu lama langsung
    lebih lewat lihat luar maaf mau maka malah malam mana masih masing masyarakat melalui memang membuat menjadi
    mengapa menurut merasa mereka meski minggu minta misalnya mohon mulai mungkin nah namun nanti nggak nya oleh orang
    pada padahal pagi pak paling para pasti pelapor per perlu pernah pihak pula pun punya rabu rasa saat saja salah
    sama sambil sampai sana sangat satu saya sebab sebagai sebelum sedang segera sehingga sejak sekali sekarang
    sekitar selalu selama selasa seluruh semoga semua sendiri senin seperti sering serta sesuai sesudah setelah
    setiap siang siapa silakan sini situ sore suatu sudah supaya tadi tahu tahun tak tanpa tanggal tapi tempat
    tentang tentu terima kasih terjadi terkait termasuk terlalu tersebut tetap tetapi tiap tidak tiga tolong udah
    untuk waktu walau warga yaitu yakni yang
    assalamualaikum bagian butuh desa disampaikan dimaksud dusun harapan harapkan instansi kabupaten kec kecamatan
    keterangan keterangannya laporkan lokasi maksud melaporkan pemda pemerintah perhatian petugas salam sampaikan
    secara sejahtera sejumlah setempat terdapat tindak lanjut bersama menyampaikan yth
    """
_FILLERS = frozenset(_FILLER_WORDS.split())


class Similar(msgspec.Struct, frozen=True):
    """A report that reads alike: how much in percent, and the telling words of both."""

    id: int
    title: str
    status: str
    percent: float
    shared: tuple[str, ...]

    @property
    def word(self) -> str:
        """The percentage in words."""
        return (
            "sangat mirip"
            if self.percent >= LIKELY
            else "mirip"
            if self.percent >= POSSIBLE
            else "agak mirip"
        )


def telling_words(text: str) -> list[str]:
    """The words of a text that say what it is about, each once, in order."""
    return [word for word in dict.fromkeys(_WORD.findall(text.casefold())) if word not in _FILLERS]


def similar_reports(
    session: Session, report: Report, most: int = SHOWN, least: float = LEAST
) -> list[Similar]:
    """The reports on the trainee's desk that read most like this one, the closest first.

    Only what the trainee may read himself is compared. The cost grows with the number of reports.

    Args:
        session: the shift.
        report: the report that others are compared with.
        most: how many to name at most.
        least: the percentage below which a report is not named.
    """
    words = {
        other.id: _words(session, other)
        for other in session.instance.reports.values()
        if is_listed(session, other) or other.id == report.id
    }
    counts = Counter(word for each in words.values() for word in each)
    weights = {word: log(1 + len(words) / count) for word, count in counts.items()}
    own = words.pop(report.id)
    found = []
    for number, theirs in words.items():
        shared = _shared(own, theirs)
        percent = _percent(own, theirs, shared, weights)
        if percent >= least:
            telling = sorted(shared, key=lambda word: -weights[word])[:SHARED_WORDS]
            other = session.instance.reports[number]
            found.append(Similar(number, other.title, other.status.label, percent, tuple(telling)))
    return sorted(found, key=lambda each: (-each.percent, each.id))[:most]


def _percent(own: list[str], theirs: list[str], shared: dict[str, str], weights: dict[str, float]) -> float:
    """How much of what both say is said by both; rare words weigh more."""
    common = sum(min(weights[mine], weights[other]) for mine, other in shared.items())
    whole = sqrt(sum(map(weights.__getitem__, own)) * sum(map(weights.__getitem__, theirs)))
    return 100 * sqrt(min(1.0, common / whole)) if whole else 0.0


def _words(session: Session, report: Report) -> list[str]:
    seen = own_view(session, report)
    return telling_words(f"{seen.title or ''} {seen.body or ''}")


def _shared(own: list[str], theirs: list[str]) -> dict[str, str]:
    """The words that both name, by the first one's spelling, also when one of them is typed wrongly."""
    shared = {}
    for word in own:
        if word in theirs:
            shared[word] = word
        elif len(word) >= LONG:
            found = process.extractOne(word, theirs, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if found is not None:
                shared[word] = found[0]
    return shared
