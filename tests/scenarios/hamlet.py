"""A tiny region and a tiny case for tests of the generator."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from trainer.scenarios.case import CaseTemplate
from trainer.sp4n.agencies import Region

SUBMITTED = datetime(2026, 3, 5, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


def small_region() -> Region:
    """Two kecamatan, one of them with a kelurahan."""
    record = {
        "id": "uji",
        "name": "Kabupaten Uji",
        "short": "Uji",
        "capital": "Ujipura",
        "province": "Provinsi Uji",
        "zone": "Asia/Jakarta",
        "fictional": True,
        "dialects": ["jawa"],
        "units": [],
        "neighbours": [],
        "districts": [
            {
                "name": "Lor",
                "unit": "kec-lor",
                "villages": [
                    {"name": "Sukalor", "hamlets": ["Krajan", "Kampung Baru"]},
                    {"name": "Kotalor", "hamlets": ["Melati"], "urban": True},
                ],
            },
            {
                "name": "Kidul",
                "unit": "kec-kidul",
                "villages": [
                    {"name": "Sukakidul", "hamlets": ["Sawahan"]},
                    {"name": "Tirtakidul", "hamlets": ["Pandean"]},
                ],
            },
        ],
        "roads": [
            {"name": "Jalan Kantil", "status": "kabupaten", "district": "Kidul"},
            {"name": "Jalan Raya Sukakidul", "status": "kabupaten", "district": "Kidul"},
        ],
        "places": [
            {"name": "SDN 1 Sukakidul", "kind": "sd", "district": "Kidul"},
            {"name": "SDN 2 Kotalor", "kind": "sd", "district": "Lor"},
        ],
    }
    return msgspec.convert(record, Region)


def small_case(**changes: Any) -> CaseTemplate:
    """A broken road before a school; fields can be replaced."""
    record: dict[str, Any] = {
        "id": "jalan-uji",
        "summary": "Jalan rusak di depan sekolah",
        "topic": "jalan",
        "object": {"kind": "jalan", "attributes": {"status": "kabupaten"}},
        "slots": {
            "jalan": {"road": "kabupaten"},
            "sekolah": {"place": "sd"},
            "dalam": {"number": [10, 30, 5]},
        },
        "text": {
            "titles": ["Jalan Rusak di {sekolah}"],
            "problem": {"plain": ["{jalan} di depan {sekolah} berlubang sedalam {dalam} cm."]},
        },
        "key": {
            "type": "tidak_berkadar",
            "type_reason": "Keluhan sarana.",
            "category": ["PEKERJAAN UMUM DAN PENATAAN RUANG"],
            "action": "disposisi",
            "unit": "pekerjaan_umum",
            "reason": "Jalan kabupaten.",
        },
        "facts": [{"kind": "temuan", "text": "Pada {tgl:-1} ditemukan lubang {dalam} cm di {jalan}."}],
    }
    record.update(changes)
    return msgspec.convert(record, CaseTemplate)
