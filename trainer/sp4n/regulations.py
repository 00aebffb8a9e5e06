"""The rules of SP4N as data: deadlines, options on which sources differ, reasons, principles, norms.

Every value carries its source, the dossier's confidence and a citation that a trainee can read. The
national rules live in content/regulations/nasional.yaml; a region may lay its own SOP over them.
Conflicts between sources (dossier section 13, there C1-C18) are the options K1-K18 here, so that they
are not mistaken for the clocks C1-C8.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from trainer.sp4n.opening_hours import WeeklyHours
from trainer.sp4n.settings import Options
from trainer.sp4n.vocabulary import ArchiveReason, ClockId, ReportType

Confidence = Literal["H", "M", "L", "MEM"]


class UnknownRuleError(LookupError):
    """A rule, option or option value that the regulations do not have; the text is Indonesian."""


class ClockRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rule behind a clock, in working days: one value for all reports, or one per class in `by_type`.

    A class that `by_type` leaves out has no limit on this clock. `good` is a smaller number that counts
    as good practice; `extension` is how much the limit may be extended by once.
    """

    id: ClockId
    title: str
    citation: str
    source: str
    confidence: Confidence
    explanation: str
    value: int | None = None
    by_type: dict[ReportType, int] = {}
    good: int | None = None
    extension: int | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (not self.by_type):
            raise ValueError("Isi salah satu: 'value' untuk semua jenis, atau 'by_type' per jenis.")
        for number in (self.value, self.good, self.extension, *self.by_type.values()):
            if number is not None and number < 1:
                raise ValueError("Batas waktu harus lebih dari nol.")
        if self.good is not None and self.value is not None and self.good > self.value:
            raise ValueError("Praktik baik ('good') tidak boleh lebih lama dari batasnya ('value').")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A principle, a norm for answers, an archive reason or another rule without a number."""

    id: str
    title: str
    citation: str
    source: str
    confidence: Confidence
    explanation: str


class DutyRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A task of the agency outside the system that has a limit in working days, such as typing in a letter."""

    id: str
    title: str
    days: int
    citation: str
    source: str
    confidence: Confidence
    explanation: str

    def __post_init__(self) -> None:
        if self.days < 1:
            raise ValueError("Batas waktu harus lebih dari nol.")


OFFLINE_ENTRY = "pencatatan-luring"
"""The duty to type in what came by letter, telephone or message."""


class ArchiveRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When an archive reason may be used, and what to try first."""

    reason: ArchiveReason
    citation: str
    source: str
    confidence: Confidence
    explanation: str
    try_first: str = ""
    needs_tracking_id: bool = False


class ClockChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a local SOP or a chosen option changes about a clock; what is not set stays national."""

    id: ClockId
    value: int | None = None
    by_type: dict[ReportType, int] = {}
    good: int | None = None
    citation: str = ""
    explanation: str = ""
    source: str = ""
    confidence: Confidence | None = None


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A conflict between sources with the choices a region has; `chosen` overrides `default`.

    Attributes:
        choices: the ways the simulated instance can work, by key, with their wording.
        reported: what other sources say but the instance does not play, and `unplayed` why not.
        effects: what a choice changes about the clocks.
    """

    id: str
    title: str
    default: str
    choices: dict[str, str]
    source: str
    confidence: Confidence
    explanation: str
    reported: tuple[str, ...] = ()
    unplayed: str = ""
    effects: dict[str, tuple[ClockChange, ...]] = {}
    chosen: str | None = None

    def __post_init__(self) -> None:
        for value in (self.default, self.chosen, *self.effects):
            if value is not None and value not in self.choices:
                known = ", ".join(self.choices)
                raise ValueError(f"{self.id}: pilihan '{value}' tidak ada di antara {known}.")

    @property
    def value(self) -> str:
        """The choice in force."""
        return self.chosen if self.chosen is not None else self.default


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A legal instrument with its status, as the help names it."""

    name: str
    about: str
    status: str
    confidence: Confidence


