"""The owner of the object decides: dossier 10.3 as a table of cases."""

from __future__ import annotations

import pytest

from trainer.scenarios.library import load_library
from trainer.sp4n.authority import AuthorityRow, AuthorityTable, UnknownObjectError, who_handles

TABLE = load_library().authority

UNITS = [
    ("jalan", {"status": "kabupaten"}, "pekerjaan_umum"),
    ("jembatan", {"status": "kabupaten"}, "pekerjaan_umum"),
    ("drainase", {"status": "kabupaten"}, "pekerjaan_umum"),
    ("pju", {"status": "kabupaten"}, "perhubungan"),
    ("rambu", {"status": "kabupaten"}, "perhubungan"),
    ("jalan", {"status": "desa"}, "kecamatan"),
    ("jalan", {"status": "perumahan"}, "permukiman"),
    ("terminal", {"tipe": "C"}, "perhubungan"),
    ("sekolah", {"jenjang": "sd"}, "pendidikan"),
    ("sekolah", {"jenjang": "nonformal"}, "pendidikan"),
    ("puskesmas", {}, "kesehatan"),
    ("rumah_sakit", {"milik": "kabupaten"}, "rumah_sakit"),
    ("rumah_sakit", {"milik": "swasta"}, "kesehatan"),
    ("jkn", {"perihal": "pbi_daerah"}, "sosial"),
    ("adminduk", {"perihal": "kia"}, "kependudukan"),
    ("bansos", {"program": "pkh"}, "sosial"),
    ("bansos", {"program": "blt_desa"}, "kecamatan"),
    ("pemerintahan_desa", {"perihal": "bumdes"}, "pemberdayaan_desa"),
    ("pemerintahan_desa", {"perihal": "dana_desa_penyimpangan"}, "inspektorat"),
    ("sampah", {"perihal": "liar"}, "lingkungan_hidup"),
    ("pencemaran", {"izin": "rumahan"}, "lingkungan_hidup"),
    ("irigasi", {"luas": "kecil"}, "pekerjaan_umum"),
    ("bbm_elpiji", {"perihal": "pangkalan"}, "perdagangan"),
    ("izin", {"jenis": "pbg"}, "perizinan"),
    ("pajak", {"jenis": "pbb"}, "pendapatan"),
    ("tanah", {"perihal": "aset_daerah"}, "keuangan"),
    ("tenaga_kerja", {"perihal": "kartu_kuning"}, "tenaga_kerja"),
    ("kepegawaian", {"perihal": "honorer"}, "kepegawaian"),
    ("keagamaan", {"perihal": "hibah"}, "setda_kesra"),
    ("hewan_liar", {"jenis": "berbahaya"}, "pemadam"),
    ("ketertiban", {"perihal": "pkl"}, "ketertiban"),
    ("ketertiban", {"perihal": "rt_rw"}, "kecamatan"),
    ("pejabat", {}, "inspektorat"),
    ("layanan_sp4n", {}, "kominfo"),
]

NEIGHBOURS = [
    ("jalan", {"status": "provinsi"}, "bina_marga_provinsi"),
    ("pju", {"status": "provinsi"}, "bina_marga_provinsi"),
    ("rambu", {"status": "provinsi"}, "dishub_provinsi"),
    ("trotoar", {"status": "nasional"}, "bbpjn"),
    ("jalan", {"status": "tol"}, "operator_tol"),
    ("terminal", {"tipe": "A"}, "kemenhub"),
    ("angkutan", {"trayek": "akdp"}, "dishub_provinsi"),
    ("sekolah", {"jenjang": "smk"}, "disdik_provinsi"),
    ("sekolah", {"jenjang": "madrasah"}, "kemenag"),
    ("sekolah", {"jenjang": "kampus"}, "kemdikti"),
    ("rumah_sakit", {"milik": "provinsi"}, "rs_provinsi"),
    ("jkn", {"perihal": "kepesertaan"}, "bpjs_kesehatan"),
    ("adminduk", {"perihal": "sistem_pusat"}, "kemendagri"),
    ("pencemaran", {"izin": "provinsi"}, "dlh_provinsi"),
    ("tambang", {}, "esdm_provinsi"),
    ("hutan", {"milik": "perhutani"}, "perhutani"),
    ("irigasi", {"luas": "sedang"}, "sda_provinsi"),
    ("irigasi", {"luas": "besar"}, "bbws"),
    ("listrik", {}, "pln"),
    ("bbm_elpiji", {"perihal": "kelangkaan"}, "pertamina"),
    ("konten_internet", {}, "komdigi"),
    ("pajak", {"jenis": "kendaraan"}, "samsat_provinsi"),
    ("tanah", {"perihal": "sertifikat"}, "bpn"),
    ("tenaga_kerja", {"perihal": "norma"}, "disnaker_provinsi"),
    ("kepolisian", {}, "polres"),
    ("keagamaan", {"perihal": "haji"}, "kementerian_haji"),
    ("mbg", {}, "bgn"),
    ("hewan_liar", {"jenis": "dilindungi"}, "bksda"),
]


