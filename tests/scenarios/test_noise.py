"""Typing noise: what writers do to a clean text."""

from __future__ import annotations

from random import Random

import msgspec
import pytest

from trainer.scenarios.noise import Typist
from trainer.scenarios.phrases import Phrases
from trainer.scenarios.registers import Writer

CAREFUL = Writer(
    rate=0.0,
    final_stop=True,
    lower_start=False,
    lower_all=False,
    caps=False,
    run_on=False,
    no_comma=False,
    typos=False,
    glued=False,
    doubled=False,
    numerals=False,
    marks=False,
    colloquial=False,
    dialect=None,
)
PHRASES = msgspec.convert(
    {
        "abbreviations": {"yang": ["yg"], "tidak": ["tdk"], "terima kasih": ["trims"]},
        "colloquial": {"saja": ["aja"]},
        "dialects": {"jawa": {"words": {"tidak": ["ndak"]}, "tails": ["nggih"]}},
    },
    Phrases,
)
TEXT = "Lampu yang mati tidak diganti, sudah 3 bulan. Tolong, terima kasih."


def typed(text: str, seed: int = 1, **habits: object) -> str:
    writer = msgspec.structs.replace(CAREFUL, **habits)
    return Typist(PHRASES).type_text(text, writer, Random(seed))


def test_a_careful_writer_changes_nothing() -> None:
    assert typed(TEXT) == TEXT


def test_an_abbreviating_writer_abbreviates() -> None:
    assert typed(TEXT, rate=1.0) == "Lampu yg mati tdk diganti, sudah 3 bulan. Tolong, trims."


@pytest.mark.parametrize(
    ("habit", "expected"),
    [
        ({"caps": True}, TEXT.upper()),
        ({"lower_all": True}, TEXT.lower()),
        ({"lower_start": True}, "l" + TEXT[1:]),
        ({"final_stop": False}, TEXT[:-1]),
        ({"no_comma": True}, TEXT.replace(",", "")),
        ({"numerals": True}, TEXT.replace("3 bulan", "3bln")),
    ],
)
def test_each_habit_shows(habit: dict[str, object], expected: str) -> None:
    assert typed(TEXT, **habit) == expected


def test_dialect_words_replace_standard_ones() -> None:
    found = {typed("Air tidak mengalir.", seed, dialect="jawa") for seed in range(30)}
    assert found == {"Air tidak mengalir.", "Air ndak mengalir."}


def test_slips_keep_names_and_numbers() -> None:
    text = "Petugas Dinas Raksabumi datang memeriksa saluran pada 12 Maret 2026 bersama warga."
    for seed in range(80):
        found = typed(text, seed, typos=True)
        for kept in ("Petugas", "Dinas", "Raksabumi", "12", "Maret", "2026"):
            assert kept in found


def test_stand_ins_for_personal_data_survive_everything() -> None:
    text = "NIK saya \ue000, tolong yang cepat."
    noisy = {"rate": 1.0, "typos": True, "doubled": True, "glued": True, "caps": True, "marks": True}
    for seed in range(80):
        assert typed(text, seed, **noisy).count("\ue000") == 1


def test_marks_repeat_at_the_end() -> None:
    assert typed("Kapan diperbaiki?", marks=True).endswith("???")
