"""Composition: parts, order, joints."""

from __future__ import annotations

from random import Random

import pytest
from hamlet import SUBMITTED, small_case, small_region

from trainer.scenarios.composer import length_table
from trainer.scenarios.joints import Piece, join_pieces
from trainer.scenarios.library import Library
from trainer.scenarios.noise import Typist
from trainer.scenarios.phrases import Lengths, Phrases, combine_phrases
from trainer.scenarios.registers import Writer
from trainer.scenarios.reports import generate_report
from trainer.sp4n.vocabulary import Channel

REGION = small_region()
PLAIN = Writer(0.0, True, False, False, False, False, False, False, False, False, False, False, False, None)


@pytest.fixture(scope="module")
def phrases(library: Library) -> Phrases:
    return combine_phrases(library.phrases(name) for name in library.phrase_names())


def bodies(phrases: Phrases, count: int, register: str | None = None, **changes: object) -> list[str]:
    case = small_case(**changes)
    return [
        generate_report(case, REGION, phrases, SUBMITTED, Random(seed), register=register).body
        for seed in range(count)
    ]


def test_lengths_spread_as_in_real_reports() -> None:
    """Source: style table of real reports (p10 12-18, p90 138-152 words)."""
    lengths = sorted(length_table(Lengths(median=56, shorter=1.0, longer=0.75)))
    count = len(lengths)
    assert 48 < lengths[count // 2] < 64
    assert lengths[count // 10] < 20
    assert 130 < lengths[count * 9 // 10] < 170


def test_sentences_are_joined_with_stops_and_capitals() -> None:
    pieces = [Piece("problem", "lampu mati", 4, False), Piece("request", "mohon diganti.", 9, False)]
    assert join_pieces(pieces, PLAIN, False, 0.0, Random(3)) == "Lampu mati. Mohon diganti."


def test_an_opening_without_a_mark_is_not_followed_by_a_stray_capital() -> None:
    pieces = [Piece("opening", "Selamat pagi", 0, False), Piece("problem", "Lampu mati.", 4, False)]
    for seed in range(20):
        assert join_pieces(pieces, PLAIN, False, 0.0, Random(seed)) in {
            "Selamat pagi lampu mati.",
            "Selamat pagi, lampu mati.",
        }


def test_names_keep_their_capital_in_joined_sentences() -> None:
    pieces = [Piece("opening", "Halo", 0, False), Piece("problem", "Jalan Kantil rusak.", 4, True)]
    assert "Jalan Kantil" in join_pieces(pieces, PLAIN, False, 0.0, Random(1))


def test_a_verbatim_case_gets_nothing_added(phrases: Phrases) -> None:
    text = {"titles": ["Uji"], "problem": {"plain": ["Pinjaman cepat cair."]}, "verbatim": True}
    assert set(bodies(phrases, 40, text=text, slots={}, facts=[])) == {"Pinjaman cepat cair."}


def test_an_incomplete_case_does_not_tell_its_place(phrases: Phrases) -> None:
    text = {"titles": ["Jalan rusak"], "problem": {"plain": ["Jalannya rusak berat."]}, "use_place": False}
    key = {
        "type": "tidak_berkadar",
        "type_reason": "-",
        "category": ["A"],
        "action": "tunda",
        "unit": "pekerjaan_umum",
        "missing": ["lokasi"],
        "reason": "-",
    }
    told = ("Sukalor", "Sukakidul", "Tirtakidul", "Kotalor", "Krajan", "Sawahan", "Pandean", "Melati")
    for body in bodies(phrases, 200, text=text, key=key, slots={}, facts=[], completion=["Di {desa}."]):
        assert not any(name.lower() in body.lower() for name in told), body


def test_the_problem_is_always_told(phrases: Phrases) -> None:
    for body in bodies(phrases, 100, register="surat_formal"):
        assert " cm" in body.lower(), body


def test_letters_are_longer_than_text_messages(phrases: Phrases) -> None:
    def mean(register: str) -> float:
        texts = bodies(phrases, 150, register=register)
        return sum(len(text.split()) for text in texts) / len(texts)

    assert mean("surat_formal") > 2 * mean("sms")


def test_no_body_shows_the_template(phrases: Phrases) -> None:
    for register in phrases.registers:
        for body in bodies(phrases, 60, register=register):
            assert "  " not in body
            assert " ." not in body
            assert " ," not in body
            assert not set("{}|") & set(body)
            assert body == body.strip()


def test_the_typist_is_shared_with_the_content(phrases: Phrases) -> None:
    writer = Writer(
        1.0, True, False, False, False, False, False, False, False, False, False, False, False, None
    )
    assert (
        Typist(phrases).type_text("orang yang tidak datang", writer, Random(1)) != "orang yang tidak datang"
    )


def test_a_detail_is_not_told_three_times(phrases: Phrases) -> None:
    """Sentences of a case share its slots; nobody says the same long phrase twice."""
    text = {
        "titles": ["Jalan rusak"],
        "problem": {
            "plain": [f"Jalan kami {word}, {{akibat}}." for word in ("rusak", "hancur", "bolong", "ambles")]
        },
        "request": {"plain": ["Tolong diperbaiki."]},
    }
    slots = {"akibat": ["anak-anak harus memutar lewat sawah"]}
    for body in bodies(phrases, 150, text=text, slots=slots, facts=[]):
        assert body.lower().count("lewat sawah") <= 1


def test_a_text_message_is_short(phrases: Phrases) -> None:
    case = small_case()
    lengths = [
        len(generate_report(case, REGION, phrases, SUBMITTED, Random(seed), channel=Channel.SMS).body.split())
        for seed in range(120)
    ]
    assert max(lengths) < 110
