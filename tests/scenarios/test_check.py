"""`latih check`: every kind of mistake an author can make is found, at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trainer.scenarios.check import Finding, check_content
from trainer.scenarios.check_lines import check_lines
from trainer.scenarios.library import ContentError, find_content

CONTENT = find_content()

GOOD = """\
- id: uji-jalan
  summary: Jalan kabupaten berlubang
  topic: uji
  object: {kind: jalan, attributes: {status: kabupaten}, clue: "Nama ruas dalam daftar."}
  slots:
    ruas: {road: kabupaten}
    sekolah: {place: sd}
    dalam: {number: [10, 30, 5]}
    cuaca: ["hujan", "kemarau"]
  personal_data: [telepon]
  reporter: {choices: {pengaduan: 1}}
  text:
    titles: ["Jalan Rusak", "Perbaiki {ruas}", "Lubang di {ruas}", "Jalan Depan {sekolah}"]
    problem:
      plain:
        - "{ruas} (rusak|berlubang) di depan {sekolah}."
        - "Lubang sedalam {dalam} cm di {ruas}."
        - "Saat {cuaca} jalan ini (licin|berbahaya)."
    personal: ["Hubungi saya di {telepon}."]
  key:
    type: tidak_berkadar
    type_reason: "Keluhan sarana tanpa tuduhan kepada pejabat."
    category: ["PEKERJAAN UMUM DAN PENATAAN RUANG", "Infrastruktur Jalan", "Jalan Berlubang"]
    action: disposisi
    unit: pekerjaan_umum
    never_units: [kominfo]
    reason: "Jalan kabupaten dipelihara Dinas PUPR kabupaten."
    sources: ["UU 23/2014 lampiran"]
  facts:
    - {kind: temuan, must: true, text: "Pemeriksaan pada {tgl:-1} menemukan lubang."}
    - {kind: waktu, must: true, text: "Penambalan {rentang:+3:+5}."}
    - {kind: kontak, text: "Telepon 0299-555014."}
  wrong_moves:
    - {move: {unit: kecamatan}, competence: disposisi, lesson: "Kecamatan tidak memegang anggaran jalan."}
  contrast:
    - {case: uji-pasangan, difference: "Jalan provinsi dipelihara provinsi."}
- id: uji-pasangan
  summary: Jalan provinsi berlubang
  topic: uji
  object: {kind: jalan, attributes: {status: provinsi}, clue: "Nomor ruas provinsi."}
  slots: {ruas: {road: provinsi}}
  text:
    titles: ["Jalan Provinsi Rusak", "Perbaiki {ruas} Segera", "Lubang {ruas}", "Aspal {ruas} Rusak"]
    problem:
      plain: ["{ruas} rusak parah.", "Aspal {ruas} hancur.", "Banyak lubang di {ruas}."]
  key:
    type: tidak_berkadar
    type_reason: "Keluhan sarana tanpa tuduhan kepada pejabat."
    category: ["PEKERJAAN UMUM DAN PENATAAN RUANG", "Infrastruktur Jalan"]
    action: bukan_wewenang
    forward_to: bina_marga_provinsi
    reason: "Jalan provinsi dipelihara dinas provinsi."
    sources: ["UU 23/2014 lampiran"]
  facts:
    - {kind: wewenang, must: true, text: "Ruas ini milik provinsi."}
  wrong_moves:
    - {move: {action: disposisi}, competence: disposisi, lesson: "Laporan ini harus diteruskan."}
  contrast:
    - {case: uji-jalan, difference: "Jalan kabupaten dipelihara Dinas PUPR."}
