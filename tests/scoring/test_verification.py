"""The rules of the verification form: class, category, title, and what a later change is worth."""

from __future__ import annotations

import pytest
from lone_shift import LoneShift

from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ReportType

ROAD = "jalan-usul-aspal"
ORDINARY, ACCUSATION = ReportType.ORDINARY, ReportType.SUPERVISORY
WISH, QUESTION = ReportType.ASPIRATION, ReportType.INFORMATION


@pytest.mark.parametrize(
    ("right", "given", "accepted", "share"),
    [
        (ORDINARY, ORDINARY, (), 1.0),
        (ORDINARY, QUESTION, (QUESTION,), 1.0),
        (ORDINARY, QUESTION, (), 0.5),
        (WISH, ORDINARY, (), 0.5),
        (ACCUSATION, ORDINARY, (), 0.0),
        (ORDINARY, ACCUSATION, (), 0.25),
    ],
)
def test_the_class(
    right: ReportType, given: ReportType, accepted: tuple[ReportType, ...], share: float
) -> None:
    shift = LoneShift(ROAD, type=right, accept_types=accepted)
    shift.dispose(type=given)
    item = shift.item("jenis")
    assert item.points / item.possible == share
    assert bool(item.advice) == (share < 1)


@pytest.mark.parametrize(
    ("first", "then", "share"),
    [
        (ACCUSATION, ORDINARY, 0.5),
        (QUESTION, ORDINARY, 0.5),
        (ORDINARY, ACCUSATION, 0.25),
        (ACCUSATION, QUESTION, 0.5),
    ],
)
def test_a_class_changed_later(first: ReportType, then: ReportType, share: float) -> None:
    shift = LoneShift(ROAD, type=ORDINARY, accept_types=())
    shift.dispose(type=first)
    shift.do(cmd.EditPublished(shift.id, type=then))
    assert shift.share("jenis") == share
    assert "Kemudian diubah" in shift.item("jenis").happened


RIGHT = ("Infrastruktur", "Jalan", "Jalan Rusak")


@pytest.mark.parametrize(
    ("given", "share"),
    [
        (RIGHT, 1.0),
        (("Infrastruktur", "Jembatan"), 1.0),
        (("Infrastruktur", "Jalan", "Trotoar"), 0.6),
        (("Infrastruktur", "Air"), 0.6),
        (("Infrastruktur",), 0.4),
        (("TOPIK LAINNYA",), 0.0),
        (("Kesehatan", "Obat"), 0.0),
    ],
)
def test_the_category(given: tuple[str, ...], share: float) -> None:
    shift = LoneShift(ROAD, category=RIGHT, accept_categories=(("Infrastruktur", "Jembatan"),))
    shift.dispose(category=given)
    assert shift.share("kategori") == pytest.approx(share)


@pytest.mark.parametrize(("then", "share"), [(RIGHT, 0.5), (("TOPIK LAINNYA",), 0.0)])
def test_a_category_changed_later(then: tuple[str, ...], share: float) -> None:
    shift = LoneShift(ROAD, category=RIGHT, accept_categories=())
    shift.dispose(category=("Kesehatan", "Obat") if then == RIGHT else RIGHT)
    shift.do(cmd.EditPublished(shift.id, category=then))
    assert shift.share("kategori") == share


@pytest.mark.parametrize(
    ("title", "fine"),
    [
        ("Jalan desa berlubang di dekat pasar", True),
        ("Usulan pengaspalan jalan", True),
        ("JALAN DESA BERLUBANG", False),
        ("Jalan", False),
        ("satu dua tiga empat", False),
        (" ".join(["jalan"] * 15), False),
    ],
)
def test_the_title(title: str, fine: bool) -> None:
    shift = LoneShift(ROAD, plan={"title": "Usul jalan", "body": "Mohon jalan kampung kami diaspal."})
    shift.dispose(title=title)
    assert shift.share("judul") == float(fine)


def test_an_unchanged_title_is_fine() -> None:
    shift = LoneShift(ROAD, plan={"title": "JALAN!!"})
    shift.dispose(title="JALAN!!")
    assert shift.share("judul") == 1
