"""The rules of redaction and protection: too little, too much, later changes, public and secret reports."""

from __future__ import annotations

import pytest
from lone_shift import LoneShift

from trainer.scenarios.scenario import PersonalSpan
from trainer.scoring.privacy import harmless_loss, left_in
from trainer.sp4n import commands as cmd
from trainer.sp4n.redaction import MASK

ROAD = "jalan-usul-aspal"
NIK = PersonalSpan("nik", "9901020304050607")
NAME = PersonalSpan("nama_lain", "Sutarjo Wibisono")
BODY = (
    "Mohon jalan kampung kami diaspal karena setiap musim hujan anak sekolah terjatuh di sana. "
    "NIK saya 9901020304050607 dan yang mengurus Sutarjo Wibisono."
)
MASKED = BODY.replace(NIK.text, MASK).replace(NAME.text, MASK)


def shift(**plan: object) -> LoneShift:
    return LoneShift(ROAD, plan={"body": BODY, **plan}, personal=(NIK, NAME))


@pytest.mark.parametrize(
    ("body", "share", "critical"),
    [
        (MASKED, 1.0, None),
        (BODY, 0.0, "bocor_identitas"),
        (BODY.replace(NIK.text, MASK), 0.5, "bocor_identitas"),
        (BODY.replace(NAME.text, MASK).replace(NIK.text, "9901 0203 0405 0607"), 0.5, "bocor_identitas"),
        (BODY.replace(NAME.text, "SUTARJO  wibisono").replace(NIK.text, MASK), 0.5, "bocor_identitas"),
        ("Mohon jalan kampung kami diaspal karena setiap musim hujan.", 0.75, None),
        ("Laporan warga.", 0.0, None),
    ],
)
def test_redaction(body: str, share: float, critical: str | None) -> None:
    played = shift()
    played.dispose(body=body)
    item = played.item("sensor")
    assert item.points / item.possible == pytest.approx(share)
    assert item.critical == critical
    assert bool(item.advice) == (share < 1)


def test_the_title_is_looked_at_as_well() -> None:
    played = shift()
    played.dispose(title="Jalan rusak kata Sutarjo Wibisono", body=MASKED)
    assert played.item("sensor").critical == "bocor_identitas"


def test_in_a_secret_report_a_leftover_loses_points_without_a_cap() -> None:
    played = shift(secret=True)
    played.dispose(body=BODY)
    item = played.item("sensor")
    assert (item.points, item.critical) == (0, None)


def test_redacting_later_wins_half_back_but_it_was_readable() -> None:
    played = shift()
    played.dispose(body=BODY)
    played.do(cmd.EditPublished(played.id, body=MASKED))
    item = played.item("sensor")
    assert item.points / item.possible == 0.5
    assert item.critical == "bocor_identitas"
    assert "baru disamarkan kemudian" in item.happened


def test_putting_data_back_later_is_a_leak() -> None:
    played = shift()
    played.dispose(body=MASKED)
    played.do(cmd.EditPublished(played.id, body=BODY))
    item = played.item("sensor")
    assert (item.points, item.critical) == (0, "bocor_identitas")


@pytest.mark.parametrize(("body", "items"), [(None, 0), ("Mohon jalan.", 1)])
def test_a_report_without_personal_data_is_only_judged_when_it_was_cut(body: str | None, items: int) -> None:
    played = LoneShift(ROAD, personal=())
    played.dispose(body=body)
    found = played.items("sensor")
    assert len(found) == items
    assert all(item.points == 0 and "Samarkan hanya" in item.advice for item in found)


def test_nothing_is_judged_before_publication() -> None:
    played = shift()
    assert played.items("sensor") == []


@pytest.mark.parametrize(
    ("secret", "later", "share", "critical"),
    [
        (True, None, 1.0, None),
        (None, None, 0.0, "bocor_identitas"),
        (None, True, 0.25, "bocor_identitas"),
        (True, False, 0.0, "bocor_identitas"),
    ],
)
def test_a_report_that_must_be_secret(
    secret: bool | None, later: bool | None, share: float, critical: str | None
) -> None:
    played = LoneShift(ROAD, force_secret=True, plan={"secret": False})
    played.dispose(secret=secret)
    if later is not None:
        played.do(cmd.EditPublished(played.id, secret=later))
    item = played.item("rahasia")
    assert item.points / item.possible == share
    assert item.critical == critical


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("NIK 9901020304050607", True),
        ("NIK 9901.0203.0405.0607", True),
        ("NIK 9901-0203-0405-0607", True),
        ("NIK 99010203****0607", False),
        (f"NIK {MASK}", False),
    ],
)
def test_numbers_are_found_however_they_are_spaced(text: str, left: bool) -> None:
    assert left_in(NIK, text) is left


def test_loss_counts_harmless_words_only() -> None:
    assert harmless_loss(BODY, MASKED, (NIK, NAME)) == 0
    assert harmless_loss(BODY, "", (NIK, NAME)) == 1
    assert harmless_loss("", "", ()) == 0
