"""Whether an answer speaks of this report at all: the report's own words and place names that it takes up."""

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.courtesy import UNIT_WORDS
from trainer.scoring.responses.wordlist import words_of

ENOUGH = 2
"""So many different words of the report, place names among them, and no answer is said to answer another one."""

PLACE_KINDS = words_of("dusun desa kampung kelurahan kecamatan kabupaten kota lingkungan gang blok rt rw")
"""Words before a place name, which stand in reports of every kind."""

GREETINGS = ("sapaan_resmi", "sapaan_ramah")


def shared_words(comparison: Comparison) -> tuple[str, ...]:
    """The telling words of the report that the answer takes up, without the words of any letter and the unit's name.

    Args:
        comparison: The answer beside its case.

    Returns:
        Different concepts, in alphabetical order.
    """
    greeting = [span for name in GREETINGS for span in comparison.found(name)]
    unit = {word.strip("().,").lower() for word in comparison.case.unit.split()} | UNIT_WORDS
    reporter = set(comparison.case.reporter.lower().split())
    return tuple(
        sorted(
            {
                token.key
                for token in comparison.answer.tokens
                if token.key in comparison.base.topic
                and token.key not in comparison.lexicon.letter_words
                and token.norm not in unit | PLACE_KINDS
                and token.norm not in reporter
                and not any(start <= token.start < end for start, end in greeting)
            }
        )
    )


def speaks_of_report(comparison: Comparison) -> bool:
    """Whether an answer takes up enough of the report to be an answer to it, good or bad."""
    return len(shared_words(comparison)) >= ENOUGH
