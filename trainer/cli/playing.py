"""`demo`, `bots`, `replay`: playing and looking at sessions without a screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.guard import sentences
from trainer.cli.options import (
    OutputFile,
    json_option,
    library,
    preset_option,
    seed_option,
    stored_or_exported,
)
from trainer.cli.speech import MISUSED, Command, Failure, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.practice.session import Session
    from trainer.scenarios.library import Library
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Scenario

BOT_NAMES = ("expert", "hasty", "negligent")


@click.command(cls=Command)
@preset_option
@seed_option
@click.option(
    "--bot",
    type=click.Choice(BOT_NAMES),
    default="expert",
    help="Siapa yang bermain: expert (ahli), hasty (tergesa), negligent (lalai).",
)
@click.option(
    "--out",
    type=OutputFile(),
    help="Simpan giliran ke berkas untuk `replay` dan `grade`.",
)
@json_option
def demo(preset: str, seed: int, bot: str, out: Path | None, as_json: bool) -> None:
    """Mainkan satu giliran penuh dengan bot, lalu cetak rapornya."""
    with sentences():
        from trainer.cli.cards import card_json, card_text
        from trainer.practice.journal import write_session
        from trainer.scoring.grading import grade

        session = play_bot(library(), preset, seed, bot)
        if out is not None:
            write_session(
                out,
                session.scenario,
                session.entries,
                f"bot {bot}",
                "giliran",
                session.scenario.starts.isoformat(),
            )
        card = grade(session.scenario, session.entries)
        click.echo(card_json(card) if as_json else card_text(session.scenario, card))


def play_bot(content: Library, preset: str, seed: int, bot: str) -> Session:
    """Build a scenario and let a bot play it to the end, with a progress bar on a terminal."""
    from trainer.practice.bots import BOTS, play
    from trainer.practice.session import Session
    from trainer.scenarios.build import build_scenario

    scenario = build_scenario(content, preset, seed)
    session = Session.start(scenario)
    length = int((scenario.ends - scenario.starts).total_seconds() // 3600) or 1
    if not sys.stderr.isatty():
        play(session, BOTS[bot]())
        return session
    with click.progressbar(length=length, label="Bermain", file=sys.stderr) as bar:
        done = 0

        def progress(now: object) -> None:
            nonlocal done
            hours = int((session.now - scenario.starts).total_seconds() // 3600)
            bar.update(hours - done)
            done = hours

        play(session, BOTS[bot](), progress)
    return session


@click.command(cls=Command)
@preset_option
@click.option("--seeds", default="1-10", help="Rentang angka awal, misalnya 1-50 (bawaan: 1-10).")
@json_option
def bots(preset: str, seeds: str, as_json: bool) -> None:
    """Mainkan setiap bot pada serentang angka awal; tampilkan rata-rata dan sebarannya."""
    import json
    from statistics import fmean, pstdev

    from trainer.scoring.grading import grade

    wanted = seed_range(seeds)
    with sentences():
        content = library()
        rows: dict[str, list[float]] = {name: [] for name in BOT_NAMES}
        criticals = dict.fromkeys(BOT_NAMES, 0)
        steps = [(name, seed) for seed in wanted for name in BOT_NAMES]
        with click.progressbar(
            steps, label="Bermain", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            for name, seed in bar:
                session = play_quietly(content, preset, seed, name)
                card = grade(session.scenario, session.entries)
                rows[name].append(card.overall)
                criticals[name] += len(card.caps)
    table = {
        name: {
            "mean": round(fmean(values), 2),
            "sd": round(pstdev(values), 2),
            "min": min(values),
            "max": max(values),
            "critical": criticals[name],
        }
        for name, values in rows.items()
    }
    if as_json:
        click.echo(json.dumps({"preset": preset, "seeds": seeds, "bots": table}, ensure_ascii=False))
        return
    click.echo(
        f"{'bot':<12}{'rata-rata':>10}{'simpangan':>11}{'terendah':>10}{'tertinggi':>11}{'kesalahan berat':>17}"
    )
    for name, row in table.items():
        click.echo(
            f"{name:<12}{row['mean']:>10.2f}{row['sd']:>11.2f}{row['min']:>10.2f}{row['max']:>11.2f}{row['critical']:>17}"
        )


def play_quietly(content: Library, preset: str, seed: int, bot: str) -> Session:
    """Let a bot play a scenario without any display."""
    from trainer.practice.bots import BOTS, play
    from trainer.practice.session import Session
    from trainer.scenarios.build import build_scenario

    session = Session.start(build_scenario(content, preset, seed))
    play(session, BOTS[bot]())
    return session


def seed_range(text: str) -> range:
    """Read `A-B` or a single number.

    Raises:
        Failure: it is neither.
    """
    first, _, last = text.partition("-")
    if not first.isdigit() or (last and not last.isdigit()) or (last and int(last) < int(first)):
        raise Failure(
            f"Rentang '{plain(text, False)}' tidak sah. Tulis dua bilangan, misalnya --seeds 1-50.", MISUSED
        )
    return range(int(first), int(last or first) + 1)


@click.command(cls=Command)
@click.argument("source", metavar="BERKAS|NOMOR")
@json_option
def replay(source: str, as_json: bool) -> None:
    """Putar ulang sebuah giliran langkah demi langkah."""
    import msgspec

    with sentences():
        scenario, entries = stored_or_exported(source)
        lines = replay_lines(scenario, entries)
        if as_json:
            for line in lines:
                click.echo(msgspec.json.encode(line).decode())
            return
        for line in lines:
            click.echo(plain(f"{line['waktu']}  {line['siapa']:<28} {line['apa']}", False))


def replay_lines(scenario: Scenario, entries: Sequence[LogEntry]) -> list[dict[str, object]]:
    """What happened, line by line, refolding the log to prove that every step is legal."""
    from trainer.scenarios.log import taken_back
    from trainer.scenarios.world import build_calendar, build_instance
    from trainer.scoring.sentences import Words
    from trainer.sp4n.verbs import Verb

    instance, words = build_instance(scenario, build_calendar(scenario)), Words(scenario)
    lines: list[dict[str, object]] = []
    undone = taken_back(entries)
    for entry in entries:
        label = "" if entry.command is None else Verb(str(type(entry.command).__struct_config__.tag)).label
        seen = {number: len(report.history) for number, report in instance.reports.items()}
        if entry.seq not in undone:
            instance.fold(entry.events)
        texts = [
            f"#{number} {line.text}"
            for number, report in instance.reports.items()
            for line in report.history[seen.get(number, 0) :]
        ]
        if entry.tells:
            texts = [entry.note]
        if entry.seq in undone:
            own = entry.origin == "peserta" and entry.events
            texts = [f"#{entry.events[0].report} {label} (dibatalkan)"] if own else []
        for text in texts or ([f"{label}: {entry.note}"] if entry.note and label else []):
            lines.append(
                {
                    "langkah": entry.seq,
                    "waktu": words.moment(entry.at),
                    "asal": entry.origin,
                    "siapa": entry.actor.name,
                    "apa": text,
                }
            )
    return lines


COMMANDS = (demo, bots, replay)
