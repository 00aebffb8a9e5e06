"""`regrade`, `item-stats`, `override`: what a trainer sees, as text and JSON, and one sentence for mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from trainer.cli import run
from trainer.practice.bots import BOTS, play
from trainer.practice.desk import Desk
from trainer.scenarios.library import find_content
from trainer.scoring.overrides import decode_overrides

RUBRIC = find_content() / "rubrics" / "penilaian.yaml"


def exported(tmp_path: Path, bot: str, seed: int, capsys: pytest.CaptureFixture[str]) -> str:
    path = tmp_path / f"{bot}-{seed}.json"
    assert run(["demo", "--preset", "orientasi", "--seed", str(seed), "--bot", bot, "--out", str(path)]) == 0
    capsys.readouterr()
    return str(path)


def bound_version() -> str:
    return str(yaml.safe_load(RUBRIC.read_text(encoding="utf-8"))["version"])


def rubric_file(tmp_path: Path, **changes: Any) -> str:
    data = yaml.safe_load(RUBRIC.read_text(encoding="utf-8")) | changes
    path = tmp_path / "rubrik.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return str(path)


def sentence(capsys: pytest.CaptureFixture[str]) -> str:
    error = capsys.readouterr().err.strip()
    assert len(error.splitlines()) == 1, error
    return error


@pytest.fixture
def finished() -> int:
    """A stored session that a hasty bot played."""
    desk = Desk.open()
    profile = desk.add_profile("Rini", "raksabumi", "Diskominfo", "admin_instansi")
    shift = desk.start(profile, "orientasi", 2)
    play(shift.session, BOTS["hasty"]())
    return shift.id


def test_regrade_lists_before_and_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = exported(tmp_path, "hasty", 2, capsys)
    items = yaml.safe_load(RUBRIC.read_text(encoding="utf-8"))["items"]
    items["kategori"]["points"] = 8
    other = rubric_file(tmp_path, version="2.0", items=items)
    assert run(["regrade", source, "--rubric", other]) == 0
    text = capsys.readouterr().out
    assert f"Rubrik        : {bound_version()}" in text
    assert "-> 2.0" in text
    assert "Kategori: 0 dari 2 -> 0 dari 8" in text
    assert run(["regrade", source, "--rubric", other, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["before"]["rubric_version"].startswith(bound_version())
    assert data["after"]["rubric_version"].startswith("2.0")
    assert {item["item"].split(":")[1] for item in data["items"]} == {"kategori"}


def test_the_shipped_first_version_is_known_by_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = exported(tmp_path, "hasty", 2, capsys)
    assert run(["regrade", source, "--rubric", "penilaian-1.0", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["after"]["rubric_version"] == "1.0"
    assert data["difference"] > 0, "version 1.0 knows no floors"
    assert run(["regrade", source, "--rubric", "penilaian-0.9"]) == 1
    assert "tidak ada" in sentence(capsys)


def test_a_cohort_moves_the_measured_difficulty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [exported(tmp_path, bot, 2, capsys) for bot in ("expert", "hasty")]
    out = tmp_path / "kesukaran.yaml"
    assert run(["item-stats", *files, "--difficulty", str(out)]) == 0
    capsys.readouterr()
    before = yaml.safe_load((RUBRIC.parent / "kesukaran.yaml").read_text(encoding="utf-8"))
    after = yaml.safe_load(out.read_text(encoding="utf-8"))
    played = {case: each for case, each in after["cases"].items() if each.get("plays")}
    assert played
    assert all(each["plays"] == 2 and 0 < each["people"] < 1 for each in played.values())
    assert after["version"].startswith(before["version"])
    assert after["version"] != before["version"]


@pytest.mark.parametrize("content", ["items: 3\n", "version: [\n", "version: '1'\nbands: []\n"])
def test_a_broken_rubric_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    source = exported(tmp_path, "hasty", 2, capsys)
    path = tmp_path / "rusak.yaml"
    path.write_text(content, encoding="utf-8")
    assert run(["regrade", source, "--rubric", str(path)]) == 1
    assert "rusak.yaml" in sentence(capsys)


def test_item_stats_of_a_group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [exported(tmp_path, bot, 2, capsys) for bot in ("expert", "hasty", "negligent")]
    assert run(["item-stats", *files]) == 0
    text = capsys.readouterr().out
    assert "Daya beda" in text
    assert "Keajekan" in text
    assert run(["item-stats", *files, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["unit"] == "laporan"
    assert data["test"]["people"] == 3
    assert len(data["decisions"]) == 3
    assert run(["item-stats", *files, "--by", "kompetensi", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unit"] == "kompetensi"


def test_item_stats_needs_a_group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["item-stats", exported(tmp_path, "expert", 2, capsys)]) == 1
    assert "sedikitnya dua" in sentence(capsys)


def lost_item(number: int) -> str:
    _, _, card = Desk.open().card(number)
    return next(item.id for item in card.items if item.points < item.possible and item.critical is None)


def test_an_override_is_kept_beside_the_machine_score(
    finished: int, capsys: pytest.CaptureFixture[str]
) -> None:
    item = lost_item(finished)
    before = Desk.open().card(finished)[2]
    reason = "Alasan peserta dapat diterima."
    arguments = [
        "override",
        str(finished),
        "--item",
        item,
        "--points",
        "1",
        "--reason",
        reason,
        "--by",
        "Bu Rini",
    ]
    assert run([*arguments, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["machine_overall"] == before.overall
    assert data["overrides"][0]["override"]["reason"] == reason
    assert run(arguments) == 0
    assert "menurut mesin" in capsys.readouterr().out
    desk = Desk.open()
    kept = decode_overrides(desk.store.setting(desk.store.session(finished).profile, f"koreksi:{finished}"))
    assert [(each.item, each.by) for each in kept] == [(item, "Bu Rini")] * 2
    assert desk.card(finished)[2] == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"--points": "99"}, 2),
        ({"--points": "banyak"}, 2),
        ({"--reason": " "}, 2),
        ({"--item": "1:tanpa"}, 2),
        ({"--by": " "}, 2),
        ({"number": "77"}, 1),
    ],
)
def test_a_senseless_override_is_one_sentence_and_keeps_nothing(
    finished: int, capsys: pytest.CaptureFixture[str], changes: dict[str, str], code: int
) -> None:
    options = {
        "--item": lost_item(finished),
        "--points": "1",
        "--reason": "Sah.",
        "--by": "Bu Rini",
    } | changes
    number = options.pop("number", str(finished))
    assert run(["override", number, *[part for pair in options.items() for part in pair]]) == code
    sentence(capsys)
    desk = Desk.open()
    assert desk.store.setting(desk.store.session(finished).profile, f"koreksi:{finished}") == ""


@pytest.mark.parametrize("command", ["regrade", "item-stats", "override"])
def test_help_is_indonesian(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run([command, "--help"]) == 0
    text = capsys.readouterr().out
    assert "Pemakaian:" in text
    assert "Pilihan" in text
