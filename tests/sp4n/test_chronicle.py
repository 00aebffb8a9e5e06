"""History and conversation are written out from a report's events: both sides of an event, and nothing is kept."""

from __future__ import annotations

from office import ADMIN, IDENTITY, NATIONAL_ADMIN, Office, liaison

from trainer.sp4n import commands as c
from trainer.sp4n.report import MessageKind
from trainer.sp4n.vocabulary import Channel, ReporterChoice, ReportType, Role


def test_a_history_tells_what_happened_in_order_and_marks_what_is_internal() -> None:
    office = Office()
    report = office.disposed()
    office.act(c.RemindUnit(report.id, "Mohon segera dijawab."), ADMIN)
    office.act(c.FollowUp(report.id, "Lubang sudah kami tambal.", final=True), liaison("pupr"))
    assert [(line.text, line.internal) for line in report.history] == [
        ("Laporan dikirim pelapor kepada Pemerintah Kabupaten Wanasari", False),
        ("Laporan diverifikasi sebagai Pengaduan Tidak Berkadar Pengawasan", False),
        ("Laporan didisposisikan ke Dinas PUPR oleh Pemerintah Kabupaten Wanasari", False),
        ("Koordinator mengingatkan Dinas PUPR", True),
        ("Laporan ditindaklanjuti oleh Dinas PUPR", False),
    ]
    assert [line.at for line in report.history] == [event.at for event in office.log]


def test_a_change_of_class_is_told_and_a_change_of_words_stays_internal() -> None:
    office = Office()
    report = office.disposed()
    office.act(c.EditPublished(report.id, title="Jalan Rusak di Depan Pasar"), ADMIN)
    office.act(c.EditPublished(report.id, type=ReportType.SUPERVISORY), ADMIN)
    office.act(c.EditPublished(report.id, type=ReportType.SUPERVISORY, title="Jalan Rusak"), ADMIN)
    edits = [(line.text, line.internal) for line in report.history[-3:]]
    assert edits == [
        ("Laporan disunting admin", True),
        (f"Klasifikasi diubah menjadi {ReportType.SUPERVISORY.label}", False),
        ("Laporan disunting admin", True),
    ]


def test_a_merge_reads_differently_on_both_reports_and_both_reporters_are_told() -> None:
    office = Office()
    first, second = office.submit(), office.submit()
    office.act(c.Merge(second.id, first.id, "Laporan Anda kami gabungkan."), ADMIN)
    assert second.history[-1].text == f"Laporan digabungkan ke laporan #{first.id}"
    assert first.history[-1].text == f"Laporan #{second.id} digabungkan ke laporan ini"
    for report in (first, second):
        assert report.thread[-1].kind is MessageKind.NOTICE
        assert report.unread_by[-1] == Role.REPORTER.value


def test_a_split_off_report_keeps_what_the_reporter_wrote_and_begins_its_own_history() -> None:
    office = Office()
    report = office.submit()
    parts = (c.PartText("Jalan", "Jalan berlubang."), c.PartText("Lampu", "Lampu padam."))
    office.act(c.Split(report.id, parts, "Laporan Anda kami pisahkan."), ADMIN)
    other = office.instance.reports[report.id + 1]
    assert [line.text for line in other.history] == [f"Laporan dipisahkan dari laporan #{report.id}"]
    assert [message.text for message in other.thread] == ["Laporan Anda kami pisahkan."]
    assert (other.title, other.original_title) == ("Lampu", report.original_title)
    assert (other.submitted_at, other.reporter, other.cites) == (report.submitted_at, IDENTITY, None)


def test_an_offline_report_tells_its_channel_and_who_typed_it_in() -> None:
    office = Office()
    command = c.EnterOffline(
        "Lampu padam", "Lampu di pasar padam.", ReporterChoice.COMPLAINT, IDENTITY, Channel.LETTER
    )
    (event,) = office.act(command, ADMIN)
    report = office.instance.reports[event.report]
    assert report.history[0].text == "Laporan dari Pos Surat dicatat oleh Pemerintah Kabupaten Wanasari"
    assert report.entered_by == ADMIN.name


def test_what_outsiders_do_with_a_reading_does_not_change_the_report() -> None:
    office = Office()
    report = office.submit(to_agency=False)
    office.act(c.RouteToAgency(report.id), NATIONAL_ADMIN)
    told = report.history
    told.clear()
    report.thread.append(office.answered().thread[0])
    assert len(report.history) == 2
    assert report.thread == []
