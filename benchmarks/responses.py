"""Measures the grader of written answers against two raters, in cross-validation by case.

Run from the repository: ``python benchmarks/responses.py [--cases F] [--responses F] [--ratings F]``. The fitted tables are
learnt anew without the cases that are then scored; word lists and detectors are the same in every fold. ``--shipped``
scores with the tables as shipped instead (right for answers the fit never saw). Exit code 2 when a file is missing.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from fit_responses import DEFAULT_DATA, FILES, OWN_DATA, Sample, empty_model, fit, read_samples, rubric_data
from rapidfuzz import fuzz
from sklearn.metrics import cohen_kappa_score

from trainer.scoring.responses import (
    ResponseGrade,
    ResponseRubric,
    compose_model_answer,
    grade_response,
    load_rubric,
)
from trainer.scoring.responses.grading import observe
from trainer.scoring.responses.rubric import DIMENSIONS
from trainer.scoring.responses.settling import CODES

FOLDS = 10
BANDS = (("rendah (0-1)", 0.0, 1.25), ("tengah (1,5-2,5)", 1.26, 2.75), ("tinggi (3-4)", 2.76, 4.0))


def kappa(first: Sequence[int], second: Sequence[int]) -> float:
    """Quadratic weighted kappa over the scores 0-4."""
    if list(first) == list(second):
        return 1.0
    return float(cohen_kappa_score(first, second, labels=list(range(5)), weights="quadratic"))


def cross_validated(samples: Sequence[Sample], others: Sequence[Sample]) -> list[ResponseGrade]:
    """Grades every answer with tables fitted without its case.

    Args:
        samples: The rated answers.
        others: Rated answers to other cases that every fold may learn from.

    Returns:
        Grades in the order of the samples.
    """
    data = rubric_data()
    blank = load_rubric({**data, "model": empty_model()})
    evidence = [observe(sample.case, sample.text, blank) for sample in samples]
    known = [observe(sample.case, sample.text, blank) for sample in others]
    cases = sorted({sample.case.id for sample in samples})
    grades: dict[int, ResponseGrade] = {}
    for fold in range(FOLDS):
        held = set(cases[fold::FOLDS])
        kept = [index for index, sample in enumerate(samples) if sample.case.id not in held]
        model = fit(
            [*(samples[index] for index in kept), *others],
            [*(evidence[index] for index in kept), *known],
            blank,
        )
        rubric = load_rubric({**data, "model": model})
        for index, sample in enumerate(samples):
            if sample.case.id in held:
                grades[index] = grade_response(sample.case, sample.text, rubric)
    return [grades[index] for index in range(len(samples))]


def rater_scores(samples: Sequence[Sample], rater: int, key: str) -> list[int]:
    """Scores that one rater gave."""
    return [int(str(sample.ratings[rater][key])) for sample in samples]


def print_agreement(samples: Sequence[Sample], grades: Sequence[ResponseGrade]) -> None:
    """Prints kappa against each rater, overall, per dimension and per quality band."""
    print(f"{'':18} {'A':>7} {'B':>7} {'A-B':>7}")
    machine: Mapping[str, list[int]] = {
        "overall": [grade.overall for grade in grades],
        **{key: [grade.dimensions[key] for grade in grades] for key in DIMENSIONS},
    }
    for key, scores in machine.items():
        first, second = (rater_scores(samples, rater, key) for rater in (0, 1))
        print(
            f"{key:18} {kappa(scores, first):7.3f} {kappa(scores, second):7.3f} {kappa(first, second):7.3f}"
        )
    means = [
        statistics.mean(pair)
        for pair in zip(rater_scores(samples, 0, "overall"), rater_scores(samples, 1, "overall"), strict=True)
    ]
    print("\nmutu             n   tepat  +-1   selisih rata-rata (keseluruhan)")
    for label, low, high in BANDS:
        inside = [
            (grade.overall, mean) for grade, mean in zip(grades, means, strict=True) if low <= mean <= high
        ]
        exact = sum(abs(score - mean) <= 0.5 for score, mean in inside)
        near = sum(abs(score - mean) <= 1.0 for score, mean in inside)
        gap = statistics.mean(score - mean for score, mean in inside) if inside else 0.0
        print(
            f"{label:16} {len(inside):3} {exact / max(1, len(inside)):6.2f} {near / max(1, len(inside)):5.2f} {gap:+6.2f}"
        )


def print_failures(samples: Sequence[Sample], grades: Sequence[ResponseGrade], verbose: bool) -> None:
    """Prints recall and false alarms of the critical failures and the dangerous misjudgements."""
    print("\ngagal kritis          recall   (n)  salah alarm")
    for code in CODES:
        told = [[code in list(rating["critical"]) for rating in sample.ratings] for sample in samples]
        seen = [code in grade.critical for grade in grades]
        agreed = [index for index, votes in enumerate(told) if all(votes)]
        none = [index for index, votes in enumerate(told) if not any(votes)]
        recall = sum(seen[index] for index in agreed) / max(1, len(agreed))
        alarms = sum(seen[index] for index in none) / max(1, len(none))
        print(f"{code:20} {recall:7.3f} {len(agreed):5} {alarms:8.4f}")
        if verbose:
            print(
                "    luput:",
                [samples[index].id for index in agreed if not seen[index]],
                "alarm:",
                [samples[index].id for index in none if seen[index]],
            )
    danger = [
        sample.id
        for sample, grade in zip(samples, grades, strict=True)
        if grade.overall >= 3 and all(int(str(rating["overall"])) <= 1 for rating in sample.ratings)
    ]
    print(f"\ndinilai 0-1 oleh keduanya tetapi 3-4 oleh mesin: {len(danger)} {danger}")
    print(f"ditandai untuk manusia: {sum(grade.uncertain for grade in grades)} dari {len(grades)}")
    if verbose:
        for sample, grade in zip(samples, grades, strict=True):
            scores = [int(str(rating["overall"])) for rating in sample.ratings]
            if abs(grade.overall - statistics.mean(scores)) > 0.5:
                print(
                    f"    {sample.id} {sample.case.id} mesin {grade.overall} penilai {scores} {grade.critical}"
                )


def print_model_answers(samples: Sequence[Sample], rubric: ResponseRubric) -> None:
    """Prints for how many cases the answer composed from the facts is graded as a model in everything."""
    cases = {sample.case.id: sample.case for sample in samples}
    grades = [grade_response(case, compose_model_answer(case), rubric) for case in cases.values()]
    perfect = sum(
        grade.overall == 4 and not grade.critical and set(grade.dimensions.values()) == {4}
        for grade in grades
    )
    print(f"jawaban susunan sendiri yang bernilai penuh: {perfect} dari {len(grades)} kasus")


def _median_ms(run: Sequence[float]) -> float:
    return 1000 * statistics.median(run)


def print_speed(samples: Sequence[Sample], rubric: ResponseRubric) -> None:
    """Prints the time of grading one answer, also as a ratio against bare token_set_ratio on the same texts."""
    grading: list[float] = []
    matching: list[float] = []
    for sample in samples:
        begun = time.process_time()
        grade_response(sample.case, sample.text, rubric)
        grading.append(time.process_time() - begun)
        known = " ".join(fact.text for fact in sample.case.facts)
        begun = time.process_time()
        fuzz.token_set_ratio(sample.text, known)
        matching.append(time.process_time() - begun)
    slowest = 1000 * max(grading)
    print(
        f"\nwaktu menilai: median {_median_ms(grading):.2f} ms, terlama {slowest:.2f} ms; "
        f"token_set_ratio median {_median_ms(matching):.4f} ms; "
        f"perbandingan {statistics.median(grading) / statistics.median(matching):.0f}x; "
        f"52 tanggapan {52 * statistics.mean(grading):.2f} s"
    )


def main() -> None:
    """Runs all measurements and prints them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("cases", "responses", "ratings"):
        parser.add_argument(f"--{name}", type=Path, default=DEFAULT_DATA / f"{name}.jsonl")
    parser.add_argument(
        "--shipped", action="store_true", help="score with the shipped tables, without refitting"
    )
    parser.add_argument("--json", type=Path, help="also write the grades to this file")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the answers that were misjudged")
    options = parser.parse_args()
    paths = (options.cases, options.responses, options.ratings)
    missing = [str(path) for path in paths if not path.is_file()]
    if missing:
        print("responses: berkas tidak ditemukan: " + ", ".join(missing), file=sys.stderr)
        print("Berikan letaknya dengan --cases, --responses, dan --ratings.", file=sys.stderr)
        sys.exit(2)
    samples = read_samples(*paths)
    mine = read_samples(*(OWN_DATA / f"{name}.jsonl" for name in FILES))
    scored = {sample.case.id for sample in samples}
    others = [sample for sample in mine if sample.case.id not in scored]
    shipped = load_rubric(rubric_data())
    grades = (
        [grade_response(sample.case, sample.text, shipped) for sample in samples]
        if options.shipped
        else cross_validated(samples, others)
    )
    print(
        f"{len(samples)} tanggapan, {len({sample.case.id for sample in samples})} kasus, "
        + ("tabel bawaan" if options.shipped else f"validasi silang {FOLDS} lipat menurut kasus")
        + "\n"
    )
    print_agreement(samples, grades)
    print_failures(samples, grades, options.verbose)
    print_model_answers(samples, shipped)
    print_speed(samples, shipped)
    if options.json:
        records = {
            sample.id: msgspec.to_builtins(grade) for sample, grade in zip(samples, grades, strict=True)
        }
        options.json.write_bytes(msgspec.json.encode(records))


if __name__ == "__main__":
    main()
