"""The shipped rules name what the dossier says: conflicts, sources, instruments."""

from __future__ import annotations

from trainer.scenarios.library import load_library
from trainer.sp4n.vocabulary import ArchiveReason

RULES = load_library().regulations


def test_all_eighteen_conflicts_are_options_with_a_default() -> None:
    """Dossier 13; C1-C18 there are K1-K18 here."""
    ids = [option.id for option in RULES.options]
    assert [f"K{number}" for number in range(1, 19)] == [name for name in ids if name.startswith("K")]
    for option in RULES.options:
        assert len(option.choices) + len(option.reported) >= 2, option.id


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
