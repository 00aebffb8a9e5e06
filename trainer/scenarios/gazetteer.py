"""A region's places by what they are, its villages by name, and landmarks that every village has."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

import msgspec

from trainer.scenarios.people import hamlet_label
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
    "dekat papan nama gang",
    "seberang sawah bengkok",
    "dekat saluran irigasi",
    "di belokan kuburan",
    "dekat rumpun bambu",
    "samping tempat penampungan air",
    "dekat palang pintu masuk",
    "depan gardu",
    "di simpang tiga",
    "sebelah embung",
    "dekat kandang sapi kelompok",
    "dekat halte lama",
    "seberang kebun jati",
    "dekat sumur umum",
    "di jalan setapak menuju sungai",
    "samping menara masjid",
    "dekat tugu batas wilayah",
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
_BESIDE_SHOPS = tuple(f"{side} {shop}" for side in _BESIDE for shop in _SHOPS)
_LANDMARK_KINDS = ("masjid", "sd", "balai_desa", "kantor_desa", "pasar", "lapangan")


class Spot(msgspec.Struct, frozen=True):
    """A village with what reports say of it, written once: its label, its hamlets, its own landmarks."""

    district: District
    village: Village
    label: str
    hamlets: tuple[str, ...]
    near: tuple[str, ...]


class Gazetteer(msgspec.Struct, frozen=True):
    """A region's places by what they are, and its villages by kecamatan, built once."""

    region: Region
    districts: dict[str, District]
    spots: dict[str, tuple[Spot, ...]]
    named: dict[tuple[str, str], dict[str, tuple[str, ...]]]
    by_name: dict[tuple[str, str], Spot]


_GAZETTEERS: dict[str, Gazetteer] = {}


def find_spot(region: Region, district: str, village: str) -> Spot:
    """Return a village of a district by name.

    Raises:
        KeyError: the region has no such district or village.
    """
    return gazetteer(region).by_name[district, village]


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
    spots = {district.name: _spots(region, district) for district in region.districts}
    built = Gazetteer(
        region=region,
        districts={district.name: district for district in region.districts},
        spots=spots,
        by_name={(name, spot.village.name): spot for name, group in spots.items() for spot in group},
        named={
            key: {name: tuple(names) for name, names in by_district.items()}
            for key, by_district in named.items()
        },
    )
    _GAZETTEERS[region.id] = built
    return built


def _spots(region: Region, district: District) -> tuple[Spot, ...]:
    known = [
        place.name
        for place in region.places
        if place.district == district.name and place.kind in _LANDMARK_KINDS
    ]
    spots: list[Spot] = []
    for village in district.villages:
        label = f"Kelurahan {village.name}" if village.urban else f"Desa {village.name}"
        hamlets = tuple(hamlet_label(hamlet, village.urban) for hamlet in village.hamlets)
        near = tuple(f"{side} {name}" for name in known if name.endswith(village.name) for side in _NEAR)
        spots.append(Spot(district, village, label, hamlets or (label,), near))
    return tuple(spots)


def landmark(spot: Spot, rng: Random) -> str:
    """Return a landmark: a facility of the village, or something that every village has."""
    draw = rng.random
    kind = draw()
    if kind < 0.4 and spot.near:
        return spot.near[int(draw() * len(spot.near))]
    if kind < 0.67:
        return _LANDMARKS[int(draw() * len(_LANDMARKS))]
    return f"{_BESIDE_SHOPS[int(draw() * len(_BESIDE_SHOPS))]} {_SHOP_NAMES[int(draw() * len(_SHOP_NAMES))]}"


def pick(options: Sequence[T], rng: Random) -> T:
    """Return one of the options, all equally likely."""
    return options[int(rng.random() * len(options))]