class Overlay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region's own SOP, laid over the national rules; `duties` replaces those of the same id."""

    id: str
    title: str
    explanation: str
    clocks: tuple[ClockChange, ...] = ()
    options: dict[str, str] = {}
    hours: WeeklyHours | None = None
    duties: tuple[DutyRule, ...] = ()


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules in force for one region.

    Attributes:
        title: what the set is called on screen.
        hours: office hours of a normal week; `hours_rule` explains them.
        overlay: id of the local SOP, or None for the national rules alone.
        duties: tasks beside the clocks with a limit; sessions of older versions have none.
    """

    title: str
    clocks: tuple[ClockRule, ...]
    archive_reasons: tuple[ArchiveRule, ...]
    principles: tuple[Rule, ...]
    norms: tuple[Rule, ...]
    options: tuple[Option, ...]
    instruments: tuple[Instrument, ...]
    hours: WeeklyHours
    hours_rule: Rule
    overlay: str | None = None
    duties: tuple[DutyRule, ...] = ()

    def __post_init__(self) -> None:
        missing = [clock.value for clock in ClockId if clock not in {rule.id for rule in self.clocks}]
        if missing:
            raise ValueError(f"Aturan jam {', '.join(missing)} belum ada.")
        self.hours.seconds()

    def clock(self, clock: ClockId) -> ClockRule:
        """Return the rule behind a clock."""
        return next(rule for rule in self.clocks if rule.id == clock)

    def limit(self, clock: ClockId, report_type: ReportType | None = None) -> int | None:
        """Tell how many working days a clock may run.

        Args:
            clock: the clock.
            report_type: the report's class; needed where the limit depends on it (C4).

        Returns:
            Working days, or None when this class has no limit (an aspirasi has no completion clock).

        Raises:
            UnknownRuleError: the limit depends on the class and none was given.

        Source: dossier 4.1 (clock table).
        """
        rule = self.clock(clock)
        if not rule.by_type:
            return rule.value
        if report_type is None:
            raise UnknownRuleError(f"Batas {rule.id} bergantung pada jenis laporan; sebutkan jenisnya.")
        return rule.by_type.get(report_type)

    def duty_days(self, duty_id: str) -> int:
        """Return the limit of a duty in working days; one day where the rules say nothing about it."""
        return next((duty.days for duty in self.duties if duty.id == duty_id), 1)

    def option(self, option_id: str) -> str:
        """Return the choice in force for a conflict, such as `option("K9")`.

        Raises:
            UnknownRuleError: there is no such option.
        """
        return self.option_record(option_id).value

    def option_record(self, option_id: str) -> Option:
        """Return a conflict with its choices and sources.

        Raises:
            UnknownRuleError: there is no such option.
        """
        for option in self.options:
            if option.id == option_id:
                return option
        raise UnknownRuleError(f"Pilihan aturan '{option_id}' tidak ada.")

    def archive_rule(self, reason: ArchiveReason) -> ArchiveRule:
        """Return the rule for an archive reason.

        Raises:
            UnknownRuleError: the regulations do not describe this reason.
        """
        for rule in self.archive_reasons:
            if rule.reason == reason:
                return rule
        raise UnknownRuleError(f"Alasan arsip '{reason.label}' tidak dijelaskan dalam aturan.")

    def citation(self, rule_id: str) -> str:
        """Return the text a trainee reads as the source of a rule.

        Args:
            rule_id: a clock (`C2`), principle, norm, duty, option (`K9`) or archive reason (`duplikat`).

        Raises:
            UnknownRuleError: no rule has this id.
        """
        rules: tuple[ClockRule | Rule | DutyRule, ...] = (
            *self.clocks, *self.principles, *self.norms, *self.duties, self.hours_rule,
        )  # fmt: skip
        for rule in rules:
            if rule.id == rule_id:
                return rule.citation
        for option in self.options:
            if option.id == rule_id:
                return f"{option.title}: {option.choices[option.value]} ({option.source})"
        for archive in self.archive_reasons:
            if archive.reason == rule_id:
                return archive.citation
        raise UnknownRuleError(f"Aturan '{rule_id}' tidak ada.")


def instance_options(rules: Rules) -> Options:
    """Turn the chosen options into the settings of a simulated instance.

    Args:
        rules: the rules in force.

    Returns:
        The settings; what no rule decides keeps its default.

    Source: dossier 1.2 (approval), 3.3 (open reply), 4.4 (Ombudsman), 7.4 (privacy warning), 13.
    """
    days = rules.limit(ClockId.COMPLETION, ReportType.SUPERVISORY)
    return Options(
        draft_approval=rules.option("persetujuan") == "kepala",
        leak_warning=rules.option("peringatan_privasi") == "ya",
        ombudsman_days=days if rules.option("ombudsman") == "ya" else None,
        single_verification=rules.option("K2") == "sekali",
        completion_from_disposition=rules.option("K5") == "60hk_disposisi",
        anonymous_to_admin=rules.option("K8") == "pengelola",
        reopening=rules.option("K9") == "dapat",
        close_open_reply=rules.option("balasan_terbuka") == "ditutup",
        formal_extension_days=rules.clock(ClockId.FORMAL_REQUEST).extension or 0,
    )
