"""What a trainer who writes a case wants to see: its texts in several registers, and its key in words.

See docs/authoring.md. Cases come from the library, or from a file that is still being written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec

from trainer.scenarios.build import serves
from trainer.scenarios.case import CaseFact, CaseTemplate
from trainer.scenarios.dates import FactDays, resolve_date_tokens
from trainer.scenarios.keys import resolve_key
from trainer.scenarios.library import Library, UnknownContentError, case_entries
from trainer.scenarios.phrases import Phrases
from trainer.scenarios.presets import phrase_book
from trainer.scenarios.reports import GeneratedReport, generate_report
from trainer.scenarios.scenario import AnswerKey, PersonalSpan
from trainer.scenarios.yaml_source import YamlSource
from trainer.sp4n.agencies import Region
from trainer.sp4n.calendar import WorkingCalendar

DEFAULT_REGION = "raksabumi"
PREVIEW_DAY = date(2026, 3, 5)
"""The working day on which previewed reports are filed."""

ACTIONS = {
    "disposisi": "verifikasi dan disposisi",
    "tunda": "Tunda (minta kelengkapan)",
    "bukan_wewenang": "Bukan Wewenang (teruskan)",
    "arsip": "arsipkan",
    "gabung": "gabungkan",
}


class PreviewedText(msgspec.Struct, frozen=True):
    """One generated report as a citizen would have written it."""

    register: str
    channel: str
    title: str
    body: str
    location: str
    personal: tuple[str, ...]


class Preview(msgspec.Struct, frozen=True):
    """A case as a trainer sees it: texts, key in words, and the facts with dates of an example day."""

    case: str
    summary: str
    texts: tuple[PreviewedText, ...]
    key: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    completion: str


def find_cases(library: Library, wanted: str) -> tuple[CaseTemplate, ...]:
    """The case with this id, or all cases of the YAML file with this name.

    Raises:
        UnknownContentError: there is neither; the sentence names ids that are alike.
        ContentError: the file is malformed; names file, line and column.
    """
    path = Path(wanted)
    if path.suffix == ".yaml" and path.is_file():
        source = YamlSource.read(path, path.parent)
        found = case_entries(source, source.value())
        return tuple(source.convert(value, CaseTemplate, base) for base, value in found)
    cases = library.cases
    if wanted not in cases:
        alike = [name for name in cases if wanted.split("-")[0] in name][:5] or list(cases)[:5]
        raise UnknownContentError(
            f"Tidak ada kasus atau berkas bernama '{wanted}'; misalnya {', '.join(alike)}."
        )
    return (cases[wanted],)


def preview(library: Library, case: CaseTemplate, count: int, seed: int, region_id: str = "") -> Preview:
    """Write a case several times, each time in another register.

    Args:
        library: the content.
        case: the case.
        count: how many texts.
        seed: any integer.
        region_id: where it plays; the fictional kabupaten when empty.

    Raises:
        UnknownContentError: no such region, or the region cannot serve the case.
    """
    region = library.region(region_id or DEFAULT_REGION)
    if not serves(region, case):
        raise UnknownContentError(
            f"{region.name} tidak mempunyai jalan, tempat, unit, atau instansi yang disebut kasus '{case.id}'."
        )
    phrases = phrase_book(library)
    calendar = WorkingCalendar.from_years(region.zone, library.regulations.hours, library.calendars())
    at = calendar.opening(PREVIEW_DAY) + timedelta(hours=2)
    reports = _reports(case, region, phrases, at, count, seed)
    first = reports[0]
    spans = tuple(PersonalSpan(span.kind, span.text) for span in first.personal)
    return Preview(
        case=case.id,
        summary=case.summary,
        texts=tuple(_text(report, phrases) for report in reports),
        key=key_words(resolve_key(case, region, first.incident, spans), region),
        facts=tuple(_fact(fact, calendar, first.incident.occurred) for fact in first.facts),
        completion=first.completion,
    )


def key_words(key: AnswerKey, region: Region) -> tuple[tuple[str, str], ...]:
    """An answer key in words, as pairs of heading and text; headings without content are left out."""

    def names(units: Sequence[str]) -> str:
        return ", ".join(region.unit(unit).name for unit in units)

    rows = (
        ("Klasifikasi", key.type.label),
        ("Alasan klasifikasi", key.type_reason),
        ("Kategori", " > ".join(key.category)),
        ("Tindakan", ACTIONS[key.action]),
        ("Unit", names(key.units)),
        ("Unit yang juga diterima", names(key.accept_units)),
        ("Unit pendukung", names(key.second_units or key.support_units)),
        ("Jangan ke", names(key.never_units)),
        ("Teruskan ke", region.neighbour(key.forward_to).name if key.forward_to else ""),
        ("Data yang diminta", ", ".join(item.label for item in key.missing)),
        ("Alasan arsip", key.archive_reason.label if key.archive_reason else ""),
        ("Rahasia", "wajib dinyalakan" if key.force_secret else ""),
        ("Kemendesakan", "" if key.urgency == "biasa" else key.urgency),
        ("Sebabnya", key.reason),
        ("Dasar", "; ".join(key.sources)),
        *((f"Keliru ({wrong.competence})", wrong.lesson) for wrong in key.wrong_moves),
    )
    return tuple(dict.fromkeys((head, text) for head, text in rows if text))


def _reports(
    case: CaseTemplate, region: Region, phrases: Phrases, at: datetime, count: int, seed: int
) -> list[GeneratedReport]:
    voices = [name for name in case.reporter.voices if name in phrases.registers] or list(phrases.registers)
    return [
        generate_report(
            case, region, phrases, at, Random(f"pratinjau|{case.id}|{seed}|{number}"),
            register=voices[number % len(voices)], personal=True if case.personal_data else None,
        )
        for number in range(count)
    ]  # fmt: skip


def _text(report: GeneratedReport, phrases: Phrases) -> PreviewedText:
    return PreviewedText(
        register=phrases.registers[report.register].label,
        channel=report.channel.label,
        title=report.title,
        body=report.body,
        location=report.location,
        personal=tuple(f"{span.kind}: {span.text}" for span in report.personal),
    )


def _fact(fact: CaseFact, calendar: WorkingCalendar, incident: date) -> str:
    def shift(day: date, working_days: int) -> date:
        step = 1 if working_days >= 0 else -1
        for _ in range(abs(working_days)):
            day += timedelta(days=step)
            while not calendar.is_working_day(day):
                day += timedelta(days=step)
        return day

    text = resolve_date_tokens(fact.text, FactDays(PREVIEW_DAY, PREVIEW_DAY, incident), shift)
    return f"{'wajib' if fact.must else 'boleh'} | {fact.kind}: {text}"
