"""Which failure counts when several signs point at one fault: the plainer one explains what the weaker ones only echo."""

from collections.abc import Collection

from trainer.scoring.responses.contradictions import contradiction_strength
from trainer.scoring.responses.findings import Finding, strongest
from trainer.scoring.responses.texture import Texture

CODES = (
    "bocor_identitas",
    "salah_laporan",
    "tidak_bermakna",
    "menghina",
    "isian_kosong",
    "lempar_wewenang",
    "menyalahkan",
    "bertentangan_fakta",
    "janji_kosong",
)
"""Critical failures in the rubric's order."""
COUNTS = 0.5
MADE_UP = ("tanggal_lain", "menolak_hak")
FIGURES = ("angka_lain", "tanggal_lain")
DENYING = ("menyangkal", "menolak_hak")
ELSEWHERE = 0.7
PROMISING = 0.6
WEAK, STRANGE, STRANGE_TOLD = 0.2, 0.55, 0.12
SURELY_STRANGE, NOTHING_TOLD = 0.9, 0.06
HARDLY_TOLD, FEW_THINGS = 0.15, 14


def _contradiction(
    findings: list[Finding], *, only: Collection[str] = (), without: Collection[str] = ()
) -> float:
    kept = [each for each in findings if (not only or each.detail in only) and each.detail not in without]
    return contradiction_strength(kept)


def _after_nonsense(strengths: dict[str, float], findings: list[Finding], measured: Texture) -> None:
    """A text without sense contradicts nothing but by what it makes up; strange figures of another matter make sense there."""
    figures = any(each.detail == "angka_karangan" and each.strength >= COUNTS for each in findings)
    if figures and strengths["salah_laporan"] >= SURELY_STRANGE and measured.told < NOTHING_TOLD:
        strengths["tidak_bermakna"] *= 0.6
    if strengths["tidak_bermakna"] >= COUNTS:
        strengths["bertentangan_fakta"] = _contradiction(findings, only=MADE_UP)
        strengths["salah_laporan"] *= 0.4
        strengths["janji_kosong"] *= 0.4


def _after_promises(strengths: dict[str, float], findings: list[Finding]) -> None:
    """A letter of promises that only praises the service denies nothing of this report."""
    if strengths["janji_kosong"] >= PROMISING:
        stated = [each for each in findings if each.detail != "menyangkal" or each.fact]
        strengths["bertentangan_fakta"] = contradiction_strength(stated)


def _after_conduct(strengths: dict[str, float], findings: list[Finding]) -> None:
    """Contempt, blame and refusal explain denials, strange matters and empty promises."""
    hostile = max(strengths["menghina"], strengths["menyalahkan"]) >= COUNTS
    refusing = strengths["lempar_wewenang"] >= COUNTS
    if hostile and strengths["tidak_bermakna"] < COUNTS:
        strengths["bertentangan_fakta"] = _contradiction(findings, without=("angka_lain",))
    if refusing and strengths["menyalahkan"] < PROMISING:
        strengths["menyalahkan"] *= 0.8
    if hostile or (refusing and strengths["salah_laporan"] < ELSEWHERE):
        strengths["salah_laporan"] *= 0.4
    if hostile or refusing:
        strengths["janji_kosong"] *= 0.6
    else:
        _after_promises(strengths, findings)
    if refusing and (not hostile or strengths["lempar_wewenang"] >= ELSEWHERE):
        strengths["bertentangan_fakta"] = _contradiction(findings, without=DENYING)
        if strengths["salah_laporan"] >= ELSEWHERE:
            strengths["lempar_wewenang"] *= 0.5
    elif not refusing and strengths["bertentangan_fakta"] >= COUNTS:
        strengths["janji_kosong"] *= 0.6


def _after_the_rest(strengths: dict[str, float], measured: Texture) -> None:
    if strengths["isian_kosong"] >= COUNTS:
        strengths["janji_kosong"] *= 0.6
        strengths["tidak_bermakna"] *= 0.6
    promising, strange = strengths["janji_kosong"], strengths["salah_laporan"]
    if promising >= COUNTS and measured.told < HARDLY_TOLD and strange >= COUNTS:
        empty = measured.specific < FEW_THINGS or promising >= PROMISING
        strengths["salah_laporan" if empty else "janji_kosong"] *= 0.4
    if strengths["bocor_identitas"] >= ELSEWHERE:
        strengths["salah_laporan"] *= 0.6
    if strengths["salah_laporan"] >= COUNTS:
        strengths["bertentangan_fakta"] *= 0.5
        strengths["tidak_bermakna"] *= 0.6


def settle(findings: list[Finding], measured: Texture, *, near: bool = False) -> dict[str, float]:
    """How sure each failure is once the failures have been weighed against each other.

    Args:
        findings: Everything the detectors saw.
        measured: How the text is woven.
        near: Whether the answer takes up the report's own words, so that it answers no other report.

    Returns:
        Code -> strength, 0-1.
    """
    strengths = {code: strongest(findings, code) for code in CODES}
    strengths["bertentangan_fakta"] = contradiction_strength(findings)
    _after_nonsense(strengths, findings, measured)
    if not near and _elsewhere(findings, strengths, measured):
        strengths["salah_laporan"] = 0.6
    _after_conduct(strengths, findings)
    _after_the_rest(strengths, measured)
    return strengths


def _elsewhere(findings: list[Finding], strengths: dict[str, float], measured: Texture) -> bool:
    """Whether all that contradicts the facts is strange dates and numbers in a letter about strange things."""
    contradicting = [each for each in findings if each.code == "bertentangan_fakta" and each.strength >= WEAK]
    return (
        strengths["bertentangan_fakta"] >= COUNTS
        and measured.told < STRANGE_TOLD
        and measured.off_topic > STRANGE
        and all(each.fact is None and each.detail in FIGURES for each in contradicting)
    )
