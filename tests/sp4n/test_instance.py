"""The life of a report in the instance: the storyboards of the dossier, refusals, and the fold of the log."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from office import (
    ADMIN,
    CITIZEN,
    IDENTITY,
    MONDAY,
    NATIONAL_ADMIN,
    ROAD_CATEGORY,
    Office,
    empty_instance,
    head,
    liaison,
)

from trainer.sp4n import commands as c
from trainer.sp4n.events import Event, FollowedUp, SplitUp
from trainer.sp4n.report import SYSTEM, Actor, EscalationLevel, Finding, MessageKind, Report
from trainer.sp4n.settings import Options
from trainer.sp4n.vocabulary import (
    ArchiveReason,
    Channel,
    ClockId,
    MissingData,
    ReporterChoice,
    ReportType,
    Role,
    Status,
)


def refused(office: Office, command: c.Command, actor: Actor, words: str) -> None:
    """Insist that a command is refused with these words."""
    with pytest.raises(c.Refused, match=words):
        office.act(command, actor)


def test_a_complaint_is_preset_to_berkadar_until_the_admin_decides() -> None:
    office = Office()
    report = office.submit(ReporterChoice.COMPLAINT)
    assert (report.type, report.type_confirmed) == (ReportType.SUPERVISORY, False)
    office.dispose(report, ReportType.ORDINARY)
    assert (report.type, report.type_confirmed) == (ReportType.ORDINARY, True)


def test_tracking_ids_are_fictional_and_follow_each_other() -> None:
    office = Office()
    assert [office.submit().id, office.submit().id] == [9_900_001, 9_900_002]


def test_original_text_is_kept_beside_the_edited_one() -> None:
    report = Office().disposed()
    assert "9901020304050001" in report.original_body
    assert "9901020304050001" not in report.body
    assert report.original_title == "Jalan Berlubang"
    assert report.title == "Jalan Berlubang di Depan Pasar"


def test_disposition_line_of_the_history() -> None:
    report = Office().disposed(support=("dishub",))
    assert report.history[-1].text == (
        "Laporan didisposisikan ke Dinas PUPR oleh Pemerintah Kabupaten Wanasari (unit pendukung: Dinas Perhubungan)"
    )
    assert report.units == ("pupr", "dishub")


def test_without_target_agency_the_admin_nasional_routes() -> None:
    office = Office()
    report = office.submit(to_agency=False)
    assert report.status is Status.AT_NATIONAL
    refused(
        office, c.Verify(report.id, "J", ReportType.ORDINARY, ROAD_CATEGORY), ADMIN, "tunggu Admin Nasional"
    )
    office.act(c.RouteToAgency(report.id), NATIONAL_ADMIN)
    assert report.status is Status.NEW


def test_offline_complaints_are_typed_in_by_the_admin_only_for_offline_channels() -> None:
    office = Office()
    office.act(c.EnterOffline("Judul", "Isi", ReporterChoice.COMPLAINT, IDENTITY, Channel.LETTER), ADMIN)
    (report,) = office.instance.reports.values()
    assert (report.status, report.entered_by) == (Status.NEW, ADMIN.name)
    refused(
        office,
        c.EnterOffline("Judul", "Isi", ReporterChoice.COMPLAINT, IDENTITY, Channel.WEB),
        ADMIN,
        "pilih kanal luring",
    )
    refused(
        office,
        c.Submit("Judul", "Isi", ReporterChoice.COMPLAINT, IDENTITY, Channel.HOTLINE),
        CITIZEN,
        "dicatat oleh Admin Instansi",
    )


def test_an_admin_may_add_but_not_remove_protection() -> None:
    office = Office()
    report = office.submit(anonymous=True)
    command = c.VerifyAndDispose(
        report.id, "Judul", ReportType.ORDINARY, ROAD_CATEGORY, "pupr", anonymous=False, secret=True
    )
    refused(office, command, ADMIN, "perlindungan itu tidak boleh dicabut")
    office.act(msgspec.structs.replace(command, anonymous=None), ADMIN)
    assert (report.anonymous, report.secret, report.chosen_secret) == (True, True, False)


def test_incomplete_report_goes_back_to_where_it_was() -> None:
    office = Office()
    fresh, disposed = office.submit(), office.disposed()
    for report in (fresh, disposed):
        office.act(c.AskForData(report.id, (MissingData.PLACE, MissingData.DATE), "Mohon lengkapi."), ADMIN)
        assert report.status is Status.PENDING_INFO
        assert report.archive_label.startswith("Menunggu: titik lokasi")
        office.act(c.CompleteData(report.id, "Di depan pasar, kemarin."), CITIZEN)
    assert (fresh.status, disposed.status) == (Status.NEW, Status.DISPOSED)
    assert [m.kind for m in fresh.thread] == [MessageKind.DATA_REQUEST, MessageKind.DATA]


def test_missing_data_expire_into_the_system_archive() -> None:
    office = Office()
    report = office.submit()
    office.act(c.AskForData(report.id, (MissingData.EVIDENCE,), "Mohon bukti."), ADMIN)
    refused(office, c.ExpireMissingData(report.id), SYSTEM, "belum habis")
    office.run_until(MONDAY + dt.timedelta(days=40))
    assert report.status is Status.ARCHIVED_BY_SYSTEM
    assert report.archive_label == "sudah mencapai batas kadaluarsa pengaduan"


def test_not_ours_is_forwarded_and_may_come_back() -> None:
    office = Office()
    report = office.submit()
    refused(office, c.NotOurs(report.id, "pln", "Listrik."), ADMIN, "tidak dikenal")
    office.act(c.NotOurs(report.id, "bina_marga_provinsi", "Jalan ini milik provinsi."), ADMIN)
    assert report.status is Status.FORWARDED
    assert report.history[-1].text.startswith("Laporan diteruskan ke Dinas Bina Marga Provinsi")
    office.act(c.RouteToAgency(report.id, "Ruas ini jalan kabupaten."), NATIONAL_ADMIN)
    assert (report.status, report.forwarded_to, report.forward_count) == (Status.NEW, None, 1)


def test_archive_needs_reason_and_duplicate_needs_the_other_id() -> None:
    office = Office()
    first, second = office.submit(), office.submit()
    refused(office, c.Archive(second.id, ArchiveReason.UNCLEAR, "  "), ADMIN, "Penjelasan arsip masih kosong")
    refused(office, c.Archive(second.id, ArchiveReason.DUPLICATE, "Sama."), ADMIN, "nomor laporan yang sama")
    refused(
        office, c.Archive(second.id, ArchiveReason.DUPLICATE, "Sama.", second.id), ADMIN, "dirinya sendiri"
    )
    office.act(c.Archive(second.id, ArchiveReason.DUPLICATE, "Sama.", first.id), ADMIN)
    assert second.archive_label == "Duplikat"
    refused(
        office,
        c.Archive(first.id, ArchiveReason.DUPLICATE, "Sama.", second.id),
        ADMIN,
        "sudah tercatat sebagai duplikat",
    )


def test_merging_informs_both_reporters_and_refuses_structural_nonsense() -> None:
    office = Office()
    first, second, third = office.submit(), office.submit(), office.submit()
    refused(office, c.Merge(first.id, first.id, "Sama."), ADMIN, "dirinya sendiri")
    refused(office, c.Merge(first.id, 1, "Sama."), ADMIN, "tidak ditemukan")
    office.act(c.Merge(second.id, first.id, "Laporan Anda kami gabungkan."), ADMIN)
    assert second.status is Status.ARCHIVED_BY_ADMIN
    assert first.duplicates == (second.id,)
    assert first.thread[-1].text == second.thread[-1].text == "Laporan Anda kami gabungkan."
    refused(office, c.Merge(first.id, second.id, "Sama."), ADMIN, f"sudah digabungkan ke #{first.id}")
    office.act(c.Archive(third.id, ArchiveReason.UNCLEAR, "Tidak jelas."), ADMIN)
    refused(office, c.Merge(first.id, third.id, "Sama."), ADMIN, "pilih induk yang masih ditangani")


def test_a_report_with_another_agency_is_no_parent() -> None:
    office = Office()
    report, forwarded, national = office.submit(), office.submit(), office.submit(to_agency=False)
    office.act(c.NotOurs(forwarded.id, "bina_marga_provinsi", "Jalan ini milik provinsi."), ADMIN)
    for parent in (forwarded, national):
        refused(office, c.Merge(report.id, parent.id, "Sama."), ADMIN, "pilih induk yang masih ditangani")


def test_splitting_keeps_the_first_part_and_links_the_others() -> None:
    office = Office()
    report = office.submit(anonymous=True)
    refused(office, c.Split(report.id, (c.PartText("Satu", "Isi"),)), ADMIN, "sedikitnya dua bagian")
    parts = (c.PartText("Jalan", "Jalan rusak."), c.PartText("Lampu", "Lampu mati."))
    (event,) = office.act(c.Split(report.id, parts, "Laporan Anda memuat dua hal."), ADMIN)
    assert isinstance(event, SplitUp)
    other = office.instance.reports[event.parts[1].id]
    assert (report.title, other.title, other.split_from) == ("Jalan", "Lampu", report.id)
    assert report.split_parts == (other.id,)
    assert other.anonymous
    assert other.reporter == report.reporter
    assert other.clocks[ClockId.VERIFICATION].due == report.clocks[ClockId.VERIFICATION].due


def test_unit_returns_a_report_and_the_coordinator_disposes_again() -> None:
    office = Office()
    report = office.disposed(support=("dishub",))
    refused(office, c.ReturnToCoordinator(report.id, "Bukan kami."), liaison("dishub"), "Hanya unit utama")
    office.act(c.ReturnToCoordinator(report.id, "Ruas ini bukan milik kami."), liaison("pupr"))
    assert (report.status, report.units, report.bounce_count) == (Status.NEW, (), 1)
    office.act(c.Dispose(report.id, "dishub"), ADMIN)
    assert [d.lead for d in report.dispositions] == ["pupr", "dishub"]


def test_disposing_needs_verification_and_known_different_units() -> None:
    office = Office()
    report = office.submit()
    refused(office, c.Dispose(report.id, "pupr"), ADMIN, "belum diverifikasi")
    office.act(c.Verify(report.id, "Judul", ReportType.ORDINARY, ROAD_CATEGORY), ADMIN)
    assert report.status is Status.NEW
    refused(office, c.Dispose(report.id, "pln"), ADMIN, "tidak ada di")
    refused(office, c.Dispose(report.id, "pupr", ("pupr",)), ADMIN, "disebut dua kali")
    office.act(c.Dispose(report.id, "pupr", ("dishub",)), ADMIN)
    assert report.status is Status.DISPOSED


def test_supporting_unit_contributes_but_does_not_decide() -> None:
    office = Office()
    report = office.disposed(support=("dishub",))
    refused(office, c.FollowUp(report.id, "Selesai.", final=True), liaison("dishub"), "unit utama")
    (event,) = office.act(c.FollowUp(report.id, "Rambu sudah dipasang."), liaison("dishub"))
    assert isinstance(event, FollowedUp)
    assert not event.lead
    assert report.status is Status.DISPOSED
    assert report.first_follow_up_at is None


def test_events_tell_first_answer_and_answer_to_a_reply() -> None:
    office = Office()
    report = office.answered()
    assert isinstance(office.log[-1], FollowedUp)
    assert office.log[-1].first
    office.act(c.Reply(report.id, "Masih berlubang."), CITIZEN)
    assert report.open_reply
    (event,) = office.act(c.FollowUp(report.id, "Besok kami tambal.", final=True), liaison("pupr"))
    assert isinstance(event, FollowedUp)
    assert (event.answers_reply, event.first) == (True, False)
    assert not report.open_reply


def test_closing_an_unanswered_reply_is_possible_and_told() -> None:
    office = Office()
    report = office.answered()
    office.act(c.Reply(report.id, "Belum."), CITIZEN)
    office.act(c.Close(report.id), ADMIN)
    assert report.status is Status.CLOSED_BY_ADMIN
    assert report.open_reply


def test_where_the_head_approves_a_draft_goes_out_only_then() -> None:
    office = Office(Options(draft_approval=True))
    report = office.disposed()
    refused(office, c.FollowUp(report.id, "Jawaban."), liaison("pupr"), "gunakan Ajukan draf")
    office.act(c.SubmitDraft(report.id, "Jawaban satu."), liaison("pupr"))
    refused(office, c.ApproveDraft(report.id, 1), head("dishub"), "bukan ke Dinas Perhubungan")
    office.act(c.RejectDraft(report.id, 1, "Sebutkan tanggal."), head("pupr"))
    office.act(c.SubmitDraft(report.id, "Jawaban dua.", final=True), liaison("pupr"))
    assert report.thread == []
    refused(office, c.ApproveDraft(report.id, 1), head("pupr"), "sudah diputuskan")
    office.act(c.ApproveDraft(report.id, 2), head("pupr"))
    assert report.thread[-1].text == "Jawaban dua."
    assert report.status is Status.FOLLOWED_UP


def test_closed_reports_stay_closed_and_a_new_report_cites_the_old() -> None:
    office = Office()
    report = office.answered(final=True)
    office.act(c.Confirm(report.id, 5, "Terima kasih."), CITIZEN)
    assert (report.status, report.rating) == (Status.CLOSED_BY_REPORTER, 5)
    refused(office, c.Reply(report.id, "Rusak lagi."), CITIZEN, "kirim laporan baru")
    new = c.Submit("Rusak lagi", "Isi", ReporterChoice.COMPLAINT, IDENTITY, cites_report=report.id)
    (event,) = office.act(new, CITIZEN)
    assert office.instance.reports[event.report].cites == report.id
    refused(office, msgspec.structs.replace(new, cites_report=5), CITIZEN, "tidak ditemukan")


def test_a_region_may_let_replies_reopen_a_report() -> None:
    office = Office(Options(reopening=True))
    report = office.answered(final=True)
    office.act(c.Close(report.id), ADMIN)
    office.act(c.Reply(report.id, "Rusak lagi."), CITIZEN)
    assert (report.status, report.closed_at) == (Status.REPORTER_REPLIED, None)


def test_findings_reach_the_unit_and_reminders_are_kept() -> None:
    office = Office()
    report = office.disposed()
    office.act(c.RecordFindings(report.id, (Finding("f1", "temuan", "Lubang 20 cm.", True),)), SYSTEM)
    office.act(c.RemindUnit(report.id, "Mohon ditindaklanjuti."), ADMIN)
    assert [finding.id for finding in report.findings] == ["f1"]
    assert len(report.reminders) == 1
    office.now += dt.timedelta(days=30)
    office.act(c.Escalate(report.id, EscalationLevel.SECRETARY, "Unit belum menjawab."), ADMIN)
    assert report.escalations[0].to is EscalationLevel.SECRETARY


def test_news_wait_for_their_reader() -> None:
    office = Office()
    report = office.disposed()
    assert "pupr" in report.unread_by
    office.act(c.MarkRead(report.id), liaison("pupr"))
    assert "pupr" not in report.unread_by
    refused(office, c.MarkRead(report.id), liaison("pupr"), "Tidak ada kabar baru")


def test_an_act_cannot_lie_before_the_last_event_nor_without_zone() -> None:
    office = Office()
    report = office.submit()
    with pytest.raises(c.Refused, match="lebih awal"):
        office.instance.execute(c.Withdraw(report.id), CITIZEN, MONDAY - dt.timedelta(days=1))
    with pytest.raises(ValueError, match="zona waktu"):
        office.instance.execute(c.Withdraw(report.id), CITIZEN, MONDAY.replace(tzinfo=None))


def test_editing_after_publication_can_withdraw_it_from_the_public() -> None:
    office = Office()
    report = office.answered()
    refused(office, c.EditPublished(report.id, title=report.title), ADMIN, "Tidak ada yang berubah")
    office.act(c.Close(report.id), ADMIN)
    office.act(c.EditPublished(report.id, secret=True), ADMIN)
    assert report.secret
    refused(office, c.EditPublished(report.id, type=ReportType.ASPIRATION), ADMIN, "tidak dapat diubah")


def test_blocked_and_withdrawn_reports_say_so() -> None:
    office = Office()
    blocked, withdrawn = office.submit(), office.submit()
    office.act(c.Block(blocked.id, "Ujaran kebencian."), NATIONAL_ADMIN)
    office.act(c.Withdraw(withdrawn.id, "Sudah selesai."), CITIZEN)
    assert blocked.status.label == "Konten Terblokir"
    assert withdrawn.archive_label == "sesuai dengan keinginan Pelapor"


def busy_office() -> Office:
    """An office with many kinds of events in its log."""
    office = Office(Options(ombudsman_days=60))
    answered = office.answered()
    office.act(c.Reply(answered.id, "Belum."), CITIZEN)
    pending = office.submit()
    office.act(c.AskForData(pending.id, (MissingData.PLACE,), "Mohon lokasi."), ADMIN)
    office.act(c.CompleteData(pending.id, "Di pasar."), CITIZEN)
    office.act(c.Split(pending.id, (c.PartText("A", "Isi a"), c.PartText("B", "Isi b"))), ADMIN)
    office.act(c.Merge(office.submit().id, answered.id, "Digabung."), ADMIN)
    formal = office.dispose(office.submit(ReporterChoice.INFORMATION), ReportType.INFORMATION)
    office.act(c.RegisterFormalRequest(formal.id, "7/PPID"), ADMIN)
    office.act(c.ExtendFormalRequest(formal.id, "Berkas banyak."), ADMIN)
    office.run_until(MONDAY + dt.timedelta(days=120))
    return office


def state_of(reports: dict[int, Report]) -> bytes:
    """All reports as bytes."""
    return msgspec.json.encode(list(reports.values()))


def test_the_log_folds_to_the_same_state_after_a_trip_through_json() -> None:
    office = busy_office()
    raw = [msgspec.json.encode(event) for event in office.log]
    decoder = msgspec.json.Decoder(Event)
    other = empty_instance(Options(ombudsman_days=60))
    other.fold(decoder.decode(line) for line in raw)
    assert state_of(other.reports) == state_of(office.instance.reports)
    assert other.next_id == office.instance.next_id
    assert other.next_deadline() == office.instance.next_deadline()


def test_commands_travel_through_json() -> None:
    command = c.AskForData(9_900_001, (MissingData.PLACE,), "Mohon [/b] lokasi.")
    assert msgspec.json.decode(msgspec.json.encode(command), type=c.Command) == command


def test_deciding_changes_nothing() -> None:
    office = Office()
    report = office.submit()
    before = state_of(office.instance.reports)
    command = c.VerifyAndDispose(report.id, "Judul", ReportType.ORDINARY, ROAD_CATEGORY, "pupr")
    assert len(office.instance.decide(command, ADMIN, office.now)) == 2
    assert state_of(office.instance.reports) == before


def test_the_same_text_as_typed_survives_markup_and_control_characters() -> None:
    office = Office()
    text = "[/x] [@click=app.quit]x[/] \x1b[31m\x07"
    report = office.disposed()
    office.act(c.FollowUp(report.id, text), liaison("pupr"))
    assert report.thread[-1].text == text
    assert report.thread[-1].role is Role.LIAISON