"""

MISTAKES = [
    ("unit: pekerjaan_umum", "unit: dinas_pu", "galat", "fungsi unit 'dinas_pu' tidak ada"),
    ("unit: pekerjaan_umum", "unit: kecamatan", "galat", "bertentangan dengan tabel kewenangan"),
    ("unit: pekerjaan_umum", "unit: kominfo", "galat", "unit yang benar 'kominfo' dilarang"),
    ("    unit: pekerjaan_umum\n", "", "galat", "disposisi tanpa unit"),
    ("forward_to: bina_marga_provinsi", "forward_to: dinas_x", "galat", "instansi 'dinas_x' tidak ada"),
    ("forward_to: bina_marga_provinsi", "forward_to: pln", "galat", "bertentangan dengan tabel kewenangan"),
    ("    forward_to: bina_marga_provinsi\n", "", "galat", "bukan wewenang tanpa tujuan"),
    ("action: disposisi\n", "action: gabung\n", "galat", "dibuat mesin"),
    ("action: disposisi\n", "action: tunda\n", "galat", "tunda tanpa data yang kurang"),
    ("action: disposisi\n", "action: arsip\n", "galat", "arsip tanpa alasan"),
    ('"Jalan Berlubang"]', '"Jalan Bolong"]', "galat", "Jalan Bolong' tidak ada"),
    ("{status: kabupaten}", "{status: kota}", "galat", "status 'kota' tidak dikenal"),
    ("kind: jalan", "kind: jalanan", "galat", "'jalanan' tidak ada dalam tabel"),
    ("place: sd}", "place: stadion_besar}", "galat", "tidak punya tempat berjenis 'stadion_besar'"),
    ("road: kabupaten}", "road: kota}", "galat", "tidak punya jalan berstatus 'kota'"),
    ("number: [10, 30, 5]", "number: [30, 10]", "galat", "rentang angkanya"),
    ("{place: sd}", "{place: sd, road: desa}", "galat", "tepat satu aturan"),
    ("(licin|berbahaya)", "(licin|licin)", "peringatan", "tertulis dua kali dalam satu kurung"),
    ("Saat {cuaca}", "Saat hujan {cuaca}", "peringatan", "kata 'hujan' tertulis dua kali berturut-turut"),
    ("jalan ini (licin", "jalan jalan ini (licin", "peringatan", "kata 'jalan' tertulis dua kali berturut"),
    ("(licin|berbahaya)", "(licin|berbahaya", "galat", "kurung buka tanpa kurung tutup"),
    ('"hujan", "kemarau"', '"hujan", "hujan"', "peringatan", "sudah ada dalam daftar"),
    ("Saat {cuaca}", "Saat {musim}", "galat", "slot {musim} tidak punya isi"),
    ("Saat {cuaca}", "Saat ini", "peringatan", "slot 'cuaca' tidak pernah dipakai"),
    ("{tgl:-1}", "{tanggal:-1}", "galat", "penanda tanggal {tanggal:-1}"),
    ("{tgl:-1}", "{tgl:+2}", "galat", "temuan bertanggal di masa depan"),
    ("{rentang:+3:+5}", "{rentang:+5:+3}", "galat", "berakhir sebelum mulai"),
    ("{rentang:+3:+5}", "{rentang:-5:-3}", "galat", "rencana bertanggal di masa lalu"),
    ("{rentang:+3:+5}", "{tgl:+30}", "peringatan", "melampaui tenggat penyelesaian 14"),
    ("personal_data: [telepon]", "personal_data: [telepon, nik]", "galat", "'nik' tidak pernah ditulis"),
    ("personal_data: [telepon]", "personal_data: []", "galat", "data pribadi yang tidak terdaftar"),
    ("move: {unit: kecamatan}", "move: {unit: pekerjaan_umum}", "galat", "sama dengan jawaban yang benar"),
    ("move: {unit: kecamatan}", "move: {}", "galat", "tanpa isi"),
    ("move: {unit: kecamatan}", "move: {left_in: nik}", "galat", "'nik' tidak ada dalam laporan"),
    ("move: {unit: kecamatan}", "move: {not_secret: true}", "galat", "tidak wajib dirahasiakan"),
    ("case: uji-pasangan", "case: uji-hilang", "galat", "kasus pasangan 'uji-hilang' tidak ada"),
    ("case: uji-jalan", "case: uji-pasangan", "galat", "dirinya sendiri"),
    ("    - {case: uji-jalan,", "    - {case: uji-lain,", "peringatan", "tidak menyebut kasus ini"),
    ("id: uji-pasangan", "id: uji-jalan", "galat", "id sudah dipakai"),
    ("id: uji-jalan\n", "id: Uji_Jalan\n", "galat", "tidak sah"),
    ("Aspal {ruas} hancur.", "{ruas} rusak parah.", "peringatan", "sudah ada dalam daftar"),
    ("0299-555014", "(0299) 612345", "galat", "nomor telepon kantor '(0299) 612345'"),
    ("0299-555014", "0812-3456-7890", "galat", "nomor telepon genggam"),
    ("0299-555014", "+62 812 3456 7890", "galat", "nomor telepon genggam"),
    ("0299-555014", "NIK 3301020304050607", "galat", "nomor 16 angka"),
    ("0299-555014", "budi@gmail.com", "galat", "alamat surel"),
    ("Telepon 0299", "Minta ijin lewat 0299", "peringatan", "ejaan 'ijin'"),
    ("Telepon 0299", "Pegawai di rumahkan 0299", "peringatan", "ejaan 'di rumahkan'"),
    (
        "Banyak lubang di {ruas}.",
        "Kami semua warga di sini sudah lama sekali menunggu perbaikan jalan ini {ruas}.",
        "peringatan",
        "12 kata tetap",
    ),
    (
        '["{ruas} rusak parah.", "Aspal',
        '["Rusak parah.", "Aspal {ruas} hancur."]\n    context:\n      plain: ["Aspal',
        "peringatan",
        "hanya dapat ditulis dalam 7 bentuk",
    ),
    ("Banyak lubang di {ruas}.", "Terima kasih {ruas}.", "peringatan", "ditambahkan oleh mesin"),
    ("  summary: Jalan kabupaten berlubang\n", "", "galat", "kolom 'summary' belum diisi"),
    ("  topic: uji\n", "  topik: uji\n", "galat", "kolom 'topik' tidak dikenal"),
    ("action: disposisi\n", "action: disposisi\n    action: tunda\n", "galat", "ditulis dua kali"),
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content with only the two good cases."""
    copy = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    shutil.rmtree(copy / "cases")
    shutil.rmtree(copy / "presets")
    (copy / "cases").mkdir()
    (copy / "cases" / "uji.yaml").write_text(GOOD, encoding="utf-8")
    return copy


