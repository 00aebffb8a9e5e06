"""The rules of the intake: first action, unit, second matter, forwarding, data, archive, duplicates."""

from __future__ import annotations

import pytest
from lone_shift import LoneShift

from trainer.sp4n import commands as cmd
from trainer.sp4n.redaction import MASK
from trainer.sp4n.vocabulary import ArchiveReason, MissingData

ROAD = "jalan-usul-aspal"
SCHOOL = "bansos-pkh-kebijakan-pusat"
BRIBE = "adminduk-ktp-uang-rokok"
VAGUE = "jalan-tanpa-lokasi"
SPAM = "bukan-layanan-teks-acak"
TWO = "adminduk-akta-dan-lampu"


def test_doing_nothing_scores_nothing() -> None:
    shift = LoneShift(ROAD)
    card = shift.card()
    assert card.overall == 0
    assert card.coverage == 0
    assert not card.passed
    assert {item.kind for item in card.items} == {
        "tindakan",
        "disposisi",
        "verifikasi_tepat",
        "tidak_terlupa",
    }
    assert all(item.points == 0 for item in card.items)


def test_the_right_disposition_at_once_is_worth_everything() -> None:
    shift = LoneShift(ROAD)
    shift.dispose()
    assert shift.card().overall == 100


@pytest.mark.parametrize(
    ("case", "wrong", "share"),
    [
        (ROAD, "archive", 0),
        (ROAD, "ask", 0),
        (ROAD, "forward", 0),
        (SCHOOL, "dispose", 0),
        (SCHOOL, "archive", 0),
        (VAGUE, "dispose", 0.25),
        (VAGUE, "archive", 0.25),
        (SPAM, "dispose", 0),
    ],
)
def test_a_wrong_first_action(case: str, wrong: str, share: float) -> None:
    shift = LoneShift(case)
    if wrong == "archive":
        shift.archive(reason=ArchiveReason.UNCLEAR)
    elif wrong == "ask":
        shift.ask(MissingData.PLACE)
        shift.wait(1)
    elif wrong == "forward":
        shift.forward(shift.scenario.region.neighbours[0].id)
    else:
        shift.dispose()
    first = shift.items("tindakan")[0]
    assert first.points / first.possible == share
    assert first.advice


def test_an_accepted_action_keeps_most_of_the_points_and_needs_no_target() -> None:
    shift = LoneShift(SCHOOL, accept_actions=("arsip",))
    shift.archive(reason=ArchiveReason.IRRELEVANT)
    assert shift.share("tindakan") == 0.75
    assert shift.items("teruskan") == []


def test_refusing_without_forwarding_is_critical() -> None:
    shift = LoneShift(SCHOOL)
    shift.archive(reason=ArchiveReason.UNCLEAR)
    card = shift.card()
    assert [cap.code for cap in card.caps] == ["lempar_wewenang"]
    assert card.overall <= 60


@pytest.mark.parametrize(
    ("change", "share"),
    [
        ({}, 1.0),
        ({"units": ("dinkes",), "accept_units": ("dpupr",)}, 0.75),
        ({"units": ("dinkes",)}, 0.0),
        ({"units": ("dpupr-x",), "never_units": ("dpupr",)}, 0.0),
    ],
)
def test_the_unit(change: dict[str, tuple[str, ...]], share: float) -> None:
    shift = LoneShift(ROAD, **change)
    shift.dispose(unit=shift.unit("pekerjaan_umum"))
    assert shift.share("disposisi") == pytest.approx(share)


@pytest.mark.parametrize("function", ["kecamatan", "kominfo"])
def test_a_dustbin_is_worth_little(function: str) -> None:
    shift = LoneShift(ROAD)
    shift.dispose(unit=shift.unit(function))
    item = shift.items("disposisi")[0]
    assert item.points / item.possible == pytest.approx(0.1)
    assert "penampungan" in item.why


def test_the_accused_unit_is_critical_on_an_accusation_only() -> None:
    shift = LoneShift(BRIBE)
    shift.dispose(unit=shift.key.never_units[0])
    assert shift.item("disposisi").critical == "unit_teradu"
    assert shift.card().overall <= 50
    complaint = LoneShift(ROAD, never_units=("disdukcapil",))
    complaint.dispose(unit=complaint.unit("kependudukan"))
    assert complaint.items("disposisi")[0].critical is None


