"""Whoever gets a part of the points reads how much, and what the rest was lost for."""

from __future__ import annotations

from lone_shift import LoneShift

from trainer.sp4n.vocabulary import MissingData, ReportType

ROAD, FORWARD, VAGUE = "jalan-usul-aspal", "bansos-pkh-kebijakan-pusat", "jalan-tanpa-lokasi"


def sentences(shift: LoneShift, kind: str) -> str:
    item = shift.item(kind)
    assert 0 < item.points < item.possible
    assert "Nilai sebagian (" in item.why
    return item.why


def test_a_neighbouring_agency_is_told_as_such() -> None:
    shift = LoneShift(FORWARD)
    right = shift.scenario.region.neighbour(shift.key.forward_to or "")
    other = next(
        agency.id
        for agency in shift.scenario.region.neighbours
        if agency.level == right.level and agency.id not in (right.id, *shift.key.accept_forward)
    )
    shift.forward(other)
    told = sentences(shift, "teruskan")
    assert "1,8 dari 6" in told
    assert "instansinya keliru" in told


def test_needless_and_missing_requests_are_named() -> None:
    shift = LoneShift(VAGUE)
    asked = [item for item in MissingData if item not in shift.key.missing][:3]
    shift.ask(*shift.key.missing, *asked)
    told = sentences(shift, "kelengkapan")
    assert "tidak perlu diminta" in told
    assert asked[0].label in told


def test_a_near_action_is_told_as_such() -> None:
    shift = LoneShift(VAGUE)
    shift.dispose()
    assert "yang paling tepat Tunda" in sentences(shift, "tindakan")


def test_an_answer_says_which_dimensions_lack() -> None:
    shift = LoneShift(ROAD, acting=("pekerjaan_umum",))
    shift.dispose()
    shift.wait_for_findings()
    shift.answer(shift.model_answer().replace("Yth.", "Halo").split("Hormat kami")[0].rsplit(". ", 2)[0])
    item = shift.item("tanggapan")
    assert 0 < item.points < item.possible
    assert "belum penuh" in item.happened or "dibatasi karena" in item.happened


def test_a_full_item_has_no_such_sentence() -> None:
    shift = LoneShift(ROAD)
    shift.dispose()
    assert shift.key.type in ReportType
    assert all(
        "Nilai sebagian" not in item.why for item in shift.card().items if item.points in (0, item.possible)
    )
