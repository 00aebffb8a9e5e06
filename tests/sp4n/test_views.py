"""What each eye sees: Anonim, Rahasia, redaction, internal papers (dossier 7.4)."""

from __future__ import annotations

import msgspec
import pytest
from office import ADMIN, CITIZEN, IDENTITY, ROAD_CATEGORY, Office, liaison

from trainer.sp4n import commands as c
from trainer.sp4n.report import SYSTEM, Finding, Report
from trainer.sp4n.settings import Options
from trainer.sp4n.views import Eye, ReportView, eye_of, is_published, view
from trainer.sp4n.vocabulary import MissingData, ReportType, Role


def full_report(
    anonymous: bool = False, secret: bool = False, kind: ReportType = ReportType.ORDINARY
) -> Report:
    """A report at Dinas PUPR with findings, a draft, a data talk and an answer."""
    office = Office()
    report = office.submit(anonymous=anonymous, secret=secret)
    office.act(c.AskForData(report.id, (MissingData.PLACE,), "Mohon lokasi."), ADMIN)
    office.act(c.CompleteData(report.id, "Rumah saya Jl. Melati No. 7.", ("ktp.jpg",)), CITIZEN)
    command = c.VerifyAndDispose(
        report.id, "Jalan Berlubang", kind, ROAD_CATEGORY, "pupr", body="Jalan berlubang.", note="Segera."
    )
    office.act(command, ADMIN)
    office.act(c.RecordFindings(report.id, (Finding("f1", "temuan", "Anggaran habis."),)), SYSTEM)
    office.act(c.RemindUnit(report.id, "Mohon segera."), ADMIN)
    office.act(c.SubmitDraft(report.id, "Draf rahasia."), liaison("pupr"))
    office.act(c.FollowUp(report.id, "Sudah kami periksa."), liaison("pupr"))
    return report


def text_of(seen: ReportView) -> str:
    """Everything a view holds, as text."""
    return msgspec.json.encode(seen).decode()


@pytest.mark.parametrize("role", [Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.PUBLIC, Role.INSPECTORATE])
def test_anonim_hides_the_name_from_units_leaders_and_public(role: Role) -> None:
    report = full_report(anonymous=True, kind=ReportType.SUPERVISORY)
    seen = view(report, role, unit="pupr" if role in {Role.LIAISON, Role.UNIT_HEAD} else None)
    assert seen.visible
    assert seen.reporter_name == "Anonim"
    assert IDENTITY.name not in text_of(seen)


def test_the_admin_sees_an_anonymous_reporter_unless_the_region_hides_him() -> None:
    report = full_report(anonymous=True)
    assert view(report, Role.AGENCY).reporter == IDENTITY
    hidden = view(report, Role.AGENCY, options=Options(anonymous_to_admin=True))
    assert (hidden.reporter_name, hidden.reporter) == ("Anonim", None)


@pytest.mark.parametrize("role", [Role.LIAISON, Role.PUBLIC, Role.LEADER, Role.UNIT_HEAD])
def test_registration_data_and_original_text_stay_with_the_admin(role: Role) -> None:
    seen = view(full_report(), role, unit="pupr")
    assert seen.reporter is None
    assert seen.original_body is None
    text = text_of(seen)
    for secret in (IDENTITY.nik, IDENTITY.phone, IDENTITY.email):
        assert secret not in text


def test_rahasia_hides_the_content_from_public_and_leaders_but_not_from_the_unit() -> None:
    report = full_report(secret=True)
    assert not is_published(report)
    for role in (Role.PUBLIC, Role.LEADER, Role.REPORTER):
        seen = view(report, role)
        assert (seen.visible, seen.title, seen.body, seen.thread, seen.status) == (
            False,
            None,
            None,
            (),
            None,
        )
    assert view(report, Role.LIAISON, "pupr").body == "Jalan berlubang."


def test_other_units_see_what_the_public_sees() -> None:
    report = full_report()
    assert eye_of(report, Role.LIAISON, "dishub") is Eye.PUBLIC
    assert eye_of(full_report(secret=True), Role.LIAISON, "dishub") is Eye.NOBODY


def test_nothing_is_public_before_verification() -> None:
    report = Office().submit()
    for role in (Role.PUBLIC, Role.LIAISON, Role.LEADER, Role.INSPECTORATE):
        assert not view(report, role, "pupr").visible


def test_the_inspectorate_sees_supervisory_reports_even_when_secret() -> None:
    report = full_report(secret=True, kind=ReportType.SUPERVISORY)
    assert view(report, Role.INSPECTORATE, "inspektorat").body == "Jalan berlubang."
    assert not view(full_report(secret=True), Role.INSPECTORATE, "inspektorat").visible


def test_the_reporter_sees_his_own_report_but_nothing_internal() -> None:
    seen = view(full_report(anonymous=True, secret=True), Role.REPORTER, reporter=True)
    assert seen.reporter == IDENTITY
    assert seen.original_body is not None
    assert seen.auto_close_at is not None
    assert (seen.findings, seen.drafts, seen.reminders, seen.dispositions, seen.clocks) == (
        (),
        (),
        (),
        (),
        (),
    )
    assert not any(line.internal for line in seen.history)
    assert {message.author for message in seen.thread} == {"Admin Instansi", "Pelapor", "Pejabat Penghubung"}


def test_the_public_does_not_see_the_talk_about_missing_data() -> None:
    public = view(full_report(), Role.PUBLIC)
    assert [message.text for message in public.thread] == ["Sudah kami periksa."]
    assert len(view(full_report(), Role.LIAISON, "pupr").thread) == 3


def test_a_view_says_what_it_withholds() -> None:
    lines = view(full_report(anonymous=True), Role.LIAISON, "pupr").withheld
    assert "Nama pelapor disembunyikan karena pelapor memilih Anonim." in lines
    assert view(full_report(), Role.AGENCY).withheld == ()
