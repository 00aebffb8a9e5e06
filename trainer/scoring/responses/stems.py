"""A small, careful stemmer for Indonesian: enough to compare words, never more.

It removes the affixes that grammar adds regularly (me-, di-, ber-, ter-, pe-...-an, ke-...-an, -kan, -i,
-nya ...) and restores the consonant that meN- and peN- swallow. It keeps at least four letters of a word, so
that ``kerusakan`` becomes ``rusak`` and not ``rusa``.
"""

from functools import lru_cache

from trainer.scoring.responses.wordlist import words_of

SHORTEST = 4
CLITICS = ("nya", "lah", "kah", "pun", "mu", "ku")
"""Particles and possessives written together with the word."""

UNTOUCHED = words_of(
    "dinas desa dengan depan bisa ibu kami kita anda agar akan atas antara badan bahan bulan bukan dalam "
    "jalan makan ikan iuran karena kantor kecamatan kelurahan kementerian kepala kabupaten keluarga kepada "
    "ketua lahan makanan menteri meter merah pekan penting pelayanan perangkat perumahan perumda persen "
    "pertama petani petugas setiap sekolah segera selasa selatan senin sedang sebagai sebelum sejak selama "
    "selalu seluruh semua sendiri seperti serta sampai tangan taman tahun teman tempat terima terminal "
    "tertulis tujuan turun umum untuk wilayah minggu jumat kamis rabu sabtu dinding kurang uang ruang orang "
    "barang bidang lubang tiang gedung kampung kandang rekening bersih berat berani berkas berita terang "
    "teras ternak perlu perintah percaya permata pekerja benar besar beras belum bertani diri dini dingin "
    "dinamis medis media mesin metode mei melati pasien pagi sungai pantai pegawai nilai mulai sesuai ramai "
    "damai partai pakai lantai bagai satpam retribusi informasi koordinasi aplikasi sanksi sertifikasi "
    "survei inspeksi administrasi verifikasi klarifikasi izin minimal maksimal kali hari malam siang sore "
    "air pipa kios kadar nomor kontak rambu sepatu suku buku saku laku tamu semu ilmu bambu lampu paku kaku "
    "baku beku periksa peringat perintah terbit kembali terus kepala ganti beli beri cari kunci bukti pasti "
    "nanti henti teliti cuci rugi jadi tinggi lagi ahli alami nyeri kiri didik digit selesai segel sebut "
    "sebar sebab serah semprot sedia sesal sepakat temu telah telepon tenaga tenang terang tegur tebal "
    "jembatan selokan pasar timbangan kendaraan lingkungan kesehatan pendidikan"
)
"""Words that only look affixed, or whose stem would mislead."""

IRREGULAR = {
    "wewenang": "wenang",
    "kembalikan": "kembali",
    "kembalinya": "kembali",
    "keluarkan": "keluar",
    "kenakan": "kena",
    "cek": "cek",
    "mengecek": "cek",
    "pengecekan": "cek",
    "aduan": "adu",
    "isian": "isi",
    "pengaduan": "adu",
    "mengecat": "cat",
    "pengecatan": "cat",
    "belajar": "ajar",
    "pelajaran": "ajar",
    "terlambat": "lambat",
    "keterlambatan": "lambat",
    "perbaikan": "baik",
    "diperiksa": "periksa",
    "teruskan": "terus",
    "diperintahkan": "perintah",
    "diperingatkan": "peringat",
    "diperlukan": "perlu",
    "pertanyaan": "tanya",
    "bertanya": "tanya",
}
"""Words whose stem no rule finds."""

PREFIXES = (
    ("memper", 4, True),
    ("diper", 4, True),
    ("di", 3, True),
    ("me", 4, True),
    ("ber", 4, True),
    ("ter", 4, True),
    ("per", 4, True),
    ("ke", 5, False),
    ("se", 5, False),
    ("pe", 4, False),
)
"""Prefix, letters that must remain, whether it makes verbs."""

