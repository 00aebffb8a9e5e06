"""Fits the attitude model (key `sikap` of `content/rubrics/responses-model.yaml`) to labelled sentences and rated answers.

Run from the repository: ``python benchmarks/fit_attitude.py [--data FOLDER ...] [--out FILE]``. The sentences stand in
`benchmarks/answers/sentences.yaml`. Rated answers add to them: every sentence of an answer without failure counts as
fair, and in an answer with a failure the sentence that sounds most like it counts as an example, found anew in each
round. Word pairs have to occur twice. By default only our own answers are used, none of the rated examples and none of
`benchmarks/answers/unseen`, so that both stay a fair test.
"""

import argparse
import datetime
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from fit_responses import FILES, MODEL_FILE, OWN_DATA, Sample, read_samples, rubric_data, write_fitted
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from trainer.scoring.responses import ResponseRubric, load_rubric
from trainer.scoring.responses.attitude import FAIR, SCALE, attitude_features
from trainer.scoring.responses.reading import read

SENTENCES = OWN_DATA / "sentences.yaml"
FOLDERS = (OWN_DATA, OWN_DATA / "held_out", OWN_DATA / "failures")
LEARNT = ("menghina", "menyalahkan", "lempar_wewenang", "janji_kosong")
ROUNDS = 2
STRENGTH = 2.0
FAIR_WEIGHT = 0.5
FAINT = 0.2
FEWEST = 2
SMALLEST = 0.1
SOUND = 2
DAY = datetime.date(2026, 1, 5)


class Example(NamedTuple):
    """One sentence with what it is an example of."""

    features: frozenset[str]
    attitude: str
    weight: float


class Fitted(NamedTuple):
    """A fitted model with the table of its features."""

    columns: DictVectorizer
    model: LogisticRegression

    def odds(self, sentences: Sequence[frozenset[str]], attitude: str) -> list[float]:
        """How likely an attitude is for each sentence."""
        table = self.columns.transform([dict.fromkeys(sorted(each), 1.0) for each in sentences])
        place = list(self.model.classes_).index(attitude)
        return [float(row[place]) for row in self.model.predict_proba(table)]


def _sentences(text: str, day: datetime.date, rubric: ResponseRubric) -> list[frozenset[str]]:
    reading = read(text, day, rubric.lexicon)
    return [
        frozenset(attitude_features(reading.tokens[each.first : each.last + 1])) for each in reading.sentences
    ]


def _written(path: Path, rubric: ResponseRubric) -> list[Example]:
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Example(features, str(attitude), 1.0)
        for attitude, lines in groups.items()
        for line in lines
        for features in _sentences(str(line), DAY, rubric)
    ]


def _agreed(sample: Sample) -> set[str]:
    return set.intersection(*(set(rating["critical"]) for rating in sample.ratings))


def _fair(samples: Sequence[Sample], rubric: ResponseRubric) -> list[Example]:
    return [
        Example(features, FAIR, FAIR_WEIGHT)
        for sample in samples
        if min(int(rating["overall"]) for rating in sample.ratings) >= SOUND
        and not any(rating["critical"] for rating in sample.ratings)
        for features in _sentences(sample.text, sample.case.date, rubric)
    ]


def _telling(samples: Sequence[Sample], rubric: ResponseRubric, fitted: Fitted) -> list[Example]:
    found: list[Example] = []
    for sample in samples:
        sentences = _sentences(sample.text, sample.case.date, rubric)
        for attitude in LEARNT:
            if attitude not in _agreed(sample) or not sentences:
                continue
            odds = fitted.odds(sentences, attitude)
            top = max(range(len(odds)), key=lambda place: odds[place])
            if odds[top] > FAINT:
                found.append(Example(sentences[top], attitude, 1.0))
    return found


def _fit_once(examples: Sequence[Example]) -> Fitted:
    counts = Counter(feature for each in examples for feature in each.features)
    kept = {feature for feature, count in counts.items() if count >= FEWEST}
    columns = DictVectorizer()
    table = columns.fit_transform([dict.fromkeys(sorted(each.features & kept), 1.0) for each in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced")
    model.fit(table, [each.attitude for each in examples], sample_weight=[each.weight for each in examples])
    return Fitted(columns, model)


def fit(examples: Sequence[Example], samples: Sequence[Sample], rubric: ResponseRubric) -> Fitted:
    """Fits the model in rounds.

    Args:
        examples: The labelled sentences.
        samples: The rated answers.
        rubric: Gives the word lists for reading.

    Returns:
        The fitted model.
    """
    known = [*examples, *_fair(samples, rubric)]
    fitted = _fit_once(known)
    for _ in range(ROUNDS):
        fitted = _fit_once([*known, *_telling(samples, rubric, fitted)])
    return fitted


def as_data(fitted: Fitted) -> dict[str, dict[str, object]]:
    """The model as it stands in the YAML file; weights that hardly count are left out."""
    names = [str(name) for name in fitted.model.classes_]
    features = [str(name) for name in fitted.columns.get_feature_names_out()]
    weights: dict[str, object] = {}
    for name, row in zip(names, fitted.model.coef_, strict=True):
        entries = [
            f"{feature}={round(SCALE * float(value))}"
            for feature, value in zip(features, row, strict=True)
            if abs(value) >= SMALLEST
        ]
        weights[name] = " ".join(entries)
    base = {name: round(float(value), 3) for name, value in zip(names, fitted.model.intercept_, strict=True)}
    return {"sikap": {"dasar": base, "bobot": weights}}


def main() -> None:
    """Fits the model and writes it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="*", default=list(FOLDERS))
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    options = parser.parse_args()
    folders = [[folder / f"{name}.jsonl" for name in FILES] for folder in options.data]
    missing = [
        str(path)
        for path in (SENTENCES, *(each for paths in folders for each in paths))
        if not path.is_file()
    ]
    if missing:
        sys.exit("fit_attitude: berkas tidak ditemukan: " + ", ".join(missing))
    rubric = load_rubric(rubric_data())
    samples = [sample for paths in folders for sample in read_samples(*paths)]
    examples = _written(SENTENCES, rubric)
    fitted = fit(examples, samples, rubric)
    write_fitted(options.out, as_data(fitted))
    print(f"{len(examples)} kalimat, {len(samples)} tanggapan -> {options.out}")


if __name__ == "__main__":
    main()
