"""The commands of the workbench: key, label, help and availability of each in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from trainer.screens.shared.commands import AnyCommand, ScreenCommand
from trainer.screens.workbench.pages import PAGES
from trainer.sp4n.moves import is_legal
from trainer.sp4n.report import Report
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import ReportType, Role

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.screen import WorkbenchScreen


class FormCommand(ScreenCommand["WorkbenchScreen"]):
    """Opens a form about the selected report."""

    verbs: ClassVar[tuple[Verb, ...]]
    for_own_unit: ClassVar[bool] = False
    form: ClassVar[str]
    action = True

    @classmethod
    def fits(cls, report: Report, session: Session) -> bool:
        """Whether the table of moves allows it for this report and this trainee."""
        if cls.for_own_unit and report.lead_unit not in session.scenario.acting_for:
            return False
        role = Role.LIAISON if cls.for_own_unit else session.trainee.role
        return any(is_legal(verb, role, report.status) for verb in cls.verbs)

    @classmethod
    def available(cls, screen: WorkbenchScreen) -> bool:
        return cls.id in screen.possible

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.open_form(cls.form)


class VerifyForm(FormCommand):
    id = form = "verifikasi"
    keys = "v"
    label = "Verifikasi"
    title = "Verifikasi & disposisi"
    tip = "Tetapkan judul, jenis, kategori, privasi, dan unit penerima dalam satu formulir."
    verbs = (Verb.VERIFY_AND_DISPOSE,)


class AnswerForm(FormCommand):
    id = form = "jawab"
    keys = "j"
    label = "Jawab"
    title = "Tindak lanjut / tanggapi balasan (sebagai pejabat penghubung)"
    tip = "Menulis jawaban kepada pelapor, sementara atau hasil akhir, dengan bahan dari unit."
    verbs = (Verb.FOLLOW_UP,)
    for_own_unit = True


class RouteForm(FormCommand):
    id = form = "salurkan"
    keys = "s"
    label = "Salurkan"
    title = "Salurkan ke pemerintah daerah (sebagai Admin Nasional)"
    tip = "Untuk laporan tanpa instansi tujuan yang menjadi urusan daerah."
    verbs = (Verb.ROUTE_TO_AGENCY,)


class AskDataForm(FormCommand):
    id = form = "tunda"
    keys = "t"
    label = "Tunda"
    title = "Tunda: minta kelengkapan data"
    tip = "Meminta data yang benar-benar diperlukan; tenggat berhenti sementara."
    verbs = (Verb.ASK_FOR_DATA,)


class NotOursForm(FormCommand):
    id = form = "bukan_wewenang"
    keys = "b"
    label = "Bukan wewenang"
    title = "Bukan wewenang: teruskan ke instansi lain"
    tip = "Meneruskan kepada instansi yang berwenang dan memberi tahu pelapor."
    verbs = (Verb.NOT_OURS,)


class ArchiveForm(FormCommand):
    id = form = "arsip"
    keys = "a"
    label = "Arsip"
    title = "Arsipkan dengan alasan"
    tip = "Hanya dengan salah satu alasan resmi; bukan untuk urusan instansi lain."
    verbs = (Verb.ARCHIVE,)


class MergeForm(FormCommand):
    id = form = "gabung"
    keys = "g"
    label = "Gabung"
    title = "Gabungkan dengan laporan yang sama"
    tip = "Untuk laporan tentang objek, tempat, dan masalah yang sama."
    verbs = (Verb.MERGE,)


class SplitForm(FormCommand):
    id = form = "pecah"
    keys = "x"
    label = "Pecah"
    title = "Pecah laporan yang memuat dua urusan"
    tip = "Bagian kedua menjadi laporan baru dengan tenggat yang sama."
    verbs = (Verb.SPLIT,)


class ReturnForm(FormCommand):
    id = form = "kembalikan"
    keys = "k"
    label = "Kembalikan"
    title = "Kembalikan ke koordinator (sebagai pejabat penghubung)"
    tip = "Bila ternyata bukan tugas unit; tenggat tindak lanjut tetap berjalan."
    verbs = (Verb.RETURN_TO_COORDINATOR,)
    for_own_unit = True


class RemindForm(FormCommand):
    id = form = "ingatkan"
    keys = "i"
    label = "Ingatkan"
    title = "Ingatkan unit atau lakukan eskalasi"
    tip = "Sebelum tenggat lewat; sesudahnya dapat dinaikkan ke kepala unit atau Sekda. Bila ada tanda, untuk semua yang ditandai."
    verbs = (Verb.REMIND_UNIT,)

    @classmethod
    def available(cls, screen: WorkbenchScreen) -> bool:
        return bool(screen.marked) or super().available(screen)

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await (screen.remind_marked() if screen.marked else screen.open_form(cls.form))


class ChangeUnitForm(FormCommand):
    id = form = "ubah_disposisi"
    keys = "u"
    label = "Ubah disposisi"
    title = "Ubah disposisi ke unit lain"
    tip = "Bila unit penerima keliru; tenggat tidak dimulai lagi."
    verbs = (Verb.CHANGE_UNIT,)


class EditForm(FormCommand):
    id = form = "ubah_laporan"
    keys = "d"
    label = "Ubah laporan"
    title = "Ubah laporan yang sudah diverifikasi"
    tip = "Memperbaiki judul, jenis, kategori, privasi, atau data pribadi yang terlewat."
    verbs = (Verb.EDIT_PUBLISHED,)

    @classmethod
    def fits(cls, report: Report, session: Session) -> bool:
        return report.verified and super().fits(report, session)


class CloseForm(FormCommand):
    id = form = "tutup"
    keys = "c"
    label = "Tutup"
    title = "Tutup laporan"
    tip = "Hanya bila jawaban sudah tuntas dan tidak ada tanggapan yang belum dijawab."
    verbs = (Verb.CLOSE,)


class RegisterFormalForm(FormCommand):
    id = form = "ppid"
    keys = "r"
    label = "PPID"
    title = "Daftarkan permohonan informasi resmi untuk PPID"
    tip = "Permohonan resmi mendapat tenggat sendiri."
    verbs = (Verb.REGISTER_FORMAL_REQUEST,)

    @classmethod
    def fits(cls, report: Report, session: Session) -> bool:
        information = report.verified and report.type is ReportType.INFORMATION
        return information and report.formal_number is None and super().fits(report, session)


class ExtendFormalForm(FormCommand):
    id = form = "perpanjang_ppid"
    keys = "r"
    label = "Perpanjang PPID"
    title = "Perpanjang permohonan PPID"
    tip = "Sekali saja, sebelum tenggatnya, dengan alasan tertulis."
    verbs = (Verb.EXTEND_FORMAL_REQUEST,)

    @classmethod
    def fits(cls, report: Report, session: Session) -> bool:
        return report.formal_number is not None and super().fits(report, session)


class TypeInPaper(ScreenCommand["WorkbenchScreen"]):
    id = "catat_luring"
    keys = "l"
    label = "Catat luring"
    title = "Catat laporan luring (surat, telepon, Instagram)"
    tip = "Aduan di meja yang belum dicatat; paling lambat satu hari kerja setelah diterima."
    action = True

    @classmethod
    def available(cls, screen: WorkbenchScreen) -> bool:
        return screen.bench.session.scenario.preset.by_hand

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.open_papers()


class Skip(ScreenCommand["WorkbenchScreen"]):
    id = "lewati"
    keys = "n"
    label = "Lewati"
    title = "Lewati ke kejadian berikutnya"
    tip = "Waktu berjalan sampai ada laporan baru, balasan, bahan, atau peringatan tenggat."
    footer = True

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.skip()


class Finish(ScreenCommand["WorkbenchScreen"]):
    id = "akhiri"
    keys = "e"
    label = "Akhiri"
    title = "Akhiri giliran dan lihat hasil"
    tip = "Waktu berjalan sampai akhir giliran tanpa tindakan lagi, lalu dinilai."

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.finish()


class Pause(ScreenCommand["WorkbenchScreen"]):
    id = "jeda"
    keys = "p"
    label = "Jeda"
    title = "Jeda atau jalankan jam langsung"

    @classmethod
    def available(cls, screen: WorkbenchScreen) -> bool:
        return screen.bench.live

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.toggle_pause()


class Faster(ScreenCommand["WorkbenchScreen"]):
    id = "cepat"
    keys = "plus"
    title = "Percepat jam langsung"

    @classmethod
    def available(cls, screen: WorkbenchScreen) -> bool:
        return screen.bench.live

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.change_speed(2.0)


class Slower(ScreenCommand["WorkbenchScreen"]):
    id = "lambat"
    keys = "minus"
    title = "Perlambat jam langsung"

    @classmethod
    def available(cls, screen: WorkbenchScreen) -> bool:
        return screen.bench.live

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.change_speed(0.5)


class Find(ScreenCommand["WorkbenchScreen"]):
    id = "cari"
    keys = "slash"
    label = "Cari"
    title = "Cari laporan menurut kata"
    tip = "Mencari di nomor, judul, isi, unit, dan status; Esc menghapus pencarian."
    footer = True

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.start_search()


class Sort(ScreenCommand["WorkbenchScreen"]):
    id = "urutkan"
    keys = "o"
    label = "Urutkan"
    title = "Urutkan menurut tenggat atau nomor"
    tip = "Tenggat terdekat di atas, atau kembali ke urutan masuk."

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.change_order()


class NextFilter(ScreenCommand["WorkbenchScreen"]):
    id = "saring"
    keys = "f"
    label = "Saring"
    title = "Saring tabel: belum dibaca, tenggat dekat, unit Anda, jenis belum dikonfirmasi"
    tip = "Setiap tekan berpindah ke saringan berikutnya; yang terakhir menampilkan semua lagi."

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.next_filter()


class NextQueue(ScreenCommand["WorkbenchScreen"]):
    id = "antrean_berikut"
    keys = "full_stop"
    title = "Antrean berikutnya"

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.step_queue(1)


class PreviousQueue(ScreenCommand["WorkbenchScreen"]):
    id = "antrean_lalu"
    keys = "comma"
    title = "Antrean sebelumnya"

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.step_queue(-1)


class Mark(ScreenCommand["WorkbenchScreen"]):
    id = "tandai"
    keys = "space"
    label = "Tandai"
    title = "Tandai laporan, atau lepas tandanya"
    tip = "Tandai beberapa laporan, lalu tekan I untuk mengingatkan semua unitnya sekaligus. Esc melepas semua tanda."

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.mark()


class OtherEyes(ScreenCommand["WorkbenchScreen"]):
    id = "mata"
    keys = "w"
    label = "Peran lain"
    title = "Lihat laporan ini sebagai publik, pelapor, unit, Inspektorat, atau pimpinan"
    tip = "Setiap tekan berpindah ke peran berikutnya; yang terakhir kembali ke peran Anda."

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.other_eyes()


class NextReport(ScreenCommand["WorkbenchScreen"]):
    id = "berikutnya"
    keys = "right_square_bracket"
    title = "Laporan berikutnya dalam antrean"

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.step_report(1)


class PreviousReport(ScreenCommand["WorkbenchScreen"]):
    id = "sebelumnya"
    keys = "left_square_bracket"
    title = "Laporan sebelumnya dalam antrean"

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.step_report(-1)


class ToQueues(ScreenCommand["WorkbenchScreen"]):
    id = "antrean"
    keys = "q"
    label = "Antrean"
    title = "Pilih antrean"
    tip = "Berpindah ke daftar antrean; panah memilih, Enter kembali ke laporan."
    footer = True

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.to_queues()


class Back(ScreenCommand["WorkbenchScreen"]):
    id = "kembali"
    keys = "escape,backspace"
    label = "Kembali"
    title = "Kembali: dari laporan ke tabel, dari tabel ke Beranda"
    tip = "Giliran tetap tersimpan dan dapat dilanjutkan dari Beranda."
    footer = True

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.go_back()


class ToHome(ScreenCommand["WorkbenchScreen"]):
    id = "beranda"
    keys = "f10"
    label = "Beranda"
    title = "Simpan dan kembali ke Beranda"

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        screen.dismiss(None)


class _TabCommand(ScreenCommand["WorkbenchScreen"]):
    """Opens one page of the report pane."""

    page: ClassVar[int]

    @classmethod
    async def run(cls, screen: WorkbenchScreen) -> None:
        await screen.open_page(cls.page)


def _tab(index: int, label: str) -> AnyCommand:
    return type(
        f"Tab{index + 1}",
        (_TabCommand,),
        {"id": f"tab_{index + 1}", "keys": str(index + 1), "title": f"Buka {label}", "page": index},
    )


TABS: tuple[AnyCommand, ...] = tuple(_tab(index, label) for index, (label, _) in enumerate(PAGES))
FORMS: tuple[type[FormCommand], ...] = (
    VerifyForm, AnswerForm, RouteForm, AskDataForm, NotOursForm, ArchiveForm, MergeForm, SplitForm, ReturnForm, RemindForm,
    ChangeUnitForm, EditForm, CloseForm, RegisterFormalForm, ExtendFormalForm,
)  # fmt: skip
ACTIONS: tuple[AnyCommand, ...] = (*FORMS, TypeInPaper)
OWN: tuple[AnyCommand, ...] = (
    *FORMS, Skip, TypeInPaper, Find, ToQueues, Back, Finish, Mark, OtherEyes, NextFilter, Sort, NextReport, PreviousReport, NextQueue,
    PreviousQueue, Pause, Faster, Slower, ToHome, *TABS,
)  # fmt: skip
"""Everything the workbench can do, in the order of help and palette."""
