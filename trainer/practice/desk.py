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
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from trainer.practice.store import Store

# Playing and grading are imported where they are used: a screen that only lists sessions is there at once.
if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.practice.store import Profile, SessionRow
    from trainer.scenarios.library import Library
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Preset, Scenario
    from trainer.scoring.card import ScoreCard
    from trainer.scoring.overrides import Override, ReviewedCard

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
            StoreError: the data folder cannot be used.
            ContentError: the content is missing.
        """
        return cls(Store(data_folder() / "latihan.sqlite3"))

    def reopened(self) -> Desk:
        """The same desk over its own connection to the store, for use in another thread."""
        return Desk(Store(self.store.path), self.library, self._now)

    # Profiles

    def add_profile(self, name: str, region: str, unit: str, role: str) -> Profile:
        """Make a profile and remember it as the last used."""
        profile = self.store.add_profile(name.strip(), region, unit.strip(), role, self._now())
        self.store.set_setting(0, "profil", str(profile.id))
        return profile

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

    def sessions(self, profile: Profile) -> list[SessionRow]:
        """A profile's sessions, latest first."""
        return self.store.sessions(profile.id)

    # Results

    def card(self, number: int) -> tuple[Scenario, tuple[LogEntry, ...], ScoreCard]:
        """A session's score card with what it was graded from. Slow; call it in a worker.

        The card of a finished session is stored; grading again gives the same bytes. When this version
        can no longer grade by the session's own rubric, the stored card is what counts.

        Raises:
            StoreError: the session is missing or damaged, or its rubric lacks what this version needs.
        """
        from trainer.scoring.answers import RubricMismatch
        from trainer.scoring.grading import grade

        scenario, entries = self.store.load(number)
        try:
            card = grade(scenario, entries)
        except (KeyError, RubricMismatch, msgspec.ValidationError) as problem:
            return scenario, entries, self._stored_card(number, problem)
        if self.store.session(number).finished:
            text = msgspec.json.encode(card, order="deterministic").decode()
            if self.store.result(number) != text:
                self.store.set_result(number, card.overall, card.predicate, text)
        return scenario, entries, card

    def reviewed(self, number: int) -> ReviewedCard:
        """A session's card with the trainer's overrides laid over it; the machine's stays beside it.

        Raises:
            StoreError: the session is missing or damaged.
        """
        from trainer.scoring.overrides import apply_overrides
        from trainer.scoring.rubric import parse_rubric

        scenario, _, card = self.card(number)
        return apply_overrides(card, self._overrides(number), parse_rubric(scenario.rubric))

    def has_overrides(self, number: int) -> bool:
        """Whether a trainer has corrected a session's card.

        Raises:
            StoreError: the session is missing.
        """
        return bool(self.store.setting(self.store.session(number).profile, f"koreksi:{number}"))

    def moment(self) -> str:
        """The real moment, as stored beside a session or an override."""
        return self._now()

    def override(self, number: int, decided: Override) -> ReviewedCard:
        """Store a trainer's override of one item and return the reviewed card.

        Raises:
            OverrideError: the item is unknown, the points lie outside its range, or the reason is missing.
            StoreError: the session is missing or damaged.
        """
        from trainer.scoring.overrides import apply_overrides, encode_overrides
        from trainer.scoring.rubric import parse_rubric

        scenario, _, card = self.card(number)
        kept = (*self._overrides(number), decided)
        reviewed = apply_overrides(card, kept, parse_rubric(scenario.rubric))
        owner = self.store.session(number).profile
        self.store.set_setting(owner, f"koreksi:{number}", encode_overrides(kept))
        return reviewed

    def _overrides(self, number: int) -> tuple[Override, ...]:
        from trainer.scoring.overrides import decode_overrides

        return decode_overrides(self.store.setting(self.store.session(number).profile, f"koreksi:{number}"))

    def _stored_card(self, number: int, problem: Exception) -> ScoreCard:
        from trainer.practice.store import StoreError
        from trainer.scoring.answers import RubricMismatch
        from trainer.scoring.card import ScoreCard

        text = self.store.result(number)
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
        """Write a session to a file that can be graded and replayed elsewhere.

        Raises:
            StoreError: the session is missing or damaged.
            JournalError: the file cannot be written.
        """
        from trainer.practice.journal import write_session

        scenario, entries = self.store.load(number)
        row = self.store.session(number)
        name = next((profile.name for profile in self.store.profiles() if profile.id == row.profile), "")
        write_session(path, scenario, entries, name, row.clock, row.started)


def read_exported(path: Path) -> tuple[Scenario, tuple[LogEntry, ...]]:
    """The scenario and log of an exported session.

    Raises:
        JournalError: one sentence saying what is wrong with the file.
    """
    from trainer.practice.journal import read_session

    _, scenario, entries = read_session(path)
    return scenario, entries
