"""The content library: version, lazy parts, errors with file, line and column."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trainer.scenarios.library import (
    CONTENT_VARIABLE,
    ContentError,
    UnknownContentError,
    find_content,
    load_library,
)

CONTENT = find_content()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_the_version_names_the_content_and_not_the_platform(content: Path) -> None:
    before = load_library(content).version
    assert before == load_library(CONTENT).version
    path = content / "agencies" / "raksabumi.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (content / ".DS_Store").write_bytes(b"x")
    (content / "__pycache__").mkdir()
    (content / "__pycache__" / "x.yaml").write_bytes(b"x")
    assert load_library(content).version == before


def test_any_edit_or_move_changes_the_version(content: Path) -> None:
    before = load_library(content).version
    path = content / "agencies" / "raksabumi.yaml"
    path.rename(path.with_name("raksa.yaml"))
    moved = load_library(content).version
    path.with_name("raksa.yaml").write_bytes(path.with_name("raksa.yaml").read_bytes() + b"# x\n")
    assert len({before, moved, load_library(content).version}) == 3


def test_a_broken_case_does_not_hinder_the_regions(content: Path) -> None:
    (content / "cases" / "rusak.yaml").write_text("- id: [", encoding="utf-8")
    library = load_library(content)
    assert library.region("raksabumi").capital == "Raksapura"
    with pytest.raises(ContentError, match=r"cases/rusak\.yaml:\d+:\d+: susunan YAML salah"):
        len(library.cases)


@pytest.mark.parametrize(
    ("text", "line", "column", "problem", "expected"),
    [
        ("title: [a, b\nzone: x\n", 2, 5, "susunan YAML salah", "kurung"),
        ("id: x\nnama: y\n", 2, 1, "kolom 'nama' tidak dikenal", "skema"),
        ("id: x\n", 1, 1, "belum diisi", "wajib ada"),
    ],
)
def test_region_errors_point_at_the_entry(
    content: Path, text: str, line: int, column: int, problem: str, expected: str
) -> None:
    (content / "agencies" / "baru.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_library(content).region("baru")
    error = caught.value
    assert (error.file, error.line, error.column) == ("agencies/baru.yaml", line, column)
    assert problem in error.problem
    assert expected in error.expected
    assert str(error).startswith(f"agencies/baru.yaml:{line}:{column}: ")


def test_a_wrong_type_deep_inside_is_found(content: Path) -> None:
    path = content / "agencies" / "raksabumi.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: nasional", "status: [nasional]", 1), encoding="utf-8")
    line = text[: text.index("status: nasional")].count("\n") + 1
    with pytest.raises(ContentError) as caught:
        load_library(content).region("raksabumi")
    assert caught.value.line == line
    assert caught.value.problem == "isinya berjenis daftar"


def test_an_unknown_enum_value_is_explained(content: Path) -> None:
    path = content / "agencies" / "baru.yaml"
    raksabumi = (content / "agencies" / "raksabumi.yaml").read_text(encoding="utf-8")
    extra = 'neighbours:\n  - {id: x, name: X, level: kota, duties: "d"}\n'
    path.write_text(raksabumi.replace("id: raksabumi", "id: baru", 1) + extra, encoding="utf-8")
    with pytest.raises(ContentError, match="nilai 'kota' tidak dikenal") as caught:
        load_library(content).region("baru")
    assert caught.value.line == raksabumi.count("\n") + 2


def test_not_utf8_and_control_characters_are_errors(content: Path) -> None:
    path = content / "presets" / "rusak.yaml"
    path.write_bytes(b"id: \xff\n")
    with pytest.raises(ContentError, match="UTF-8"):
        load_library(content).preset("rusak")
    path.write_bytes(b"id: a\x07b\n")
    with pytest.raises(ContentError, match=r"huruf yang tidak sah|susunan YAML"):
        load_library(content).preset("rusak")
    path.write_text("- bukan pemetaan\n", encoding="utf-8")
    with pytest.raises(ContentError, match="pasangan kolom"):
        load_library(content).preset("rusak")


def test_two_cases_with_one_id(content: Path) -> None:
    source = next(path for path in sorted((content / "cases").glob("*.yaml")))
    shutil.copy(source, source.with_name("zz-salinan.yaml"))
    with pytest.raises(ContentError, match=r"zz-salinan\.yaml:\d+:\d+: id kasus '.*' sudah dipakai"):
        len(load_library(content).cases)


def test_unknown_names_list_what_exists() -> None:
    library = load_library()
    with pytest.raises(
        UnknownContentError, match=r"Tidak ada preset bernama 'x'; yang tersedia: .*orientasi"
    ):
        library.preset("x")
    with pytest.raises(UnknownContentError, match="raksabumi"):
        library.region("atlantis")
    with pytest.raises(UnknownContentError, match="sop-3hk"):
        library.rules("sop-1hk")


def test_names_cannot_leave_the_folder() -> None:
    with pytest.raises(UnknownContentError):
        load_library().preset("../regulations/nasional")


def test_a_wrong_folder_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ContentError, match="folder konten tidak ditemukan"):
        load_library(tmp_path / "tidak-ada")
    monkeypatch.setenv(CONTENT_VARIABLE, str(tmp_path / "tidak-ada"))
    with pytest.raises(ContentError, match="folder konten tidak ditemukan"):
        find_content()


def test_the_environment_chooses_the_folder(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CONTENT_VARIABLE, str(content))
    assert find_content() == content


def test_standard_offices_can_be_replaced_and_left_out(content: Path) -> None:
    path = content / "agencies" / "raksabumi.yaml"
    text = path.read_text(encoding="utf-8").replace("id: raksabumi", "id: baru", 1)
    own = 'units:\n  - {id: dlh, name: "Dinas Hijau", short: DH, function: lingkungan_hidup, duties: "d"}\n'
    (content / "agencies" / "baru.yaml").write_text(
        "without: [kai]\n" + text.replace("units:\n", own, 1), encoding="utf-8"
    )
    region = load_library(content).region("baru")
    assert region.unit("dlh").name == "Dinas Hijau"
    assert [unit.id for unit in region.units].count("dlh") == 1
    with pytest.raises(KeyError):
        region.neighbour("kai")


def test_calendars_and_lessons_are_served(content: Path) -> None:
    years = [year.year for year in load_library(content).calendars()]
    assert years == sorted(years)
    (content / "lessons").mkdir(exist_ok=True)
    (content / "lessons" / "00-uji.md").write_text("# Uji\n", encoding="utf-8")
    assert load_library(content).lessons()["00-uji"] == "# Uji\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- &a\n  id: x\n  text: *a\n", "rujukan YAML"),
        ("a: &a [x, x]\nb: [*a, *a]\n", "rujukan YAML"),
        ("!!python/object:os.system x", "tanda '!'"),
        ("[" * 3000 + "]" * 3000, "daftar"),
        ("- {id: " + "9" * 5000 + "}", "tidak sah"),
        ("a:\n\t- b", "tab"),
        ("a: 'x\n", "tanda kutip tidak ditutup"),
        ("a: b: c\n", "tanda ':'"),
        ("? [a]\n: b\n", "nama kolom"),
    ],
)
def test_hostile_yaml_is_one_indonesian_sentence(content: Path, text: str, words: str) -> None:
    (content / "cases" / "zz.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=words) as caught:
        len(load_library(content).cases)
    assert caught.value.file == "cases/zz.yaml"
