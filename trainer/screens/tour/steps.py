"""The steps of the tour as data: where, what it points at, what it says, and when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.practice.templates import placeholders
from trainer.screens.workbench import commands as desk
from trainer.screens.workbench import form_commands as forms

if TYPE_CHECKING:
    from trainer.sp4n.report import Report

DESK, VERIFY, ANSWER, RESULT = "meja", "verifikasi", "jawab", "hasil"
PLACES = {
    DESK: "di meja kerja",
    VERIFY: "di formulir Verifikasi & disposisi",
    ANSWER: "di formulir Tindak lanjut",
    RESULT: "di Laporan Hasil",
}
"""Where a step takes place, in words."""

SEPARATOR = " › "
"""Between the parts of a category."""

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
        page: the tab that is open on the tour's report, from 1; 0 when another report or none is read.
        opened: whether the tour's report was opened.
        ours: whether the report is with a unit the trainee writes for.
        finished: whether the shift is over.
    """

    happened: frozenset[str] = frozenset()
    report: Report | None = None
    fields: Mapping[str, Any] = {}
    reading: bool = False
    page: int = 0
    opened: bool = False
    ours: bool = False
    finished: bool = False


Words = Callable[[Names, Moment], str]


class Step(NamedTuple):
    """One step; without `done` it is only to be read. The target may depend on what is to be done first."""

    key: str
    place: str
    target: str | Words
    title: str
    text: Words
    done: Callable[[Names, Moment], bool] | None = None


def _happened(name: str) -> Callable[[Names, Moment], bool]:
    return lambda names, moment: name in moment.happened


def _tab(label: str) -> Callable[[Names, Moment], bool]:
    return lambda names, moment: moment.page == names.tabs[label]


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
    if not _verified(names, moment):
        return (
            f"Laporan #{names.number} belum didisposisikan, jadi belum ada yang mencari bahannya. Pilih laporan itu dan tekan "
            f"{forms.VERIFY.key_name()}, atau lewati bagian ini."
        )
    if not moment.ours:
        return (
            f"Laporan #{names.number} ada di unit lain, jadi bukan Anda yang menjawab. Pilih laporan itu, tekan "
            f"{forms.CHANGE_UNIT.key_name()}, ubah disposisinya ke {names.unit[1]}. Atau lewati bagian ini."
        )
    return (
        f"Waktu hanya maju bila Anda bertindak atau menekan {desk.skip.key_name()} (atau klik Lewati di baris ini). Tekan "
        f"{desk.skip.key_name()} sampai baris kejadian menyebut bahan jawaban untuk #{names.number}."
    )


def _where_to_wait(names: Names, moment: Moment) -> str:
    """What has to be used first: table and actions until the report is with the right unit, then the clock."""
    return "#clock" if moment.ours else "#actions"


def _category(names: Names, moment: Moment) -> str:
    *above, last = names.category.split(SEPARATOR)
    inside = f" (dalam {above[-1]})" if above else ""
    return (
        f"Tekan Tab atau klik kolom kategori, lalu ketik {names.word}. Yang dicari: {last}{inside}. Panah atau klik memindahkan ▸; "
        "Enter memilih."
    )


