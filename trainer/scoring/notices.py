"""Judging the notice to the reporter that comes with Tunda, Bukan Wewenang, Arsip or Gabung.

A notice that explains a wrong decision earns nothing: only those of right or nearly right ones are judged,
and every notice for what it must never contain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from trainer.scoring.card import Item
from trainer.scoring.decisions import DecisionJudge
from trainer.scoring.making import Maker
from trainer.scoring.rounds import action_of, rounds
from trainer.scoring.trail import Notice, Trail, World
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.report import NATIONAL
from trainer.sp4n.vocabulary import MissingData

_SHORT_NOTICE = 25
_NAMED = 80
"""How alike, in percent, an agency's name in the notice must be to count as named."""

_ASKED = {
    MissingData.PLACE: ("lokasi", "tempat", "alamat", "patokan", "titik"),
    MissingData.DATE: ("tanggal", "waktu", "kapan", "jam", "hari"),
    MissingData.EVIDENCE: ("bukti", "foto", "dokumen", "lampiran", "rekaman"),
    MissingData.CHRONOLOGY: ("kronologi", "urutan", "kejadian", "jelaskan"),
    MissingData.PARTY: ("siapa", "petugas", "unit", "pihak", "instansi", "nama"),
    MissingData.DOCUMENT: ("nomor", "berkas", "pelanggan", "pendaftaran"),
}
_JOINING = re.compile(
    r"\b(?:agar|akan|atas|belum|bukan|dan|dapat|dengan|di|harus|ini|itu|kami|karena|ke|kepada|mohon|oleh|pada|"
    r"sehingga|silakan|sudah|telah|tetapi|tidak|untuk|yang)\b"
)
"""Words without which there is no sentence; a list of key words has none of them."""

_CRITICAL = ("menghina", "bocor_identitas")
"""What no notice may contain."""

_UNKIND = {
    "menghina": "Pesan memuat kata yang merendahkan atau mengejek pelapor{words}.",
    "menyalahkan": "Pesan menyalahkan pelapor{words}.",
}
"""What no message to a citizen may sound like, whatever was decided."""

_ASIDE = 200
"""From here on the numbers of items about texts that came with no decision."""

_UNKIND_BEGINNINGS = tuple(line.partition("{")[0] for line in _UNKIND.values())

_FORWARDING = (
    "terus",
    "salur",
    "kirim",
    "limpah",
    "sampaikan kepada",
    "sampaikan ke ",
    "surati",
    "rujuk",
    "alih",
)
"""Beginnings of words for passing a report on."""

_TOO_SHORT = "Pesan terlalu singkat untuk dimengerti pelapor."
_NO_SENTENCE = "Pesan baru berupa kata-kata lepas; alasannya belum dijelaskan dengan kalimat."
_DATA_UNNAMED = "Pesan belum menyebut semua data yang harus dilengkapi."
_MERGE_UNNAMED = "Pesan belum menyebut bahwa laporan digabung."
_REASON_UNEXPLAINED = "Alasan arsip belum dijelaskan dengan kalimat sendiri."
_OWNER_UNNAMED = "Pesan belum menyebut instansi yang berwenang."
_NOT_FORWARDED = "Pesan belum menyatakan bahwa laporan sudah diteruskan."

_MENDING_ALL = (
    "Tulis dua atau tiga kalimat utuh: apa yang Anda lakukan, mengapa, dan apa yang terjadi berikutnya."
)
_MENDING = {
    _DATA_UNNAMED: "Sebut satu per satu data yang Anda centang, dengan kata yang dipakai pelapor.",
    _MERGE_UNNAMED: "Tulis bahwa laporan digabung, beserta nomor laporan yang menjadi induknya.",
    _REASON_UNEXPLAINED: "Tulis dalam satu kalimat mengapa laporan ini tidak dapat diproses, dan apa yang dapat dilakukan pelapor.",
    _OWNER_UNNAMED: "Tulis nama lengkap instansi yang berwenang.",
    _NOT_FORWARDED: "Tulis bahwa laporan sudah Anda teruskan, sehingga pelapor tidak perlu melapor ulang.",
}
"""What to add next time, by what was lacking."""


