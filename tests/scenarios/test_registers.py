"""Channel, register and typing habits."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hamlet import small_case

from trainer.scenarios.library import Library
from trainer.scenarios.phrases import Phrases, combine_phrases
from trainer.scenarios.registers import Wheel, channel_wheel, register_wheel, writers
from trainer.sp4n.vocabulary import Channel


@pytest.fixture(scope="module")
def phrases(library: Library) -> Phrases:
    return combine_phrases(library.phrases(name) for name in library.phrase_names())


def test_a_wheel_follows_its_weights() -> None:
    wheel, rng = Wheel([("a", 3), ("b", 1), ("c", 0)]), Random(1)
    counts = Counter(wheel.choose(rng) for _ in range(4000))
    assert 2800 < counts["a"] < 3200
    assert "c" not in counts


def test_a_wheel_needs_something_to_choose() -> None:
    with pytest.raises(ValueError, match="bobot"):
        Wheel([("a", 0)])


def test_most_reports_come_from_web_and_android(phrases: Phrases) -> None:
    """Source: dossier 7.2."""
    wheel, rng = channel_wheel(phrases), Random(2)
    counts = Counter(wheel.choose(rng) for _ in range(3000))
    assert counts["website"] > 1600
    assert counts["android"] > 500
    assert counts["sms"] < 150


def test_the_counter_register_is_met_only_where_an_officer_types(phrases: Phrases) -> None:
    wheel, rng = channel_wheel(phrases, "loket"), Random(3)
    assert {wheel.choose(rng) for _ in range(100)} <= {"hotline", "tatap_muka"}


def test_nobody_asks_for_information_in_anger(phrases: Phrases) -> None:
    key = {"type": "informasi", "type_reason": "-", "category": ["A"], "action": "disposisi", "reason": "-"}
    wheel, rng = register_wheel(phrases, small_case(key=key), Channel.WEB), Random(4)
    assert not {wheel.choose(rng) for _ in range(400)} & {"marah", "memelas"}


def test_a_case_can_restrict_its_voices(phrases: Phrases) -> None:
    case = small_case(reporter={"voices": ["surat_formal"]})
    wheel = register_wheel(phrases, case, Channel.SMS)
    assert wheel.choose(Random(5)) == "surat_formal"


def test_letters_are_typed_with_more_care_than_chats(phrases: Phrases) -> None:
    def abbreviating(register: str, style: str) -> float:
        habits = phrases.typing[phrases.registers[register].typing]
        dealt = writers(habits, style, ())
        return sum(writer.rate > 0 for writer in dealt) / len(dealt)

    assert abbreviating("surat_formal", "formal") < 0.12
    assert abbreviating("whatsapp", "casual") > 0.7


def test_a_rare_habit_is_met_as_often_as_the_content_says(phrases: Phrases) -> None:
    habits = phrases.typing["biasa"]
    dealt = writers(habits, "plain", ())
    assert sum(writer.caps for writer in dealt) == round(habits.caps * len(dealt)) > 0
    assert sum(writer.typos for writer in dealt) == round(habits.typos * len(dealt))


def test_dialect_colours_only_casual_texts_of_the_region(phrases: Phrases) -> None:
    habits = phrases.typing["gawai"]
    assert {writer.dialect for writer in writers(habits, "formal", ("jawa",))} == {None}
    assert {writer.dialect for writer in writers(habits, "casual", ("sunda",))} == {None, "sunda"}


def test_an_entry_in_two_files_is_refused() -> None:
    with pytest.raises(ValueError, match="dua kali"):
        combine_phrases([{"replies": {"marah": ["a"]}}, {"replies": {"marah": ["b"]}}])