STEPS: tuple[Step, ...] = (
    Step("mulai", DESK, "", "Selamat datang", lambda names, moment: (
        "Ini meja kerja Anda dengan satu laporan warga rekaan. Kerjakan yang diminta di kotak ini; sesudah itu tur maju sendiri. "
        "Langkah yang hanya dibaca diteruskan dengan F6, atau klik tulisan F6 Lanjut."
    )),
    Step("antrean", DESK, "#queues", "Antrean", lambda names, moment: (
        f"Daftar di kiri atas adalah antrean, seperti pada sistem asli. Tekan {desk.to_queues.key_name()}, pilih Belum Terverifikasi "
        "dengan panah bawah, lalu Enter. Dengan tetikus: klik dua kali."
    ), _happened("antrean")),
    Step("tabel", DESK, "#reports", "Tabel laporan", lambda names, moment: (
        "Titik: belum dibaca. Jn: jenis; tanda tanya berarti belum dikonfirmasi. Pr: Anonim atau Rahasia. "
        f"Pilih laporan #{names.number} dengan panah, lalu Enter; atau klik dua kali."
    ), lambda names, moment: moment.opened),
    Step("identitas", DESK, "#tabs", "Tab Identitas", lambda names, moment: (
        f"Baris tab di atas laporan membuka bagiannya. Tekan {names.tabs['Identitas']} atau klik Identitas: siapa pelapornya, dan siapa "
        "yang boleh tahu. Pilihan Anonim atau Rahasia tidak boleh dicabut."
    ), _tab("Identitas")),
    Step("tenggat", DESK, "#tabs", "Tab Tenggat", lambda names, moment: (
        f"Tekan {names.tabs['Tenggat']} atau klik Tenggat: setiap jam dengan hari yang dihitung, hari libur yang dilewati, dan "
        "aturannya. Verifikasi paling lama 3 hari kerja."
    ), _tab("Tenggat")),
    Step("isi", DESK, "#tabs", "Tab Isi", lambda names, moment: (
        f"Tekan {names.tabs['Isi']} atau klik Isi, lalu baca laporannya. Tanyakan: apa masalahnya, di mana, dan urusan siapa ini?"
    ), _tab("Isi")),
    Step("formulir", DESK, "#actions", "Tindakan", lambda names, moment: (
        "Baris tindakan di bawah hanya memuat yang boleh dilakukan sekarang, masing-masing dengan tombolnya. Tekan "
        f"{forms.VERIFY.key_name()} atau klik Verifikasi untuk laporan #{names.number}."
    ), _happened("form_verifikasi")),
    Step("jenis", VERIFY, "#type", "Jenis laporan", lambda names, moment: (
        "Sistem mengisi jenis sendiri; itu belum keputusan. Tekan Tab sampai ke kolom Jenis laporan, lalu pilih "
        f"{names.type[1]} dengan panah atau klik."
    ), lambda names, moment: names.type[0] in moment.fields.get("type", ())),
    Step("kategori", VERIFY, "#category", "Kategori", _category,
         lambda names, moment: names.category in moment.fields.get("category", ())),
    Step("data_pribadi", VERIFY, "#body", "Data pribadi", lambda names, moment: (
        "Isi di kolom ini yang dibaca unit dan publik. NIK, nomor telepon, dan nama orang disamarkan: pilih teksnya dengan "
        "Shift+panah atau seret tetikus, lalu F5. Periksa sebentar, lalu F6."
    )),
    Step("unit", VERIFY, "#unit", "Unit penerima", lambda names, moment: (
        f"Tekan Tab sampai ke unit penerima, atau klik kolomnya. Ketik {names.unit_word}; bila ▸ sudah di {names.unit[1]}, tekan "
        "Enter. Pilih pemilik urusannya, bukan kantor yang terdekat."
    ), lambda names, moment: names.unit[0] in moment.fields.get("unit", ())),
    Step("kirim", VERIFY, "#send", "Kirim", lambda names, moment: (
        "Tekan F2 atau klik tombol berwarna untuk mengirim. Bila ditolak, alasannya tampil di atas tombol dan semua isian tetap ada."
    ), _verified),
    Step("kejadian", DESK, "#notices", "Kejadian", lambda names, moment: (
        "Laporan sudah didisposisikan. Tekan Esc untuk kembali ke tabel; di bawahnya tampil baris kejadian. Lalu tekan F6."
        if moment.reading else
        "Laporan sudah didisposisikan. Baris kejadian di bawah mencatat yang baru terjadi, terbaru di atas: laporan baru, bahan dari "
        "unit, balasan, peringatan tenggat. Lalu F6."
    )),
    Step("lewati", DESK, _where_to_wait, "Jam dan Lewati", _waiting, _found),
    Step("bahan", DESK, "#tabs", "Tab Bahan", lambda names, moment: (
        f"Bahan sudah ada. Pilih laporan #{names.number} (bila perlu lewat antrean Semua laporan), lalu tekan {names.tabs['Bahan']} "
        "atau klik Bahan. Fakta bertanda seru sebaiknya ada dalam jawaban."
    ), _tab("Bahan")),
    Step("jawab", DESK, "#actions", "Menjawab", lambda names, moment: (
        f"Pejabat {names.unit[1]} sedang cuti, jadi Anda yang menjawab laporan #{names.number}. Tekan {forms.ANSWER.key_name()} atau "
        "klik Jawab."
    ), _happened("form_jawab")),
    Step("tulis", ANSWER, "#text", "Menulis jawaban", lambda names, moment: (
        "Sapa pelapor; sebut temuan, tindakan, waktu, pelaksana. Bahannya di formulir ini. Sedikitnya dua kalimat, atau F5: templat."
    ), lambda names, moment: _written(str(moment.fields.get("text", "")))),
    Step("akhir", ANSWER, "#kind", "Sifat jawaban", lambda names, moment: (
        "Tekan Tab ke pilihan di bawah jawaban. Hasil akhir hanya bila masalah sudah ditangani; bila baru dijadwalkan, lewati saja."
    ), _final),
    Step("kirim_jawaban", ANSWER, "#send", "Kirim jawaban", lambda names, moment: (
        "Tekan F2 atau klik tombol berwarna. Pelapor dapat menanggapi; mutu jawaban menentukan balasannya."
    ), _answered),
    Step("akhiri", DESK, "#clock", "Mengakhiri tur", lambda names, moment: (
        f"Itulah satu laporan dari awal sampai jawaban. Tekan {desk.finish.key_name()} (atau klik Akhiri), lalu Y, untuk melihat "
        "bagaimana pekerjaan dinilai. Nilai tur hanya contoh dan tidak dihitung."
    ), lambda names, moment: moment.finished),
    Step("hasil", RESULT, "#items", "Laporan Hasil", lambda names, moment: (
        "Nilai di atas hanya contoh. Tekan Enter pada laporan untuk melihat butirnya, lalu Enter pada satu butir (atau klik dua kali) "
        "untuk alasan, aturan, dan saran."
    ), _happened("butir")),
    Step("selesai", RESULT, "", "Tur selesai", lambda names, moment: (
        "Anda sudah mengenal semua bagian; tur ini tidak dinilai. Di Beranda tertulis langkah berikutnya untuk Anda. F1 menjelaskan "
        "setiap layar. Tekan F6 untuk menutup tur."
    )),
)  # fmt: skip

ORDER = tuple(step.key for step in STEPS)
