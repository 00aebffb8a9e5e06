"""The one place where our names and SP4N-LAPOR!'s exact Indonesian labels meet.

Every enum value is the key used in content files and logs; `label` is what a person reads.
Source: dossier sections 2.1, 3.1, 3.2, 5.2, 7.1 (labels observed in real exports and forms).
"""

from __future__ import annotations

from enum import StrEnum


class ReportType(StrEnum):
    """The four classes an admin may give a report (`Klasifikasi Laporan`)."""

    SUPERVISORY = "berkadar"
    ORDINARY = "tidak_berkadar"
    INFORMATION = "informasi"
    ASPIRATION = "aspirasi"

    @property
    def label(self) -> str:
        """The exact label of the real system."""
        return _TYPE_LABELS[self]


_TYPE_LABELS = {
    ReportType.SUPERVISORY: "Pengaduan Berkadar Pengawasan",
    ReportType.ORDINARY: "Pengaduan Tidak Berkadar Pengawasan",
    ReportType.INFORMATION: "Permintaan Informasi",
    ReportType.ASPIRATION: "Aspirasi",
}


class ReporterChoice(StrEnum):
    """The three radio buttons of the public form; only a proposal to the admin."""

    COMPLAINT = "pengaduan"
    INFORMATION = "informasi"
    ASPIRATION = "aspirasi"

    @property
    def label(self) -> str:
        """The exact label of the public form."""
        return _REPORTER_CHOICE_LABELS[self]

    @property
    def preset_type(self) -> ReportType:
        """The class a report carries until an admin confirms or changes it.

        `PENGADUAN` is stored as berkadar: the default trap of dossier section 2.4.
        """
        return _REPORTER_CHOICE_PRESET_TYPE[self]


_REPORTER_CHOICE_LABELS = {
    ReporterChoice.COMPLAINT: "PENGADUAN",
    ReporterChoice.INFORMATION: "PERMINTAAN INFORMASI",
    ReporterChoice.ASPIRATION: "ASPIRASI",
}


_REPORTER_CHOICE_PRESET_TYPE = {
    ReporterChoice.COMPLAINT: ReportType.SUPERVISORY,
    ReporterChoice.INFORMATION: ReportType.INFORMATION,
    ReporterChoice.ASPIRATION: ReportType.ASPIRATION,
}


class Status(StrEnum):
    """Where a report stands (`Status Laporan`)."""

    AT_NATIONAL = "di_nasional"
    NEW = "baru"
    PENDING_INFO = "menunggu_kelengkapan"
    DISPOSED = "terdisposisi"
    FOLLOWED_UP = "ditindaklanjuti"
    REPORTER_REPLIED = "ditanggapi_pelapor"
    FORWARDED = "diteruskan"
    CLOSED_BY_SYSTEM = "ditutup_sistem"
    CLOSED_BY_ADMIN = "ditutup_admin"
    CLOSED_BY_REPORTER = "ditutup_pelapor"
    ARCHIVED_BY_ADMIN = "diarsipkan_admin"
    ARCHIVED_BY_SYSTEM = "diarsipkan_sistem"
    ARCHIVED_BY_REPORTER = "diarsipkan_pelapor"
    BLOCKED = "terblokir"

    @property
    def label(self) -> str:
        """The exact status string of the admin export."""
        return _STATUS_LABELS[self]

    @property
    def bucket(self) -> Bucket:
        """The statistics bucket and work queue this status belongs to."""
        return _STATUS_BUCKETS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody of the agency still has to act or wait."""
        return self in _OPEN


class Bucket(StrEnum):
    """Queues of the workbench and buckets of the statistics (dossier 3.1 D)."""

    UNVERIFIED = "belum_terverifikasi"
    PENDING = "tunda"
    NOT_FOLLOWED_UP = "belum_ditindaklanjuti"
    IN_PROCESS = "proses"
    DONE = "selesai"
    ARCHIVED = "arsip"

    @property
    def label(self) -> str:
        """The queue's name on the workbench."""
        return _BUCKET_LABELS[self]


_STATUS_LABELS = {
    Status.AT_NATIONAL: "Belum Terverifikasi",
    Status.NEW: "Belum Terverifikasi",
    Status.PENDING_INFO: "Menunggu Kelengkapan Informasi",
    Status.DISPOSED: "Terverifikasi",
    Status.FOLLOWED_UP: "Ditindaklanjuti oleh Instansi",
    Status.REPORTER_REPLIED: "Ditanggapi oleh Pelapor",
    Status.FORWARDED: "Diteruskan (Bukan Wewenang)",
    Status.CLOSED_BY_SYSTEM: "Ditutup oleh Sistem",
    Status.CLOSED_BY_ADMIN: "Ditutup oleh Admin",
    Status.CLOSED_BY_REPORTER: "Ditutup oleh Pelapor",
    Status.ARCHIVED_BY_ADMIN: "Diarsipkan oleh Admin",
    Status.ARCHIVED_BY_SYSTEM: "Diarsipkan oleh Sistem",
    Status.ARCHIVED_BY_REPORTER: "Diarsipkan oleh Pelapor",
    Status.BLOCKED: "Konten Terblokir",
}

