"""Fictional persons: names from Faker's Indonesian lists, numbers that can belong to nobody.

Faker's lists are read once and drawn from with the caller's generator: calling Faker for every person
would cost more than writing the whole report. Outlandish entries of the lists are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import Literal

import msgspec

from trainer.scenarios.dates import TWO_DIGITS
from trainer.sp4n.agencies import District, Region, Village

Gender = Literal["pria", "wanita"]

_ODD_NAMES = """
    Abyasa Adiarja Adhiarja Ajimat Alambana Arsipatra Asirwada Asirwanda Bahuraksa Bahuwarna
    Bahuwirya Bajragin Bakda Bala Balamantri Balangga Balapati Banara Banawa Banawi Bancar Cagak
    Cager Caket Cakrajiya Cakrawangsa Candrakanta Capa Caraka Carub Caturangga Cawuk Cemani Cemeti
    Cemplunk Cengkal Cengkir Dacin Dadap Dadi Dagel Danuja Dariati Darsirah Dasa Dimaz Dodo Elon
    Eluh Emas Embuh Emong Empluk Enteng Eja Ega Estiono Gada Gadang Gaduh Gaiman Galak Gaman Gamani
    Gamanto Gambira Gamblang Gandewa Ganep Gangsa Gangsar Ganjaran Gantar Gara Garan Garang Garda
    Galur Ghani Hairyanto Harimurti Harsaya Hartaka Ibun Ibrani Jabal Jaeman Jaga Jagapati Jagaraga
    Jail Jais Jarwi Jayeng Jinawi Jindra Kacung Kajen Kairav Kenzie Kasusra Kawaca Kawaya Kayun
    Kemba Kenari Kenes Kuncara Kunthara Kala Kalim Ikin Jati Jasmani Labuh Lamar Lantar Lega Lembah
    Liman Limar Luluh Lulut Lurhur Luwar Luwes Lanjar Makara Makuta Manah Maras Martani Mujur
    Mumpuni Mitra Mursinin Nalar Naradi Niyaga Nrima Nyana Nasab Najam Olga Ozy Opan Oskar Opung
    Okta Omar Pangeran Perkasa Panca Praba Prabawa Raden Radit Reksa Saadat Simon Saka Taswir Uda
    Umay Umaya Upik Viman Virman Vinsen Vero Vega Wage Warsa Warta Xanana Leo Luis Laswi Eman
    Digdaya Daniswara Damar Dono Bagya Bagiya Atma Dirja Ciaobella Cinthia Cici Chelsea Carla
    Calista Aurora Azalea Almira Anastasia Betania Belinda Cornelia Gasti Gawati Genta Ghaliyati
    Gilda Gina Farhunnisa Hafshah Hamima Icha Ifa Ilsa Iriana Jamalia Janet Jane Jessica Karen Kezia
    Kiandra Keisha Kani Michelle Nadine Ophelia Oni Oliva Olivia Padma Paramita Paris Patricia
    Paulin Puti Qori Queen Raina Rachel Syahrini Sadina Sakura Shania Shakila Tami Tira Tania Tina
    Uchita Unjani Ulva Usyi Vanya Vanesa Vivi Vicky Victoria Violet Vera Vicky Yance Zalindra Zizi
    Zamira Zelda Zelaya Ade Uli Umi Wirda Kasiyah Lidya Gabriella Puput Silvia Salwa Elvina Elisa
    Emong Dinda Cinta Clara Cindy
"""
_ODD_SURNAMES = """
    Latupono Lazuardi Maheswara Megantara Mandala Narpati Nashiruddin Najmudin Prasasta Rajasa
    Rajata Uwais Wacana Wasita Dabukke Dongoran Namaga Laksita Nasyidah Nasyiah Usamah Usada Uyainah
    Padmasari Prastuti Zulaika Fujiati Hassanah Mandala Prakasa Wastuti Mustofa Maryadi Waluyo
    Prasetya Prayoga