class NoticeJudge:
    """Judges what the reporter was told."""

    def __init__(self, world: World, maker: Maker, decisions: DecisionJudge) -> None:
        self._world = world
        self._maker = maker
        self._decisions = decisions

    def items(self, trail: Trail) -> Iterator[Item]:
        """The notices that came with right decisions, and those that do harm."""
        counted = self._counted(trail)
        for number, notice in enumerate(trail.notices):
            critical = self._critical(notice)
            command = counted.get(notice.seq)
            tone = self._tone(notice)
            if critical is not None:
                yield self._item(trail, notice, number, 0.0, _harm(critical), critical)
            elif tone:
                yield self._item(trail, notice, number, 0.0, tone, None)
            elif command is not None:
                fault = self._fault(command, notice)
                share = self._maker.rubric.share("pesan", "incomplete") if fault else 1.0
                yield self._item(trail, notice, number, share, fault, None)
        if self._maker.rubric.careful:
            yield from self._asides(trail)

    def _asides(self, trail: Trail) -> Iterator[Item]:
        """The trainee's other texts to the reporter: they earn nothing, but they must do no harm."""
        for number, notice in enumerate(trail.asides, start=_ASIDE):
            critical = self._critical(notice)
            fault = _harm(critical) if critical else self._tone(notice)
            if fault:
                yield self._item(trail, notice, number, 0.0, fault, critical)

    @staticmethod
    def _critical(notice: Notice) -> str | None:
        sure = [code for code in notice.grade.critical if code not in notice.grade.doubtful]
        return next((code for code in _CRITICAL if code in sure), None)

    def _tone(self, notice: Notice) -> str:
        """What is wrong with the tone of a notice that goes to a citizen, right decision or not; empty when nothing is."""
        if not self._maker.rubric.careful:
            return ""
        for code in _UNKIND:
            if code not in notice.grade.critical:
                continue
            reason = next((each for each in notice.grade.reasons if each.about == code), None)
            if reason is None or reason.start is None:
                return _UNKIND[code].format(words="")
            passage = " ".join(notice.text[reason.start : reason.end].split())
            return _UNKIND[code].format(words=f' ("{passage}")')
        return ""

    def _doubtful(self, notice: Notice) -> bool:
        """Whether the grader is not sure of what it saw in the tone of a notice."""
        return self._maker.rubric.careful and any(
            code in notice.grade.doubtful for code in (*_UNKIND, *_CRITICAL)
        )

    def _counted(self, trail: Trail) -> dict[int, Command]:
        """The commands, by log entry, whose notices are worth points."""
        counted: dict[int, Command] = {}
        for taken in rounds(trail):
            due = self._decisions.due(trail.plan.key, taken.completed)
            for decision in (taken.first, taken.given(due)):
                if decision is None or isinstance(decision.command, cmd.Split):
                    continue
                if self._decisions.action_share(trail.plan.key, action_of(decision.command), due) > 0:
                    counted[decision.seq] = decision.command
        return counted

    def _item(
        self, trail: Trail, notice: Notice, number: int, share: float, fault: str, critical: str | None
    ) -> Item:
        advice = ""
        if critical is not None or fault.startswith(_UNKIND_BEGINNINGS):
            advice = "Tulis pemberitahuan dengan tenang dan hormat, tanpa data pribadi siapa pun."
        elif fault:
            advice = _MENDING.get(fault, _MENDING_ALL)
        return self._maker.item(
            trail, "pesan", share, f"Pesan Anda: {notice.text}",
            "Pelapor diberi tahu apa yang dilakukan, alasannya, dan langkah berikutnya.",
            fault or "Pemberitahuan yang jelas mencegah pelapor merasa diabaikan.", advice,
            seq=notice.seq, at=notice.at, number=number, critical=critical, rule=self._rule(trail, notice),
            uncertain=self._doubtful(notice) and critical is None,
        )  # fmt: skip

    def _rule(self, trail: Trail, notice: Notice) -> str | None:
        """The rule behind this notice: that of the decision it came with."""
        command = next((each.command for each in trail.decisions if each.seq == notice.seq), None)
        if isinstance(command, cmd.AskForData):
            return "C7"
        if isinstance(command, cmd.Merge):
            return "duplikat"
        return command.reason.value if isinstance(command, cmd.Archive) else None

    def _fault(self, command: Command, notice: Notice) -> str:
        """What a notice lacks; empty when it is sufficient."""
        low = notice.text.casefold()
        if len(notice.text.strip()) < _SHORT_NOTICE:
            return _TOO_SHORT
        if len(_JOINING.findall(low)) < 2:
            return _NO_SENTENCE
        if isinstance(command, cmd.NotOurs):
            return self._forwarding_fault(command, low)
        if isinstance(command, cmd.AskForData):
            told = all(any(word in low for word in _ASKED[item]) for item in command.missing)
            return "" if told else _DATA_UNNAMED
        if isinstance(command, cmd.Merge):
            told = "gabung" in low or str(command.into) in low
            return "" if told else _MERGE_UNNAMED
        return "" if len(low.split()) >= 8 else _REASON_UNEXPLAINED

    def _forwarding_fault(self, command: cmd.NotOurs, low: str) -> str:
        if self._maker.rubric.careful:
            if not self._maker.words.names_agency(command.agency, low):
                return _OWNER_UNNAMED
            return "" if any(word in low for word in _FORWARDING) else _NOT_FORWARDED
        names = [self._maker.words.agency(command.agency)]
        if command.agency != NATIONAL:
            names += self._world.scenario.region.neighbour(command.agency).aliases
        if max(fuzz.partial_ratio(name.casefold(), low) for name in names) < _NAMED:
            return _OWNER_UNNAMED
        if any(word in low for word in _FORWARDING[:3]):
            return ""
        return _NOT_FORWARDED


def _harm(critical: str) -> str:
    if critical == "menghina":
        return "Pesan menghina atau mengancam pelapor."
    return "Pesan membuka identitas atau data pribadi yang harus dilindungi."
