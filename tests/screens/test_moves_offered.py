"""For every state, action and role that a trainee may hold, the workbench offers a command, or a reason stands here."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sp4n"))

from office import Office
from test_moves import prepare

from trainer.practice.session import Session
from trainer.screens.workbench.commands import type_in_paper
from trainer.screens.workbench.form_commands import FORMS
from trainer.screens.workbench.forms.formal import FORMS as FORMAL
from trainer.screens.workbench.forms.leaving import FORMS as LEAVING
from trainer.screens.workbench.forms.units import FORMS as UNITS
from trainer.sp4n.moves import LEGAL
from trainer.sp4n.report import Report
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import Role, Status

PLAYABLE = (Role.NATIONAL, Role.AGENCY, Role.LIAISON, Role.UNIT_HEAD)
"""The roles a preset may give a trainee; an Admin Instansi acts as Pejabat Penghubung of some units as well."""

ELSEWHERE = {
    Verb.MARK_READ: "opening a report marks it as read",
    Verb.ENTER_OFFLINE: f"the command {type_in_paper.id}, without a report",
}
"""Actions of a trainee that need no form about a report."""

OTHERS = {
    Role.REPORTER: "the cast's citizens (trainer/scenarios/citizens.py)",
    Role.SYSTEM: "the agenda of the instance, and the units' findings from the cast",
    Role.INSPECTORATE: "plays as Pejabat Penghubung of the unit Inspektorat (acting_for: [inspektorat])",
}
"""The roles a trainee does not hold, with who acts for them."""


def session_of(role: Role, report: Report) -> Session:
    """As much of a session as a command asks for."""
    own = ("pupr",)
    scenario = SimpleNamespace(
        acting_for=() if role in (Role.UNIT_HEAD, Role.NATIONAL) else own,
        leads=own if role is Role.UNIT_HEAD else (),
    )
    return cast(Session, SimpleNamespace(trainee=SimpleNamespace(role=role), scenario=scenario))


def offered(verb: Verb, role: Role, report: Report) -> list[str]:
    """The commands of the workbench that make this move on this report."""
    session = session_of(role, report)
    return [form.id for form in FORMS if verb in form.verbs and form.fits(report, session)]


CELLS = [
    (verb, role, status)
    for verb in Verb
    if verb not in ELSEWHERE
    for role in PLAYABLE
    for status in Status
    if status in LEGAL[verb].get(role, ())
]


@pytest.mark.parametrize(("verb", "role", "status"), CELLS)
def test_a_trainee_finds_a_command_for_every_move_of_his_role(verb: Verb, role: Role, status: Status) -> None:
    _, report, _, _ = prepare(verb, role, status)
    if verb is Verb.VERIFY:
        report.verified_at = None
    assert offered(verb, role, report), (verb, role, status)


@pytest.mark.parametrize("verb", list(Verb))
def test_every_other_move_belongs_to_somebody_named_here(verb: Verb) -> None:
    roles = set(LEGAL[verb])
    assert roles & {*PLAYABLE, *OTHERS}
    if not roles & set(PLAYABLE):
        assert roles <= set(OTHERS)


def test_an_admin_answers_and_drafts_for_a_unit_he_stands_in_for_also_as_supporting_unit() -> None:
    office = Office()
    leads, supports = office.disposed(), office.dispose(office.submit(), unit="dishub", support=("pupr",))
    for verb in (Verb.FOLLOW_UP, Verb.SUBMIT_DRAFT):
        assert offered(verb, Role.AGENCY, leads) == ["jawab"]
        assert offered(verb, Role.AGENCY, supports) == ["jawab"]
    assert offered(Verb.RETURN_TO_COORDINATOR, Role.AGENCY, supports) == []


def test_every_command_has_its_form() -> None:
    from trainer.screens.help.texts import PAGES
    from trainer.screens.workbench.forms.answering import AnswerForm
    from trainer.screens.workbench.forms.approving import DecideDraftForm
    from trainer.screens.workbench.forms.verifying import EditForm, VerifyForm, VerifyOnlyForm

    forms: tuple[Any, ...] = (
        VerifyForm, VerifyOnlyForm, EditForm, AnswerForm, DecideDraftForm, *LEAVING, *UNITS, *FORMAL,
    )  # fmt: skip
    assert {form.FORM for form in forms} == {command.id for command in FORMS}
    for form in forms:
        assert form.HELP_PAGE in PAGES