def test_the_accused_unit_must_not_get_it_as_supporting_unit_either() -> None:
    shift = LoneShift(BRIBE)
    shift.dispose(support_units=shift.key.never_units[:1])
    item = shift.item("disposisi")
    assert (item.points, item.critical) == (0, "unit_teradu")


def test_nor_by_a_later_change() -> None:
    shift = LoneShift(BRIBE)
    shift.dispose()
    shift.do(cmd.ChangeUnit(shift.id, shift.key.never_units[0]))
    assert shift.item("disposisi").critical == "unit_teradu"


def test_sending_it_to_everybody_costs() -> None:
    shift = LoneShift(ROAD)
    others = [unit.id for unit in shift.scenario.region.units if unit.id not in shift.key.units]
    shift.dispose(support_units=tuple(others[:4]))
    assert shift.share("disposisi") == pytest.approx(1 - 3 * 0.15)


def test_one_supporting_unit_too_many_is_forgiven() -> None:
    shift = LoneShift(ROAD)
    shift.dispose(support_units=(shift.unit("perhubungan"),))
    assert shift.share("disposisi") == 1


def test_a_disposition_corrected_after_a_bounce_wins_a_part_back() -> None:
    shift = LoneShift(ROAD)
    shift.dispose(unit=shift.unit("kesehatan"))
    shift.until(lambda report: bool(report.returns))
    shift.do(cmd.Dispose(shift.id, shift.key.units[0]))
    assert shift.share("disposisi") == pytest.approx(0.4)
    assert shift.card().coverage == 100


def test_a_bounce_by_a_shirking_unit_costs_nothing_when_it_goes_back() -> None:
    shift = LoneShift(ROAD, temper="melempar")
    shift.dispose()
    shift.until(lambda report: bool(report.returns))
    shift.do(cmd.Dispose(shift.id, shift.key.units[0]))
    assert shift.card().overall == 100


def test_archiving_what_a_unit_gave_back_loses_the_first_action() -> None:
    shift = LoneShift(ROAD, temper="melempar")
    shift.dispose()
    shift.until(lambda report: bool(report.returns))
    shift.archive()
    assert shift.share("tindakan") == 0
    assert shift.card().coverage == 0


def test_passing_a_right_disposition_on_to_a_wrong_unit_halves_it() -> None:
    shift = LoneShift(ROAD)
    shift.dispose()
    shift.do(cmd.ChangeUnit(shift.id, shift.unit("kesehatan")))
    assert shift.share("disposisi") == pytest.approx(0.5)


def test_a_needless_question_first_and_the_right_unit_later() -> None:
    shift = LoneShift(ROAD)
    shift.ask(MissingData.PLACE)
    shift.until(lambda report: report.status == "baru")
    shift.dispose()
    assert shift.share("tindakan") == pytest.approx(0.25)
    assert shift.share("disposisi") == pytest.approx(0.7)


@pytest.mark.parametrize("prepared", [True, False])
def test_verification_and_disposition_may_be_two_steps(prepared: bool) -> None:
    shift = LoneShift(ROAD)
    form = shift.form()
    shift.do(cmd.Verify(shift.id, form.title, form.type, form.category, form.body))
    if prepared:
        shift.do(cmd.Dispose(shift.id, form.unit))
        assert shift.card().overall == 100
    else:
        assert shift.share("tindakan") == 0
        assert shift.share("disposisi") == 0
        assert shift.share("verifikasi_tepat") == 0


def test_verification_before_another_action_is_no_disposition() -> None:
    shift = LoneShift(SPAM)
    form = shift.form()
    shift.do(cmd.Verify(shift.id, form.title, form.type, form.category, form.body))
    shift.archive()
    assert shift.share("tindakan") == 1
    assert shift.share("arsip") == 1


# Second matter


@pytest.mark.parametrize(("support", "share"), [("second", 1.0), ("none", 0.0), ("later", 0.5)])
def test_the_second_matter(support: str, share: float) -> None:
    shift = LoneShift(TWO)
    shift.dispose(support_units=shift.key.second_units if support == "second" else ())
    if support == "later":
        shift.do(cmd.ChangeUnit(shift.id, shift.key.units[0], shift.key.second_units))
    assert shift.share("pendukung") == share