def _check(content: Path, text: str) -> list[Finding]:
    path = content / "cases" / "uji.yaml"
    path.write_text(text, encoding="utf-8")
    return check_content(content, [path])


def test_good_cases_pass(content: Path) -> None:
    assert _check(content, GOOD) == []


@pytest.mark.parametrize(("old", "new", "severity", "problem"), MISTAKES)
def test_a_mistake_is_found_at_its_place(
    content: Path, old: str, new: str, severity: str, problem: str
) -> None:
    assert old in GOOD
    found = _check(content, GOOD.replace(old, new, 1))
    hits = [finding for finding in found if problem in finding.problem and finding.severity == severity]
    assert hits, [str(finding) for finding in found]
    assert all(finding.file == "cases/uji.yaml" and finding.line > 0 for finding in hits)
    assert all(finding.expected for finding in hits)


def test_a_grammar_error_points_at_the_character(content: Path) -> None:
    found = _check(content, GOOD.replace("(licin|berbahaya)", "(licin|berbahaya"))
    line = GOOD.splitlines().index('        - "Saat {cuaca} jalan ini (licin|berbahaya)."') + 1
    assert [(finding.line, finding.column) for finding in found if "kurung" in finding.problem] == [
        (line, 35)
    ]


def test_place_asked_for_must_not_be_in_the_text(content: Path) -> None:
    text = GOOD.replace("action: disposisi\n", "action: tunda\n    missing: [lokasi]\n", 1)
    text = text.replace("  facts:\n", '  completion: ["Di {dusun}.", "Dekat {patokan}."]\n  facts:\n', 1)
    assert any("use_place: false" in finding.expected for finding in _check(content, text))
    fixed = text.replace("  text:\n", "  text:\n    use_place: false\n", 1)
    assert _check(content, fixed) == []


def test_disposing_too_early_is_a_wrong_move_of_a_pending_case(content: Path) -> None:
    text = GOOD.replace("action: disposisi\n", "action: tunda\n    missing: [tanggal]\n", 1)
    text = text.replace("  facts:\n", '  completion: ["Kejadiannya {hari}.", "Pada {jam}."]\n  facts:\n', 1)
    assert _check(content, text.replace("move: {unit: kecamatan}", "move: {unit: pekerjaan_umum}")) == []


