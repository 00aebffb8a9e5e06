"""Fits the step tables of the grader of written answers to rated answers.

Run from the repository: ``python benchmarks/fit_responses.py [--data FOLDER] [--out FILE]``. The result is
`content/rubrics/responses-model.yaml`. Each table may only rise or only fall with its feature, so that doing better
never costs points; few rounds and a small step guard against learning one writer's habits.
"""

import argparse
import datetime
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from trainer.scoring.responses import AnswerCase, Fact, ResponseRubric, load_rubric
from trainer.scoring.responses.evidence import Evidence
from trainer.scoring.responses.grading import OVERALL, caps_of, failures_of, observe
from trainer.scoring.responses.rubric import DIMENSIONS

ROOT = Path(__file__).resolve().parent.parent
RUBRIC_FOLDER = ROOT / "content" / "rubrics"
MODEL_FILE = RUBRIC_FOLDER / "responses-model.yaml"
DEFAULT_DATA = ROOT.parent / "shared" / "benchmarks" / "responses"
OWN_DATA = ROOT / "benchmarks" / "answers"
FILES = ("cases", "responses", "ratings")
ROUNDS, STEP, SMALLEST_LEAF, CUTS = 160, 0.12, 8, 12

FEATURES: dict[str, dict[str, int]] = {
    "sopan": {
        "pembuka": 1,
        "penutup": 1,
        "santai": -1,
        "terima_kasih": 1,
        "ejaan_pesan": -1,
        "huruf_kecil": -1,
        "huruf_besar": -1,
        "k_menghina": -1,
        "k_menyalahkan": -1,
        "k_tidak_bermakna": -1,
        "k_lempar_wewenang": -1,
    },
    "empati": {
        "maaf_peduli": 1,
        "peduli_khusus": 1,
        "terima_kasih": 1,
        "k_tidak_bermakna": -1,
        "k_menyalahkan": -1,
        "k_menghina": -1,
        "k_lempar_wewenang": -1,
    },
    "relevansi": {
        "fakta_wajib": 1,
        "fakta_terkuat": 1,
        "menyentuh": 1,
        "pokok_laporan": 1,
        "asing": -1,
        "k_tidak_bermakna": -1,
        "k_salah_laporan": -1,
        "k_janji_kosong": -1,
        "k_bertentangan_fakta": -1,
    },
    "tindakan": {
        "fakta_tindakan": 1,
        "fakta_terkuat": 1,
        "fakta_wajib": 1,
        "menyentuh": 1,
        "k_tidak_bermakna": -1,
        "k_bertentangan_fakta": -1,
        "k_janji_kosong": -1,
        "k_menyalahkan": -1,
        "k_lempar_wewenang": -1,
    },
    "waktu": {
        "waktu_tepat": 1,
        "tanggal_tepat": 1,
        "kontak": 1,
        "cara_pantau": 1,
        "samar": 1,
        "fakta_wajib": 1,
        "k_tidak_bermakna": -1,
        "k_bertentangan_fakta": -1,
        "k_menyalahkan": -1,
    },
    "bahasa": {
        "mutu_bahasa": 1,
        "fakta_wajib": 1,
        "kalimat_panjang": -1,
        "k_tidak_bermakna": -1,
        "k_janji_kosong": -1,
    },
    "kepatuhan": {
        "k_terberat": -1,
        "k_bocor_identitas": -1,
        "k_bertentangan_fakta": -1,
        "k_janji_kosong": -1,
        "k_tidak_bermakna": -1,
        "k_lempar_wewenang": -1,
        "fakta_wajib": 1,
        "fakta_terkuat": 1,
    },
    OVERALL: {
        "fakta_wajib": 1,
        "fakta_terlemah": 1,
        "fakta_tindakan": 1,
        "menyentuh": 1,
        "waktu_tepat": 1,
        "kontak": 1,
        "pembuka": 1,
        "penutup": 1,
        "maaf_peduli": 1,
        "mutu_bahasa": 1,
        "k_janji_kosong": -1,
    },
}
"""Which features a score may look at, and whether more of them is better (1) or worse (-1)."""


