"""Words of one family share a stem; words of different families do not."""

import pytest

from trainer.scoring.responses.stems import stem

FAMILIES = [
    ("rusak", "kerusakan dirusak merusak rusaknya"),
    ("baik", "perbaikan diperbaiki memperbaiki perbaiki"),
    ("tambal", "penambalan ditambal menambal"),
    ("keruk", "pengerukan dikeruk mengeruk mengeruknya"),
    ("periksa", "pemeriksaan diperiksa memeriksa"),
    ("kirim", "pengiriman dikirimkan mengirim kiriman"),
    ("terus", "diteruskan meneruskan teruskan"),
    ("pasang", "pemasangan dipasang memasang terpasang"),
    ("tindak", "tindakan ditindak penindakan menindak"),
    ("tutup", "penutupan ditutup menutup"),
    ("wenang", "kewenangan wewenang berwenang"),
    ("nyata", "menyatakan dinyatakan pernyataan"),
    ("mulai", "memulai dimulai"),
    ("masuk", "dimasukkan memasukkan"),
    ("lapor", "laporan pelapor melaporkan dilaporkan pelaporan"),
    ("lubang", "lubang-lubang berlubang"),
]


@pytest.mark.parametrize(("root", "words"), FAMILIES, ids=[root for root, _ in FAMILIES])
def test_relatives_share_their_stem(root: str, words: str) -> None:
    assert {stem(word) for word in words.split()} == {root}


@pytest.mark.parametrize(
    "word", ["kerusakan", "jalan", "bulan", "makan", "petugas", "dinas", "dengan", "pekan"]
)
def test_a_stem_keeps_at_least_four_letters(word: str) -> None:
    assert len(stem(word)) >= 4


def test_damage_is_not_turned_into_a_deer() -> None:
    assert stem("kerusakan") != stem("rusa")
