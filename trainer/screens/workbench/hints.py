"""One line of advice for the selected report, by its state; never by its answer key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.sp4n.redaction import find_personal_data
from trainer.sp4n.vocabulary import ReportType, Role, Status

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

_BY_STATUS = {
    Status.PENDING_INFO: "Tenggat berhenti sementara. Lewati waktu sampai pelapor melengkapi data.",
    Status.FORWARDED: "Sudah diteruskan. Tidak ada lagi yang perlu Anda lakukan di sini.",
    Status.AT_NATIONAL: "Masih di Admin Nasional. Tunggu sampai diteruskan ke instansi Anda.",
}


def hint(session: Session, report: Report) -> str:
    """What an experienced colleague would say now."""
    if report.status is Status.NEW:
        return _new(report)
    if report.status is Status.AT_NATIONAL and session.trainee.role is Role.NATIONAL:
        return "Urusan siapa ini? Salurkan ke daerah (S), teruskan ke instansi lain (B), atau arsipkan (A)."
    if report.status in _BY_STATUS:
        return _BY_STATUS[report.status]
    if not report.status.is_open:
        return "Laporan ini selesai. Pilih laporan lain, atau lewati ke kejadian berikutnya."
    ours = report.lead_unit in session.scenario.acting_for
    if report.waiting_draft() is not None:
        return _waiting(session, ours)
    if report.open_reply:
        return (
            "Pelapor menanggapi. Jawab tanggapannya dengan fakta, bukan mengulang jawaban lama (J)."
            if ours else "Pelapor menanggapi. Pastikan unit menjawab; ingatkan bila lama (I)."
        )  # fmt: skip
    if not ours:
        return "Unit sedang bekerja. Pantau tenggatnya; ingatkan unit sebelum lewat (I)."
    if report.status is Status.FOLLOWED_UP and report.final_at is None:
        return "Baru jawaban sementara. Kirim hasil akhir sebelum tenggat penyelesaian (J)."
    if report.status is Status.FOLLOWED_UP:
        return "Sudah dijawab. Tunggu tanggapan pelapor; sistem menutup setelah masa tanggapan."
    if report.findings:
        return "Bahan dari unit sudah ada di tab Bahan (6). Tulis jawaban dengan fakta itu (J)."
    return "Bahan dari unit belum ada. Lewati waktu, atau beri jawaban sementara yang memuat langkah dan tanggal."


def _new(report: Report) -> str:
    if report.returns:
        return "Unit mengembalikan laporan ini. Baca alasannya di Riwayat (2), lalu pilih unit yang tepat."
    if find_personal_data(f"{report.title}\n{report.body}"):
        return "Ada data pribadi dalam teks. Samarkan sebelum disposisi, lalu tetapkan jenisnya."
    if report.type is ReportType.SUPERVISORY and not report.type_confirmed:
        return "Sistem mengisi Berkadar Pengawasan untuk setiap PENGADUAN. Baca dulu: adakah dugaan pelanggaran petugas?"
    return "Baca isi dan lokasinya. Urusan siapa ini: dinas kita, desa, provinsi, pusat, atau perusahaan?"


def _waiting(session: Session, ours: bool) -> str:
    if session.trainee.role is Role.UNIT_HEAD:
        return "Draf menunggu Anda. Bandingkan dengan bahan unit, lalu setujui atau kembalikan dengan catatan (Y)."
    if ours:
        return "Draf Anda menunggu persetujuan kepala unit. Kerjakan laporan lain; bila lama, koordinator dapat mengingatkan (I)."
    return "Draf unit menunggu persetujuan kepala unit. Pantau tenggatnya; ingatkan bila lama (I)."
