"""Monev figures of played sessions, and the leaders' recap as Markdown that means nothing but itself."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from trainer.practice.bots import BOTS, play
from trainer.practice.monev import Played, as_record, monev, read_played
from trainer.practice.recap import decisions, escape_markdown, figure_lines, recap_text, weak_units
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import load_library
from trainer.sp4n.views import is_published
from trainer.sp4n.vocabulary import Bucket, ClockId


def played_by(bot: str) -> Played:
    session = Session.start(build_scenario(load_library(), "shift-harian", 3))
    play(session, BOTS[bot]())
    return read_played(session.scenario, session.entries)


@pytest.fixture(scope="module")
def expert() -> Played:
    return played_by("expert")


@pytest.fixture(scope="module")
def hasty() -> Played:
    return played_by("hasty")


@pytest.fixture(scope="module")
def negligent() -> Played:
    return played_by("negligent")


def test_units_and_periods_add_up_to_the_whole(expert: Played, negligent: Played) -> None:
    for played in (expert, negligent):
        result = monev(played)
        assert result.total.received == len(played.instance.reports)
        assert sum(line.figures.received for line in result.units) == result.total.received
        assert sum(period.figures.received for period in result.periods) == result.total.received
        assert sum(topic.received for topic in result.topics) == result.total.received


def test_who_works_well_has_the_better_figures(expert: Played, hasty: Played, negligent: Played) -> None:
    good, rash, bad = monev(expert), monev(hasty), monev(negligent)
    assert good.total.verified_in_time.percent == 100
    assert good.total.verified_in_time.percent > (bad.total.verified_in_time.percent or 0)
    assert good.total.overdue < bad.total.overdue
    assert good.leaks == ()
    assert (good.quality.mean or 0) > (rash.quality.mean or 0)
    assert (good.total.misdisposed.percent or 0) < (rash.total.misdisposed.percent or 0)


def test_a_published_text_with_the_anonymous_reporters_name_is_a_leak(expert: Played) -> None:
    report = next(r for r in expert.instance.reports.values() if r.anonymous and is_published(r))
    before = report.body
    report.body = f"{before} Hormat saya, {report.reporter.name}"
    try:
        result = monev(expert)
    finally:
        report.body = before
    assert result.leaks == (report.id,)
    assert f"#{report.id}" in decisions(result)[0]


def test_the_negligent_admin_is_told_to_be_replaced_or_helped(negligent: Played) -> None:
    found = " ".join(decisions(monev(negligent)))
    assert "piket verifikasi" in found
    assert "rencana aksi" in found


def test_keaktifan_counts_days_on_which_the_admin_acted(expert: Played, negligent: Played) -> None:
    assert monev(expert).activity.active
    assert monev(expert).activity.days > monev(negligent).activity.days
    silent = msgspec.structs.replace(expert, acted={})
    assert not monev(silent).activity.active
    assert any("admin pengganti" in text for text in decisions(monev(silent)))


def test_keaktifan_ends_a_month_after_the_last_act(expert: Played) -> None:
    later = msgspec.structs.replace(expert, now=expert.now + dt.timedelta(days=31))
    assert not monev(later).activity.active


def test_a_simulated_coordinator_counts_as_the_active_admin() -> None:
    session = Session.start(build_scenario(load_library(), "pejabat-penghubung", 2))
    session.finish()
    assert monev(read_played(session.scenario, session.entries)).activity.active


def test_a_unit_without_waiting_reports_is_not_blamed_for_silence(expert: Played) -> None:
    later = msgspec.structs.replace(expert, now=expert.now + dt.timedelta(days=31))
    for line, reasons in weak_units(monev(later)):
        if any("bertindak" in reason for reason in reasons):
            assert line.figures.by_bucket[Bucket.NOT_FOLLOWED_UP]


def test_a_period_takes_only_what_came_in_then(expert: Played) -> None:
    whole = monev(expert)
    day = whole.first + dt.timedelta(days=2)
    before, after = monev(expert, last=day), monev(expert, first=day + dt.timedelta(days=1))
    assert before.total.received + after.total.received == whole.total.received
    assert 0 < before.total.received < whole.total.received
    assert before.quality.answers + after.quality.answers == whole.quality.answers
    assert monev(expert, first=whole.last + dt.timedelta(days=1)).total.received == 0


def test_weeks_become_months_in_a_long_span(expert: Played) -> None:
    weeks = monev(expert)
    assert all((period.last - period.first).days < 7 for period in weeks.periods)
    months = monev(expert, first=weeks.last - dt.timedelta(days=200))
    assert {period.first.day for period in months.periods[1:]} == {1}
    for left, right in zip(months.periods, months.periods[1:], strict=False):
        assert right.first - left.last == dt.timedelta(days=1)


def test_limits_are_named_as_the_rules_of_the_scenario_set_them(expert: Played) -> None:
    result = monev(expert)
    names = [name for name, _ in figure_lines(result)]
    assert f"Diverifikasi dalam {result.limits[ClockId.VERIFICATION]} hari kerja" in names


def test_the_record_has_counts_and_percentages(expert: Played) -> None:
    record = msgspec.json.decode(msgspec.json.encode(as_record(monev(expert))))
    assert record["total"]["verified_in_time"]["percent"] == 100
    assert record["total"]["by_bucket"].keys() == {bucket.value for bucket in Bucket}
    assert all("percent_done" in line["figures"] for line in record["units"] + record["periods"])


def test_an_empty_session_has_figures_too(expert: Played) -> None:
    result = monev(read_played(expert.scenario, ()))
    assert result.total.received == 0
    assert "Laporan masuk | 0" in recap_text(read_played(expert.scenario, ()), result)


def test_the_recap_says_what_is_weak_and_what_to_decide(negligent: Played) -> None:
    text = recap_text(negligent, monev(negligent))
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == [
        "Angka pokok", "Kinerja unit", "Perkembangan", "Topik", "Laporan yang terlambat", "Yang perlu diputuskan",
    ]  # fmt: skip
    assert re.search(r"^1\. ", text, re.MULTILINE)
    assert "simulasi" in text


def test_weak_units_have_reasons(hasty: Played) -> None:
    for line, reasons in weak_units(monev(hasty)):
        assert line.unit is not None
        assert reasons


def test_the_recap_never_shows_a_title_that_leaders_may_not_see(negligent: Played) -> None:
    text = recap_text(negligent, monev(negligent))
    for report in negligent.instance.reports.values():
        if report.secret or not report.verified:
            assert escape_markdown(report.title) not in text


@pytest.mark.parametrize(
    "nasty",
    [
        "[klik](javascript:alert(1))", "<script>alert(1)</script>", "| a | b |", "# judul\n## dua", "![x](http://x)",
        "`kode`", "<https://contoh.example>", "**tebal** _miring_ ~~coret~~", "&copy; &#60;b&#62;", "\\[x\\]",
        "1. satu", "- a", "> kutip", "[/x]", "---", "www.contoh.example", "a\u202eb\x1b[31m",
    ],
)  # fmt: skip
def test_citizens_text_stays_text(nasty: str) -> None:
    html = MarkdownIt("commonmark").enable("table").render(f"- #1 {escape_markdown(nasty)}\n")
    assert re.sub(r"</?(?:ul|li)>", "", html).count("<") == 0


@given(st.text(max_size=80))
def test_escaped_text_renders_as_the_words_themselves(text: str) -> None:
    import html
    import unicodedata

    markdown = MarkdownIt("commonmark").enable("table")
    escaped = escape_markdown(text)
    shown = " ".join(
        "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text).split()
    )
    assert "\n" not in escaped
    assert markdown.render(
        f"x {escaped}"
    ).strip() == f"<p>{html.escape(f'x {shown}'.strip(), quote=False)}</p>".replace('"', "&quot;")
