"""Rules as data: limits by class, local SOPs laid over them, options that change clocks."""

from __future__ import annotations

import msgspec
import pytest

from trainer.scenarios.library import load_library
from trainer.sp4n.overlays import apply_overlay
from trainer.sp4n.regulations import (
    ClockChange,
    ClockRule,
    Option,
    Overlay,
    Rules,
    UnknownRuleError,
    instance_options,
)
from trainer.sp4n.settings import Options
from trainer.sp4n.vocabulary import ArchiveReason, ClockId, ReportType

NATIONAL = load_library().regulations


@pytest.mark.parametrize(
    ("clock", "report_type", "days"),
    [
        (ClockId.NATIONAL_VERIFICATION, None, 3),
        (ClockId.VERIFICATION, None, 3),
        (ClockId.FIRST_FOLLOW_UP, ReportType.ASPIRATION, 5),
        (ClockId.COMPLETION, ReportType.INFORMATION, 5),
        (ClockId.COMPLETION, ReportType.ORDINARY, 14),
        (ClockId.COMPLETION, ReportType.SUPERVISORY, 60),
        (ClockId.COMPLETION, ReportType.ASPIRATION, None),
        (ClockId.REPLY, None, 5),
        (ClockId.REPORTER_WINDOW, None, 10),
        (ClockId.MISSING_DATA, None, 10),
        (ClockId.FORMAL_REQUEST, None, 10),
    ],
)
def test_limits_of_the_clock_table(clock: ClockId, report_type: ReportType | None, days: int | None) -> None:
    """Dossier 4.1."""
    assert NATIONAL.limit(clock, report_type) == days


def test_completion_needs_the_class() -> None:
    with pytest.raises(UnknownRuleError, match="jenis laporan"):
        NATIONAL.limit(ClockId.COMPLETION)


def test_good_practice_and_extension_are_kept() -> None:
    assert NATIONAL.clock(ClockId.FIRST_FOLLOW_UP).good == 3
    assert NATIONAL.clock(ClockId.FORMAL_REQUEST).extension == 7


def test_a_stricter_sop_changes_only_its_own_clock() -> None:
    rules = load_library().rules("sop-3hk")
    assert rules.limit(ClockId.FIRST_FOLLOW_UP) == 3
    assert rules.option("K1") == "3hk"
    assert rules.citation("C3").startswith("SOP daerah")
    assert rules.citation("C2") == NATIONAL.citation("C2")
    assert NATIONAL.limit(ClockId.FIRST_FOLLOW_UP) == 5


def test_two_times_24_hours_is_read_as_two_working_days() -> None:
    assert load_library().rules("sop-2x24jam").limit(ClockId.FIRST_FOLLOW_UP) == 2


@pytest.mark.parametrize(
    ("option", "choice", "clock", "report_type", "days"),
    [
        ("K1", "3hk", ClockId.FIRST_FOLLOW_UP, None, 3),
        ("K4", "ppid", ClockId.COMPLETION, ReportType.INFORMATION, 10),
        ("K10", "5hk", ClockId.COMPLETION, ReportType.ASPIRATION, 5),
        ("K13", "22hk", ClockId.MISSING_DATA, None, 22),
    ],
)
def test_a_chosen_option_changes_its_clock(
    option: str, choice: str, clock: ClockId, report_type: ReportType | None, days: int
) -> None:
    rules = load_library().rules(options={option: choice})
    assert rules.option(option) == choice
    assert rules.limit(clock, report_type) == days


def test_a_good_practice_longer_than_the_limit_is_dropped() -> None:
    assert load_library().rules(options={"K1": "2x24jam"}).clock(ClockId.FIRST_FOLLOW_UP).good is None


def test_unknown_options_and_choices_are_refused() -> None:
    with pytest.raises(UnknownRuleError, match="K99"):
        apply_overlay(NATIONAL, None, {"K99": "ya"})
    with pytest.raises(ValueError, match="pilihan 'hari_bursa' tidak ada"):
        apply_overlay(NATIONAL, None, {"K3": "hari_bursa"})
    with pytest.raises(UnknownRuleError, match="K99"):
        NATIONAL.option("K99")


@pytest.mark.parametrize(
    "rule_id", ["C4", "tanpa-salah-pintu", "tanggapan-waktu", "K9", "duplikat", "jam-kerja"]
)
def test_every_kind_of_rule_has_a_citation(rule_id: str) -> None:
    assert len(NATIONAL.citation(rule_id).split()) > 3


def test_an_unknown_rule_has_no_citation() -> None:
    with pytest.raises(UnknownRuleError, match="'C9' tidak ada"):
        NATIONAL.citation("C9")


def test_duplicates_need_the_first_tracking_id() -> None:
    assert NATIONAL.archive_rule(ArchiveReason.DUPLICATE).needs_tracking_id
    assert not NATIONAL.archive_rule(ArchiveReason.UNCLEAR).needs_tracking_id


def test_defaults_of_the_instance() -> None:
    assert instance_options(NATIONAL) == Options(ombudsman_days=60)


@pytest.mark.parametrize(
    ("option", "choice", "setting", "value"),
    [
        ("persetujuan", "kepala", "draft_approval", True),
        ("peringatan_privasi", "ya", "leak_warning", True),
        ("ombudsman", "tidak", "ombudsman_days", None),
        ("K2", "sekali", "single_verification", True),
        ("K5", "60hk_disposisi", "completion_from_disposition", True),
        ("K8", "pengelola", "anonymous_to_admin", True),
        ("K9", "dapat", "reopening", True),
        ("balasan_terbuka", "ditutup", "close_open_reply", True),
    ],
)
def test_a_choice_reaches_the_instance(option: str, choice: str, setting: str, value: bool | None) -> None:
    options = instance_options(apply_overlay(NATIONAL, None, {option: choice}))
    assert options == msgspec.structs.replace(Options(ombudsman_days=60), **{setting: value})


def test_rules_survive_storage_in_a_scenario() -> None:
    rules = load_library().rules("sop-3hk", {"persetujuan": "kepala"})
    assert msgspec.json.decode(msgspec.json.encode(rules), type=Rules) == rules


def test_impossible_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="salah satu"):
        ClockRule(ClockId.REPLY, "t", "c", "s", "L", "e")
    with pytest.raises(ValueError, match="lebih dari nol"):
        ClockRule(ClockId.REPLY, "t", "c", "s", "L", "e", value=0)
    with pytest.raises(ValueError, match="tidak ada di antara"):
        Option("K", "t", "c", {"a": "A"}, "s", "L", "e")
    with pytest.raises(ValueError, match="lebih dari nol"):
        apply_overlay(NATIONAL, Overlay("x", "X", "e", (ClockChange(ClockId.REPLY, value=0),)))
