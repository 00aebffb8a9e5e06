"""Profiles that change and go, shifts that are thrown away, and corrections that reach every list."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.practice.attempts import from_desk, from_file
from trainer.practice.backup import inspect
from trainer.practice.bots import BOTS, play
from trainer.practice.desk import Desk
from trainer.practice.learning import graded_sessions
from trainer.practice.store import Profile, Store, StoreError, Verdict
from trainer.scenarios.library import Library
from trainer.scoring.card import Item
from trainer.scoring.overrides import Override
from trainer.sp4n.vocabulary import Role


@pytest.fixture
def desk(tmp_path: Path, library: Library) -> Desk:
    return Desk(Store(tmp_path / "data" / "latihan.sqlite3"), library, lambda: "2026-11-21T08:00:00+00:00")


@pytest.fixture
def rini(desk: Desk) -> Profile:
    return desk.add_profile("Rini", "raksabumi", "Diskominfo", "admin_instansi")


def played(desk: Desk, profile: Profile, bot: str = "hasty") -> int:
    shift = desk.start(profile, "orientasi", 2)
    play(shift.session, BOTS[bot]())
    desk.card(shift.id)
    return shift.id


def costly(desk: Desk, number: int) -> Item:
    return max(desk.card(number)[2].items, key=lambda item: item.lost)


def raised(desk: Desk, number: int, by: str = "Bu Tina") -> list[Item]:
    """Give every item its full points, as a generous trainer would."""
    items = [item for item in desk.card(number)[2].items if item.points < item.possible]
    for item in items:
        desk.override(number, Override(item.id, item.possible, "Sah.", True, by))
    return items


def test_roles_are_those_of_the_presets(desk: Desk) -> None:
    roles = desk.roles()
    assert roles[0].role is Role.AGENCY
    assert {each.role for each in roles} == {preset.role for preset in desk.presets()}
    assert sum(each.presets for each in roles) == len(desk.presets())


def test_a_profile_can_be_changed(desk: Desk, rini: Profile) -> None:
    number = played(desk, rini)
    changed = desk.change_profile(rini, " Rini Kartika ", "raksabumi", "Inspektorat", "pejabat_penghubung")
    assert desk.store.profiles() == [changed]
    assert (changed.name, changed.unit) == ("Rini Kartika", "Inspektorat")
    assert [row.id for row in desk.sessions(changed)] == [number]
    with pytest.raises(StoreError, match="Nama masih kosong"):
        desk.change_profile(changed, "  ", "raksabumi", "", "admin_instansi")


def test_a_deleted_profile_takes_its_work_with_it_and_a_copy_stays(desk: Desk, rini: Profile) -> None:
    other = desk.add_profile("Tono", "raksabumi", "", "admin_instansi")
    number = played(desk, rini)
    kept = played(desk, other)
    raised(desk, number)
    desk.use_profile(rini)
    copy = desk.delete_profile(rini)
    assert inspect(copy).profiles == 2
    assert desk.store.profiles() == [other]
    assert [row.id for row in desk.store.sessions()] == [kept]
    assert desk.last_profile() == other, "the only one left is the one that trains now"
    with pytest.raises(StoreError, match=f"nomor {number}"):
        desk.corrections(number)
    assert desk.store.load(kept)


def test_an_unfinished_shift_can_be_thrown_away(desk: Desk, rini: Profile) -> None:
    done, begun = played(desk, rini), desk.start(rini, "orientasi", 3).id
    desk.discard(begun)
    assert [row.id for row in desk.sessions(rini)] == [done]
    with pytest.raises(StoreError, match="sudah selesai"):
        desk.discard(done)
    assert desk.start(rini, "orientasi", 4).id > begun, "a number on paper never means another shift"


def test_a_window_that_still_has_the_thrown_away_shift_is_told(desk: Desk, rini: Profile) -> None:
    shift = desk.start(rini, "orientasi", 3)
    desk.discard(shift.id)
    with pytest.raises(StoreError, match="jendela lain"):
        shift.session.skip()


def test_a_correction_reaches_lists_and_progress(desk: Desk, rini: Profile) -> None:
    number = played(desk, rini)
    machine = desk.card(number)[2]
    raised(desk, number)
    row = desk.store.session(number)
    review = desk.reviewed(number)
    assert review.card.overall > machine.overall
    assert (row.overall, row.predicate, row.passed) == (
        review.card.overall, review.card.predicate, review.card.passed,
    )  # fmt: skip
    assert row.machine == Verdict(machine.overall, machine.predicate, machine.passed)
    assert graded_sessions(desk.store, rini.id)[-1].card.overall == review.card.overall
    desk.card(number)
    assert desk.store.session(number) == row, "looking again changes nothing"


def test_a_second_decision_keeps_the_first_on_record(desk: Desk, rini: Profile) -> None:
    number = played(desk, rini)
    item = costly(desk, number).id
    desk.override(number, Override(item, 1, "Ada sapaan.", by="Bu Tina", at=desk.moment()))
    desk.override(number, Override(item, 0.5, "Terlalu murah.", by="Pak Anwar", at=desk.moment()))
    assert [(each.by, each.points) for each in desk.corrections(number)] == [
        ("Bu Tina", 1),
        ("Pak Anwar", 0.5),
    ]
    assert [each.override.by for each in desk.reviewed(number).overrides] == ["Pak Anwar"]


def test_nobody_corrects_without_a_name_or_before_the_end(desk: Desk, rini: Profile) -> None:
    number = played(desk, rini)
    item = costly(desk, number).id
    with pytest.raises(StoreError, match="Nama pelatih"):
        desk.override(number, Override(item, 1, "Sah.", by=" "))
    begun = desk.start(rini, "orientasi", 3).id
    with pytest.raises(StoreError, match="belum selesai"):
        desk.override(begun, Override(item, 1, "Sah.", by="Bu Tina"))
    assert not desk.has_overrides(number)


def test_corrections_travel_in_the_file(desk: Desk, rini: Profile, tmp_path: Path) -> None:
    number = played(desk, rini)
    raised(desk, number)
    desk.export(number, tmp_path / "rini.json")
    here, there = from_desk(desk, number), from_file(tmp_path / "rini.json")
    assert there.reviewed == here.reviewed
    assert there.history == here.history
    assert (there.player, there.unit, there.seal) == ("Rini", "Diskominfo", here.seal)


def test_a_missing_folder_is_not_made_by_an_export(desk: Desk, rini: Profile, tmp_path: Path) -> None:
    from trainer.practice.journal import JournalError

    with pytest.raises(JournalError, match="tidak ada"):
        desk.export(played(desk, rini), tmp_path / "salah-ketik" / "rini.json")
    assert not (tmp_path / "salah-ketik").exists()


def test_a_correction_that_no_longer_fits_is_passed_over(desk: Desk, rini: Profile) -> None:
    from trainer.practice.store import overrides_key
    from trainer.scoring.overrides import encode_overrides

    number = played(desk, rini)
    gone = Override("9900001:butir_lama", 3, "Sah.", by="Bu Tina")
    desk.store.set_setting(rini.id, overrides_key(number), encode_overrides([gone]))
    assert desk.reviewed(number).overrides == ()
    assert desk.corrections(number) == (gone,)


def test_a_store_of_the_first_version_keeps_its_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    from trainer.practice import migrations, store

    path = tmp_path / "lama.sqlite3"
    with monkeypatch.context() as old:
        for module in (migrations, store):
            old.setattr(module, "NEWEST", 1)
        old.setattr(migrations, "STEPS", migrations.STEPS[:1])
        first = Store(path)
        first.add_profile("Rini", "raksabumi", "", "admin_instansi", "2026-11-21T08:00:00+00:00")
        first.close()
    desk = Desk(Store(path), library)
    number = played(desk, desk.store.profiles()[0])
    assert desk.store.session(number).passed is False
    assert desk.store.session(number).counted


def test_reading_makes_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LATIH_DATA", str(tmp_path / "salah"))
    with pytest.raises(StoreError, match="Belum ada data latihan"):
        Desk.reading()
    assert not (tmp_path / "salah").exists()


def test_a_room_is_not_taken_for_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path / "ruang" / "peserta" / "siti-0123" / "latihan.sqlite3").close()
    monkeypatch.setenv("LATIH_DATA", str(tmp_path / "ruang"))
    for opened in (Desk.open, Desk.reading):
        with pytest.raises(StoreError, match="siti-0123"):
            opened()
    assert not (tmp_path / "ruang" / "latihan.sqlite3").exists()
