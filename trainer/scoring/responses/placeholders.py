"""Fields of a template that nobody filled in."""

import re

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.findings import Finding

FIELD = (
    r"nama|tanggal|tgl\.?|lokasi|nomor|no\.?|instansi|jabatan|objek|obyek|unit|hari|jam|"
    r"pukul|waktu|alamat|jenis|jumlah|bidang|petugas|"
    r"pelaksana|penyebab|pasien|keluarga|pelapor|pemohon|kecamatan|kelurahan|desa|seksi|topik|tindakan|hasil|alasan|kontak|bulan|tahun"
)
OWN_FIELD = r"nama|tanggal|tgl\.?|nomor|hari|jam|pukul|waktu|jumlah|jabatan|pelaksana"
"""Fields that stand in brackets for nothing but themselves."""
LABEL = (
    r"tanggal|tgl\.?|nomor|no\.?|hari|jam|pukul|oleh|pada|di|selama|sebesar|bernama|yth\.?|sdr\.?|saudara|bapak|ibu|"
    r"kepada|tim|mengenai|tentang|"
    r"dari|hingga|sampai|rp\.?|nama|"
    r"lokasi|petugas|surat|berinisial|dengan|ke|bulan|tahun"
)
PLACEHOLDER = re.compile(
    rf"""
    \{{\{{?[^}}\n]{{0,40}}\}}\}}? | \$\{{[^}}\n]{{0,40}}\}} | <<?\s*[a-z][\w /-]{{1,30}}\s*>>? | \#[a-z_]{{3,}}\#
    | \[(?!\s*\d{{1,2}}\s*\])[^\]\n]{{0,40}}\]
    | \(\s*(?:[^()\n]{{0,20}}\b)?(?:di)?(?:isi|isikan|sebut(?:kan)?|tulis(?:kan)?|lengkapi|menyusul)\b[^()\n]{{0,30}}\)
    | \b(?:{LABEL})\s?/?\s?\(\s*(?:{FIELD})(?:\s*[/&]?\s*(?:{FIELD}|pejabat|kegiatan|lapangan|surat|yang\s\w+)){{0,2}}\s*\)
    | \bx{{3,}}\b | \b\d{{2,4}}x{{4,}} | \bx{{2,}}(?:[./-]x{{2,}})+ | \bxx\b
    | _{{3,}} | _+\s?/\s?_+ | \.{{5,}} | \bRp\.?\s?\.{{2,}} | …{{2,}}
    | ["(“'/]\s*(?:…|\.{{3,}})\s*["()”'/\w]
    | \b(?:{LABEL})\s?:?\s*["“(]?(?:\.{{2,}}|…|-{{2,}}|\?{{2,}}|xx+|\*{{2,}})(?!\s*$)
    | (?:…|\.{{3,}}|\?{{2,}}|-{{2,}})\s+(?:(?:19|20)\d\d|januari|februari|maret|april|mei|juni|juli
      |agustus|september|oktober|november|desember|bulan|hari|orang|meter|unit|titik|buah)\b
    | \*(?:(?:{FIELD})|isi\s[\w ]{{2,20}}|\w+/\w+[\w /]*)\* | \(\s*(?:{FIELD})\s\w(?:/\w)+\s*\) | \bdd\s?-\s?mm\b
    | «[^»\n]{{1,40}}» | /\*.{{0,40}}?\*/ | (?<![\w.])(?:[@$]\s?|%)(?:{FIELD})\b%? | (?:_\s){{2,}}_ | \bRp\.?\s?… | \bTB[AD]\b | \bN\.\s?N\.
    | \(\s*(?:{OWN_FIELD})(?:\s*[,/&]?\s*(?:{FIELD}|telepon|hp|lengkap|dan|pengerjaan|pelaksanaan|selesai|kegiatan|lapangan|surat))*\s*\)
    | \b(?:{FIELD})\s?:\s*-+\s*(?=\n|$) | \b(?:tanggal|tgl|pukul|bernama|sebesar|sejumlah|hari)\s+[,.](?=\s|$)
    | --\s+-{{2,}} | \bdd[/-]mm[/-]yyyy\b | \b(?:tgl|hh)\s?[/-]\s?(?:bln|bb|mm)\s?[/-]\s?(?:thn|tt|yy)\w* | \blorem\ ipsum\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
CAPITAL_FIELD = re.compile(
    r"\b(?:NAMA|TANGGAL|TGL|LOKASI|NOMOR|ALAMAT|JABATAN|INSTANSI)(?: [A-Z]{4,})*\b|\b[A-Z]{3,}(?:_[A-Z]{2,})+\b"
)
REQUESTING = re.compile(
    r"\b(?:mohon|kirim\w*|lengkapi|cantumkan|sertakan|lampirkan|wa|whatsapp|hubungi|balas|isi(?:kan)?|tuliskan|formulir)\b",
    re.IGNORECASE,
)


NAMED_BEFORE = re.compile(r"\b(?:apa|siapa|kapan|mana|mengapa|bagaimana|kolom|isian)\s$", re.IGNORECASE)


def find_placeholders(comparison: Comparison) -> list[Finding]:
    """Finds fields of a template that nobody filled in.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``isian_kosong``.
    """
    text = comparison.answer.original[: len(comparison.answer.plain) + 64]
    letters = [letter for letter in text if letter.isalpha()]
    shouting = sum(letter.isupper() for letter in letters) > 0.5 * max(1, len(letters))
    places = [match.span() for match in PLACEHOLDER.finditer(text) if not _asks_for(text, match)]
    if not shouting:
        places += [match.span() for match in CAPITAL_FIELD.finditer(text)]
    title = comparison.case.title.lower()
    return [
        Finding("isian_kosong", 1.0, "isian", start, end)
        for start, end in places
        if text[start:end].lower() not in title
    ]


def _asks_for(text: str, match: re.Match[str]) -> bool:
    """Whether a bracket only lists what the citizen is asked to send, or explains the word before it."""
    before = text[max(0, match.start() - 60) : match.start()]
    return match[0].startswith("(") and bool(REQUESTING.search(before) or NAMED_BEFORE.search(before))