def test_supervisory_reports_may_go_to_the_inspectorate(content: Path) -> None:
    text = GOOD.replace("type: tidak_berkadar", "type: berkadar", 1).replace(
        "unit: pekerjaan_umum", "unit: inspektorat", 1
    )
    assert _check(content, text) == []


def test_malformed_yaml_does_not_hide_other_files(content: Path) -> None:
    (content / "cases" / "rusak.yaml").write_text("- id: [\n", encoding="utf-8")
    (content / "cases" / "uji.yaml").write_text(GOOD.replace("place: sd}", "place: kafe}"), encoding="utf-8")
    files = {finding.file for finding in check_content(content, [content / "cases"])}
    assert files == {"cases/rusak.yaml", "cases/uji.yaml"}


def test_a_file_outside_the_content_is_checked_as_cases(content: Path, tmp_path: Path) -> None:
    (content / "cases" / "uji.yaml").unlink()
    own = tmp_path / "milik-saya.yaml"
    own.write_text(GOOD.replace("unit: pekerjaan_umum", "unit: kesehatan", 1), encoding="utf-8")
    found = check_content(content, [own])
    assert len(found) == 1
    assert "tabel kewenangan" in found[0].problem
    assert check_content(content, [tmp_path / "hilang.yaml"])[0].problem == "berkas tidak ditemukan"


def test_sentences_shared_by_two_cases(content: Path) -> None:
    sentence = "Setiap (pagi|sore) anak sekolah harus lewat pinggir selokan karena badan jalan penuh air."
    text = GOOD.replace("Saat {cuaca} jalan ini (licin|berbahaya).", sentence + " {cuaca}").replace(
        "Banyak lubang di {ruas}.", sentence + " {cuaca}"
    )
    assert any("sama dengan kalimat pada kasus 'uji-jalan'" in f.problem for f in _check(content, text))


