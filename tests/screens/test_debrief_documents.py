"""The Laporan Hasil on paper: who, first the summary, then what was lost; safe, and easy to read as plain text."""

from __future__ import annotations

import re

import msgspec
import pytest
from markdown_it import MarkdownIt
from person import SEED

from trainer.practice.bots import HastyBot, play
from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard
from trainer.screens.debrief.export import as_markdown, as_page, escape
from trainer.screens.debrief.result import Details, read_details, read_participant

Played = tuple[Desk, int, Scenario, ScoreCard, Details]


@pytest.fixture
def played(desk: Desk, profile: Profile) -> Played:
    shift = desk.start(profile, "orientasi", SEED)
    play(shift.session, HastyBot())
    scenario, entries, card = desk.card(shift.id)
    return desk, shift.id, scenario, card, read_details(scenario, entries, card)


def test_the_head_says_whose_result_it_is_and_of_what(played: Played) -> None:
    desk, number, scenario, card, details = played
    person = read_participant(desk, number)
    assert person is not None
    text = as_markdown(scenario, card, details, person=person)
    head = text[: text.index("## Ringkasan")]
    for known in (
        "Siti Latihan",
        "Dinas Contoh",
        "Sab 21 Nov 2026",
        "Orientasi",
        "LATIH!",
        f"nomor acak {SEED}",
    ):
        assert known in head
    assert scenario.content_version[:8] in head
    assert not re.search(r"[0-9a-f]{20}", text), "no long fingerprint anywhere"
    assert read_participant(desk, 0) is None


def test_the_summary_comes_first_then_losses_and_full_marks_are_folded(played: Played) -> None:
    *_, scenario, card, details = played
    page = as_page(scenario, card, details)
    order = [page.index(f"<h2>{name}") for name in ("Ringkasan", "Poin yang hilang", "Hitungan nilai")]
    folded = page.index("<summary>Butir bernilai penuh")
    assert order == sorted(order)
    assert order[-1] < folded
    assert page.count("<details>") == page.count("</details>") == len(card.reports) + 2
    assert "@media print" in page
    for item in card.items:
        place = page.index(f'<p class="lost">{item.title.replace("&", "&amp;")}') if item.lost > 0 else folded
        assert place >= order[1]


def test_the_document_has_every_table_and_list_closed(played: Played) -> None:
    *_, scenario, card, details = played
    page = as_page(scenario, card, details)
    for tag in ("table", "ul", "details", "blockquote"):
        assert page.count(f"<{tag}>") == page.count(f"</{tag}>")
    inner = page[page.index("<details>") :]
    assert not re.search(r"<summary>[^<]*</summary></details>", inner)


def test_the_same_sentence_is_not_quoted_again(played: Played) -> None:
    *_, scenario, card, details = played
    text = as_markdown(scenario, card, details)
    quotes = [line for line in text.splitlines() if line.startswith("> ")]
    assert quotes
    for item in card.items:
        if item.lost > 0:
            assert f"> {escape(item.happened)}" not in quotes


def test_a_model_answer_stands_at_every_lost_answer(played: Played) -> None:
    *_, scenario, card, details = played
    text = as_markdown(scenario, card, details)
    lost = [item for item in card.items if item.kind == "tanggapan" and item.lost > 0]
    assert lost
    assert text.count("Contoh jawaban:") == len(lost)


@pytest.mark.parametrize(
    "evil",
    [
        "# judul", "- butir", "1. satu", "2) dua", "* a *b* **c**", "_a_ __b__", "`x` ``y``", "[a](http://x.y)", "<b>x</b>",
        "![g](x)", "| a | b |", "> kutip", "&lt; &amp; &#35;", "~~coret~~", "---", "===", "***", "http://contoh.id/a", "www.contoh.id",
        "a@b.co", "\\# garis", "    kode", "a\n# b", "~~~", "+ plus", "<script>alert(1)</script>", "a_b_c", "[x]: http://a", "$a$",
    ],
)  # fmt: skip
def test_a_text_from_people_means_nothing_in_markdown_but_itself(evil: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    wanted = " ".join(evil.split())
    for before in ("", "> ", "- "):
        shown = reader.render(before + escape(evil))
        assert set(re.findall(r"<(\w+)", shown)) <= {"p", "blockquote", "ul", "li"}, shown
        bare = re.sub(r"</?(?:p|blockquote|ul|li)>", "", shown)
        text = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        assert " ".join(text.split()) == wanted


def test_ordinary_sentences_have_no_backslashes() -> None:
    for sentence in (
        "Nilai akhir 38,7 (Kurang).", "#9900001 Jalan rusak - RT 02/RW 03!", "Pukul 07.30; biaya Rp10.000, 50%.", "2026-02-03 a+b = c",
        "content_version",
    ):  # fmt: skip
        assert escape(sentence) == sentence


def test_the_numbers_on_paper_are_those_of_the_card(played: Played) -> None:
    *_, scenario, card, details = played
    lower = msgspec.structs.replace(card, floors=(), caps=(), coverage=44.25, raw=59.0, overall=38.72)
    text = as_markdown(scenario, lower, details)
    assert "Dibatasi 38,7: baru 44,25% laporan ditangani, syarat lulus 80% (70 × 44,25 : 80)." in text
    assert "70 × 44,25 : 80 = 38,72" in text
    assert "Nilai akhir 38,7 dari 100" in text
