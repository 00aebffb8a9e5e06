"""The form of the letter and the tone towards the citizen: salutation, thanks, apology, sympathy, closing."""

from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.wordlist import words_of

OPENING_WORDS = 9
ENDING_WORDS = 14
NEAR = 70
SEVERAL = 3
SHORTEST_TITLE = 8
UNIT_WORDS = words_of(
    "dinas badan dishub dpupr dlh disdukcapil dinsos disdik dinkes disnaker dpmptsp bpbd bkpsdm satpol "
    "disperkim damkar perumda pdam rsud puskesmas kecamatan inspektorat bagian kelurahan uptd upt admin tim "
    "bidang kantor disparbud diskominfo bappeda sekretariat humas"
)


class Courtesy(NamedTuple):
    """The form and tone of an answer.

    Attributes:
        opening: 0 none, 1 only a name or greeting, 2 formal salutation.
        addressed: Whether the right person is addressed (the reporter by name or, when hidden, as Pelapor).
        closing: 0 none, 1 thanks or wish at the end, 2 closing formula or signature.
        thanks: Expressions of thanks or appreciation.
        apology: Expressions of apology or regret.
        sympathy: Expressions that acknowledge the citizen's trouble or idea.
        specific_sympathy: 1 when such an expression touches a concept of the report itself, 0.5 when it at least says
            something that does not stand in every letter, else 0.
        casual: Chatty words per ten words.
    """

    opening: int
    addressed: bool
    closing: int
    thanks: int
    apology: int
    sympathy: int
    specific_sympathy: float
    casual: float


def _opening(comparison: Comparison) -> tuple[int, bool]:
    tokens = comparison.answer.words()[:OPENING_WORDS]
    beginning = " " + " ".join(token.norm for token in tokens) + " "
    patterns = comparison.lexicon.patterns
    formal = bool(patterns["sapaan_resmi"].search(beginning))
    friendly = bool(patterns["sapaan_ramah"].search(beginning))
    names = {part for part in comparison.case.reporter.lower().split() if len(part) > 2}
    words = [token.norm for token in tokens]
    addressed = "pelapor" in words or (not comparison.case.hides_reporter and bool(names & set(words)))
    addressed = addressed or (not names and ("ibu" in words or "bapak" in words))
    if formal or (friendly and addressed):
        return 2, addressed
    titled = bool(patterns["sapaan_nama"].search(beginning))
    return (1 if friendly or titled else 0), addressed


def _closing(comparison: Comparison) -> int:
    words = comparison.answer.words()
    ending = words[-ENDING_WORDS:]
    text = " " + " ".join(token.norm for token in ending) + " "
    patterns = comparison.lexicon.patterns
    unit = {token.norm for token in ending[-6:]} & (UNIT_WORDS | _unit_names(comparison))
    if patterns["penutup_unit"].search(text) or (unit and _signs(comparison)):
        return 2
    return 1 if patterns["penutup"].search(text) or patterns["terima_kasih"].search(text) else 0


def _unit_names(comparison: Comparison) -> set[str]:
    return {word.strip("().,").lower() for word in comparison.case.unit.split() if len(word) > 3}


def _signs(comparison: Comparison) -> bool:
    """Whether the last piece of the text is short enough to be a signature."""
    tail = comparison.answer.plain.strip().rstrip(".")
    last = tail.replace("\n", ". ").rsplit(". ", 1)[-1].rsplit(", ", 1)[-1]
    return 0 < len(last.split()) <= 7


def _specific(comparison: Comparison, caring: list[tuple[int, int]]) -> float:
    """How closely expressions of care are tied to this report (see `Courtesy.specific_sympathy`)."""
    level = 0.0
    title = comparison.case.title.strip().rstrip(".!?").lower()
    names = set(comparison.case.reporter.lower().split())
    for sentence in comparison.answer.sentences:
        for start, end in caring:
            if not sentence.start <= start < sentence.end:
                continue
            near = {
                token.key
                for token in comparison.answer.tokens[sentence.first : sentence.last + 1]
                if token.key and start - NEAR <= token.start <= end + NEAR and token.norm not in names
            }
            around = comparison.answer.original[max(0, start - NEAR) : end + NEAR + len(title)].lower()
            if len(title) > SHORTEST_TITLE and title in around:
                return 1.0
            telling = near - comparison.lexicon.letter_words
            if telling & comparison.base.topic or len(near & comparison.base.topic) >= SEVERAL:
                return 1.0
            level = max(level, 0.5 if telling else 0.0)
    return level


def measure_courtesy(comparison: Comparison) -> Courtesy:
    """Measures form and tone.

    Args:
        comparison: The answer beside its case.

    Returns:
        The measures.

    Source:
        Dossier section 8.2 rows 1, 2 and 11; Depok 2023 (mention the name, thank, be humane).
    """
    opening, addressed = _opening(comparison)
    sympathy = comparison.found("peduli")
    apology = comparison.found("maaf")
    words = max(1, len(comparison.answer.words()))
    return Courtesy(
        opening=opening,
        addressed=addressed,
        closing=_closing(comparison),
        thanks=comparison.count("terima_kasih"),
        apology=len(apology),
        sympathy=len(sympathy),
        specific_sympathy=_specific(comparison, [*sympathy, *apology, *comparison.found("terima_kasih")]),
        casual=10 * comparison.count("santai") / words,
    )
