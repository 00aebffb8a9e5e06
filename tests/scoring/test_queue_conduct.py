"""The rules of the queue and of written answers: urgency, reminders, replies, closing, several answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from lone_shift import LoneShift

from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ClockId

ROAD = "jalan-usul-aspal"
PUBLIC_WORKS = ("pekerjaan_umum",)
EMPTY = "Terima kasih. Laporan akan kami tindaklanjuti. Mohon bersabar."
RUDE = "Dasar bodoh, jangan mengadu terus. Kami tidak punya waktu untuk orang seperti Anda."


# Urgency


@pytest.mark.parametrize(
    ("urgency", "days", "share"),
    [
        ("darurat", 0, 1.0),
        ("darurat", 1, 0.0),
        ("mendesak", 0, 1.0),
        ("mendesak", 1, 1.0),
        ("mendesak", 3, 0.0),
    ],
)
def test_dangers_come_first(urgency: str, days: int, share: float) -> None:
    shift = LoneShift(ROAD, urgency=urgency)
    shift.wait(days)
    shift.dispose()
    assert shift.share("mendesak_dahulu") == share


def test_verifying_without_sending_does_not_help_in_an_emergency() -> None:
    shift = LoneShift(ROAD, urgency="darurat")
    form = shift.form()
    shift.do(cmd.Verify(shift.id, form.title, form.type, form.category, form.body))
    shift.wait(1)
    shift.do(cmd.Dispose(shift.id, form.unit))
    assert shift.share("mendesak_dahulu") == 0


def test_an_ordinary_report_has_no_item_for_urgency() -> None:
    shift = LoneShift(ROAD, urgency="biasa")
    shift.dispose()
    assert shift.items("mendesak_dahulu") == []


# Reminders


def remind(shift: LoneShift) -> None:
    shift.do(cmd.RemindUnit(shift.id, "Mohon tanggapan yang berisi hasil, langkah, dan tanggal."))


def test_a_silent_unit_is_reminded_in_time() -> None:
    shift = LoneShift(ROAD, temper="diam")
    shift.dispose()
    shift.wait(3)
    remind(shift)
    assert shift.share("ingatkan") == 1
    assert shift.card().overall == 100


def test_a_silent_unit_that_nobody_reminds() -> None:
    shift = LoneShift(ROAD, temper="diam")
    shift.dispose()
    counted = shift.report.clocks[ClockId.FIRST_FOLLOW_UP].due <= shift.scenario.ends
    assert [item.points for item in shift.items("ingatkan")] == [0.0] * counted


def test_a_template_answer_is_followed_by_a_reminder() -> None:
    shift = LoneShift(ROAD, temper="template")
    shift.dispose()
    shift.until(lambda report: report.first_follow_up_at is not None)
    remind(shift)
    assert shift.share("ingatkan") == 1


def test_a_reminder_before_the_template_came_does_not_count_for_it() -> None:
    shift = LoneShift(ROAD, temper="template")
    shift.dispose()
    shift.until(lambda report: report.first_follow_up_at is not None)
    shift.wait(4)
    remind(shift)
    assert shift.share("ingatkan") == 0


def test_reminding_a_diligent_unit_at_once_gains_nothing() -> None:
    shift = LoneShift(ROAD)
    shift.dispose()
    remind(shift)
    assert shift.items("ingatkan") == []
    assert shift.card().overall == 100


def test_pestering_costs() -> None:
    shift = LoneShift(ROAD)
    shift.dispose()
    for _ in range(4):
        remind(shift)
    item = shift.item("ingatkan")
    assert item.points == 0
    assert "belum perlu" in item.happened


def test_pestering_beside_a_useful_reminder_costs_a_part() -> None:
    shift = LoneShift(ROAD, temper="diam")
    shift.dispose()
    shift.wait(3)
    for _ in range(3):
        remind(shift)
    assert shift.share("ingatkan") == 0.75


# Written answers


def answering(**options: str) -> LoneShift:
    shift = LoneShift(ROAD, acting=PUBLIC_WORKS, **options)
    shift.dispose()
    shift.wait_for_findings()
    return shift


def test_the_model_answer_is_worth_everything() -> None:
    shift = answering()
    shift.answer(shift.model_answer())
    assert shift.share("tanggapan") == 1
    assert shift.card().overall == 100


def test_small_talk_does_not_dilute_a_bad_answer() -> None:
    once = answering()
    once.answer(EMPTY)
    often = answering()
    often.answer(EMPTY)
    for number in range(5):
        often.answer(
            f"Yth. Bapak/Ibu Pelapor, kami ucapkan terima kasih sekali lagi. Pesan ke-{number}.", final=False
        )
    assert len(often.items("tanggapan")) == 1
    assert often.item("tanggapan").points <= once.item("tanggapan").points + 0.5


def test_a_better_answer_that_follows_wins_half_back() -> None:
    shift = answering()
    shift.answer(EMPTY)
    low = shift.scenario.rubric["items"]["tanggapan"]["levels"]
    shift.answer(shift.model_answer())
    item = shift.item("tanggapan")
    share = item.points / item.possible
    assert 0.4 <= share < 0.7
    assert "mengembalikan sebagian" in item.happened
    assert low[0] == 0


def test_a_weak_interim_answer_before_the_full_one_costs_a_quarter_at_most() -> None:
    shift = answering()
    shift.answer(EMPTY, final=False)
    shift.answer(shift.model_answer())
    assert 0.75 <= shift.share("tanggapan") < 1


def test_an_insult_stays_critical_whatever_follows() -> None:
    shift = answering()
    shift.answer(RUDE)
    shift.answer(shift.model_answer())
    item = shift.item("tanggapan")
    assert item.critical == "menghina"
    assert item.points < item.possible
    assert shift.card().overall <= 40


def test_an_unanswered_report_counts_as_unhandled() -> None:
    shift = answering()
    due = shift.report.clocks[ClockId.FIRST_FOLLOW_UP].due
    card = shift.card()
    if due <= shift.scenario.ends:
        assert shift.item("tanggapan").points == 0
        assert card.coverage == 0
    else:
        assert shift.items("tanggapan") == []


# Replies and closing


def replied() -> LoneShift:
    shift = answering(mood="gigih")
    shift.answer(shift.model_answer())
    shift.until(lambda report: report.open_reply)
    return shift


def test_closing_over_an_open_reply_is_critical() -> None:
    shift = replied()
    shift.do(cmd.Close(shift.id, "Selesai."))
    assert shift.item("balasan_dijawab").critical == "tutup_tanpa_jawaban"
    assert shift.card().overall <= 60


def test_closing_without_a_result_is_critical() -> None:
    shift = answering()
    shift.answer(EMPTY, final=False)
    shift.do(cmd.Close(shift.id, "Selesai."))
    assert "tutup_tanpa_jawaban" in [cap.code for cap in shift.card().caps]


def test_closing_before_the_reporter_could_react_costs_without_a_cap() -> None:
    shift = answering()
    shift.answer(shift.model_answer())
    shift.do(cmd.Close(shift.id, "Selesai."))
    item = shift.item("balasan_dijawab")
    assert (item.points, item.critical) == (0, None)
    assert shift.card().caps == ()


def test_answers_to_report_and_reply_are_judged_apart() -> None:
    shift = replied()
    shift.wait_for_findings()
    shift.answer(shift.model_answer())
    assert [item.points for item in shift.items("tanggapan")] == [10, 10]


# Forgotten


@pytest.mark.parametrize(("days", "forgotten"), [(0, True), (4, False)])
def test_a_report_given_back_is_forgotten_after_a_working_day(days: int, forgotten: bool) -> None:
    shift = LoneShift(ROAD, temper="melempar")
    shift.wait(days)
    shift.wait_until(shift.session.now + timedelta(hours=8))
    shift.dispose()
    shift.until(lambda report: bool(report.returns))
    limit = shift.session.calendar.add_working_days(shift.report.returns[-1].at, 1)
    assert (limit <= shift.scenario.ends) == forgotten
    assert shift.share("tidak_terlupa") == float(not forgotten)
