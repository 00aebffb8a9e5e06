"""Every setting in one place: its key, its words, its choices; the screen and the effects are made from this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from trainer.practice.store import Store

Kind = Literal["pilihan", "sakelar"]
ON, OFF = "hidup", "mati"
SWITCH = ((ON, "Hidup"), (OFF, "Mati"))
COMPUTER = 0
"""The profile number under which settings of the computer are stored."""


class Setting(NamedTuple):
    """One setting.

    Attributes:
        key: under which it is stored.
        section: the heading it belongs to.
        title: its name.
        help: what it does, in a sentence or two.
        kind: a choice of several, or a switch.
        default: the value that holds until another one is chosen.
        choices: values with their labels, in order.
        shared: whether it belongs to the computer instead of the profile.
    """

    key: str
    section: str
    title: str
    help: str
    kind: Kind
    default: str
    choices: tuple[tuple[str, str], ...]
    shared: bool = False

    def known(self, value: str) -> str:
        """The value itself, or the default when it is none of the choices."""
        return value if any(value == each for each, _ in self.choices) else self.default

    def label(self, value: str) -> str:
        """A value in words."""
        return next(label for each, label in self.choices if each == self.known(value))

    def after(self, value: str, step: int) -> str:
        """The value that many places further, around the end."""
        values = [each for each, _ in self.choices]
        return values[(values.index(self.known(value)) + step) % len(values)]


LOOK = Setting(
    "tampilan", "Tampilan", "Tema warna", "Gelap, terang, atau kontras tinggi. Tidak ada arti yang hanya ditunjukkan warna.",
    "pilihan", "gelap", (("gelap", "Gelap"), ("terang", "Terang"), ("kontras", "Kontras tinggi")), shared=True,
)  # fmt: skip
LETTERS = Setting(
    "huruf", "Tampilan", "Huruf dan garis",
    "Pilih Sederhana bila tanda dan garis tampil sebagai kotak atau tanda tanya. Berlaku saat LATIH! dibuka lagi.",
    "pilihan", "otomatis", (("otomatis", "Otomatis"), ("sederhana", "Sederhana"), ("lengkap", "Lengkap")), shared=True,
)  # fmt: skip
SPEED = Setting(
    "kecepatan", "Latihan", "Kecepatan jam langsung",
    "Laju awal jam langsung pada giliran berikutnya, dibanding laju jenis gilirannya. Di meja kerja dapat diubah dengan + dan -.",
    "pilihan", "1", (("0.5", "Setengah"), ("1", "Biasa"), ("2", "Dua kali"), ("4", "Empat kali")),
)  # fmt: skip
HINTS = Setting(
    "petunjuk", "Latihan", "Petunjuk di meja kerja",
    "Satu baris saran untuk laporan terpilih pada giliran yang menyediakannya. Ujian tidak pernah memakai petunjuk.",
    "sakelar", ON, SWITCH,
)  # fmt: skip
SOUND = Setting(
    "suara", "Latihan", "Bunyi saat ada kabar", "Terminal berbunyi sekali bila ada laporan baru, balasan, bahan, atau peringatan.",
    "sakelar", OFF, SWITCH,
)  # fmt: skip
STREAK = Setting(
    "runtun", "Latihan", "Runtun latihan",
    "Hari kerja berturut-turut dengan latihan, tampil di Kemajuan. Hanya penyemangat, tidak memengaruhi nilai.",
    "sakelar", ON, SWITCH,
)  # fmt: skip
TRAINER = Setting(
    "pelatih", "Pelatih", "Koreksi nilai",
    "Membuka tombol Koreksi di Laporan Hasil bagi pelatih yang membaca jawaban. Nilai mesin tetap tampil di sampingnya.",
    "sakelar", OFF, SWITCH, shared=True,
)  # fmt: skip
SETTINGS: tuple[Setting, ...] = (LOOK, LETTERS, SPEED, HINTS, SOUND, STREAK, TRAINER)


def read_values(store: Store, profile: int | None) -> dict[str, str]:
    """All settings by key, as they hold for a profile; without one the profile's settings are at their defaults."""
    return {setting.key: _read(store, profile, setting) for setting in SETTINGS}


def _read(store: Store, profile: int | None, setting: Setting) -> str:
    if setting.shared:
        return setting.known(store.setting(COMPUTER, setting.key))
    return setting.default if profile is None else setting.known(store.setting(profile, setting.key))


def store_value(store: Store, profile: int | None, setting: Setting, value: str) -> None:
    """Keep a value; without a profile only settings of the computer can be kept."""
    if setting.shared:
        store.set_setting(COMPUTER, setting.key, setting.known(value))
    elif profile is not None:
        store.set_setting(profile, setting.key, setting.known(value))
