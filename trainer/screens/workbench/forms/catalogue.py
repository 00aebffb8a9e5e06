"""Which form belongs to which command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.bench import Bench
    from trainer.screens.workbench.forms.base import Form


def form_for(name: str, bench: Bench, session: Session, report: int) -> Form:
    """Make the form of a command about a report; its module is imported only now."""
    from trainer.screens.workbench.forms.answering import AnswerForm
    from trainer.screens.workbench.forms.leaving import FORMS as LEAVING
    from trainer.screens.workbench.forms.units import FORMS as UNITS
    from trainer.screens.workbench.forms.verifying import EditForm, VerifyForm

    forms: tuple[type[Form], ...] = (VerifyForm, EditForm, AnswerForm, *LEAVING, *UNITS)
    kinds = {form.FORM: form for form in forms}
    return kinds[name](bench, session, report)