class Sample(NamedTuple):
    """One rated answer."""

    id: str
    case: AnswerCase
    text: str
    ratings: tuple[Mapping[str, Any], ...]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _case(record: Mapping[str, Any]) -> AnswerCase:
    facts = tuple(
        Fact(str(fact["id"]), str(fact["kind"]), str(fact["text"]), bool(fact.get("must", False)))
        for fact in record["facts"]
    )
    return AnswerCase(
        str(record["id"]),
        str(record["title"]),
        str(record["body"]),
        str(record["privacy"]),
        str(record["reporter"] or ""),
        str(record["type"]),
        str(record["unit"]),
        datetime.date.fromisoformat(str(record["date"])),
        facts,
    )


def read_samples(cases: Path, responses: Path, ratings: Path) -> list[Sample]:
    """Reads rated answers.

    Args:
        cases: Cases as JSON lines.
        responses: Answers as JSON lines.
        ratings: Ratings as JSON lines.

    Returns:
        The samples in the order of the answers.
    """
    known = {str(record["id"]): _case(record) for record in read_lines(cases)}
    rated: dict[str, list[Mapping[str, Any]]] = {}
    for record in read_lines(ratings):
        rated.setdefault(str(record["id"]), []).append(record)
    return [
        Sample(
            str(each["id"]),
            known[str(each["case_id"])],
            str(each["text"]),
            tuple(sorted(rated[str(each["id"])], key=lambda record: str(record["rater"]))),
        )
        for each in read_lines(responses)
    ]


def empty_model() -> dict[str, Any]:
    """A model that scores everything alike, to read evidence with before there is a fitted one."""
    return {
        key: {"dasar": 2.0, "ambang": [0.5, 1.5, 2.5, 3.5], "tabel": {}} for key in (*DIMENSIONS, OVERALL)
    }


def rubric_data() -> dict[str, Any]:
    """The merged rubric files (with an empty model when none is fitted yet)."""
    merged: dict[str, Any] = {"model": empty_model()}
    for path in sorted(RUBRIC_FOLDER.glob("responses*.yaml")):
        merged.update(yaml.safe_load(path.read_text(encoding="utf-8")))
    return merged


def _cuts(values: np.ndarray) -> list[float]:
    """Candidate limits of a feature, halfway between neighbouring values and rounded."""
    distinct = np.unique(values)
    if len(distinct) < 2:
        return []
    middles = (distinct[1:] + distinct[:-1]) / 2
    if len(middles) > CUTS:
        middles = np.quantile(values, np.linspace(0.04, 0.96, CUTS))
    return sorted({round(float(each), 3) for each in middles})


class _Steps:
    """The growing table of one feature, kept monotone."""

    def __init__(self, cuts: list[float], values: np.ndarray, direction: int) -> None:
        self.cuts, self.direction = cuts, direction
        self.right = [values >= cut for cut in cuts]
        self.gains = [0.0] * len(cuts)

    def best(self, residual: np.ndarray, weight: np.ndarray) -> tuple[float, int, float]:
        """(reduction of the squared error, index of the cut, height of the step)."""
        found = (0.0, -1, 0.0)
        for index, right in enumerate(self.right):
            heavy, light = weight[right].sum(), weight[~right].sum()
            if heavy < SMALLEST_LEAF or light < SMALLEST_LEAF:
                continue
            height = np.average(residual[right], weights=weight[right])
            height -= np.average(residual[~right], weights=weight[~right])
            if height * self.direction <= 0:
                continue
            reduction = float(height**2 * heavy * light / (heavy + light))
            if reduction > found[0]:
                found = (reduction, index, float(height))
        return found