PRESET = """\
id: uji
title: Uji
description: Uji.
timing: {starts: [2026-02-02], days: 5, arrival_days: 3}
acting_for: [pekerjaan_umum]
recipe:
  - {count: 1, cases: [uji-jalan]}
"""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("cases: [uji-jalan]", "cases: [tidak-ada]", "kasus 'tidak-ada' yang tidak ada"),
        ("cases: [uji-jalan]", "types: [aspirasi]", "tidak ada kasus yang memenuhi"),
        ("cases: [uji-jalan]", "topics: [laut]", "topik 'laut'"),
        ("cases: [uji-jalan]", "units: [xyz]", "fungsi 'xyz'"),
        ("cases: [uji-jalan]", "district: Atlantis", "kecamatan 'Atlantis'"),
        ("acting_for: [pekerjaan_umum]", "acting_for: [xyz]", "fungsi 'xyz' tidak ada"),
        ("arrival_days: 3", "arrival_days: 9", "lebih lama daripada giliran"),
        ("id: uji", "id: lain", "berbeda dari nama berkas"),
        ("title: Uji", "title: Uji\nregion: atlantis", "daerah 'atlantis' tidak ada"),
        ("title: Uji", "title: Uji\nweight_rubric: xyz", "rubrik 'xyz' tidak ada"),
        ("title: Uji", "title: Uji\noptions: {K3: hari_bursa}", "pilihan 'hari_bursa'"),
        ("title: Uji", "title: Uji\noverlay: sop-entah", "SOP daerah 'sop-entah' tidak ada"),
        ("title: Uji", "title: Uji\nrole: kepala_unit", "kepala unit tidak punya tugas"),
        ("acting_for: [pekerjaan_umum]", "role: pejabat_penghubung", "belum punya unit"),
        ("starts: [2026-02-02]", "starts: [2026-02-30]", "nilai yang tidak sah"),
    ],
)
def test_presets(content: Path, old: str, new: str, problem: str) -> None:
    path = content / "presets" / "uji.yaml"
    path.parent.mkdir()
    path.write_text(PRESET, encoding="utf-8")
    assert check_content(content, [path]) == []
    path.write_text(PRESET.replace(old, new, 1), encoding="utf-8")
    assert any(problem in finding.problem for finding in check_content(content, [path]))


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("regulations/nasional.yaml", "value: 3", "value: 0", "lebih dari nol"),
        ("regulations/nasional.yaml", "- id: C8", "- id: C7", "Aturan jam C8 belum ada"),
        ("regulations/overlay-sop-3hk.yaml", "K1: 3hk", "K99: 3hk", "'K99' tidak ada"),
        ("agencies/authority.yaml", "unit: pekerjaan_umum", "unit: pu", "fungsi 'pu' tidak ada"),
        ("agencies/authority.yaml", "forward: bbpjn", "forward: xyz", "instansi 'xyz' tidak ada"),
        (
            "agencies/authority.yaml",
            "when: {status: desa}",
            "when: {status: nasional}",
            "tidak pernah tercapai",
        ),
        ("agencies/raksabumi.yaml", "zone: Asia/Jakarta", "zone: Asia/Raksa", "zona waktu"),
        ("agencies/raksabumi.yaml", "status: tol, district: ", "status: tol, district: X", "yang tidak ada"),
        ("agencies/raksabumi.yaml", "parent: kec-raksapura", "parent: kec-x", "induk 'kec-x'"),
        ("agencies/raksabumi.yaml", "fictional: true", "fictional: true\noverlay: xyz", "SOP daerah 'xyz'"),
        ("categories/sp4n.yaml", "id: 90001", "id: 90000", "nomor kategori 90000"),
        ("categories/sp4n.yaml", "unit: kesbangpol", "unit: xyz", "fungsi 'xyz'"),
        ("phrases/pembuka.yaml", "parts:", "bagian:", "kolom 'bagian' tidak dikenal"),
        ("phrases/pembuka.yaml", "(Bapak/Ibu|Bapak Ibu|", "Bapak/Ibu|Bapak Ibu|", "di luar kurung"),
        ("rubrics/penilaian.yaml", 'version: "1.2"', '- "1.1"', "susunan YAML salah"),
    ],
)
def test_other_parts(content: Path, file: str, old: str, new: str, problem: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check_content(content, [path])
    assert any(problem in finding.problem for finding in found), [str(finding) for finding in found]


def test_an_impossible_date_has_a_place(content: Path) -> None:
    path = content / "calendars" / "2099.yaml"
    path.write_text("year: 2099\nholidays:\n  - {date: 2099-02-30, name: Uji}\n", encoding="utf-8")
    found = [finding for finding in check_content(content, [path]) if "tidak sah" in finding.problem]
    assert [(finding.line, finding.column) for finding in found] == [(3, 12)]


def test_calendar_with_a_date_of_another_year(content: Path) -> None:
    path = next(iter(sorted((content / "calendars").glob("*2025*"))))
    path.write_text(path.read_text(encoding="utf-8").replace("2025-01-01", "2024-01-01", 1), encoding="utf-8")
    assert any("Kalender 2025" in finding.problem for finding in check_content(content, [path]))


def test_required_files_and_folders(content: Path) -> None:
    (content / "agencies" / "authority.yaml").unlink()
    assert any(f.problem == "berkas wajib ini tidak ada" for f in check_content(content))
    with pytest.raises(ContentError, match="folder konten"):
        check_content(content / "tidak-ada")


def test_findings_are_sorted_and_stable(content: Path) -> None:
    (content / "cases" / "uji.yaml").write_text(GOOD.replace("sd}", "kafe}").replace("uji-jalan,", "x,"))
    found = check_content(content)
    assert found == sorted(found) == check_content(content)


@pytest.mark.parametrize(
    "text",
    ["0840-0000-1234", "(0299) 555014", "nik 9901234567890123", "a@contoh.example.go.id x", "110 dan 123"],
)
def test_fictional_data_is_left_alone(text: str) -> None:
    found = [f for f in check_lines("x.md", text, spelling=True) if "surel" not in f.problem]
    assert found == []


def test_shipped_content_has_no_errors() -> None:
    errors = [str(finding) for finding in check_content(CONTENT) if finding.severity == "galat"]
    assert errors == []
