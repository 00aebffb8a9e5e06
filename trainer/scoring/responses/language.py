"""How an answer is written: message spelling, capitals, foreign language, length of sentences, jargon."""

import re
from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison

SPLIT_PREFIX = re.compile(
    r"\bdi (?:ganti|pasang|perbaiki|kirim|pesan|teruskan|proses|lakukan|periksa|cek|tutup|buka|sebut|bayar|tambal|angkut|bersihkan|"
    r"tiadakan|tindak|tindaklanjuti|keruk|sampaikan|beri|minta|laporkan|hubungi|kerjakan|kembalikan|selesaikan|mulai|"
    r"jadwalkan|bawa|ambil|jawab|survei|ukur)\b|\b\w{3,} nya\b|\bke tidak\b"
)
LONG_SENTENCE = 32


class Language(NamedTuple):
    """Measures of the writing.

    Attributes:
        messages: Share of words in message spelling.
        lower: Whether sentences begin in lower case throughout.
        capitals: Share of letters in capitals.
        foreign: Share of English function words.
        split: Prefixes and suffixes written apart, per ten words.
        longest: Words of the longest sentence.
        jargon: Legal and bureaucratic formulas per ten words.
        emoji: Number of pictographs.
        long_sentences: Share of words in sentences longer than 32 words.
    """

    messages: float
    lower: bool
    capitals: float
    foreign: float
    split: float
    longest: int
    jargon: float
    emoji: int
    long_sentences: float


def measure_language(comparison: Comparison) -> Language:
    """Measures the writing of an answer.

    Args:
        comparison: The answer beside its case.

    Returns:
        The measures.

    Source:
        Dossier section 8.2 row 9 (formal, EYD, no abbreviations or jargon, no capitals).
    """
    answer = comparison.answer
    words = answer.words()
    count = max(1, len(words))
    letters = [letter for letter in answer.plain if letter.isalpha()]
    starts = [
        next(
            (token for token in answer.tokens[sentence.first : sentence.last + 1] if token.kind == "word"),
            None,
        )
        for sentence in answer.sentences
    ]
    begun = [token for token in starts if token is not None]
    lengths = [
        sum(token.kind == "word" for token in answer.tokens[sentence.first : sentence.last + 1])
        for sentence in answer.sentences
    ]
    return Language(
        messages=answer.sms / count,
        lower=bool(begun) and sum(not token.capital for token in begun) > 0.6 * len(begun),
        capitals=sum(letter.isupper() for letter in letters) / max(1, len(letters)),
        foreign=sum(token.norm in comparison.lexicon.english for token in words) / count,
        split=10 * len(SPLIT_PREFIX.findall(answer.plain.lower())) / count,
        longest=max(lengths, default=0),
        jargon=10 * comparison.count("hukum") / count,
        emoji=sum(
            0x1F300 <= ord(letter) <= 0x1FAFF or 0x2600 <= ord(letter) <= 0x27BF for letter in answer.plain
        ),
        long_sentences=sum(length for length in lengths if length > LONG_SENTENCE) / count,
    )
