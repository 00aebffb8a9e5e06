"""The desk: what screens and commands use to start, continue, finish and look back at sessions.

It joins the content library, the store and the session, and keeps no state of its own beside the open
session.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from trainer.practice.places import STORE_FILE, mistaken_room
from trainer.practice.store import Store, StoreError, overrides_key

# Playing and grading are imported where they are used: a screen that only lists sessions is there at once.
if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.practice.store import Profile, SessionRow
    from trainer.scenarios.library import Library
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Preset, Scenario
    from trainer.scoring.card import ScoreCard
    from trainer.scoring.overrides import Override, ReviewedCard
    from trainer.sp4n.vocabulary import Role

DATA_VARIABLE = "LATIH_DATA"
"""Environment variable that points at another data folder."""

ClockMode = Literal["giliran", "langsung"]
"""The turn clock (moves cost time) or the live clock (time runs by itself)."""


def data_folder() -> Path:
    """Where results and drafts are kept on this computer."""
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("latih", appauthor=False)


def wall_clock() -> str:
    """The real moment, as stored beside a session; it never enters state or score."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class TrainedRole(NamedTuple):
    """A role that can be trained, its name, and how many presets there are for it."""

    role: Role
    label: str
    presets: int


@dataclass
class OpenShift:
    """A session that is being played, with its number in the store."""

    id: int
    session: Session
    clock: ClockMode