"""

_HAMLET_WORDS = frozenset({"Dusun", "Lingkungan", "Kampung", "Dukuh", "Blok", "Gang", "Perumahan"})
_FIRST_NUMBER = 99 * 10**14
"""No province has the code 99."""
_FIRST_PHONE = 840 * 10**8
"""No provider has the prefix 0840."""


class Person(msgspec.Struct, frozen=True, gc=False):
    """A fictional citizen.

    `nik` and `kk` have 16 digits and start with 99, which no province has; `phone` starts with the
    unassigned prefix 0840.
    """

    name: str
    gender: Gender
    nik: str
    kk: str
    phone: str
    address: str


class NameLists(msgspec.Struct, frozen=True):
    """Given and family names by gender."""

    given: dict[Gender, tuple[str, ...]]
    family: dict[Gender, tuple[str, ...]]


@lru_cache(maxsize=1)
def name_lists() -> NameLists:
    """Return the cleaned name lists of Faker's `id_ID` locale, loaded at the first call."""
    from faker.providers.person.id_ID import Provider

    odd, odd_families = frozenset(_ODD_NAMES.split()), frozenset(_ODD_SURNAMES.split())
    return NameLists(
        given={
            "pria": _kept(Provider.first_names_male, odd),
            "wanita": _kept(Provider.first_names_female, odd),
        },
        family={
            "pria": _kept(Provider.last_names_male, odd_families),
            "wanita": _kept(Provider.last_names_female, odd_families),
        },
    )


def _kept(names: Sequence[str], odd: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name not in odd))


def full_name(rng: Random, gender: Gender) -> str:
    """Return a natural full name without titles: mostly two parts, some with one or three."""
    lists, draw = name_lists(), rng.random
    given, family = lists.given[gender], lists.family[gender]
    first, form = given[int(draw() * len(given))], draw()
    if form < 0.12 and len(first) > 5:
        return first
    last = family[int(draw() * len(family))]
    if form < 0.24:
        lead = "Muhammad" if gender == "pria" else ("Siti" if form < 0.18 else "Sri")
        return f"{lead} {first}" if first != lead else f"{first} {last}"
    if form < 0.34:
        second = given[int(draw() * len(given))]
        return f"{first} {second} {last}" if second not in (first, last) else f"{first} {last}"
    return f"{first} {last}" if first != last else first


def make_person(
    rng: Random,
    region: Region,
    district: District,
    village: Village,
    gender: Gender | None = None,
    address: str | None = None,
) -> Person:
    """Make a citizen who lives in a village of the region.

    Args:
        rng: decides everything about the person.
        region: the region, for the address.
        district: the kecamatan of the village.
        village: where the person lives.
        gender: fixed gender; drawn when None.
        address: where exactly the person lives; drawn in the village when None.

    Returns:
        The person; names follow the gender.
    """
    draw, bits = rng.random, rng.getrandbits
    chosen: Gender = gender if gender is not None else ("pria" if draw() < 0.56 else "wanita")
    return Person(
        name=full_name(rng, chosen),
        gender=chosen,
        nik=str(_FIRST_NUMBER + bits(46)),
        kk=str(_FIRST_NUMBER + bits(46)),
        phone=f"0{_FIRST_PHONE + bits(26)}",
        address=address or home_address(rng, region, district, village),
    )


def home_address(rng: Random, region: Region, district: District, village: Village) -> str:
    """Return a full address in a village: hamlet, RT/RW, village, kecamatan, region."""
    draw, hamlets = rng.random, village.hamlets
    lead = f"{hamlet_label(hamlets[int(draw() * len(hamlets))], village.urban)}, " if hamlets else ""
    block = f"RT {TWO_DIGITS[1 + int(draw() * 12)]} RW {TWO_DIGITS[1 + int(draw() * 7)]}"
    kind = "Kelurahan" if village.urban else "Desa"
    return f"{lead}{block}, {kind} {village.name}, Kec. {district.name}, {region.short}"


@lru_cache(maxsize=4096)
def hamlet_label(hamlet: str, urban: bool) -> str:
    """Return a hamlet with the word before it that people use: `Dusun` or, in town, `Lingkungan`."""
    if hamlet.split(" ", 1)[0] in _HAMLET_WORDS:
        return hamlet
    return f"{'Lingkungan' if urban else 'Dusun'} {hamlet}"
