"""Compare generated reports with the style of real ones, from the texts alone.

    python benchmarks/realism.py                     10,000 reports of the default mix
    python benchmarks/realism.py --count 2000 --seed 7
    python benchmarks/realism.py reports.jsonl       lines with "title" and "body"

Each line prints one figure, the range found in real exports, and `ok`, `20%` (within a fifth of the
range) or `outside`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


class Text(NamedTuple):
    """The two texts of a report."""

    title: str
    body: str


AGAIN = 0.08
"""How many citizens send their report a second time: the intended duplicates of the default mix."""

_WORD = re.compile(r"\w+")
_ABBREVIATIONS = re.compile(
    r"\b(yg|tdk|dgn|dg|sdh|jln|krn|tlg|utk|blm|dr|sy|jg|bpk|skrg|tgl|sblm|dlm|bs|org|tp|jd|kpd|pd|lg|kl|klo|"
    r"bln|thn|mhn|tsb|spt|dpn|rmh|byk|lwt|trs|mlm)\b",
    re.IGNORECASE,
)
_COLLOQUIAL = re.compile(
    r"\b(ga|gak|nggak|ngga|kagak|aja|banget|bgt|gimana|kalo|udah|dah|nih|dong|sih|loh|lho|kayak|cuman|gitu|"
    r"gini|emang|bener|bikin|ngurus|biar|doang|mulu)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(desa|ds|kelurahan|kel|kecamatan|kec|dusun|dsn|kampung|kp|jalan|jln|jl|rt|rw|gang|perumahan|lingkungan|"
    r"pasar|puskesmas|sd|sdn|smp|smpn|sma|sman|smk|rsud|terminal|kabupaten|kab)\b",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"\b(rt|rw)\b\.?\s*[/:]?\s*(rw\s*)?\d", re.IGNORECASE)
_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_DATE = re.compile(
    rf"\b\d{{1,2}} ({_MONTHS})\b|\b(tanggal|tgl|pukul|jam) \d|\b(senin|selasa|rabu|kamis|jumat|sabtu|kemarin|"
    r"tadi (pagi|siang|sore|malam)|semalam|hari minggu)\b|\b\d{1,2}[.:]\d{2}\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(\d+|se|satu|dua|tiga|empat|lima|enam|beberapa|berbulan|bertahun|berhari|berminggu)[ -]?"
    r"(bulan|bln|tahun|thn|minggu|mgg|hari|hr)\b|\bsejak\b|\b(sebulan|setahun|seminggu)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\brp\.? ?\d|\b\d+ ?(ribu|rb|juta|jt)\b|\b(ribu|juta) rupiah\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\b\d{16}\b|\b0\d{3}[- ]?\d{3,4}[- ]?\d{3,5}\b|\bnik\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(pernah|sudah|udah|sdh) (di|me|saya |kami )?(lapor|laporkan|melapor|dilaporkan) (lewat|di|ke sini|sebelumnya)"
    r"|laporan (saya )?(sebelumnya|yang lalu|pertama)|(kedua|ketiga) kali",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(kepada )?(yth|yang terhormat|ass?ala|selamat|met (pagi|siang|sore|malam)|hall?o|hai|permisi|dengan hormat|"
    r"salam|mohon (izin|maaf)|maaf|izin|punten|min\b|pagi|siang|sore|malam)",
    re.IGNORECASE,
)
_YTH = re.compile(r"^\W*(kepada )?(yth|yang terhormat)", re.IGNORECASE)
_SALAM = re.compile(r"^\W*ass?(ala|\b)", re.IGNORECASE)
_SELAMAT = re.compile(r"^\W*(selamat|met) (pagi|siang|sore|malam)", re.IGNORECASE)
_THANKS = re.compile(
    r"\b(terima ?kasih|trimakasih|terima ksh|makasih|trims|mksh|suwun|nuwun|nuhun|tq)\b", re.I
)
_SMALL = frozenset(("di", "ke", "dari", "dan", "yang", "untuk", "pada", "dengan", "oleh", "atau"))


def title_case(title: str) -> bool:
    """Whether every word but the small ones begins with a capital, and not all letters are capitals."""
    words = [word for word in title.split() if word[:1].isalpha()]
    return not title.isupper() and all(w[0].isupper() or w in _SMALL for w in words)


def shouted(body: str) -> bool:
    """Whether a body is written in capitals."""
    letters = [mark for mark in body if mark.isalpha()]
    return len(letters) > 15 and sum(mark.isupper() for mark in letters) > 0.8 * len(letters)


def percentile(values: list[int], share: float) -> float:
    """The value below which this share of a sorted list lies."""
    return float(values[min(len(values) - 1, int(share * len(values)))])


_SHARES: tuple[tuple[str, float, float, Callable[[Text], bool]], ...] = (
    ("title in Title Case %", 82, 82, lambda t: title_case(t.title)),
    ("any abbreviation %", 30, 41, lambda t: bool(_ABBREVIATIONS.search(t.body))),
    ("colloquial words %", 10, 12, lambda t: bool(_COLLOQUIAL.search(t.body))),
    ("ALL CAPS %", 1, 1, lambda t: shouted(t.body)),
    ("starts in lower case %", 9, 9, lambda t: t.body[:1].islower()),
    ("greeting at the start %", 28, 32, lambda t: bool(_GREETING.search(t.body))),
    ("  Yth %", 5, 8, lambda t: bool(_YTH.search(t.body))),
    ("  Assalamualaikum %", 8, 10, lambda t: bool(_SALAM.search(t.body))),
    ("  Selamat pagi/siang %", 10, 14, lambda t: bool(_SELAMAT.search(t.body))),
    ("mohon %", 40, 49, lambda t: "mohon" in t.body.lower()),
    ("tolong %", 11, 24, lambda t: "tolong" in t.body.lower()),
    ("thanks %", 33, 33, lambda t: bool(_THANKS.search(t.body))),
    ("question mark %", 16, 23, lambda t: "?" in t.body),
    ("no full stop at the end %", 60, 63, lambda t: not t.body.rstrip().endswith(".")),
    ("a place %", 74, 80, lambda t: bool(_PLACE.search(t.body))),
    ("RT/RW %", 16, 18, lambda t: bool(_BLOCK.search(t.body))),
    ("date or time %", 27, 27, lambda t: bool(_DATE.search(t.body))),
    ("duration %", 21, 21, lambda t: bool(_DURATION.search(t.body))),
    ("amount of money %", 3, 5, lambda t: bool(_MONEY.search(t.body))),
    ("phone or NIK %", 3, 4, lambda t: bool(_NUMBERS.search(t.body))),
    ("reported before %", 2, 2, lambda t: bool(_BEFORE.search(t.body))),
)
_LENGTHS = ((0.10, 12, 18), (0.50, 48, 64), (0.90, 138, 152), (0.99, 304, 369))


def generated(count: int, seed: int) -> Iterator[Text]:
    """Yield reports of the default mix: cases by their weight, at working and other hours of one year."""
    from trainer.scenarios.correspondence import sent_again
    from trainer.scenarios.library import load_library
    from trainer.scenarios.phrases import combine_phrases
    from trainer.scenarios.reports import generate_report

    library = load_library()
    phrases = combine_phrases(library.phrases(name) for name in library.phrase_names())
    region = library.region("raksabumi")
    cases = list(library.cases.values())
    weights = [case.weight for case in cases]
    start = datetime(2026, 1, 5, tzinfo=ZoneInfo(region.zone))
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        case = rng.choices(cases, weights)[0]
        hour = rng.choices(
            range(24), (1, 1, 1, 1, 1, 2, 4, 7, 10, 12, 12, 9, 8, 9, 9, 8, 6, 4, 4, 5, 5, 4, 3, 2)
        )[0]
        submitted = start + timedelta(days=rng.randrange(330), hours=hour, minutes=rng.randrange(60))
        report = generate_report(case, region, phrases, submitted, rng)
        if rng.random() < AGAIN:
            yield Text(report.title, report.body)
            report = sent_again(report, rng, phrases)
        yield Text(report.title, report.body)


def read(path: Path) -> Iterator[Text]:
    """Yield the reports of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Text(record.get("title") or record.get("judul", ""), record.get("body") or record["isi"])


