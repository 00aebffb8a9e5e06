"""A generated report is consistent in itself, with its incident, and with its reporter."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hamlet import SUBMITTED, small_case, small_region

from trainer.scenarios.correspondence import citizen_reply, leader_note, sent_again, unit_answer
from trainer.scenarios.dates import FactDays, format_range, resolve_date_tokens, rupiah
from trainer.scenarios.library import Library
from trainer.scenarios.phrases import Phrases, combine_phrases
from trainer.scenarios.reports import GeneratedReport, generate_report
from trainer.scenarios.slots import make_incident
from trainer.scenarios.titles import placed_title, type_title
from trainer.sp4n.vocabulary import Channel

REGION = small_region()
PERSONAL = {
    "titles": ["KTP {nama_lain} belum jadi"],
    "problem": {"plain": ["KTP belum jadi."]},
    "personal": ["NIK saya {nik}, HP {telepon}.", "Nama yang tertulis {nama_lain}."],
}


@pytest.fixture(scope="module")
def phrases(library: Library) -> Phrases:
    return combine_phrases(library.phrases(name) for name in library.phrase_names())


def reports(phrases: Phrases, count: int = 60, **changes: object) -> list[GeneratedReport]:
    case = small_case(**changes)
    return [generate_report(case, REGION, phrases, SUBMITTED, Random(seed)) for seed in range(count)]


def test_a_report_depends_on_its_generator_alone(phrases: Phrases) -> None:
    case = small_case()
    alone = generate_report(case, REGION, phrases, SUBMITTED, Random(17))
    reports(phrases)
    assert generate_report(case, REGION, phrases, SUBMITTED, Random(17)) == alone


def test_personal_data_are_found_exactly_where_the_spans_say(phrases: Phrases) -> None:
    case = small_case(text=PERSONAL, personal_data=["nik", "telepon", "nama_lain"], slots={}, facts=[])
    for seed in range(80):
        report = generate_report(case, REGION, phrases, SUBMITTED, Random(seed), personal=True)
        for span in report.personal:
            text = report.title if span.field == "title" else report.body
            assert text[span.start : span.end] == span.text
        kinds = {span.kind for span in report.personal if span.field == "body"}
        assert {"nik", "telepon", "nama_lain"} <= kinds
        assert any(span.text == report.reporter.nik for span in report.personal)


def test_personal_data_can_be_left_out(phrases: Phrases) -> None:
    case = small_case(text=PERSONAL, personal_data=["nik"], slots={}, facts=[])
    for seed in range(40):
        report = generate_report(case, REGION, phrases, SUBMITTED, Random(seed), personal=False)
        assert report.reporter.nik not in report.body


def test_the_name_of_an_anonymous_reporter_is_personal(phrases: Phrases) -> None:
    signed = [r for r in reports(phrases, 400) if r.reporter.name.lower() in r.body.lower()]
    assert signed
    for report in signed:
        assert report.anonymous == any(span.kind == "nama_pelapor" for span in report.personal)


def test_most_reporters_use_a_protection(phrases: Phrases) -> None:
    """Source: dossier 7.4 (12.4 % use none)."""
    made = reports(phrases, 400)
    assert 0.05 < sum(not r.anonymous and not r.secret for r in made) / 400 < 0.2


def test_a_persona_decides_the_gender(phrases: Phrases) -> None:
    for report in reports(phrases, 40, reporter={"personas": ["ibu dua anak"]}):
        assert report.reporter.gender == "wanita"


def test_facts_are_filled_but_keep_their_dates(phrases: Phrases) -> None:
    for report in reports(phrases, 10):
        (fact,) = report.facts
        assert "{tgl:-1}" in fact.text
        assert report.incident.slots["jalan"] in fact.text


def test_a_slot_of_the_case_is_never_replaced_by_the_reporter(phrases: Phrases) -> None:
    problem = {"plain": ["Murid wajib bayar {nama} untuk {kk} orang."]}
    text = {"titles": ["Pungutan"], "problem": problem, "verbatim": True}
    slots = {"nama": ["iuran"], "kk": {"number": [3, 3]}}
    for report in reports(phrases, 40, text=text, slots=slots, facts=[]):
        assert not [
            span for span in report.personal if span.kind in ("kk", "nama_pelapor") and "bayar" in span.text
        ]
        assert "iuran" in report.body.lower().replace(" ", "") or "iu" in report.body.lower()


def test_duplicates_tell_the_same_incident_in_other_words(phrases: Phrases) -> None:
    case = small_case()
    incident = make_incident(case, REGION, SUBMITTED, Random(1))
    pair = [generate_report(case, REGION, phrases, SUBMITTED, Random(s), incident) for s in (2, 3)]
    assert pair[0].incident == pair[1].incident
    assert pair[0].body != pair[1].body


def test_a_report_sent_again_begins_alike_and_keeps_its_personal_data(phrases: Phrases) -> None:
    case = small_case(text=PERSONAL, personal_data=["nik", "telepon", "nama_lain"], slots={}, facts=[])
    for seed in range(40):
        first = generate_report(case, REGION, phrases, SUBMITTED, Random(seed), personal=True)
        second = sent_again(first, Random(seed), phrases)
        assert second.body.startswith(first.body)
        assert second.incident == first.incident
        for span in second.personal:
            text = second.title if span.field == "title" else second.body
            assert text[span.start : span.end] == span.text


def test_channel_register_and_district_can_be_fixed(phrases: Phrases) -> None:
    case = small_case(
        slots={}, facts=[], text={"titles": ["Sampah"], "problem": {"plain": ["Sampah menumpuk."]}}
    )
    report = generate_report(
        case, REGION, phrases, SUBMITTED, Random(1), register="sms", channel=Channel.SMS, district="Lor"
    )
    assert (report.register, report.channel, report.incident.district) == ("sms", Channel.SMS, "Lor")


def test_titles_are_typed_in_several_ways_and_keep_their_words() -> None:
    made = [type_title("Lampu Jalan di Depan SDN 2 Mati", Random(seed)) for seed in range(300)]
    assert {title.lower() for title in made} == {"lampu jalan di depan sdn 2 mati"}
    assert 0.75 < sum(title[0].isupper() and not title.isupper() for title in made) / 300 < 0.95


def test_a_title_gets_a_place_only_when_it_names_none() -> None:
    rng = Random(1)
    assert {placed_title("Sampah Menumpuk di Pasar", "Desa Sukalor", rng) for _ in range(20)} == {
        "Sampah Menumpuk di Pasar"
    }
    assert "Got Mampet di Desa Sukalor" in {
        placed_title("Got Mampet", "Desa Sukalor", rng) for _ in range(20)
    }


def test_date_tokens_become_dates() -> None:
    def later(day: date, days: int) -> date:
        return day + timedelta(days=days)

    text = "Diperiksa {tgl:-1}, selesai {haritgl:+1}, dijadwalkan {rentang:+3:+5}."
    days = FactDays(told=date(2026, 3, 5), received=date(2026, 3, 3), incident=date(2026, 3, 1))
    assert resolve_date_tokens(text, days, later) == (
        "Diperiksa 4 Maret 2026, selesai Jumat, 6 Maret 2026, dijadwalkan 8-10 Maret 2026."
    )
    assert format_range(date(2026, 3, 30), date(2026, 4, 2)) == "30 Maret - 2 April 2026"
    assert rupiah(150000) == "Rp150.000"


def test_a_good_answer_tells_the_facts_and_hides_the_reporter(phrases: Phrases) -> None:
    for seed, report in enumerate(reports(phrases, 20)):
        answer = unit_answer("baik", report, "Dinas PUPR", True, Random(seed), phrases)
        assert all(fact.text in answer for fact in report.facts)
        assert report.reporter.name not in answer
        assert "Dinas PUPR" in answer
        named = unit_answer("baik", report, "Dinas PUPR", False, Random(seed), phrases)
        assert report.reporter.name in named


def test_a_template_tells_nothing(phrases: Phrases) -> None:
    (report,) = reports(phrases, 1)
    for quality in ("template", "lempar", "membela"):
        answer = unit_answer(quality, report, "Dinas PUPR", True, Random(1), phrases)
        assert not any(fact.text in answer for fact in report.facts)


def test_replies_and_notes_are_written_for_every_kind(phrases: Phrases) -> None:
    (report,) = reports(phrases, 1)
    for kind in ("terima_kasih", "tanya_lanjut", "kecewa", "marah", "mendesak", "sudah_lengkap"):
        assert citizen_reply(kind, report, Random(2), phrases)
    for note in ("tanya_kabar", "viral", "minta_identitas", "tekan_tutup", "puji"):
        assert "jalan rusak" in leader_note(note, report, Random(2), phrases).lower()
