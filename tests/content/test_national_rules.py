"""The shipped rules name what the dossier says: conflicts, sources, instruments."""

from __future__ import annotations

import msgspec
import pytest

from trainer.scenarios.library import load_library
from trainer.sp4n.overlays import apply_overlay
from trainer.sp4n.regulations import OFFLINE_ENTRY, Overlay, UnknownRuleError
from trainer.sp4n.vocabulary import ArchiveReason, ClockId, ReportType

RULES = load_library().regulations


def test_all_eighteen_conflicts_are_options_with_a_default() -> None:
    """Dossier 13; C1-C18 there are K1-K18 here."""
    ids = [option.id for option in RULES.options]
    assert [f"K{number}" for number in range(1, 19)] == [name for name in ids if name.startswith("K")]
    for option in RULES.options:
        assert len(option.choices) + len(option.reported) >= 2, option.id


def test_what_sources_say_but_is_not_played_says_why() -> None:
    for option in RULES.options:
        assert bool(option.reported) == bool(option.unplayed), option.id


def test_calendar_days_are_played_as_the_working_days_within() -> None:
    """Conflicts C3 and C5: a reading in calendar days, rounded down to whole working days."""
    library = load_library()
    calendar = library.rules(None, {"K3": "hari_kalender"})
    assert [calendar.limit(clock) for clock in (ClockId.VERIFICATION, ClockId.FIRST_FOLLOW_UP)] == [2, 3]
    assert calendar.limit(ClockId.REPORTER_WINDOW) == calendar.limit(ClockId.MISSING_DATA) == 7
    for rules in (calendar, library.rules(None, {"K5": "60_kalender"})):
        assert rules.limit(ClockId.COMPLETION, ReportType.SUPERVISORY) == 42
    assert library.rules(None, {"K5": "60_kalender"}).limit(ClockId.COMPLETION, ReportType.ORDINARY) == 14


def test_typing_in_an_offline_complaint_has_a_limit_that_a_region_may_change() -> None:
    assert RULES.duty_days(OFFLINE_ENTRY) == 1
    assert RULES.citation(OFFLINE_ENTRY).startswith("Aduan lewat surat")
    (national,) = RULES.duties
    own = Overlay(
        "sop", "SOP", "Daerah memberi dua hari.", duties=(msgspec.structs.replace(national, days=2),)
    )
    assert apply_overlay(RULES, own).duty_days(OFFLINE_ENTRY) == 2
    unknown = Overlay("sop", "SOP", "Salah.", duties=(msgspec.structs.replace(national, id="entah"),))
    with pytest.raises(UnknownRuleError, match="entah"):
        apply_overlay(RULES, unknown)


def test_every_value_names_source_and_confidence() -> None:
    for rule in (*RULES.clocks, *RULES.principles, *RULES.norms, *RULES.archive_reasons, *RULES.options):
        assert rule.source
        assert rule.confidence in ("H", "M", "L", "MEM")
        assert rule.explanation.endswith(".")


def test_every_archive_reason_is_explained() -> None:
    assert {rule.reason for rule in RULES.archive_reasons} == set(ArchiveReason)


def test_the_replaced_and_the_current_regulation_are_both_named() -> None:
    """Conflict C15."""
    status = {instrument.name: instrument.status for instrument in RULES.instruments}
    assert "berlaku" in status["PermenPANRB 5/2025"]
    assert "dicabut" in status["PermenPANRB 62/2018"]


def test_office_hours() -> None:
    assert RULES.hours.mon == (("07:30", "16:00"),)
    assert RULES.hours.fri == (("07:30", "16:30"),)
    assert not RULES.hours.sat
    assert RULES.hours_rule.confidence == "L"


def test_stricter_local_sops_ship() -> None:
    assert set(load_library().overlays) == {"sop-2x24jam", "sop-3hk"}
