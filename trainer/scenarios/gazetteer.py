"""A region's places by what they are, its villages by name, and landmarks that every village has."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

import msgspec

from trainer.sp4n.agencies import District, Region, Village

T = TypeVar("T")

_NEAR = ("dekat", "tidak jauh dari", "sekitar 100 meter dari", "sebelah", "seberang", "belakang")
_LANDMARKS = (
    "dekat gapura masuk",
    "dekat pos ronda",
    "dekat pertigaan",
    "sebelum tikungan",
    "dekat jembatan kecil",
    "sebelah lapangan voli",
    "dekat tiang listrik di tikungan",
    "dekat musala",
    "belakang balai pertemuan",
    "dekat perempatan",
    "setelah tanjakan",
    "samping gardu listrik",
    "dekat pohon beringin",
    "sebelah kebun pisang",
    "dekat tugu pemuda",
    "di ujung gang",
    "dekat pangkalan ojek",
    "seberang makam umum",
    "dekat pintu air",
    "sebelah rumah Pak RT",
    "sebelum portal perumahan",
    "dekat tower seluler",
    "samping poskamling",
    "belakang lapangan sepak bola",
    "dekat jalur pipa",
    "di turunan",
    "dekat papan nama dusun",
    "seberang sawah bengkok",
    "dekat saluran irigasi",
    "di belokan kuburan",
    "dekat rumpun bambu",
    "samping tempat penampungan air",
    "dekat palang pintu kampung",
    "depan gardu",
    "di simpang tiga",
    "sebelah embung",
    "dekat kandang sapi kelompok",
    "dekat halte lama",
    "seberang kebun jati",
    "dekat sumur umum",
    "di jalan setapak menuju sungai",
    "samping menara masjid",
    "dekat batas desa",
    "sebelah bekas pabrik genteng",
)
_BESIDE = ("depan", "samping", "sebelah", "dekat", "seberang", "belakang")
_SHOPS = (
    "warung",
    "toko",
    "toko bangunan",
    "bengkel",
    "konter pulsa",
    "penggilingan padi",
    "rumah makan",
    "tambal ban",
    "apotek",
    "kios",
    "gudang",
    "tempat cuci motor",
    "toko mebel",
    "penjahit",
    "salon",
    "agen elpiji",
    "fotokopi",
    "pangkas rambut",
    "kolam pemancingan",
    "pabrik kerupuk",
    "kandang ayam",
    "bank sampah",
    "lapak rongsok",
    "kedai kopi",
    "toko kue",
    "toko pakaian",
    "percetakan",
    "klinik",
    "penitipan motor",
    "jasa ekspedisi",
    "toko pertanian",
    "penggergajian kayu",
    "depot air",
    "studio foto",
)
_SHOP_NAMES = (
    "Barokah",
    "Sumber Rejeki",
    "Maju Jaya",
    "Berkah",
    "Sari Rasa",
    "Mekar",
    "Sederhana",
    "Tiga Putra",
    "Karya Mandiri",
    "Sinar Pagi",
    "Murah Hati",
    "Lestari",
    "Bintang",
    "Mulia",
    "Cahaya",
    "Sejahtera",
    "Rukun",
    "Harapan Kita",
    "Anugerah",
    "Mitra Tani",
    "Subur",
    "Dua Saudara",
    "Pojok",
    "Bahagia",
    "Sentosa",
    "Serba Ada",
    "Melati Jaya",
    "Putra Mandiri",
    "Rahayu",
    "Amanah",
    "Tunas Muda",
    "Lumayan",
    "Sumber Urip",
    "Gemilang",
    "Sri Rejeki",
    "Panca Warna",
    "Kembar",
    "Asri",
    "Wijaya",
    "Utama",
    "Makmur Abadi",
    "Prima",
    "Jaya Abadi",
    "Nusantara",
    "Sahabat",
    "Ampera",
    "Setia Kawan",
    "Mustika",
    "Permata",
    "Pelita",
    "Surya",
    "Intan",
    "Mandala",
    "Trijaya",
    "Sinar Laut",
    "Gotong Royong",
    "Ridho Ilahi",
    "Laris",
    "Tani Makmur",
    "Podo Moro",
    "Manunggal",
    "Gading",
    "Cendana",
    "Mentari",
    "Rizki",
    "Kharisma",
    "Adem Ayem",
    "Waras",
    "Kurnia",
    "Tirta",
    "Nikmat",
    "Segar",
    "Bersama",
    "Samudra",
)
_LANDMARK_KINDS = ("masjid", "sd", "balai_desa", "kantor_desa", "pasar", "lapangan")


class Gazetteer(msgspec.Struct, frozen=True):
    """A region's places by what they are, built once."""

    region: Region
    districts: dict[str, District]
    named: dict[tuple[str, str], dict[str, tuple[str, ...]]]
    near: dict[tuple[str, str], tuple[str, ...]]


_GAZETTEERS: dict[str, Gazetteer] = {}


def find_village(region: Region, district: str, village: str) -> tuple[District, Village]:
    """Return a district and one of its villages by name.

    Raises:
        KeyError: the region has no such district or village.
    """
    spot = gazetteer(region).districts[district]
    for candidate in spot.villages:
        if candidate.name == village:
            return spot, candidate
    raise KeyError(village)


def gazetteer(region: Region) -> Gazetteer:
    """Return the gazetteer of a region, built at the first call for it."""
    known = _GAZETTEERS.get(region.id)
    if known is not None and known.region is region:
        return known
    named: dict[tuple[str, str], dict[str, list[str]]] = {}
    for road in region.roads:
        named.setdefault(("road", road.status), {}).setdefault(road.district, []).append(road.name)
    for place in region.places:
        named.setdefault(("place", place.kind), {}).setdefault(place.district, []).append(place.name)
    near: dict[tuple[str, str], tuple[str, ...]] = {}
    for district in region.districts:
        known_names = [
            place.name
            for place in region.places
            if place.district == district.name and place.kind in _LANDMARK_KINDS
        ]
        for village in district.villages:
            near[district.name, village.name] = tuple(n for n in known_names if n.endswith(village.name))
    built = Gazetteer(
        region=region,
        districts={district.name: district for district in region.districts},
        named={
            key: {name: tuple(names) for name, names in by_district.items()}
            for key, by_district in named.items()
        },
        near=near,
    )
    _GAZETTEERS[region.id] = built
    return built


def landmark(places: Gazetteer, spot: District, village: Village, rng: Random) -> str:
    """Return a landmark: a facility of the village, or something that every village has."""
    if rng.random() < 0.4:
        near = places.near.get((spot.name, village.name))
        if near:
            return f"{pick(_NEAR, rng)} {pick(near, rng)}"
    if rng.random() < 0.45:
        return pick(_LANDMARKS, rng)
    return f"{pick(_BESIDE, rng)} {pick(_SHOPS, rng)} {pick(_SHOP_NAMES, rng)}"


def pick(options: Sequence[T], rng: Random) -> T:
    """Return one of the options, all equally likely."""
    return options[int(rng.random() * len(options))]
