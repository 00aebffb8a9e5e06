"""The rules of the notice that comes with Tunda, Bukan Wewenang and Arsip."""

from __future__ import annotations

import pytest
from lone_shift import LoneShift

from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ArchiveReason, MissingData

FORWARD, VAGUE, SPAM, ROAD = (
    "bansos-pkh-kebijakan-pusat",
    "jalan-tanpa-lokasi",
    "bukan-layanan-teks-acak",
    "jalan-usul-aspal",
)


@pytest.mark.parametrize(
    ("message", "share", "fault"),
    [
        ("Perkara ini kewenangan {name}; laporan sudah kami teruskan ke sana.", 1.0, ""),
        ("Perkara ini adalah kewenangan {name}, silakan menghubungi mereka.", 0.4, "sudah diteruskan"),
        ("Laporan ini sudah kami teruskan kepada instansi yang berwenang.", 0.4, "belum menyebut instansi"),
        ("Bukan wewenang kami.", 0.4, "terlalu singkat"),
        ("{name} terus kirim laporan warga wewenang", 0.4, "kalimat"),
    ],
)
def test_a_forwarding_notice(message: str, share: float, fault: str) -> None:
    shift = LoneShift(FORWARD)
    name = shift.scenario.region.neighbour(shift.key.forward_to or "").name
    shift.forward(message=message.format(name=name))
    item = shift.item("pesan")
    assert item.points / item.possible == pytest.approx(share)
    assert fault in item.why


@pytest.mark.parametrize(
    ("message", "share"),
    [
        ("Mohon lengkapi lokasi atau patokan yang jelas agar laporan dapat kami proses.", 1.0),
        ("Mohon lengkapi laporan Anda agar dapat kami proses. Terima kasih.", 0.4),
    ],
)
def test_a_request_for_data_names_what_is_missing(message: str, share: float) -> None:
    shift = LoneShift(VAGUE)
    shift.ask(MissingData.PLACE, message=message)
    assert shift.share("pesan") == pytest.approx(share)


@pytest.mark.parametrize(
    ("explanation", "share"),
    [
        ("Laporan ini belum dapat kami proses karena isinya tidak dapat dipahami.", 1.0),
        ("Laporan ini tidak dapat diproses kami.", 0.4),
    ],
)
def test_an_archive_explanation_says_why(explanation: str, share: float) -> None:
    shift = LoneShift(SPAM)
    shift.archive(explanation=explanation)
    assert shift.share("pesan") == pytest.approx(share)


def test_a_polite_notice_for_a_wrong_decision_earns_nothing() -> None:
    shift = LoneShift(ROAD)
    shift.archive(
        reason=ArchiveReason.UNCLEAR,
        explanation="Yth. Bapak/Ibu, laporan ini kami arsipkan karena tidak dapat kami proses. Terima kasih.",
    )
    assert shift.items("pesan") == []


def test_an_insult_is_critical_even_with_a_wrong_decision() -> None:
    shift = LoneShift(ROAD)
    shift.archive(
        explanation="Dasar bodoh, jangan mengadu terus. Kami tidak punya waktu untuk orang seperti Anda."
    )
    item = shift.item("pesan")
    assert (item.points, item.critical) == (0, "menghina")
    assert shift.card().overall <= 40


@pytest.mark.parametrize(
    "explanation",
    [
        "Usul ibu tidak masuk akal, jangan buang waktu kami.",
        "Ini akibat kelalaian Ibu sendiri yang membuang sampah sembarangan.",
        "Bapak ini cerewet sekali, laporan seperti ini tidak penting.",
    ],
)
@pytest.mark.parametrize("case", [ROAD, SPAM])
def test_rudeness_and_blame_are_judged_in_every_message(case: str, explanation: str) -> None:
    shift = LoneShift(case)
    shift.archive(explanation=explanation)
    item = shift.item("pesan")
    assert item.points == 0
    assert "tenang dan hormat" in item.advice


def test_rudeness_is_judged_in_a_request_for_data() -> None:
    shift = LoneShift(VAGUE)
    shift.ask(MissingData.PLACE, message="Lengkapi lokasinya, masa menulis laporan saja tidak becus.")
    assert shift.item("pesan").points == 0


def test_blame_alone_limits_no_result() -> None:
    shift = LoneShift(ROAD)
    shift.archive(explanation="Salah Anda sendiri tidak membaca pengumuman, jadi laporan ini kami arsipkan.")
    item = shift.item("pesan")
    assert (item.points, item.critical) == (0, None)
    assert "menyalahkan pelapor" in item.why


def test_a_short_name_of_the_agency_is_enough() -> None:
    shift = LoneShift(FORWARD)
    shift.forward(message="Laporan ini sudah kami teruskan kepada Kemensos karena menjadi kewenangannya.")
    assert shift.share("pesan") == 1


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Dasar bodoh, jangan mengadu terus.", 0.0),
        ("Kami membantu.", None),
    ],
)
def test_the_text_of_a_supporting_unit_is_judged_for_its_tone(text: str, points: float | None) -> None:
    shift = LoneShift(ROAD, acting=("sosial",))
    helper = shift.unit("sosial")
    shift.dispose(support_units=(helper,))
    shift.do(cmd.FollowUp(shift.id, text), helper)
    assert [item.points for item in shift.items("pesan")] == ([] if points is None else [points])