_STATUS_BUCKETS = {
    Status.AT_NATIONAL: Bucket.UNVERIFIED,
    Status.NEW: Bucket.UNVERIFIED,
    Status.PENDING_INFO: Bucket.PENDING,
    Status.DISPOSED: Bucket.NOT_FOLLOWED_UP,
    Status.FOLLOWED_UP: Bucket.IN_PROCESS,
    Status.REPORTER_REPLIED: Bucket.IN_PROCESS,
    Status.FORWARDED: Bucket.ARCHIVED,
    Status.CLOSED_BY_SYSTEM: Bucket.DONE,
    Status.CLOSED_BY_ADMIN: Bucket.DONE,
    Status.CLOSED_BY_REPORTER: Bucket.DONE,
    Status.ARCHIVED_BY_ADMIN: Bucket.ARCHIVED,
    Status.ARCHIVED_BY_SYSTEM: Bucket.ARCHIVED,
    Status.ARCHIVED_BY_REPORTER: Bucket.ARCHIVED,
    Status.BLOCKED: Bucket.ARCHIVED,
}

_BUCKET_LABELS = {
    Bucket.UNVERIFIED: "Belum Terverifikasi",
    Bucket.PENDING: "Menunggu Kelengkapan",
    Bucket.NOT_FOLLOWED_UP: "Belum Ditindaklanjuti",
    Bucket.IN_PROCESS: "Proses",
    Bucket.DONE: "Selesai",
    Bucket.ARCHIVED: "Arsip",
}

_OPEN = frozenset(
    {
        Status.AT_NATIONAL,
        Status.NEW,
        Status.PENDING_INFO,
        Status.DISPOSED,
        Status.FOLLOWED_UP,
        Status.REPORTER_REPLIED,
    }
)


