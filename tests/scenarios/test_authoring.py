"""Previews, schemas, and the document that leads a trainer to a played case."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from trainer.practice.bots import BOTS, play
from trainer.practice.session import Session
from trainer.scenarios.authoring import find_cases, preview
from trainer.scenarios.build import build_scenario
from trainer.scenarios.check import check_content
from trainer.scenarios.events import ChanceEvents
from trainer.scenarios.library import ContentError, Library, UnknownContentError, load_library
from trainer.scenarios.scenario import Preset
from trainer.scenarios.schema import TITLES, content_schema
from trainer.scoring.grading import grade
from trainer.sp4n.agencies import Regency
from trainer.sp4n.vocabulary import Level, Role

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "authoring.md"


def blocks() -> list[str]:
    """The YAML of the document: whole files name themselves in the first line, the others are parts of a file."""
    found: list[str] = re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    return found


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """The content with the files that the document tells a trainer to write."""
    content = tmp_path_factory.mktemp("latih") / "content"
    shutil.copytree(ROOT / "content", content)
    written = []
    for block in blocks():
        name = block.splitlines()[0].removeprefix("# content/")
        if name == block.splitlines()[0]:
            continue
        (content / name).write_text(block, encoding="utf-8")
        written.append(content / name)
    return content, written


def test_the_documented_files_pass_the_check_without_a_word(documented: tuple[Path, list[Path]]) -> None:
    content, written = documented
    assert [path.parent.name for path in written] == ["cases", "presets", "regulations"]
    assert check_content(content, written) == []


def test_the_documented_parts_of_a_preset_are_understood(documented: tuple[Path, list[Path]]) -> None:
    library = load_library(documented[0])
    fields = dict(library.preset("shift-harian"))
    parts = [yaml.safe_load(block) for block in blocks() if not block.startswith("# content/")]
    said = {key: value for part in parts for key, value in part.items() if key in Preset.__struct_fields__}
    assert {"events", "options", "heads", "overlay", "leave", "temperaments"} <= set(said)
    scenario = build_scenario(library, msgspec.convert({**fields, **said}, Preset), 1)
    assert scenario.rules.overlay == "sop-3hk"
    assert scenario.heads
    province = next(part for part in parts if "regencies" in part)
    assert msgspec.convert(province["level"], Level) is Level.PROVINCE
    known = {regency.id for regency in msgspec.convert(province["regencies"], tuple[Regency, ...])}
    assert {district["regency"] for district in province["districts"]} == known


def test_the_document_names_every_field_of_a_preset() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    plain = {"id", "title", "description", "timing", "recipe", "shuffle", "exam", "hints", "region"}
    for field in set(Preset.__struct_fields__) - plain:
        assert field in text, field
    for field in ChanceEvents.__struct_fields__:
        assert f"{field}:" in text, field
    for role in (Role.AGENCY, Role.LIAISON, Role.UNIT_HEAD, Role.NATIONAL):
        assert f"`{role.value}`" in text


def test_the_documented_case_is_played_by_the_expert(documented: tuple[Path, list[Path]]) -> None:
    library = load_library(documented[0])
    for seed in range(1, 6):
        session = Session.start(build_scenario(library, "contoh-pasar", seed))
        play(session, BOTS["expert"]())
        card = grade(session.scenario, session.entries)
        assert "contoh-pasar-kakus-rusak" in {report.case for report in card.reports}
        assert card.overall == 100


def test_the_document_names_every_field_of_a_recipe_line_that_is_not_plain() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for field in ("age", "predecessor", "misdirected", "days", "like", "part", "series", "duplicable"):
        assert f"`{field}" in text, field


def test_a_preview_shows_several_registers_and_the_key(library: Library) -> None:
    (case,) = find_cases(library, "jalan-kabupaten-berlubang")
    shown = preview(library, case, 9, 1)
    assert len({text.register for text in shown.texts}) == 9
    assert len({text.body for text in shown.texts}) == 9
    key = dict(shown.key)
    assert key["Unit"] == "Dinas Pekerjaan Umum dan Penataan Ruang"
    assert key["Tindakan"] == "verifikasi dan disposisi"
    assert all("{" not in fact for fact in shown.facts)


def test_a_preview_is_the_same_every_time_and_grows_at_its_end(library: Library) -> None:
    (case,) = find_cases(library, "jalan-kabupaten-berlubang")
    few, many = preview(library, case, 3, 7), preview(library, case, 6, 7)
    assert many.texts[:3] == few.texts
    assert preview(library, case, 3, 8).texts != few.texts


def test_a_preview_of_personal_data_shows_what_is_to_be_masked(library: Library) -> None:
    case = next(case for case in library.cases.values() if case.personal_data and case.text.personal)
    assert any(text.personal for text in preview(library, case, 6, 1).texts)


def test_every_case_can_be_previewed(library: Library) -> None:
    for case in library.cases.values():
        assert preview(library, case, 1, 1).texts[0].body, case.id


def test_unknown_cases_and_broken_files_are_named(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UnknownContentError, match="jalan-"):
        find_cases(library, "jalan-tiada")
    path = tmp_path / "rusak.yaml"
    path.write_text("- id: [\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"rusak\.yaml"):
        find_cases(library, str(path))


@pytest.mark.parametrize("kind", list(TITLES))
def test_a_schema_describes_every_field(kind: str) -> None:
    schema: dict[str, Any] = content_schema(kind)
    assert schema["$schema"].startswith("https://json-schema.org/")
    definitions = schema["$defs"]
    name = {"kasus": "CaseTemplate", "preset": "Preset", "daerah": "RegionFile"}[kind]
    assert definitions[name]["additionalProperties"] is False
    assert definitions[name]["required"]


def test_the_schema_of_cases_knows_keys_and_enums() -> None:
    definitions = content_schema("kasus")["$defs"]
    assert {"object", "key", "text", "facts", "contrast"} <= set(definitions["CaseTemplate"]["properties"])
    assert "berkadar" in definitions["ReportType"]["enum"]
