"""The content check finds words and topic names that lead nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trainer.scenarios.check import check_content
from trainer.scenarios.library import find_content


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("isi") / "content"
    shutil.copytree(find_content(), root)
    for path in (root / "cases").glob("*.yaml"):
        if path.stem not in ("jalan", "sampah"):
            path.unlink()
    (root / "topics" / "nama.yaml").write_text(
        "jalan: Jalan\nsampah: Sampah\ntrotoar: Trotoar\n", encoding="utf-8"
    )
    return root


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- words: [lobang]\n  categories: [[JALAN, Rusak]]\n", "kategori 'JALAN > Rusak' tidak ada"),
        ("- words: [lobang]\n  units: [bina_marga]\n", "tidak ada unit berfungsi 'bina_marga'"),
        ("- words: [lobang]\n  agencies: [nasa]\n", "instansi 'nasa' tidak ada"),
        ("- words: [Lobang!]\n  units: [sosial]\n", "huruf besar atau tanda baca"),
        ("- words: [lobang, lobang]\n  units: [sosial]\n", "sudah ada di baris lain"),
        ("- words: [lobang]\n", "tidak menghubungkan kata"),
        ("- words: [lobang]\n  unit: sosial\n", "kolom 'unit' tidak dikenal"),
    ],
)
def test_a_word_that_leads_nowhere_is_found(content: Path, text: str, said: str) -> None:
    file = content / "vocabulary" / "kata-pencarian.yaml"
    file.write_text(text, encoding="utf-8")
    assert any(said in finding.problem for finding in check_content(content, [file]))


def test_a_topic_without_a_name_and_a_name_without_topic_are_found(content: Path) -> None:
    file = content / "topics" / "nama.yaml"
    file.write_text("jalan: Jalan\nlama: Topik lama\n", encoding="utf-8")
    problems = [finding.problem for finding in check_content(content, [file])]
    assert any("topik tanpa nama: " in problem and "sampah" in problem for problem in problems)
    assert any("tidak ada kasus bertopik 'lama'" in problem for problem in problems)
