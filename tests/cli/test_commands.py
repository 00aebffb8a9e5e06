"""Headless commands: useful output, exit codes, and one sentence for everything that is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.cli import run
from trainer.cli.program import program
from trainer.cli.speech import plain

ROOT = Path(__file__).resolve().parents[2]


def sentence(capsys: pytest.CaptureFixture[str]) -> str:
    error = capsys.readouterr().err.strip()
    assert "Traceback" not in error
    assert len(error.splitlines()) == 1, error
    return error


def test_demo_prints_a_card(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--preset", "orientasi", "--seed", "2"]) == 0
    text = capsys.readouterr().out
    assert "Nilai akhir     : 100.00" in text
    assert "SIMULASI" in text


def test_demo_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--preset", "orientasi", "--seed", "2", "--bot", "hasty", "--json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert card["overall"] < 100
    lost = [item for item in card["items"] if item["points"] < item["possible"]]
    assert lost
    for item in lost:
        assert item["happened"]
        assert item["due"]
        assert item["why"]
        assert item["citation"]
        assert item["advice"]


def test_a_session_can_be_saved_replayed_and_graded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "giliran.json"
    assert run(["demo", "--preset", "orientasi", "--seed", "4", "--out", str(path), "--json"]) == 0
    first = capsys.readouterr().out
    assert run(["grade", str(path), "--json"]) == 0
    assert capsys.readouterr().out == first
    assert run(["replay", str(path)]) == 0
    assert "didisposisikan ke" in capsys.readouterr().out


def test_generate_hides_the_key_unless_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "--preset", "orientasi", "--seed", "1", "--count", "3"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 3
    assert all("key" not in row for row in rows)
    assert {"tracking_id", "submitted_at", "channel", "privacy", "reporter", "title", "body"} <= rows[
        0
    ].keys()


def test_a_longer_stream_begins_with_the_shorter_one(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for count in ("7", "50"):
        assert run(["generate", "--preset", "shift-harian", "--seed", "9", "--count", count, "--key"]) == 0
        outputs.append(capsys.readouterr().out.splitlines())
    assert outputs[1][:7] == outputs[0]
    ids = [json.loads(line)["tracking_id"] for line in outputs[1]]
    assert len(set(ids)) == 50
    for line in outputs[1]:
        row = json.loads(line)
        if row["key"]["duplicate_of"]:
            assert row["key"]["duplicate_of"] in ids
            assert row["key"]["duplicate_of"] != row["tracking_id"]


def test_a_sheet_holds_text_and_no_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from trainer.cli.content import write_sheet

    path = tmp_path / "laporan.xlsx"
    evil = {"title": '=HYPERLINK("http://x")', "body": "+1\x1b[31m[/x]", "key": {"reason": "@SUM(A1)"}}
    write_sheet(iter([evil]), path)
    rows = list(load_workbook(path).active.iter_rows())
    assert all(cell.data_type == "s" for row in rows for cell in row)
    assert rows[1][0].value == evil["title"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["demo", "--preset", "tiada"], 2, "tiada"),
        (["demo", "--seed", "satu"], 2, "bilangan bulat"),
        (["demo", "--bot", "malas"], 2, "expert"),
        (["tarian"], 2, "tidak ada"),
        (["demo", "--apa"], 2, "tidak dikenal"),
        (["bots", "--seeds", "9-1"], 2, "Rentang"),
        (["generate", "--format", "xlsx"], 2, "--out"),
        (["generate", "--count", "0"], 2, "--count"),
        (["grade", "tiada.json"], 1, "tidak ditemukan"),
        (["grade", "99"], 1, "nomor 99"),
        (["replay", "tiada.json"], 1, "tidak ditemukan"),
        (["grade-response"], 2, "belum diisi"),
        (["check", "tiada"], 2, "tidak ditemukan"),
        ([], 2, "terminal"),
    ],
)
def test_misuse_is_one_sentence(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == code
    assert words in sentence(capsys)


def test_a_broken_preset_names_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    (content / "presets" / "orientasi.yaml").write_text("id: orientasi\ntitle: [belum\n", encoding="utf-8")
    monkeypatch.setenv("LATIH_CONTENT", str(content))
    assert run(["demo", "--preset", "orientasi"]) == 1
    assert "orientasi.yaml:" in sentence(capsys)


def test_responses_are_graded_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = {
        "id": "k1", "title": "Lampu padam", "body": "Lampu jalan di depan pasar padam seminggu.", "privacy": "anonim",
        "reporter": "Rina Kartika", "type": "pengaduan", "unit": "Dinas Perhubungan", "date": "2026-03-05",
        "facts": [{"id": "f1", "kind": "temuan", "text": "Dua lampu padam karena kabel putus.", "must": True}],
    }  # fmt: skip
    answers = [
        {"id": "j1", "case_id": "k1", "text": "Terima kasih, akan kami tindaklanjuti."},
        {"id": "j2", "case_id": "k1", "text": "Yth. Ibu Rina Kartika, dua lampu padam karena kabel putus."},
    ]
    cases, responses, out = tmp_path / "k.jsonl", tmp_path / "j.jsonl", tmp_path / "h.jsonl"
    cases.write_text(json.dumps(case), encoding="utf-8")
    responses.write_text("\n".join(map(json.dumps, answers)), encoding="utf-8")
    assert (
        run(["grade-response", "--cases", str(cases), "--responses", str(responses), "--out", str(out)]) == 0
    )
    graded = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in graded] == ["j1", "j2"]
    assert graded[0]["overall"] <= 2
    assert "bocor_identitas" in graded[1]["critical"]
    responses.write_text('{"id": "j3", "case_id": "tiada", "text": "x"}', encoding="utf-8")
    assert run(["grade-response", "--cases", str(cases), "--responses", str(responses)]) == 1
    assert "tiada" in sentence(capsys)


def test_every_help_page_is_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    from trainer.cli.root import root

    for name in ["", *root.commands]:
        assert run([*([name] if name else []), "--help"]) == 0
        page = capsys.readouterr().out
        assert "Pemakaian:" in page
        assert "Tampilkan bantuan ini." in page
        for english in ("Usage", "Options", "Show this", "[OPTIONS]", "COMMAND", "[default"):
            assert english not in page


def test_headless_commands_leave_textual_alone() -> None:
    """`--help` and the work of the headless commands never load the UI library."""
    script = (
        "import sys; from trainer.cli import run; run(['--help']); "
        "run(['demo', '--preset', 'orientasi', '--json']); "
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_piped_without_command_says_how(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "trainer"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        input="",
    )
    assert done.returncode == 2
    assert f"{program()} demo" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_control_characters_never_reach_the_terminal() -> None:
    assert plain("a\x1b[31mb\x07c\u202ed\n", keep_lines=False) == "a [31mb c d "
