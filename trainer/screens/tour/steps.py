"""The steps of the tour as data: where, what it points at, what it says, and when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.practice.templates import placeholders

if TYPE_CHECKING:
    from trainer.sp4n.report import Report

DESK, VERIFY, ANSWER, RESULT = "meja", "verifikasi", "jawab", "hasil"
PLACES = {
    DESK: "di meja kerja",
    VERIFY: "di formulir Verifikasi & disposisi (V)",
    ANSWER: "di formulir Tindak lanjut (J)",
    RESULT: "di Laporan Hasil",
}
"""Where a step takes place, in words."""

ENOUGH = 60
"""So many letters count as an answer that was tried."""


class Names(NamedTuple):
    """What the texts say of the tour's report.

    Attributes:
        number: its number.
        type: the right class: value and label.
        category: the right category, as the picker keeps it.
        word: a word to find the category by.
        unit: the right unit: id and name.
        unit_word: a word to find the unit by.
        tabs: the key of each tab by its name.
    """

    number: int
    type: tuple[str, str]
    category: str
    word: str
    unit: tuple[str, str]
    unit_word: str
    tabs: Mapping[str, int]


class Moment(NamedTuple):
    """Everything a step looks at.

    Attributes:
        happened: what was done since the step began.
        report: the tour's report as it stands.
        fields: what the open form holds.
        reading: whether a report fills the screen.
        ours: whether the report is with a unit the trainee writes for.
        finished: whether the shift is over.
    """

    happened: frozenset[str] = frozenset()
    report: Report | None = None
    fields: Mapping[str, Any] = {}
    reading: bool = False
    ours: bool = False
    finished: bool = False


class Step(NamedTuple):
    """One step; without `done` it is only to be read."""

    key: str
    place: str
    target: str
    title: str
    text: Callable[[Names, Moment], str]
    done: Callable[[Names, Moment], bool] | None = None


def _happened(name: str) -> Callable[[Names, Moment], bool]:
    return lambda names, moment: name in moment.happened


def _tab(label: str) -> Callable[[Names, Moment], bool]:
    return lambda names, moment: f"tab_{names.tabs[label]}" in moment.happened


def _verified(names: Names, moment: Moment) -> bool:
    return moment.report is not None and moment.report.lead_unit is not None


def _answered(names: Names, moment: Moment) -> bool:
    return moment.report is not None and moment.report.first_follow_up_at is not None


def _written(text: str) -> bool:
    """Whether an answer is long enough, with no blank of a template left."""
    return len(text.strip()) >= ENOUGH and not placeholders(text)


def _final(names: Names, moment: Moment) -> bool:
    return "akhir" in moment.fields.get("kind", ()) or _answered(names, moment)


def _found(names: Names, moment: Moment) -> bool:
    return moment.ours and moment.report is not None and bool(moment.report.findings)


def _waiting(names: Names, moment: Moment) -> str:
    if moment.report is None or moment.report.lead_unit is None:
        return (
            f"Laporan #{names.number} belum didisposisikan, jadi belum ada yang mencari bahannya. Pilih laporan itu dan tekan V. "
            "Atau lewati bagian ini dengan F6."
        )
    if not moment.ours:
        return (
            f"Laporan #{names.number} ada di unit lain, jadi bukan Anda yang menjawab. Pilih laporan itu, tekan U, dan ubah "
            f"disposisinya ke {names.unit[1]}. Atau lewati bagian ini dengan F6."
        )
    return (
        f"Waktu hanya maju bila Anda bertindak atau menekan N. Tekan N sampai baris kejadian menyebut bahan jawaban untuk "
        f"#{names.number}. Laporan baru yang datang boleh menunggu."
    )


STEPS: tuple[Step, ...] = (
    Step("mulai", DESK, "", "Selamat datang", lambda names, moment: (
        "Ini meja kerja Anda sebagai Admin Instansi, dengan laporan warga rekaan. Kerjakan yang diminta di kotak ini; tur maju "
        "sendiri. F6 meneruskan langkah yang hanya dibaca, dan melewati langkah lain."
    )),
    Step("antrean", DESK, "#queues", "Antrean", lambda names, moment: (
        "Daftar di kiri atas adalah antrean, seperti pada sistem asli. Tekan Q, pilih Belum Terverifikasi dengan panah "
        "bawah, lalu Enter. Dengan tetikus: klik dua kali."
    ), _happened("antrean")),
    Step("tabel", DESK, "#reports", "Tabel laporan", lambda names, moment: (
        f"Titik: belum dibaca. Jn: jenis, tanda tanya berarti belum dikonfirmasi. Pr: Anonim, Rahasia. Pilih laporan "
        f"#{names.number} dengan panah, lalu tekan Enter untuk membukanya."
    ), lambda names, moment: f"buka_{names.number}" in moment.happened),
    Step("identitas", DESK, "#tabs", "Tab Identitas", lambda names, moment: (
        f"Baris tab di atas laporan membuka bagiannya. Tekan {names.tabs['Identitas']}: siapa pelapornya, dan siapa yang boleh "
        "tahu. Pilihan Anonim atau Rahasia tidak boleh dicabut."
    ), _tab("Identitas")),
    Step("tenggat", DESK, "#tabs", "Tab Tenggat", lambda names, moment: (
        f"Tekan {names.tabs['Tenggat']}: setiap jam dengan hari yang dihitung, hari libur yang dilewati, dan aturannya. Verifikasi "
        "paling lama 3 hari kerja."
    ), _tab("Tenggat")),
    Step("isi", DESK, "#tabs", "Tab Isi", lambda names, moment: (
        f"Tekan {names.tabs['Isi']} dan baca laporannya. Tanyakan: apa masalahnya, di mana, dan urusan siapa ini?"
    ), _tab("Isi")),
    Step("formulir", DESK, "#actions", "Tindakan", lambda names, moment: (
        "Baris tindakan di bawah layar hanya memuat yang boleh dilakukan sekarang, masing-masing dengan tombolnya. Tekan V untuk "
        f"verifikasi dan disposisi laporan #{names.number}."
    ), _happened("form_verifikasi")),
    Step("jenis", VERIFY, "#type", "Jenis laporan", lambda names, moment: (
        f"Sistem mengisi jenis sendiri; itu belum keputusan. Tekan Tab sampai ke kolom Jenis laporan, pilih {names.type[1]} dengan "
        "panah, lalu Spasi."
    ), lambda names, moment: names.type[0] in moment.fields.get("type", ())),
    Step("kategori", VERIFY, "#category", "Kategori", lambda names, moment: (
        f"Tekan Tab ke kolom kategori. Ketik {names.word}, pilih dengan panah, lalu Enter: {names.category}."
    ), lambda names, moment: names.category in moment.fields.get("category", ())),
    Step("data_pribadi", VERIFY, "#body", "Data pribadi", lambda names, moment: (
        "Isi di kolom ini yang dibaca unit dan publik. NIK, nomor telepon, dan nama orang disamarkan: pilih teksnya dengan "
        "Shift+panah, lalu F5. Periksa sebentar, lalu tekan F6."
    )),
    Step("unit", VERIFY, "#unit", "Unit penerima", lambda names, moment: (
        f"Tekan Tab sampai ke unit penerima, setelah Privasi. Ketik {names.unit_word}, pilih dengan panah, lalu Enter: "
        f"{names.unit[1]}. Pilih pemilik urusannya, bukan kantor yang terdekat."
    ), lambda names, moment: names.unit[0] in moment.fields.get("unit", ())),
    Step("kirim", VERIFY, "#send", "Kirim", lambda names, moment: (
        "Tekan F2 untuk mengirim. Bila ditolak, alasannya tampil di atas tombol dan semua isian tetap ada."
    ), _verified),
    Step("kembali", DESK, "#pane", "Kembali ke tabel", lambda names, moment: (
        "Laporan sudah didisposisikan; baris tindakan ikut berubah. Tekan Esc atau Backspace untuk kembali ke tabel."
    ), lambda names, moment: not moment.reading),
    Step("kejadian", DESK, "#notices", "Kejadian", lambda names, moment: (
        "Baris kejadian di bawah mencatat yang baru terjadi, terbaru di atas: laporan baru, bahan dari unit, balasan, peringatan tenggat. "
        "Tekan F6."
    )),
    Step("lewati", DESK, "#clock", "Jam dan Lewati", _waiting, _found),
    Step("bahan", DESK, "#tabs", "Tab Bahan", lambda names, moment: (
        f"Bahan sudah ada. Pilih laporan #{names.number} (bila perlu lewat antrean Belum Ditindaklanjuti), lalu tekan "
        f"{names.tabs['Bahan']}. Fakta bertanda seru sebaiknya ada dalam jawaban."
    ), lambda names, moment: {f"tab_{names.tabs['Bahan']}", f"lihat_{names.number}"} <= moment.happened),
    Step("jawab", DESK, "#actions", "Menjawab", lambda names, moment: (
        f"Pejabat {names.unit[1]} sedang cuti, jadi Anda yang menjawab laporan #{names.number}. Tekan J."
    ), _happened("form_jawab")),
    Step("tulis", ANSWER, "#text", "Menulis jawaban", lambda names, moment: (
        "Sapa pelapor, sebut apa yang ditemukan, apa yang dilakukan, kapan, dan oleh siapa. Bahan ada di bawah. Tulis sedikitnya "
        "dua kalimat, atau F5: templat yang isiannya Anda lengkapi dengan F7."
    ), lambda names, moment: _written(str(moment.fields.get("text", "")))),
    Step("akhir", ANSWER, "#kind", "Sementara atau akhir", lambda names, moment: (
        "Tekan Tab ke pilihan di bawah jawaban. Pilih Hasil akhir dengan panah dan Spasi hanya bila masalahnya sudah ditangani; "
        "bila masih dijadwalkan, biarkan Jawaban sementara dan tekan F6."
    ), _final),
    Step("kirim_jawaban", ANSWER, "#send", "Kirim jawaban", lambda names, moment: (
        "Tekan F2 untuk mengirim jawaban kepada pelapor. Pelapor dapat menanggapi; mutu jawaban menentukan balasannya."
    ), _answered),
    Step("akhiri", DESK, "#clock", "Mengakhiri giliran", lambda names, moment: (
        "Itulah satu laporan dari awal sampai jawaban. Kerjakan laporan lain dahulu bila mau; tur menunggu. Bila cukup, tekan E "
        "lalu Y: giliran berakhir dan dinilai."
    ), lambda names, moment: moment.finished),
    Step("hasil", RESULT, "#items", "Laporan Hasil", lambda names, moment: (
        "Nilai di atas; rendah itu wajar bila laporan lain belum dikerjakan. Tekan Enter pada sebuah laporan untuk melihat "
        "butirnya, lalu Enter pada satu butir untuk alasan, aturan, dan saran."
    ), _happened("butir")),
    Step("selesai", RESULT, "", "Tur selesai", lambda names, moment: (
        "Anda sudah mengenal semua bagian. Lanjutkan dengan Belajar atau giliran Shift harian dari Beranda. F1 menjelaskan setiap "
        "layar. Tekan F6 untuk menutup tur."
    )),
)  # fmt: skip

ORDER = tuple(step.key for step in STEPS)
