"""The words of a score card: labels, dates, and which rule stands behind a kind of item."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from trainer.scenarios.dates import format_weekday_date
from trainer.scenarios.scenario import AnswerKey, Scenario
from trainer.scoring.card import Kind
from trainer.scoring.naming import names_office
from trainer.sp4n.regulations import UnknownRuleError
from trainer.sp4n.vocabulary import Competence

COMPETENCE_OF: dict[Kind, Competence] = {
    "jenis": Competence.CLASSIFICATION,
    "kategori": Competence.CLASSIFICATION,
    "judul": Competence.CLASSIFICATION,
    "tindakan": Competence.DISPOSITION,
    "disposisi": Competence.DISPOSITION,
    "pendukung": Competence.DISPOSITION,
    "teruskan": Competence.DISPOSITION,
    "kelengkapan": Competence.DISPOSITION,
    "arsip": Competence.DISPOSITION,
    "gabung": Competence.DISPOSITION,
    "pesan": Competence.RESPONSE,
    "tanggapan": Competence.RESPONSE,
    "sensor": Competence.CONFIDENTIALITY,
    "rahasia": Competence.CONFIDENTIALITY,
    "verifikasi_tepat": Competence.TIMELINESS,
    "tindak_lanjut_tepat": Competence.TIMELINESS,
    "balasan_tepat": Competence.TIMELINESS,
    "mendesak_dahulu": Competence.QUEUE,
    "ingatkan": Competence.QUEUE,
    "tidak_terlupa": Competence.QUEUE,
    "balasan_dijawab": Competence.QUEUE,
    "catat_tepat": Competence.TIMELINESS,
    "catat_kanal": Competence.QUEUE,
    "catat_privasi": Competence.CONFIDENTIALITY,
    "catat_isi": Competence.QUEUE,
    "keputusan_draf": Competence.RESPONSE,
    "persetujuan_tepat": Competence.TIMELINESS,
}
"""The competence a kind of item belongs to, unless a case says otherwise for a named wrong move."""

RULE_OF: dict[Kind, str] = {
    "jenis": "pilihan-pelapor",
    "kategori": "judul-dan-kategori",
    "judul": "judul-dan-kategori",
    "tindakan": "tanpa-salah-pintu",
    "disposisi": "pemilik-objek",
    "pendukung": "dua-pokok",
    "teruskan": "tanpa-salah-pintu",
    "kelengkapan": "C7",
    "arsip": "tanpa-salah-pintu",
    "gabung": "duplikat",
    "pesan": "tanggapan-bukan-wewenang",
    "tanggapan": "tanggapan-substansi",
    "sensor": "kerahasiaan",
    "rahasia": "kerahasiaan",
    "verifikasi_tepat": "C2",
    "tindak_lanjut_tepat": "C3",
    "balasan_tepat": "C5",
    "mendesak_dahulu": "mendesak-dahulu",
    "ingatkan": "C3",
    "tidak_terlupa": "C2",
    "balasan_dijawab": "C5",
    "catat_tepat": "pencatatan-luring",
    "catat_kanal": "pencatatan-luring",
    "catat_privasi": "kerahasiaan",
    "catat_isi": "kerahasiaan",
    "keputusan_draf": "tanggapan-substansi",
    "persetujuan_tepat": "persetujuan",
}

RULE_BEFORE: dict[str, str] = {
    "judul-dan-kategori": "pilihan-pelapor",
    "mendesak-dahulu": "C2",
    "pencatatan-luring": "C2",
}
"""What stood in for a rule that sessions of older versions do not know yet."""

TITLES: dict[Kind, str] = {
    "jenis": "Klasifikasi laporan",
    "kategori": "Kategori",
    "judul": "Judul laporan",
    "tindakan": "Tindakan pertama",
    "disposisi": "Unit tujuan disposisi",
    "pendukung": "Unit pendukung",
    "teruskan": "Instansi tujuan penerusan",
    "kelengkapan": "Data yang diminta",
    "arsip": "Alasan arsip",
    "gabung": "Penggabungan laporan",
    "pesan": "Pemberitahuan kepada pelapor",
    "tanggapan": "Isi tindak lanjut",
    "sensor": "Penyamaran data pribadi",
    "rahasia": "Perlindungan pelapor",
    "verifikasi_tepat": "Verifikasi tepat waktu",
    "tindak_lanjut_tepat": "Tindak lanjut pertama tepat waktu",
    "balasan_tepat": "Balasan kepada pelapor tepat waktu",
    "mendesak_dahulu": "Laporan mendesak didahulukan",
    "ingatkan": "Mengingatkan unit",
    "tidak_terlupa": "Tidak ada laporan terlupa",
    "balasan_dijawab": "Tanggapan pelapor dijawab",
    "catat_tepat": "Aduan luring dicatat tepat waktu",
    "catat_kanal": "Kanal aduan luring",
    "catat_privasi": "Permintaan perlindungan pada aduan luring",
    "catat_isi": "Isi catatan aduan luring",
    "keputusan_draf": "Keputusan atas draf jawaban",
    "persetujuan_tepat": "Draf diputus tepat waktu",
}

ACTION_WORDS = {
    "disposisi": "Verifikasi dan Disposisi",
    "tunda": "Tunda (minta kelengkapan)",
    "bukan_wewenang": "Bukan Wewenang (teruskan)",
    "arsip": "Arsipkan",
    "gabung": "Gabungkan dengan laporan yang sama",
    "salurkan": "Salurkan ke instansi daerah",
}


class Words(msgspec.Struct, frozen=True):
    """Names and dates of one scenario, for sentences."""

    scenario: Scenario

    def unit(self, unit: str) -> str:
        """A unit's name; the id itself when the region does not know it."""
        try:
            return self.scenario.region.unit(unit).name
        except KeyError:
            return unit

    def units(self, units: tuple[str, ...]) -> str:
        """Several units in words."""
        return " atau ".join(self.unit(unit) for unit in units) or "-"

    def agency(self, agency: str | None) -> str:
        """An outside agency's name."""
        if agency == "nasional":
            return "Admin Nasional"
        try:
            return self.scenario.region.neighbour(agency or "").name
        except KeyError:
            return agency or "-"

    def names_agency(self, agency: str, text: str) -> bool:
        """Whether a text names an outside agency, in full or as people call it.

        Args:
            agency: its id, or `nasional`.
            text: the text.

        Returns:
            True when its name, an alias, its name without place and legal form, or an own word of that name
            (`Kepolisian` for the Kepolisian Resor) stands there as whole words.
        """
        region = self.scenario.region
        known = next((each for each in region.neighbours if each.id == agency), None)
        if known is None:
            return "admin nasional" in text.casefold()
        province = region.province.removeprefix("Provinsi ")
        places = (region.name, region.short, region.capital, province)
        others = [each.name for each in region.neighbours if each.id != agency]
        others += [unit.name for unit in region.units]
        return names_office(text, (known.name, *known.aliases), places, others)

    def moment(self, at: datetime) -> str:
        """A moment in the region's time: `Kamis, 5 Maret 2026 pukul 09.30`."""
        local = at.astimezone(ZoneInfo(self.scenario.region.zone))
        return f"{format_weekday_date(local.date())} pukul {local:%H.%M}"

    def rule_of(self, kind: Kind) -> str:
        """The usual rule behind a kind of item, as far as the session's own rules know it."""
        rule = RULE_OF[kind]
        return rule if self.citation(rule) else RULE_BEFORE.get(rule, rule)

    def citation(self, rule: str) -> str:
        """The text a trainee reads as the source of a rule."""
        try:
            return self.scenario.rules.citation(rule)
        except UnknownRuleError:
            return ""

    def sources(self, key: AnswerKey) -> str:
        """The sources of a case's key."""
        return "; ".join(key.sources)
