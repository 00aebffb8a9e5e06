"""The shipped category tree: 38 official top nodes and the spelling of dossier 6.2."""

from __future__ import annotations

import pytest

from trainer.scenarios.library import load_library
from trainer.sp4n.categories import Category, CategoryTree

TREE = load_library().categories
ROADS = ("PEKERJAAN UMUM DAN PENATAAN RUANG", "Infrastruktur Jalan")


def test_all_38_top_nodes() -> None:
    """Dossier 6.1."""
    assert len(TREE.children()) == 38
    assert {"SP4N-LAPOR!", "TOPIK LAINNYA", "POLITISASI ASN", "SRGI"} <= set(TREE.children())


@pytest.mark.parametrize(
    ("path", "number"),
    [
        (("AGAMA",), 911),
        ((*ROADS, "Jalan Berlubang"), 1397),
        (("PEKERJAAN UMUM DAN PENATAAN RUANG", "Drainase (Gorong-Gorong/Parit)"), 2397),
        (("KEPENDUDUKAN", "Administrasi Kependudukan dan Pencatatan Sipil", "KTP"), 1461),
        (("POLITIK DAN HUKUM", "KKN", "Pungutan Liar"), 1558),
        (("ENERGI DAN SUMBER DAYA ALAM", "Layanan Air Minum", "Gangguan Layanan Penyaluran Air"), 1618),
        (("TOPIK LAINNYA",), 110),
    ],
)
def test_numbers_seen_in_exports(path: tuple[str, ...], number: int) -> None:
    """Dossier 6.2."""
    assert TREE.node(path).id == number
    assert TREE.node(path).has_official_id


def test_made_up_numbers_are_marked() -> None:
    assert not TREE.node(("SRGI",)).has_official_id
    ids = [TREE.node(path).id for path in TREE.paths()]
    assert len(set(ids)) == len(ids)


def test_both_street_light_categories_exist() -> None:
    """The trap of dossier 6.2."""
    assert TREE.exists((*ROADS, "Penerangan Jalan"))
    assert TREE.exists(("PERHUBUNGAN", "Lampu Penerangan Jalan Umum"))


def test_distance_grows_with_the_detour() -> None:
    holes = (*ROADS, "Jalan Berlubang")
    assert TREE.distance(holes, holes) == 0
    assert TREE.distance(holes, ROADS) == 1
    assert TREE.distance(holes, (*ROADS, "Jembatan")) == 2
    assert TREE.distance(holes, ("PERHUBUNGAN",)) == 4
    assert TREE.distance(("AGAMA",), ("PERHUBUNGAN",)) == 2


def test_search_prefers_the_own_name() -> None:
    assert TREE.search("jalan ber")[0] == (*ROADS, "Jalan Berlubang")
    assert (*ROADS, "Jembatan") in TREE.search("infrastruktur jalan")
    assert TREE.search("  ") == ()
    assert TREE.search("tidak ada yang begini") == ()


def test_usual_receiver_is_inherited() -> None:
    """Dossier 10.2: a hint, the nearest node decides."""
    assert TREE.usual_unit((*ROADS, "Jalan Berlubang")) == "pekerjaan_umum"
    assert TREE.usual_unit((*ROADS, "Penerangan Jalan")) == "perhubungan"
    assert TREE.usual_unit(("SRGI",)) is None


def test_children_of_a_small_tree() -> None:
    tree = CategoryTree((Category(1, "A", children=(Category(2, "B"),)),))
    assert tree.children(("A",)) == ("B",)
    assert tree.children(("X",)) == ()
    assert not tree.exists(("B",))
