"""What a report of a case can be made of."""

from __future__ import annotations

from typing import Any

import pytest
from hamlet import small_case

from trainer.scenarios.case import Styled
from trainer.scenarios.menus import Menu, Menus
from trainer.scenarios.sentences import parsed_pool, read_sentences

PARTS = {
    "story.umum": ["Kami sudah lama menunggu."],
    "kisah.umum": ["Panjang ceritanya."],
    "topik.jalan": ["Aspalnya tinggal kerikil."],
    "topik.jalan.desa": ["Jalan desa kami becek."],
    "topik.jalan-uji": ["Anak sekolah memutar."],
    "request.keluhan": ["Mohon ditangani."],
    "attempts.fisik": ["Sudah lapor ke RT."],
    "digression": ["Panen sedang jatuh."],
}


def menu(frugal: bool = False, without: tuple[str, ...] = (), **changes: Any) -> Menu:
    pools = {
        name: parsed_pool(Styled(plain=(text,))) for name, (text,) in PARTS.items() if name not in without
    }
    menus = Menus(pools, {"fisik": ("jalan",)})
    return menus.menu(read_sentences(small_case(**changes)), "plain", frugal)


def told(menu: Menu, kind: str) -> list[str]:
    source = menu.sources.get(kind)
    return [] if source is None else [str(node.line) for node in (*source.first, *source.second)]


@pytest.mark.parametrize(
    ("without", "status", "story"),
    [
        ((), "kabupaten", "Anak sekolah memutar."),
        (("topik.jalan-uji",), "desa", "Jalan desa kami becek."),
        (("topik.jalan-uji",), "kabupaten", "Aspalnya tinggal kerikil."),
    ],
)
def test_the_story_of_the_case_comes_before_that_of_its_object(
    without: tuple[str, ...], status: str, story: str
) -> None:
    case_object = {"kind": "jalan", "attributes": {"status": status}}
    assert told(menu(without=without, object=case_object), "story")[0] == story


def test_who_is_in_danger_does_not_ramble() -> None:
    urgent = menu(urgency="darurat")
    assert not any(told(urgent, kind) for kind in ("story", "digression", "attempts", "request"))
    assert urgent.tales is None


def test_a_frugal_writer_names_no_amount_if_he_can_tell_the_matter_without() -> None:
    problem = {"plain": ["Petugas minta {uang}.", "Petugas minta 50 ribu rupiah.", "Petugas minta uang."]}
    changes = {
        "slots": {"uang": {"rupiah": [10000, 50000, 5000]}},
        "text": {"titles": ["Pungutan"], "problem": problem},
        "facts": [],
    }
    assert told(menu(frugal=True, **changes), "problem") == ["Petugas minta uang."]
    assert len(told(menu(frugal=False, **changes), "problem")) == 3


def test_a_matter_that_cannot_be_told_without_its_amount_keeps_it() -> None:
    changes = {
        "text": {"titles": ["Tarif"], "problem": {"plain": ["Tarifnya Rp5.000."]}},
        "slots": {},
        "facts": [],
    }
    assert told(menu(frugal=True, **changes), "problem") == ["Tarifnya Rp5.000."]
