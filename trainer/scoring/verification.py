"""Judging the verification form: class, category and title.

Source: dossier 2.2-2.4 (the reporter's choice is only a proposal; the default trap), 6 (category tree).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from trainer.scenarios.scenario import AnswerKey
from trainer.scoring.card import Item
from trainer.scoring.making import Maker
from trainer.scoring.trail import Trail
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ReportType

CATCH_ALL = "TOPIK LAINNYA"


class VerificationJudge:
    """Judges what was filled in when a report was verified."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker

    def items(self, trail: Trail) -> Iterator[Item]:
        """Class, category and title of one report; none before it was verified."""
        if not trail.published:
            return
        key, event = trail.plan.key, trail.published[0]
        seq = next(d.seq for d in trail.decisions if isinstance(d.command, cmd.Verify | cmd.VerifyAndDispose))
        last = trail.edits[-1][1] if trail.edits else event
        share, advice = self._type_share(key, event.type)
        happened = f"Diklasifikasikan sebagai {event.type.label}."
        if last.type is not event.type:
            happened += f" Kemudian diubah menjadi {last.type.label}."
            final, advice_then = self._type_share(key, last.type)
            share, advice = self._after_edit("jenis", share, final), advice or advice_then
        yield self._maker.item(
            trail, "jenis", share, happened,
            f"{key.type.label}.", key.type_reason, advice, seq=seq,
        )  # fmt: skip
        share, why = self._category_share(key, event.category)
        happened = f"Kategori: {' > '.join(event.category)}."
        if last.category != event.category:
            happened += f" Kemudian diubah menjadi {' > '.join(last.category)}."
            share = self._after_edit("kategori", share, self._category_share(key, last.category)[0])
        yield self._maker.item(
            trail, "kategori", share, happened,
            f"Kategori yang tepat: {' > '.join(key.category)}.", why,
            "" if share == 1 else "Cari dengan kata benda dari laporan (jalan, KTP, sampah), lalu pilih daun yang paling khusus.",
            seq=seq,
        )  # fmt: skip
        yield self._title(trail, event.title, seq)

    def _after_edit(self, kind: Literal["jenis", "kategori"], first: float, final: float) -> float:
        """The share after a later change: a correction wins back a part, spoiling costs what it spoilt."""
        if final > first:
            return max(first, min(final, self._maker.rubric.share(kind, "corrected")))
        return final

    def _type_share(self, key: AnswerKey, given: ReportType) -> tuple[float, str]:
        rubric = self._maker.rubric
        if given is key.type:
            return 1.0, ""
        if given in key.accept_types:
            return rubric.share("jenis", "accepted"), ""
        if key.type is ReportType.SUPERVISORY:
            advice = "Tuduhan terhadap pejabat, ASN, atau perangkat desa harus diperiksa terpisah. Tanyakan: adakah orang yang dituduh?"
            return rubric.share("jenis", "missed_supervisory"), advice
        if given is ReportType.SUPERVISORY:
            advice = (
                "Kelas bawaan formulir adalah berkadar pengawasan; ubah bila tidak ada pejabat yang dituduh."
            )
            return rubric.share("jenis", "over_supervisory"), advice
        return rubric.share("jenis", "near"), "Lihat isinya, bukan pilihan pelapor atau tanda tanyanya."

    def _category_share(self, key: AnswerKey, given: tuple[str, ...]) -> tuple[float, str]:
        rubric = self._maker.rubric
        if given == key.category:
            return 1.0, "Kategori menentukan statistik dan unit yang memantau."
        if given in key.accept_categories:
            return rubric.share("kategori", "accepted"), "Kategori ini dapat diterima."
        if given[:1] == (CATCH_ALL,):
            return rubric.share(
                "kategori", "catch_all"
            ), "Topik Lainnya hanya bila benar-benar tidak ada kategori yang cocok."
        for right in (key.category, *key.accept_categories):
            if len(right) > 1 and given[:-1] == right[:-1]:
                return rubric.share("kategori", "sibling"), "Cabangnya benar, pilihannya kurang tepat."
        if given[:1] == key.category[:1]:
            return rubric.share("kategori", "same_root"), "Kelompok besarnya benar, cabangnya kurang tepat."
        return rubric.share("kategori", "other"), "Kategori menentukan statistik dan unit yang memantau."

    def _title(self, trail: Trail, title: str, seq: int) -> Item:
        rubric, words = self._maker.rubric, title.split()
        letters = [letter for letter in title if letter.isalpha()]
        shouting = len(letters) > 3 and all(letter.isupper() for letter in letters) and len(words) > 1
        shortest, longest = rubric.share("judul", "shortest"), rubric.share("judul", "longest")
        unchanged = title == trail.plan.title
        fine = unchanged or (
            shortest <= len(words) <= longest
            and not shouting
            and _about(title, trail.plan.title, trail.plan.body)
        )
        return self._maker.item(
            trail, "judul", 1.0 if fine else 0.0, f"Judul: {title}",
            "Judul berupa inti laporan dalam beberapa kata, tanpa data pribadi.",
            "Judul yang jelas membantu unit dan pimpinan mengenali pokok laporan.",
            "" if fine else f"Sebutkan masalah dan tempatnya dalam {shortest:g} sampai {longest:g} kata.", seq=seq,
        )  # fmt: skip


def _about(title: str, *texts: str) -> bool:
    """Whether a title takes up at least one telling word of the report, in whatever form."""
    telling = [word[:5] for word in re.findall(r"[^\W\d_]{4,}", title.casefold())]
    return any(stem in text.casefold() for stem in telling for text in texts)