@pytest.mark.parametrize(("kind", "attributes", "function"), UNITS)
def test_units_of_the_region_own_what_the_law_gives_the_kabupaten(
    kind: str, attributes: dict[str, str], function: str
) -> None:
    authority = who_handles(kind, attributes, TABLE)
    assert (authority.owner_kind, authority.owner, authority.action) == ("unit", function, "disposisi")
    assert authority.why.endswith(".")
    assert authority.source


@pytest.mark.parametrize(("kind", "attributes", "agency"), NEIGHBOURS)
def test_other_levels_of_government_are_forwarded_to(
    kind: str, attributes: dict[str, str], agency: str
) -> None:
    authority = who_handles(kind, attributes, TABLE)
    assert (authority.owner_kind, authority.owner, authority.action) == (
        "neighbour",
        agency,
        "bukan_wewenang",
    )


@pytest.mark.parametrize(
    ("kind", "action"),
    [("peradilan", "arsip"), ("pribadi", "arsip"), ("iklan", "arsip"), ("tidak_jelas", "tunda")],
)
def test_what_nobody_owns_is_archived_or_pended(kind: str, action: str) -> None:
    authority = who_handles(kind, {}, TABLE)
    assert (authority.owner_kind, authority.owner, authority.action) == ("none", "", action)


def test_acceptable_alternatives_come_with_the_owner() -> None:
    assert "pemberdayaan_desa" in who_handles("jalan", {"status": "desa"}, TABLE).alternatives
    assert "tenaga_kerja" in who_handles("tenaga_kerja", {"perihal": "norma"}, TABLE).alternatives


@pytest.mark.parametrize(
    ("kind", "attributes", "words"),
    [
        ("pesawat", {}, "'pesawat' tidak ada"),
        ("jalan", {"status": "kota"}, "pilihannya: kabupaten"),
        ("jalan", {"lebar": "5"}, "tidak mengenal atribut 'lebar'"),
        ("jalan", {}, "isi atribut status"),
    ],
)
def test_unknown_objects_are_explained(kind: str, attributes: dict[str, str], words: str) -> None:
    with pytest.raises(UnknownObjectError, match=words):
        who_handles(kind, attributes, TABLE)


def test_every_value_of_every_attribute_has_an_owner() -> None:
    for kind in TABLE.kinds():
        attributes = TABLE.attributes(kind)
        assert len(attributes) <= 1
        for name, values in attributes.items():
            for value in values:
                assert who_handles(kind, {name: value}, TABLE).why
        if not attributes:
            assert who_handles(kind, {}, TABLE).why


def test_a_row_has_exactly_one_owner() -> None:
    with pytest.raises(ValueError, match="tepat satu"):
        AuthorityRow(("jalan",), "Sebab.", "Sumber", "H", unit="pekerjaan_umum", forward="pln")


def test_the_first_matching_row_decides() -> None:
    first = AuthorityRow(("x",), "Khusus.", "s", "H", {"a": "1"}, unit="kominfo")
    rest = AuthorityRow(("x",), "Umum.", "s", "H", unit="sosial")
    assert who_handles("x", {"a": "1"}, AuthorityTable((first, rest))).owner == "kominfo"
    assert who_handles("x", {}, AuthorityTable((first, rest))).owner == "sosial"