class Role(StrEnum):
    """Who acts in the instance (dossier section 1)."""

    NATIONAL = "admin_nasional"
    AGENCY = "admin_instansi"
    LIAISON = "pejabat_penghubung"
    UNIT_HEAD = "kepala_unit"
    INSPECTORATE = "inspektorat"
    LEADER = "pimpinan"
    REPORTER = "pelapor"
    SYSTEM = "sistem"
    PUBLIC = "publik"

    @property
    def label(self) -> str:
        """The role's name as trainees meet it."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    Role.NATIONAL: "Admin Nasional",
    Role.AGENCY: "Admin Instansi",
    Role.LIAISON: "Pejabat Penghubung",
    Role.UNIT_HEAD: "Kepala Unit",
    Role.INSPECTORATE: "Inspektorat",
    Role.LEADER: "Pimpinan",
    Role.REPORTER: "Pelapor",
    Role.SYSTEM: "Sistem",
    Role.PUBLIC: "Publik",
}


class Channel(StrEnum):
    """Where a report came from (`Sumber Laporan`); offline ones are entered by an admin."""

    WEB = "website"
    ANDROID = "android"
    IOS = "ios"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    HOTLINE = "hotline"
    INSTAGRAM = "instagram"
    EMAIL = "email"
    COUNTER = "tatap_muka"
    LETTER = "pos"

    @property
    def label(self) -> str:
        """The source string of the admin export."""
        return _CHANNEL_LABELS[self]

    @property
    def is_offline(self) -> bool:
        """Whether an admin has to type such a report in by hand."""
        return self in {Channel.HOTLINE, Channel.INSTAGRAM, Channel.EMAIL, Channel.COUNTER, Channel.LETTER}


_CHANNEL_LABELS = {
    Channel.WEB: "Website",
    Channel.ANDROID: "Android",
    Channel.IOS: "iOS",
    Channel.SMS: "SMS",
    Channel.WHATSAPP: "WhatsApp",
    Channel.HOTLINE: "Hotline Service",
    Channel.INSTAGRAM: "Instagram",
    Channel.EMAIL: "Email Instansi",
    Channel.COUNTER: "Tatap Muka",
    Channel.LETTER: "Pos Surat",
}


class ArchiveReason(StrEnum):
    """Reasons an admin may archive for; `Bukan Wewenang` is deliberately none of them (5.2)."""

    HATE = "sara"
    NO_EVIDENCE = "tanpa_bukti"
    UNCLEAR = "tidak_jelas"
    IRRELEVANT = "tidak_relevan"
    DUPLICATE = "duplikat"
    IN_COURT = "proses_peradilan"

    @property
    def label(self) -> str:
        """The reason as shown in the form."""
        return _ARCHIVE_REASON_LABELS[self]


_ARCHIVE_REASON_LABELS = {
    ArchiveReason.HATE: "Mengandung SARA",
    ArchiveReason.NO_EVIDENCE: "Tidak Memiliki Bukti Dukung",
    ArchiveReason.UNCLEAR: "Tidak Jelas",
    ArchiveReason.IRRELEVANT: "Tidak Relevan dengan Kinerja Pemerintah",
    ArchiveReason.DUPLICATE: "Duplikat",
    ArchiveReason.IN_COURT: "Sedang dalam proses peradilan",
}


class MissingData(StrEnum):
    """What an admin may ask for with `Tunda`."""

    PLACE = "lokasi"
    DATE = "tanggal"
    EVIDENCE = "bukti"
    CHRONOLOGY = "kronologi"
    PARTY = "pihak"
    DOCUMENT = "nomor_dokumen"

    @property
    def label(self) -> str:
        """The item as it reads in the request to the reporter."""
        return _MISSING_DATA_LABELS[self]


_MISSING_DATA_LABELS = {
    MissingData.PLACE: "titik lokasi atau patokan yang jelas",
    MissingData.DATE: "tanggal dan jam kejadian",
    MissingData.EVIDENCE: "foto, dokumen, atau bukti pendukung lain",
    MissingData.CHRONOLOGY: "urutan kejadian secara lengkap",
    MissingData.PARTY: "unit atau petugas yang dimaksud",
    MissingData.DOCUMENT: "nomor berkas, pelanggan, atau pendaftaran",
}


class Level(StrEnum):
    """Whose business a matter is: the authority split of dossier section 10.3."""

    REGION = "kabupaten"
    PROVINCE = "provinsi"
    CENTRAL = "pusat"
    VERTICAL = "vertikal"
    STATE_COMPANY = "bumn"
    REGION_COMPANY = "bumd"
    VILLAGE = "desa"
    OTHER = "lain"

    @property
    def label(self) -> str:
        """The level's name."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    Level.REGION: "Pemerintah Kabupaten",
    Level.PROVINCE: "Pemerintah Provinsi",
    Level.CENTRAL: "Pemerintah Pusat",
    Level.VERTICAL: "Instansi Vertikal",
    Level.STATE_COMPANY: "BUMN",
    Level.REGION_COMPANY: "BUMD",
    Level.VILLAGE: "Pemerintah Desa",
    Level.OTHER: "Lembaga Lain",
}


class Competence(StrEnum):
    """The six competences every item on a score card belongs to."""

    CLASSIFICATION = "klasifikasi"
    DISPOSITION = "disposisi"
    RESPONSE = "tanggapan"
    TIMELINESS = "waktu"
    CONFIDENTIALITY = "kerahasiaan"
    QUEUE = "antrean"

    @property
    def label(self) -> str:
        """The competence's name on the score card."""
        return _COMPETENCE_LABELS[self]


_COMPETENCE_LABELS = {
    Competence.CLASSIFICATION: "Klasifikasi",
    Competence.DISPOSITION: "Disposisi & Kewenangan",
    Competence.RESPONSE: "Tanggapan",
    Competence.TIMELINESS: "Ketepatan Waktu",
    Competence.CONFIDENTIALITY: "Kerahasiaan & Etika",
    Competence.QUEUE: "Pengelolaan Antrean",
}


class ClockId(StrEnum):
    """The clocks C1-C8 of dossier section 4.1."""

    NATIONAL_VERIFICATION = "C1"
    VERIFICATION = "C2"
    FIRST_FOLLOW_UP = "C3"
    COMPLETION = "C4"
    REPLY = "C5"
    REPORTER_WINDOW = "C6"
    MISSING_DATA = "C7"
    FORMAL_REQUEST = "C8"

    @property
    def label(self) -> str:
        """The clock's name in the deadline ledger."""
        return _CLOCK_ID_LABELS[self]


_CLOCK_ID_LABELS = {
    ClockId.NATIONAL_VERIFICATION: "Verifikasi nasional",
    ClockId.VERIFICATION: "Verifikasi instansi",
    ClockId.FIRST_FOLLOW_UP: "Tindak lanjut pertama",
    ClockId.COMPLETION: "Penyelesaian",
    ClockId.REPLY: "Jawaban atas tanggapan pelapor",
    ClockId.REPORTER_WINDOW: "Masa tanggapan pelapor",
    ClockId.MISSING_DATA: "Masa melengkapi data",
    ClockId.FORMAL_REQUEST: "Permohonan informasi resmi (PPID)",
}
