"""The rubric as data: dimensions, critical failures, messages, limits, word lists and the fitted model."""

from collections.abc import Mapping

import msgspec

from trainer.scoring.responses.attitude import AttitudeData, AttitudeModel, compile_attitudes
from trainer.scoring.responses.lexicon import Lexicon, LexiconData, compile_lexicon
from trainer.scoring.responses.model import ScoreModel

DIMENSIONS = ("sopan", "empati", "relevansi", "tindakan", "waktu", "bahasa", "kepatuhan")
"""The seven dimensions in the rubric's order."""


class Dimension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One dimension as a trainee reads it.

    Attributes:
        nama: Label.
        bobot: Weight when the score card sums up dimensions.
        penjelasan: What is looked at.
        tingkat: What 0, 2 and 4 mean.
        saran: What to do when points are lost.
        sumber: Where it is written.
    """

    nama: str
    bobot: float
    penjelasan: str
    tingkat: dict[int, str]
    saran: str
    sumber: str


class Failure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One critical failure as a trainee reads it.

    Attributes:
        nama: Label.
        penjelasan: What it is.
        saran: What to do instead.
        batas: Highest overall score of an answer that has it.
        batas_dimensi: Highest score of single dimensions of such an answer.
        sumber: Where it is written.
    """

    nama: str
    penjelasan: str
    saran: str
    batas: int
    batas_dimensi: dict[str, int]
    sumber: str


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers by which signs become judgements.

    Attributes:
        gagal: Strength from which a critical failure counts.
        ragu: Strengths between this and `gagal` (and as far above) call for a human.
        tersampaikan: Coverage from which a fact counts as conveyed.
        dibantah: Strength from which a fact counts as contradicted.
        ragu_nilai: Distance of a raw overall from a limit below which a human should look.
        tanpa_isi: Mean coverage below which blame or contradiction leaves nothing usable (overall 0).
    """

    gagal: float
    ragu: float
    tersampaikan: float
    dibantah: float
    ragu_nilai: float
    tanpa_isi: float


class RubricData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The merged YAML files.

    Attributes:
        versi: Version of the rubric.
        dimensi: Dimension key -> description.
        kegagalan: Failure code -> description.
        tingkat_keseluruhan: Overall score -> meaning.
        pesan: Key -> sentence for a reason; ``{fakta}`` and ``{kutipan}`` are filled in.
        batas: Limits.
        kamus: Word lists.
        model: Dimension key or ``keseluruhan`` -> fitted tables.
        sikap: Attitude of sentences; empty in rubrics made before it existed.
    """

    versi: str
    dimensi: dict[str, Dimension]
    kegagalan: dict[str, Failure]
    tingkat_keseluruhan: dict[int, str]
    pesan: dict[str, str]
    batas: Limits
    kamus: LexiconData
    model: dict[str, ScoreModel]
    sikap: AttitudeData = AttitudeData()


class ResponseRubric(msgspec.Struct, frozen=True, eq=False):
    """The rubric, ready for use.

    Attributes:
        version: Version of the rubric.
        dimensions: Dimension key -> description.
        failures: Failure code -> description.
        levels: Overall score -> meaning.
        messages: Key -> sentence for a reason.
        limits: Limits.
        lexicon: Compiled word lists.
        models: Dimension key or ``keseluruhan`` -> fitted tables.
        attitudes: The attitude model.
    """

    version: str
    dimensions: dict[str, Dimension]
    failures: dict[str, Failure]
    levels: dict[int, str]
    messages: dict[str, str]
    limits: Limits
    lexicon: Lexicon
    models: dict[str, ScoreModel]
    attitudes: AttitudeModel


def load_rubric(data: Mapping[str, object]) -> ResponseRubric:
    """Builds the rubric from parsed YAML.

    Args:
        data: The merged top-level keys of the files `responses*.yaml`.

    Returns:
        The rubric.

    Raises:
        msgspec.ValidationError: When a key is missing, unknown or of the wrong type.
        ValueError: When a dimension has no description or no model.
    """
    parsed = msgspec.convert(data, RubricData, strict=False)
    missing = [key for key in DIMENSIONS if key not in parsed.dimensi or key not in parsed.model]
    if missing or "keseluruhan" not in parsed.model:
        raise ValueError(
            f"rubrik tanggapan: dimensi atau model belum lengkap: {', '.join(missing) or 'keseluruhan'}"
        )
    return ResponseRubric(
        version=parsed.versi,
        dimensions=parsed.dimensi,
        failures=parsed.kegagalan,
        levels=parsed.tingkat_keseluruhan,
        messages=parsed.pesan,
        limits=parsed.batas,
        lexicon=compile_lexicon(parsed.kamus),
        models=parsed.model,
        attitudes=compile_attitudes(parsed.sikap),
    )