class Desk:
    """Starts and keeps sessions.

    Args:
        store: where sessions live.
        library: the content; None opens the installed content.
        now: gives the real moment as text; tests put their own.
    """

    def __init__(
        self, store: Store, library: Library | None = None, now: Callable[[], str] = wall_clock
    ) -> None:
        self.store = store
        if library is None:
            from trainer.scenarios.library import load_library

            library = load_library()
        self.library = library
        self._now = now

    @classmethod
    def open(cls) -> Desk:
        """The desk of this computer.

        Raises:
            StoreError: the data folder cannot be used, or is a whole room's.
            ContentError: the content is missing.
        """
        path = data_folder() / STORE_FILE
        if not path.exists():
            _refuse_room(path.parent)
        return cls(Store(path))

    @classmethod
    def reading(cls, folder: Path | None = None, library: Library | None = None) -> Desk:
        """The desk of a data folder as it stands now, only to be read; nothing is made or changed there.

        Args:
            folder: the data folder; None takes this computer's.
            library: the content; None opens the installed content.

        Raises:
            StoreError: there is no data, it is damaged, or the folder is a whole room's.
            ContentError: the content is missing.
        """
        path = (folder or data_folder()) / STORE_FILE
        if not path.exists():
            _refuse_room(path.parent)
        desk = cls(Store.snapshot(path), library)
        if not desk.store.sessions():
            _refuse_room(path.parent)
        return desk

    def reopened(self) -> Desk:
        """The same desk over its own connection to the store, for use in another thread."""
        return Desk(Store(self.store.path), self.library, self._now)

    # Profiles

    def add_profile(self, name: str, region: str, unit: str, role: str) -> Profile:
        """Make a profile and remember it as the last used."""
        profile = self.store.add_profile(name.strip(), region, unit.strip(), role, self._now())
        self.store.set_setting(0, "profil", str(profile.id))
        return profile

    def roles(self) -> tuple[TrainedRole, ...]:
        """The roles that can be trained: those of the presets, the one with most of them first. Reads files."""
        from collections import Counter

        counted = Counter(preset.role for preset in self.presets())
        return tuple(
            TrainedRole(role, role.label, count)
            for role, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].value))
        )

    def change_profile(self, profile: Profile, name: str, region: str, unit: str, role: str) -> Profile:
        """Store a profile's name, region, unit and role anew; its sessions stay.

        Raises:
            StoreError: the name is empty, or the file cannot be written.
        """

        if not name.strip():
            raise StoreError("Nama masih kosong. Isi nama lebih dahulu.")
        changed = msgspec.structs.replace(
            profile, name=name.strip(), region=region, unit=unit.strip(), role=role
        )
        self.store.change_profile(changed)
        return changed

    def delete_profile(self, profile: Profile) -> Path:
        """Delete a profile with its sessions, after a copy of everything was put beside the data.

        Returns:
            The copy, which Setelan can restore.

        Raises:
            StoreError: the copy or the deletion failed; then nothing is deleted.
        """
        from trainer.practice.backup import back_up

        stamp = f"{datetime.fromisoformat(self._now()):%Y%m%d-%H%M%S}"
        copy = self.store.path.with_name(f"latihan-sebelum-hapus-{stamp}-{profile.id}.sqlite3")
        back_up(self.store.path, copy)
        self.store.delete_profile(profile.id)
        if self.store.setting(0, "profil") == str(profile.id):
            left = self.store.profiles()
            self.store.set_setting(0, "profil", str(left[0].id) if len(left) == 1 else "")
        return copy

    def use_profile(self, profile: Profile) -> None:
        """Remember a profile as the last used."""
        self.store.set_setting(0, "profil", str(profile.id))

    def last_profile(self) -> Profile | None:
        """The profile used last on this computer."""
        wanted = self.store.setting(0, "profil")
        return next((profile for profile in self.store.profiles() if str(profile.id) == wanted), None)

    # Shifts

    def presets(self) -> list[Preset]:
        """All presets, in order of their ids."""
        from trainer.scenarios.presets import preset_record

        return [preset_record(self.library, preset) for preset in self.library.preset_ids()]

    def start(
        self, profile: Profile, preset: str | Preset, seed: int, clock: ClockMode = "giliran"
    ) -> OpenShift:
        """Build a scenario, store it, and open its session. Slow; call it in a worker.

        A preset that names no region of its own is played in the profile's, unless that is a province:
        such a preset asks for the offices of a kabupaten.

        Raises:
            StoreError, RecipeError, UnknownContentError, ContentError: with one sentence.
        """
        from trainer.practice.session import Session
        from trainer.scenarios.build import build_scenario
        from trainer.scenarios.presets import preset_record
        from trainer.scenarios.scenario import DEFAULT_REGION, Preset
        from trainer.sp4n.vocabulary import Level

        record = preset if isinstance(preset, Preset) else preset_record(self.library, preset)
        own = self.library.regions.get(profile.region)
        if record.region == DEFAULT_REGION and own is not None and own.level is Level.REGION:
            record = msgspec.structs.replace(record, region=profile.region)
        scenario = build_scenario(self.library, record, seed)
        number = self.store.add_session(profile.id, scenario, clock, self._now())
        return OpenShift(number, Session.start(scenario, self._sink(number)), clock)

    def resume(self, number: int) -> OpenShift:
        """Open a stored session where it stood. Slow; call it in a worker.

        Raises:
            StoreError: it is missing or damaged.
        """
        from trainer.practice.session import Session

        scenario, entries = self.store.load(number)
        row = self.store.session(number)
        clock: ClockMode = "langsung" if row.clock == "langsung" else "giliran"
        if not entries:
            return OpenShift(number, Session.start(scenario, self._sink(number)), clock)
        return OpenShift(number, Session.resume(scenario, entries, self._sink(number)), clock)

    def _sink(self, number: int) -> Callable[[Sequence[LogEntry], bool], None]:
        def store(entries: Sequence[LogEntry], finished: bool) -> None:
            self.store.append(number, entries, self._now(), finished)

        return store

    def discard(self, number: int) -> None:
        """Delete an unfinished session for good; its number is not given again.

        Raises:
            StoreError: there is none with this number, or it is finished: a result is kept.
        """

        if self.store.session(number).finished:
            raise StoreError(f"Giliran nomor {number} sudah selesai, jadi hasilnya disimpan.")
        self.store.delete_session(number)

    def leave_out(self, number: int) -> None:
        """Keep a session out of progress, best results and streak: a tour, or one report tried again."""
        self.store.set_counted(number, False)

    def sessions(self, profile: Profile) -> list[SessionRow]:
        """A profile's sessions, latest first."""
        return self.store.sessions(profile.id)

    # Results

    def card(self, number: int) -> tuple[Scenario, tuple[LogEntry, ...], ScoreCard]:
        """A session's score card by the machine with what it was graded from. Slow; call it in a worker.

        The card of a finished session is stored; grading again gives the same bytes. When this version
        can no longer grade by the session's own rubric, the stored card is what counts.

        Raises:
            StoreError: the session is missing or damaged, or its rubric lacks what this version needs.
        """
        scenario, entries, card, review = self._graded(number)
        self._keep(number, card, review)
        return scenario, entries, card

    def reviewed(self, number: int) -> ReviewedCard:
        """A session's card with the trainer's overrides laid over it; the machine's stays beside it.

        Raises:
            StoreError: the session is missing or damaged.
        """
        _, _, card, review = self._graded(number)
        self._keep(number, card, review)
        return review

    def _graded(
        self, number: int, decided: Sequence[Override] = ()
    ) -> tuple[Scenario, tuple[LogEntry, ...], ScoreCard, ReviewedCard]:
        """A session graded, and what the trainer's overrides make of it: those that were kept and new ones.

        Raises:
            OverrideError: a new override makes no sense.
        """
        from trainer.practice.reviewing import review
        from trainer.scoring.answers import RubricMismatch
        from trainer.scoring.grading import grade

        scenario, entries = self.store.load(number)
        try:
            card = grade(scenario, entries)
        except (KeyError, RubricMismatch, msgspec.ValidationError) as problem:
            card = self._stored_card(number, problem)
        return scenario, entries, card, review(scenario, card, self.corrections(number), decided)

    def _keep(self, number: int, card: ScoreCard, reviewed: ReviewedCard) -> None:
        """Store the result of a finished session for the lists, the machine's beside what counts."""
        from trainer.practice.store import StoredReview, Verdict

        row = self.store.session(number)
        if not row.finished:
            return
        text, stored, passed = _json(card), None, card.passed
        if reviewed.overrides:
            counts = reviewed.card
            stored = StoredReview(Verdict(counts.overall, counts.predicate, counts.passed), _json(counts))
            passed = counts.passed
        wanted = text if stored is None else stored.card
        if (
            self.store.machine_result(number) != text
            or self.store.result(number) != wanted
            or row.passed is not passed
        ):
            self.store.set_result(number, card.overall, card.predicate, text, card.passed, stored)

    def has_overrides(self, number: int) -> bool:
        """Whether a trainer has corrected a session's card.

        Raises:
            StoreError: the session is missing.
        """
        return bool(self.corrections(number))

    def corrections(self, number: int) -> tuple[Override, ...]:
        """Every decision that trainers ever took about a session, oldest first; of several for an item the last counts.

        Raises:
            StoreError: the session is missing, or its corrections are damaged.
        """
        from trainer.scoring.overrides import OverrideError, decode_overrides

        owner = self.store.session(number).profile
        try:
            return decode_overrides(self.store.setting(owner, overrides_key(number)))
        except OverrideError as problem:
            raise StoreError(str(problem)) from None

    def moment(self) -> str:
        """The real moment, as stored beside a session or an override."""
        return self._now()

    def override(self, number: int, decided: Override) -> ReviewedCard:
        """Store a trainer's override of one item and return the reviewed card; earlier ones stay on record.

        Raises:
            OverrideError: the item is unknown, the points lie outside its range, or the reason is missing.
            StoreError: the session is missing, damaged or not finished, or nobody's name stands under the decision.
        """
        from trainer.scoring.overrides import encode_overrides

        row = self.store.session(number)
        if not decided.by.strip():
            raise StoreError("Nama pelatih belum diisi. Setiap koreksi memuat nama yang memutuskannya.")
        if not row.finished:
            raise StoreError(
                f"Giliran nomor {number} belum selesai, jadi belum dapat dikoreksi. Tunggu sampai selesai, lalu ulangi."
            )
        _, _, card, reviewed = self._graded(number, (decided,))
        kept = (*self.corrections(number), decided)
        self.store.set_setting(row.profile, overrides_key(number), encode_overrides(kept))
        self._keep(number, card, reviewed)
        return reviewed

    def _stored_card(self, number: int, problem: Exception) -> ScoreCard:
        from trainer.scoring.answers import RubricMismatch
        from trainer.scoring.card import ScoreCard

        text = self.store.machine_result(number)
        if text is None and isinstance(problem, RubricMismatch):
            raise StoreError(str(problem)) from problem
        if text is None:
            raise StoreError(
                f"Giliran ini tidak dapat dinilai: rubriknya dari versi lama dan tidak memuat {problem}. "
                "Mulai giliran baru; giliran lama tetap tersimpan."
            ) from problem
        return msgspec.json.decode(text, type=ScoreCard)

    # Drafts

    def save_draft(self, shift: OpenShift, report: int, form: str, fields: dict[str, Any]) -> None:
        """Keep a half-filled form."""
        self.store.save_draft(shift.id, report, form, fields, self._now())

    def draft(self, shift: OpenShift, report: int, form: str) -> dict[str, Any] | None:
        """The half-filled form, if there is one."""
        return self.store.draft(shift.id, report, form)

    def drop_draft(self, shift: OpenShift, report: int, form: str) -> None:
        """Forget a form that was sent."""
        self.store.drop_draft(shift.id, report, form)

    # Files

    def export(self, number: int, path: Path) -> None:
        """Write a session with its corrections to a file that can be graded and replayed elsewhere.

        Raises:
            StoreError: the session is missing or damaged.
            JournalError: the file cannot be written.
        """
        from trainer.practice.journal import write_session

        scenario, entries = self.store.load(number)
        row = self.store.session(number)
        owner = next((profile for profile in self.store.profiles() if profile.id == row.profile), None)
        name, unit = ("", "") if owner is None else (owner.name, owner.unit)
        corrections = self.store.setting(row.profile, overrides_key(number))
        write_session(path, scenario, entries, name, row.clock, row.started, unit, corrections)


def read_exported(path: Path) -> tuple[Scenario, tuple[LogEntry, ...]]:
    """The scenario and log of an exported session.

    Raises:
        JournalError: one sentence saying what is wrong with the file.
    """
    from trainer.practice.journal import read_session

    _, scenario, entries = read_session(path)
    return scenario, entries


def _json(card: ScoreCard) -> str:
    return msgspec.json.encode(card, order="deterministic").decode()


def _refuse_room(folder: Path) -> None:
    """Refuse to work in a whole room's folder as if it were one person's."""
    sentence = mistaken_room(folder)
    if sentence:
        raise StoreError(sentence)