def test_lead_and_support_the_wrong_way_round_is_nearly_right() -> None:
    shift = LoneShift(TWO)
    shift.dispose(unit=shift.key.second_units[0], support_units=shift.key.units)
    assert shift.share("disposisi") == 0.75
    assert shift.share("pendukung") == 1


@pytest.mark.parametrize(("sent", "share"), [(True, 1.0), (False, 0.5)])
def test_a_split_counts_once_its_parts_are_sent(sent: bool, share: float) -> None:
    shift = LoneShift(TWO)
    parts = (
        cmd.PartText("Akta belum jadi", shift.report.body),
        cmd.PartText("Lampu mati", "Lampu jalan padam."),
    )
    shift.do(cmd.Split(shift.id, parts, "Laporan Anda kami pisahkan menurut pokoknya agar cepat ditangani."))
    shift.dispose(support_units=())
    if sent:
        part = shift.report.split_parts[-1]
        shift.do(
            cmd.VerifyAndDispose(
                part, "Lampu jalan padam", shift.key.type, shift.key.category, shift.key.second_units[0]
            )
        )
    assert shift.share("tindakan") == 1
    assert shift.share("disposisi") == 1
    assert shift.share("pendukung") == share


# Forwarding


def test_forwarding_table() -> None:
    shares = {}
    for name in ("right", "accepted", "same level", "national", "other level"):
        shift = LoneShift(SCHOOL)
        region, right = shift.scenario.region, shift.key.forward_to or ""
        level = region.neighbour(right).level
        same = next(each.id for each in region.neighbours if each.level == level and each.id != right)
        other = next(each.id for each in region.neighbours if each.level != level)
        shift = LoneShift(SCHOOL, accept_forward=(same,) if name == "accepted" else ())
        agency = {
            "right": right,
            "accepted": same,
            "same level": same,
            "national": "nasional",
            "other level": other,
        }
        shift.forward(agency[name])
        shares[name] = shift.share("teruskan")
    expected = {"right": 1, "accepted": 0.8, "same level": 0.3, "national": 0.3, "other level": 0}
    assert shares == pytest.approx(expected)


def test_forwarding_late_but_rightly_wins_a_part_back() -> None:
    shift = LoneShift(SCHOOL)
    shift.dispose(unit=shift.unit("kesehatan"))
    shift.until(lambda report: bool(report.returns))
    shift.forward()
    assert shift.share("tindakan") == 0.25
    assert shift.share("teruskan") == pytest.approx(0.4)
    assert "Baru diteruskan" in shift.item("teruskan").happened


# Missing data


@pytest.mark.parametrize(
    ("asked", "share"),
    [
        ((MissingData.PLACE,), 1.0),
        ((MissingData.PLACE, MissingData.EVIDENCE), 1.0),
        ((MissingData.PLACE, MissingData.EVIDENCE, MissingData.DATE), 0.8),
        (tuple(MissingData), 1 - 0.2 * (len(MissingData) - 2)),
        ((MissingData.PARTY,), 0.0),
    ],
)
def test_the_right_data_is_asked_for(asked: tuple[MissingData, ...], share: float) -> None:
    shift = LoneShift(VAGUE, missing=(MissingData.PLACE,))
    shift.ask(*asked)
    assert shift.share("kelengkapan") == pytest.approx(share)


def test_a_completed_report_left_lying_loses_the_second_decision() -> None:
    shift = LoneShift(VAGUE)
    shift.ask()
    actions = shift.items("tindakan")
    assert [item.points > 0 for item in actions] == [True, False]
    assert shift.item("disposisi").points == 0
    assert shift.card().coverage == 0


def test_both_decisions_on_an_incomplete_report_count() -> None:
    shift = LoneShift(VAGUE)
    shift.ask()
    shift.until(lambda report: report.status == "baru")
    shift.dispose()
    assert shift.card().overall == 100
    assert len(shift.items("tindakan")) == 2


# Archive


