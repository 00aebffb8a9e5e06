"""The commands that open a form about the selected report, each with the moves it makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from trainer.screens.shared.commands import ScreenCommand
from trainer.sp4n.moves import is_legal
from trainer.sp4n.report import Report
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import ReportType, Role

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.screen import WorkbenchScreen


def _any_report(report: Report) -> bool:
    return True


class FormCommand(ScreenCommand["WorkbenchScreen"]):
    """Opens the form of the same name about the selected report.

    Attributes:
        verbs: the moves it makes; one of them must be legal.
        for_own_unit: whether it is made as Pejabat Penghubung of a unit the trainee stands in for.
        as_support: whether such a unit may also be a supporting one.
        only: what must hold of the report besides.
    """

    verbs: ClassVar[tuple[Verb, ...]]
    for_own_unit: ClassVar[bool] = False
    as_support: ClassVar[bool] = False
    only: ClassVar[Callable[[Report], bool]] = staticmethod(_any_report)
    action = True

    @classmethod
    def fits(cls, report: Report, session: Session) -> bool:
        """Whether the table of moves allows it for this report and this trainee."""
        own = report.units if cls.as_support else report.units[:1]
        if cls.for_own_unit and not any(unit in session.scenario.acting_for for unit in own):
            return False
        role = Role.LIAISON if cls.for_own_unit else session.trainee.role
        return cls.only(report) and any(is_legal(verb, role, report.status) for verb in cls.verbs)

    @classmethod
    def available(cls, screen: WorkbenchScreen) -> bool:
        return cls.id in screen.possible

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.open_form(cls.id)


def form(
    name: str,
    keys: str,
    label: str,
    title: str,
    tip: str,
    *verbs: Verb,
    own_unit: bool = False,
    as_support: bool = False,
    only: Callable[[Report], bool] = _any_report,
) -> type[FormCommand]:
    """Declare the command that opens a form; see `FormCommand`."""
    attributes = {
        "id": name, "keys": keys, "label": label, "title": title, "tip": tip, "verbs": verbs, "for_own_unit": own_unit,
        "as_support": as_support, "only": staticmethod(only),
    }  # fmt: skip
    return type(name, (FormCommand,), attributes)


VERIFY = form(
    "verifikasi", "v", "Verifikasi", "Verifikasi & disposisi",
    "Tetapkan judul, jenis, kategori, privasi, dan unit penerima dalam satu formulir.",
    Verb.VERIFY_AND_DISPOSE,
)  # fmt: skip
VERIFY_ONLY = form(
    "verifikasi_saja", "m", "Verifikasi saja", "Verifikasi tanpa disposisi",
    "Menyimpan judul, jenis, kategori, dan privasi; unitnya menyusul. Tenggat verifikasi tetap berjalan sampai disposisi.",
    Verb.VERIFY,
    only=lambda report: not report.verified,
)  # fmt: skip
DISPOSE = form(
    "disposisi", "m", "Disposisi", "Disposisi laporan yang sudah diverifikasi",
    "Menetapkan unit utama dan unit pendukung tanpa mengubah verifikasi.",
    Verb.DISPOSE,
    only=lambda report: report.verified,
)  # fmt: skip
ANSWER = form(
    "jawab", "j", "Jawab", "Tindak lanjut / tanggapi balasan (sebagai pejabat penghubung)",
    "Menulis jawaban kepada pelapor, sementara atau hasil akhir, dengan bahan dari unit.",
    Verb.FOLLOW_UP,
    Verb.SUBMIT_DRAFT,
    own_unit=True,
    as_support=True,
)  # fmt: skip
DECIDE_DRAFT = form(
    "periksa_draf", "y", "Periksa draf", "Periksa draf jawaban: setujui atau kembalikan (sebagai kepala unit)",
    "Membaca draf di samping bahan dari unit; yang kurang dikembalikan dengan catatan.",
    Verb.APPROVE_DRAFT,
    Verb.REJECT_DRAFT,
    only=lambda report: report.waiting_draft() is not None,
)  # fmt: skip
ROUTE = form(
    "salurkan", "s", "Salurkan", "Salurkan ke pemerintah daerah (sebagai Admin Nasional)",
    "Untuk laporan tanpa instansi tujuan yang menjadi urusan daerah.",
    Verb.ROUTE_TO_AGENCY,
)  # fmt: skip
BLOCK = form(
    "blokir", "x", "Blokir", "Blokir konten yang melanggar (sebagai Admin Nasional)",
    "Hanya untuk isi yang melanggar hukum atau membahayakan orang; tidak dapat dibuka lagi.",
    Verb.BLOCK,
)  # fmt: skip
ASK_DATA = form(
    "tunda", "t", "Tunda", "Tunda: minta kelengkapan data",
    "Meminta data yang benar-benar diperlukan; tenggat berhenti sementara.",
    Verb.ASK_FOR_DATA,
)  # fmt: skip
NOT_OURS = form(
    "bukan_wewenang", "b", "Bukan wewenang", "Bukan wewenang: teruskan ke instansi lain",
    "Meneruskan kepada instansi yang berwenang dan memberi tahu pelapor.",
    Verb.NOT_OURS,
)  # fmt: skip
ARCHIVE = form(
    "arsip", "a", "Arsip", "Arsipkan dengan alasan",
    "Hanya dengan salah satu alasan resmi; bukan untuk urusan instansi lain.",
    Verb.ARCHIVE,
)  # fmt: skip
MERGE = form(
    "gabung", "g", "Gabung", "Gabungkan dengan laporan yang sama",
    "Untuk laporan tentang objek, tempat, dan masalah yang sama.",
    Verb.MERGE,
)  # fmt: skip
SPLIT = form(
    "pecah", "x", "Pecah", "Pecah laporan yang memuat dua urusan",
    "Bagian kedua menjadi laporan baru dengan tenggat yang sama.",
    Verb.SPLIT,
)  # fmt: skip
RETURN = form(
    "kembalikan", "k", "Kembalikan", "Kembalikan ke koordinator (sebagai pejabat penghubung)",
    "Bila ternyata bukan tugas unit; tenggat tindak lanjut tetap berjalan.",
    Verb.RETURN_TO_COORDINATOR,
    own_unit=True,
)  # fmt: skip
CHANGE_UNIT = form(
    "ubah_disposisi", "u", "Ubah disposisi", "Ubah disposisi ke unit lain",
    "Bila unit penerima keliru; tenggat tidak dimulai lagi.",
    Verb.CHANGE_UNIT,
)  # fmt: skip
EDIT = form(
    "ubah_laporan", "d", "Ubah laporan", "Ubah laporan yang sudah diverifikasi",
    "Memperbaiki judul, jenis, kategori, privasi, atau data pribadi yang terlewat.",
    Verb.EDIT_PUBLISHED,
    only=lambda report: report.verified,
)  # fmt: skip
CLOSE = form(
    "tutup", "c", "Tutup", "Tutup laporan",
    "Hanya bila jawaban sudah tuntas dan tidak ada tanggapan yang belum dijawab.",
    Verb.CLOSE,
)  # fmt: skip
REGISTER_FORMAL = form(
    "ppid", "r", "PPID", "Daftarkan permohonan informasi resmi untuk PPID",
    "Permohonan resmi mendapat tenggat sendiri.",
    Verb.REGISTER_FORMAL_REQUEST,
    only=lambda report: (
        report.verified and report.type is ReportType.INFORMATION and report.formal_number is None
    ),
)  # fmt: skip
EXTEND_FORMAL = form(
    "perpanjang_ppid", "r", "Perpanjang PPID", "Perpanjang permohonan PPID",
    "Sekali saja, sebelum tenggatnya, dengan alasan tertulis.",
    Verb.EXTEND_FORMAL_REQUEST,
    only=lambda report: report.formal_number is not None,
)  # fmt: skip


class Remind(FormCommand):
    """With marked reports it is about all of them."""

    id = "ingatkan"
    keys = "i"
    label = "Ingatkan"
    title = "Ingatkan unit atau lakukan eskalasi"
    tip = "Sebelum tenggat lewat; sesudahnya dapat dinaikkan ke kepala unit atau Sekda. Bila ada tanda, untuk semua yang ditandai."
    verbs = (Verb.REMIND_UNIT, Verb.ESCALATE)

    @classmethod
    def available(cls, screen: WorkbenchScreen) -> bool:
        return bool(screen.marked) or super().available(screen)

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await (screen.remind_marked() if screen.marked else super().run(screen))


FORMS: tuple[type[FormCommand], ...] = (
    VERIFY, VERIFY_ONLY, DISPOSE, ANSWER, DECIDE_DRAFT, ROUTE, ASK_DATA, NOT_OURS, ARCHIVE, MERGE, SPLIT, RETURN, Remind, CHANGE_UNIT,
    EDIT, CLOSE, REGISTER_FORMAL, EXTEND_FORMAL, BLOCK,
)  # fmt: skip
"""In the order of the action bar."""
