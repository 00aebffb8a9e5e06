"""Laying a region's own SOP and a preset's options over the national rules.

Source: dossier 13 (conflicts between sources are choices of a region).
"""

from __future__ import annotations

from collections.abc import Mapping

from trainer.sp4n.regulations import (
    ClockChange,
    ClockRule,
    DutyRule,
    Option,
    Overlay,
    Rules,
    UnknownRuleError,
)


def apply_overlay(
    national: Rules, overlay: Overlay | None, options: Mapping[str, str] | None = None
) -> Rules:
    """Lay a local SOP, then a preset's own options, over the national rules.

    Args:
        national: the national rules.
        overlay: the region's SOP, or None.
        options: option choices by id that win over both.

    Returns:
        The rules in force.

    Raises:
        UnknownRuleError: an option id is unknown.
        ValueError: an option choice or a limit is not allowed.
    """
    chosen = {**(overlay.options if overlay else {}), **(options or {})}
    known = {option.id for option in national.options}
    for option_id in chosen:
        if option_id not in known:
            raise UnknownRuleError(f"Pilihan aturan '{option_id}' tidak ada.")
    decided = tuple(_choose(option, chosen.get(option.id)) for option in national.options)
    changes = [change for option in decided for change in option.effects.get(option.value, ())]
    changes.extend(overlay.clocks if overlay else ())
    clocks = {rule.id: rule for rule in national.clocks}
    for change in changes:
        clocks[change.id] = _changed(clocks[change.id], change)
    return Rules(
        title=f"{national.title} + {overlay.title}" if overlay else national.title,
        clocks=tuple(clocks.values()),
        archive_reasons=national.archive_reasons,
        principles=national.principles,
        norms=national.norms,
        options=decided,
        instruments=national.instruments,
        hours=overlay.hours if overlay and overlay.hours else national.hours,
        hours_rule=national.hours_rule,
        overlay=overlay.id if overlay else None,
        duties=_duties(national, overlay),
    )


def _duties(national: Rules, overlay: Overlay | None) -> tuple[DutyRule, ...]:
    own = {duty.id: duty for duty in overlay.duties} if overlay is not None else {}
    unknown = [name for name in own if name not in {duty.id for duty in national.duties}]
    if unknown:
        raise UnknownRuleError(f"Kewajiban '{unknown[0]}' tidak ada.")
    return tuple(own.get(duty.id, duty) for duty in national.duties)


def _choose(option: Option, value: str | None) -> Option:
    if value is None:
        return option
    fields = {name: getattr(option, name) for name in option.__struct_fields__}
    return Option(**{**fields, "chosen": value})


def _changed(rule: ClockRule, change: ClockChange) -> ClockRule:
    value = rule.value if change.value is None else change.value
    good = rule.good if change.good is None else change.good
    if good is not None and value is not None and good > value:
        good = None
    return ClockRule(
        id=rule.id,
        title=rule.title,
        citation=change.citation or rule.citation,
        source=change.source or rule.source,
        confidence=change.confidence or rule.confidence,
        explanation=change.explanation or rule.explanation,
        value=value,
        by_type={**rule.by_type, **change.by_type},
        good=good,
        extension=rule.extension,
    )
