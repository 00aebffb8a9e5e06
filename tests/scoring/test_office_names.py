"""An agency is known by its official name and by what people call it, derived from the content of the region."""

from __future__ import annotations

import pytest

from trainer.scenarios.scenario import Scenario
from trainer.scoring.sentences import Words


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("polres", "Perkara ini ditangani Kepolisian."),
        ("polres", "Laporan diteruskan ke polres setempat."),
        ("polres", "Silakan menghubungi polisi."),
        ("pln", "Tiang itu milik PLN."),
        ("bpn", "Sertifikat diurus BPN."),
        ("bpn", "Sertifikat diurus Kantor Pertanahan."),
        ("kemensos", "Data ditetapkan Kemensos."),
        ("kemensos", "Data ditetapkan Kementerian Sosial."),
        ("pengadilan", "Putusan ada di tangan pengadilan."),
        ("nasional", "Laporan kami kembalikan kepada Admin Nasional."),
    ],
)
def test_common_and_short_names_are_known(agency: str, text: str, orientasi_words: Words) -> None:
    assert orientasi_words.names_agency(agency, text.casefold())


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("polres", "Laporan diteruskan kepada instansi yang berwenang."),
        ("pengadilan", "Mohon datang pada hari kerja, kepada petugas."),
        ("disdik_provinsi", "Laporan ditangani Dinas Pendidikan."),
        ("kemensos", "Laporan ditangani Dinas Sosial."),
        ("pln", "Plang nama itu milik dinas."),
    ],
)
def test_other_names_are_not(agency: str, text: str, orientasi_words: Words) -> None:
    assert not orientasi_words.names_agency(agency, text.casefold())


@pytest.fixture
def orientasi_words(orientation: Scenario) -> Words:
    return Words(orientation)