def fit_score(
    features: Sequence[Mapping[str, float]],
    target: np.ndarray,
    weight: np.ndarray,
    allowed: Mapping[str, int],
) -> dict[str, Any]:
    """Fits the tables of one score by gradient boosting of monotone steps.

    Args:
        features: Feature values of each sample.
        target: Mean rating of each sample.
        weight: Weight of each sample.
        allowed: Feature -> direction.

    Returns:
        The model as it stands in the YAML file.
    """
    base = float(np.average(target, weights=weight))
    steps: dict[str, _Steps] = {}
    for name, direction in allowed.items():
        values = np.array([each[name] for each in features])
        steps[name] = _Steps(_cuts(values), values, direction)
    predicted = np.full(len(target), base)
    for _ in range(ROUNDS):
        residual = target - predicted
        chosen, best = "", (0.0, -1, 0.0)
        for name, table in steps.items():
            found = table.best(residual, weight)
            if found[0] > best[0] + 1e-9:
                chosen, best = name, found
        if not chosen:
            break
        table, index, height = steps[chosen], best[1], STEP * best[2]
        share = float(np.average(table.right[index], weights=weight))
        table.gains[index] += height
        predicted += height * (table.right[index] - share)
        base -= height * share
    return {
        "dasar": round(base, 4),
        "ambang": [0.5, 1.5, 2.5, 3.5],
        "tabel": {name: _table(each) for name, each in steps.items() if any(each.gains)},
    }


def _table(steps: _Steps) -> dict[str, list[float]]:
    limits, values, height = [], [0.0], 0.0
    for cut, gain in zip(steps.cuts, steps.gains, strict=True):
        if gain:
            height += gain
            limits.append(cut)
            values.append(round(height, 4))
    return {"batas": limits, "nilai": values}


def _target(sample: Sample, key: str) -> float:
    name = "overall" if key == OVERALL else key
    return float(np.mean([int(str(rating[name])) for rating in sample.ratings]))


def fit(samples: Sequence[Sample], evidence: Sequence[Evidence], rubric: ResponseRubric) -> dict[str, Any]:
    """Fits all scores.

    Samples whose score a critical failure caps anyway count little, since the cap decides there.

    Args:
        samples: The rated answers.
        evidence: Their evidence.
        rubric: The rubric (its model is not used).

    Returns:
        The models, keyed by dimension and `keseluruhan`.
    """
    caps = [caps_of(each, failures_of(each, rubric), rubric) for each in evidence]
    models: dict[str, Any] = {}
    for key, allowed in FEATURES.items():
        weight = np.array([1.0 if cap[key] == 4 else 0.0 if key == OVERALL else 0.15 for cap in caps])
        target = np.array([_target(sample, key) for sample in samples])
        models[key] = fit_score([each.features for each in evidence], target, weight, allowed)
    return models


def write_fitted(path: Path, fitted: Mapping[str, object]) -> None:
    """Writes fitted parts into the model file and keeps the other parts that stand there.

    Args:
        path: The file.
        fitted: Top-level key -> what was fitted.
    """
    known = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    merged = {**known, **fitted}
    note = (
        "# Hasil benchmarks/fit_responses.py (model) dan benchmarks/fit_attitude.py (sikap). Jangan diubah dengan tangan;\n"
        "# ubah kamus atau contoh, lalu jalankan lagi.\n"
    )
    body = yaml.safe_dump(
        {key: merged[key] for key in sorted(merged)},
        sort_keys=False,
        default_flow_style=None,
        width=118,
        allow_unicode=True,
    )
    path.write_text(note + body, "utf-8")


def main() -> None:
    """Fits the model to all rated answers and writes it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", default=[DEFAULT_DATA, OWN_DATA])
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    options = parser.parse_args()
    folders = [[folder / f"{name}.jsonl" for name in FILES] for folder in options.data]
    missing = [str(path) for paths in folders for path in paths if not path.is_file()]
    if missing:
        sys.exit("fit_responses: berkas tidak ditemukan: " + ", ".join(missing))
    samples = [sample for paths in folders for sample in read_samples(*paths)]
    rubric = load_rubric(rubric_data())
    evidence = [observe(sample.case, sample.text, rubric) for sample in samples]
    write_fitted(options.out, {"model": fit(samples, evidence, rubric)})
    print(f"{len(samples)} tanggapan -> {options.out}")


if __name__ == "__main__":
    main()
