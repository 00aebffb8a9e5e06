"""What is written after a report: citizens' replies, units' answers of every quality, leaders' notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import Literal

import msgspec

from trainer.scenarios.grammar import expand, parse
from trainer.scenarios.phrases import Phrases
from trainer.scenarios.reports import GeneratedReport, tools_for
from trainer.scenarios.sentences import labelled
from trainer.scenarios.titles import type_title
from trainer.sp4n.vocabulary import ReportType

ReplyKind = Literal["terima_kasih", "tanya_lanjut", "kecewa", "marah", "mendesak", "sudah_lengkap"]
AnswerQuality = Literal["baik", "cukup", "template", "lempar", "membela"]
NoteKind = Literal["tanya_kabar", "viral", "minta_identitas", "tekan_tutup", "puji"]

_ASKING = re.compile(r"^(Bertanya|Tanya|Menanyakan|Usulan|Usul|Mengusulkan)(?: agar)? (?=[a-zA-Z])")
"""How the summary of a question or a proposal begins; the office names only its matter."""
_CASUAL = frozenset({"whatsapp", "sms", "marah"})
_OPENINGS = {ReportType.INFORMATION: "terima_kasih.informasi", ReportType.ASPIRATION: "terima_kasih.aspirasi"}


def citizen_reply(
    kind: ReplyKind, report: GeneratedReport, rng: Random, phrases: Phrases, unit: str = "dinas terkait"
) -> str:
    """Write what the citizen answers back, in the manner of his report.

    Args:
        kind: how he takes the answer he got.
        report: his report; its register decides how he types.
        rng: decides the words.
        phrases: shared phrases.
        unit: name of the office that answered.

    Returns:
        The reply.
    """
    casual = report.register in _CASUAL and rng.random() < 0.7
    pool = phrases.replies.get(f"{kind}.santai", ()) if casual else ()
    text = _written(pool or phrases.replies[kind], rng, {"unit": unit})
    tools = tools_for(phrases)
    writer = tools.writer(phrases.registers[report.register], "casual" if pool else "plain", (), rng)
    return tools.typist.type_text(text, writer, rng)


def sent_again(report: GeneratedReport, rng: Random, phrases: Phrases) -> GeneratedReport:
    """Let an impatient citizen send his report once more, nearly word for word.

    Args:
        report: his first report.
        rng: decides what he changes.
        phrases: shared phrases.

    Returns:
        A report of the same incident: other capitals in the title, and the same body with a line of
        urging at its end. Personal data stay where they were.
    """
    end = "" if report.body[-1] in ".?!" else "."
    body = f"{report.body}{end} {citizen_reply('mendesak', report, rng, phrases)}"
    if any(span.field == "title" for span in report.personal):
        return msgspec.structs.replace(report, body=body)
    return msgspec.structs.replace(report, title=type_title(report.title, rng), body=body)


def unit_answer(
    quality: AnswerQuality,
    report: GeneratedReport,
    unit: str,
    hidden: bool,
    rng: Random,
    phrases: Phrases,
) -> str:
    """Write a unit's answer.

    Args:
        quality: `baik` tells all facts of the report, `cukup` the first ones, `template` none, `lempar`
            sends the citizen elsewhere, `membela` defends the colleagues and blames the citizen.
        report: the report; date tokens in its facts stay as they are.
        unit: name of the answering office.
        hidden: whether the reporter must not be named.
        rng: decides the words.
        phrases: shared phrases.

    Returns:
        The answer.

    Source: dossier 8.2 (what an answer must contain) and 8.4 (typical weaknesses).
    """
    slots = _matter(report)
    facts = [fact.text for fact in report.facts]
    title = "Bapak" if report.reporter.gender == "pria" else "Ibu"
    slots["sapaan"] = "Bapak/Ibu Pelapor" if hidden else f"{title} {report.reporter.name}"
    slots["unit"] = unit
    slots["fakta"] = " ".join(facts[:2])
    slots["fakta_kecil"] = _lowered(" ".join(facts[:2]))
    if quality != "baik":
        return _written(phrases.answers[quality], rng, slots)
    opening = phrases.answers[_OPENINGS.get(report.case.key.type, "terima_kasih")]
    parts = (
        f"{_written(phrases.answers['salam'], rng, slots)} {_written(opening, rng, slots)}",
        " ".join(facts),
        _written(phrases.answers["penutup"], rng, slots),
    )
    return "\n".join(part for part in parts if part)


def leader_note(kind: NoteKind, report: GeneratedReport, rng: Random, phrases: Phrases) -> str:
    """Write a leader's short note about a report; `minta_identitas` and `tekan_tutup` ask for what is wrong."""
    return _written(phrases.notes[kind], rng, _matter(report))


def _matter(report: GeneratedReport) -> dict[str, str]:
    """Return how an office names the matter and the place, without personal data."""
    summary = _ASKING.sub("", report.case.summary.rstrip("."))
    summary = summary[:1].upper() + summary[1:]
    told = report.case.text.use_place and report.case.key.action != "tunda"
    return {
        "perihal": _lowered(summary),
        "perihal_besar": summary,
        "tempat": f" di Kecamatan {report.incident.district}" if told and " di " not in summary else "",
    }


def _written(pool: Sequence[str], rng: Random, slots: dict[str, str]) -> str:
    return expand(parse(labelled(pool[int(rng.random() * len(pool))])), rng, slots)


def _lowered(text: str) -> str:
    """Begin in lower case unless the text begins with an abbreviation such as KTP."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
