"""The text grammar of the content files."""

from __future__ import annotations

from random import Random

import pytest

from trainer.scenarios.grammar import GrammarError, expand, parse, slot_names


def written(text: str, **slots: str) -> set[str]:
    return {expand(parse(text), Random(seed), slots) for seed in range(60)}


def test_a_choice_writes_each_alternative() -> None:
    assert written("(a|b|c) d") == {"a d", "b d", "c d"}


def test_choices_nest() -> None:
    assert written("x (a|(b|c) d)") == {"x a", "x b d", "x c d"}


def test_a_left_out_part_leaves_no_double_space_and_no_space_before_punctuation() -> None:
    assert written("Jalan (sangat |)rusak (sekali|) .") == {
        "Jalan rusak.",
        "Jalan sangat rusak.",
        "Jalan rusak sekali.",
        "Jalan sangat rusak sekali.",
    }


def test_slots_are_filled() -> None:
    assert written("Lampu di {jalan} mati", jalan="Jalan Kantil") == {"Lampu di Jalan Kantil mati"}


def test_date_tokens_wait_for_the_day() -> None:
    assert written("Selesai {tgl:+2}.") == {"Selesai {tgl:+2}."}


def test_a_backslash_makes_brackets_literal() -> None:
    assert written(r"Jalan \(depan SD\) rusak") == {"Jalan (depan SD) rusak"}


def test_brackets_without_alternatives_are_brackets() -> None:
    assert written("Telepon (0299) 555014.") == {"Telepon (0299) 555014."}


@pytest.mark.parametrize(
    ("text", "offset"), [("a (b|c", 2), ("a) b", 1), ("a|b", 1), ("a {b", 2), ("a {} b", 2), ("a} b", 1)]
)
def test_mistakes_are_located(text: str, offset: int) -> None:
    with pytest.raises(GrammarError) as caught:
        parse(text)
    assert caught.value.offset == offset


def test_an_unfilled_slot_is_an_error() -> None:
    with pytest.raises(GrammarError, match="jalan"):
        expand(parse("di {jalan}"), Random(1), {})


def test_slot_names_are_listed_without_date_tokens() -> None:
    assert list(slot_names(parse("{a} (b|{c}) {tgl:-1}"))) == ["a", "c"]


@pytest.mark.parametrize(
    ("text", "expected"), [("{a} b", True), ("(x|{a}) b", True), ("(x|) {a}", False), ("x {a}", False)]
)
def test_it_is_known_whether_a_text_begins_with_a_slot(text: str, expected: bool) -> None:
    assert parse(text).named is expected