def show(name: str, value: float, low: float, high: float) -> None:
    """Print one figure beside its range; a single number stands for a range of 8 % around it."""
    wanted = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    if low == high:
        low, high = 0.92 * low, 1.08 * high
    verdict = "ok" if low <= value <= high else "20%" if 0.8 * low <= value <= 1.2 * high else "outside"
    print(f"{name:34} {value:9.2f}   {wanted:>12}   {verdict}")


def run_shares(bodies: Iterable[str], length: int = 12) -> tuple[float, str]:
    """Return the share of bodies with the most frequent run of words, and that run."""
    found: Counter[str] = Counter()
    total = 0
    for body in bodies:
        total += 1
        words = _WORD.findall(body.lower())
        found.update({" ".join(words[i : i + length]) for i in range(len(words) - length + 1)})
    run, times = found.most_common(1)[0] if found else ("", 0)
    return 100 * times / max(total, 1), run


def near_duplicates(bodies: list[str], length: int = 4, alike: float = 0.5) -> float:
    """Return the share of bodies that share half of their four-word runs with an earlier body."""
    seen: dict[str, list[int]] = {}
    sizes: list[int] = []
    hits = 0
    for number, body in enumerate(bodies):
        words = _WORD.findall(body.lower())
        runs = {" ".join(words[i : i + length]) for i in range(max(len(words) - length + 1, 1))}
        shared: Counter[int] = Counter()
        for run in runs:
            others = seen.setdefault(run, [])
            shared.update(others)
            if len(others) < 200:
                others.append(number)
        sizes.append(len(runs))
        hits += any(n / (len(runs) + sizes[other] - n) >= alike for other, n in shared.most_common(3))
    return 100 * hits / max(len(bodies), 1)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path, help="JSONL file; without it reports are generated")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts = list(read(options.file) if options.file else generated(options.count, options.seed))
    bodies = [text.body for text in texts]
    lengths = sorted(len(body.split()) for body in bodies)
    print(f"{'figure':34} {'found':>9}   {'real':>12}\n" + "-" * 70)
    for share, low, high in _LENGTHS:
        show(f"words p{round(share * 100)}", percentile(lengths, share), low, high)
    show("title words median", percentile(sorted(len(t.title.split()) for t in texts), 0.5), 5, 6)
    for name, low, high, holds in _SHARES:
        show(name, 100 * sum(map(holds, texts)) / len(texts), low, high)
    tokens = [word for body in bodies[:3000] for word in _WORD.findall(body.lower())][:20_000]
    bigrams = set(pairwise(tokens))
    show("distinct bigrams (20,000 tokens)", len(bigrams) / max(len(tokens) - 1, 1), 0.65, 0.76)
    show("type-token ratio (20,000 tokens)", len(set(tokens)) / len(tokens), 0.18, 0.21)
    show("near-duplicates %", near_duplicates(bodies), 6, 12)
    distinct = len(set(bodies)) / len(bodies)
    show("distinct bodies %", 100 * distinct, 99.5, 100)
    share, run = run_shares(bodies)
    show("most frequent 12-word run %", share, 0, 0.5)
    print(f"  “{run}”")


if __name__ == "__main__":
    main()