ROOTS_WITH_K = words_of(
    "eruk irim unjung umpul elola etahui embang embali enal eluar erja urang oordinasi aji onfirmasi ontrol "
    "unci ompensasi oreksi atur emas emuka ecek eluh erti eras osong umpulkan onsumsi enakan endara"
)
ROOTS_WITH_M = words_of("asuk inta uat ulai ohon asak ilik aki aafkan iliki undur utakhir")
ROOTS_WITH_N = frozenset(["ilai", "ikah", "aik", "ormal", "onaktif", "omor"])
ROOTS_WITH_NY = frozenset(["ata", "ala", "aman", "anyi"])


def _restore_nasal(prefix: str, rest: str) -> str:
    """Puts back the consonant that a nasal prefix swallowed before a vowel."""
    forms = {rest, rest.removesuffix("kan"), rest.removesuffix("an"), rest.removesuffix("i")}
    if prefix.endswith("ny"):
        return ("ny" if forms & ROOTS_WITH_NY else "s") + rest
    if prefix.endswith("ng"):
        return ("k" if forms & ROOTS_WITH_K else "") + rest
    if prefix.endswith("n"):
        return ("n" if forms & ROOTS_WITH_N else "t") + rest
    return ("m" if forms & ROOTS_WITH_M else "p") + rest


def _strip_suffix(word: str, verbal: bool) -> str:
    """Takes off -kan, -an or -i.

    After a vowel -kan belongs to verbs only, since `tindakan` is tindak + an; after a consonant it is always
    the suffix, since no root ends in two consonants.
    """
    if word.endswith("kan") and len(word) - 3 >= SHORTEST - 1 and (verbal or word[-4] not in "aiueo"):
        return word[:-3]
    if word.endswith("an") and len(word) - 2 >= SHORTEST:
        return word[:-2]
    if verbal and word.endswith("i") and len(word) - 1 >= SHORTEST and word[-2] not in "aiueo":
        return word[:-1]
    if word.endswith(("ngi", "api")) and len(word) >= SHORTEST + 2:
        return word[:-1]
    return word


def _strip_prefix(word: str) -> tuple[str, bool]:
    """Takes off one prefix; tells whether it makes verbs (and so may carry -kan and -i)."""
    for prefix in ("meny", "peny", "meng", "peng", "men", "pen", "mem", "pem"):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= SHORTEST - 1:
            verbal = prefix.startswith("m")
            if prefix.endswith("ny") or rest[0] in "aiueo":
                return _restore_nasal(prefix, rest), verbal
            return rest, verbal
    for prefix, shortest, verbal in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= shortest:
            return rest, verbal
    return word, False


def _strip_clitic(word: str) -> str:
    for clitic in CLITICS:
        rest = word.removesuffix(clitic)
        if rest != word and len(rest) >= SHORTEST and (len(clitic) > 2 or len(rest) > SHORTEST + 1):
            return rest
    return word


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Reduces an Indonesian word in lower case to a form that its relatives share.

    Args:
        word: One word, lower case, letters and hyphens only.

    Returns:
        The stem; the word itself when nothing can safely be removed.
    """
    if "-" in word:
        head, _, tail = word.partition("-")
        return stem(head) if head and (head in tail or tail in head or len(tail) < SHORTEST) else stem(tail)
    for known in (word, _strip_clitic(word)):
        if known in IRREGULAR:
            return IRREGULAR[known]
        if len(known) <= SHORTEST or known in UNTOUCHED:
            return known
    bare, verbal = _strip_prefix(_strip_clitic(word))
    if bare in UNTOUCHED:
        return bare
    bare = _strip_suffix(bare, verbal)
    if bare in UNTOUCHED:
        return bare
    if bare in IRREGULAR:
        return IRREGULAR[bare]
    for prefix in ("per", "ber", "ter"):
        rest = bare.removeprefix(prefix)
        if rest != bare and len(rest) >= SHORTEST:
            return _strip_suffix(rest, verbal=False)
    return bare
