"""Which form belongs to which command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.bench import Bench
    from trainer.screens.workbench.forms.base import Form


def kinds() -> dict[str, type[Form]]:
    """The forms about one report by their names; their modules are imported only now."""
    from trainer.screens.workbench.forms.answering import AnswerForm
    from trainer.screens.workbench.forms.approving import DecideDraftForm
    from trainer.screens.workbench.forms.formal import FORMS as FORMAL
    from trainer.screens.workbench.forms.leaving import FORMS as LEAVING
    from trainer.screens.workbench.forms.units import FORMS as UNITS
    from trainer.screens.workbench.forms.verifying import EditForm, VerifyForm, VerifyOnlyForm

    forms: tuple[type[Form], ...] = (
        VerifyForm, VerifyOnlyForm, EditForm, AnswerForm, DecideDraftForm, *LEAVING, *UNITS, *FORMAL,
    )  # fmt: skip
    return {form.FORM: form for form in forms}


def form_for(name: str, bench: Bench, session: Session, report: int) -> Form:
    """Make the form of a command about a report."""
    return kinds()[name](bench, session, report)


def papers_form(bench: Bench, session: Session) -> Form:
    """Make the form that types in what came on paper."""
    from trainer.screens.workbench.forms.offline import OfflineForm

    return OfflineForm(bench, session)


def reminders_for(bench: Bench, session: Session, reports: Sequence[int]) -> Form:
    """Make the form that reminds the units of several reports."""
    from trainer.screens.workbench.forms.reminding import RemindManyForm

    return RemindManyForm(bench, session, reports)