@pytest.mark.parametrize(
    ("reason", "share"),
    [(ArchiveReason.UNCLEAR, 1.0), (ArchiveReason.IRRELEVANT, 0.8), (ArchiveReason.IN_COURT, 0.0)],
)
def test_the_archive_reason(reason: ArchiveReason, share: float) -> None:
    shift = LoneShift(SPAM, archive_reason=ArchiveReason.UNCLEAR, accept_archive=(ArchiveReason.IRRELEVANT,))
    shift.archive(reason=reason)
    assert shift.share("arsip") == share
    assert shift.share("tindakan") == 1


# Duplicates

DUPLICABLE = "air-keruh"


def duplicate(shift: LoneShift) -> int:
    return next(number for number, index in shift.session.plan_of.items() if index == 1)


@pytest.mark.parametrize("form", ["merge", "archive"])
def test_a_duplicate_is_joined_to_the_first_report(form: str) -> None:
    shift = LoneShift(DUPLICABLE, likes=("duplikat",))
    shift.dispose()
    other, message = (
        duplicate(shift),
        f"Laporan Anda kami gabungkan dengan laporan #{shift.id} tentang hal yang sama.",
    )
    if form == "merge":
        shift.do(cmd.Merge(other, shift.id, message))
    else:
        shift.do(cmd.Archive(other, ArchiveReason.DUPLICATE, message, duplicate_of=shift.id))
    mine = [item for item in shift.card().items if item.report == other]
    assert all(item.points == item.possible for item in mine)
    assert "gabung" in {item.kind for item in mine}


def test_a_duplicate_archived_for_another_reason_is_not_joined() -> None:
    shift = LoneShift(DUPLICABLE, likes=("duplikat",))
    shift.dispose()
    shift.do(
        cmd.Archive(
            duplicate(shift), ArchiveReason.UNCLEAR, "Laporan ini kami arsipkan karena tidak jelas bagi kami."
        )
    )
    mine = {item.kind: item for item in shift.card().items if item.report == duplicate(shift)}
    assert mine["gabung"].points == 0
    assert "Tidak digabung" in mine["gabung"].happened


JOINED = "Laporan ini kami gabungkan dengan laporan lain tentang hal yang sama."


def joined_in_reverse(form: str, *, disposed: bool = False) -> LoneShift:
    """The first report is joined to its repeat, which is then handled as the first should have been."""
    shift = LoneShift(DUPLICABLE, likes=("duplikat",))
    newer = duplicate(shift)
    if disposed:
        shift.dispose()
    if form == "merge":
        shift.do(cmd.Merge(shift.id, newer, JOINED))
    else:
        shift.do(cmd.Archive(shift.id, ArchiveReason.DUPLICATE, JOINED, duplicate_of=newer))
    plan, body = shift.scenario.plans[1], shift.session.instance.reports[newer].body
    for span in plan.key.personal:
        body = body.replace(span.text, MASK)
    shift.dispose(report=newer, title=plan.title, body=body)
    return shift


@pytest.mark.parametrize(("form", "disposed"), [("merge", False), ("merge", True), ("archive", False)])
def test_joining_in_reverse_loses_once_and_says_why(form: str, disposed: bool) -> None:
    card = joined_in_reverse(form, disposed=disposed).card()
    lost = [item for item in card.items if item.points < item.possible]
    assert [item.kind for item in lost] == ["gabung"]
    assert lost[0].points == lost[0].possible / 2
    assert "Riwayat pelacakan dan tenggat" in lost[0].why
    assert "yang lebih tua menjadi induk" in lost[0].advice
    assert card.caps == ()
    assert card.floors == ()


def test_joining_in_reverse_leaves_the_work_to_the_report_that_stays() -> None:
    shift = LoneShift(DUPLICABLE, likes=("duplikat",))
    shift.do(cmd.Merge(shift.id, duplicate(shift), JOINED))
    while not shift.session.finished:
        shift.session.skip()
    missed = {item.kind: item for item in shift.card().items if item.report == duplicate(shift)}
    assert missed["tindakan"].points == missed["disposisi"].points == 0
    assert "tidak pernah diverifikasi" in missed["tindakan"].happened


def test_a_false_merge_loses_action_and_disposition() -> None:
    shift = LoneShift(DUPLICABLE, likes=("hampir_duplikat",))
    shift.do(cmd.Merge(shift.id, duplicate(shift), JOINED))
    assert shift.share("tindakan") == 0
    assert shift.share("disposisi") == 0
    assert "belum tentu sama" in shift.item("tindakan").advice
