"""What all forms have in common: they keep what was typed, whatever happens.

A draft is stored within a second of each change and when the form closes; a refused command leaves
everything in place with the reason beside it.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.choices import Choice, Entry, Picker
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.desk_thread import problems, sentence_of
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.shared.text_field import TextField

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.bench import Bench
    from trainer.sp4n.commands import Command
    from trainer.sp4n.report import Report

AUTOSAVE = 1.0


@command(
    "kirim", "f2,ctrl+s", "Kirim formulir", label="Kirim", footer=True,
    tip="Bila ditolak, alasannya tampil dan semua isian tetap ada.",
)  # fmt: skip
async def send(screen: Form) -> None:
    await screen.send()


@command(
    "tutup_formulir", "escape,f4", "Tutup formulir; isian disimpan sebagai draf", label="Tutup", footer=True,
)  # fmt: skip
async def close_form(screen: Form) -> None:
    await screen.close_form()


@command(
    "kosongkan", "f8", "Buang draf dan mulai lagi dari isian semula", label="Isian semula", footer=True,
    tip="Isian kembali seperti saat formulir pertama kali dibuka.",
)  # fmt: skip
async def clear_form(screen: Form) -> None:
    await screen.start_over()


OWN: tuple[AnyCommand, ...] = (send, close_form, clear_form)


class Form(LatihScreen[bool], ModalScreen[bool]):
    """A form about one report; returns whether its command was carried out.

    Fields are the widgets with an id; `read` and `fill` turn them into plain data and back, so a new
    field needs nothing more than to be composed.

    Args:
        bench: the shift.
        session: looked at while the form is made.
        number: the report.
    """

    FORM: ClassVar[str]
    HEADING: ClassVar[str]
    SEND: ClassVar[str] = "Kirim"
    CSS_PATH = "form.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "formulir"

    def __init__(self, bench: Bench, session: Session, number: int) -> None:
        super().__init__()
        self.bench = bench
        self.number = number
        self.report_title = ""
        self.adopt(session)
        self.opened = time.monotonic()
        self._initial: dict[str, Any] = {}
        self._saved: dict[str, Any] = {}
        self._ready = False

    def adopt(self, session: Session) -> None:
        """Take from the session what the form is about: its report, unless a form says otherwise."""
        report = session.instance.reports[self.number]
        self.report_title = plain_line(report.title)
        self.prepare(session, report)

    def prepare(self, session: Session, report: Report) -> None:
        """Take from the session what the fields need; called once, before the form is composed."""

    @abstractmethod
    def fields(self) -> ComposeResult:
        """The fields, top down."""

    @abstractmethod
    def build(self) -> Command:
        """The command that the fields say.

        Raises:
            Refused: a field that the command cannot do without is empty.
        """

    def heading(self) -> str:
        """What the form is for."""
        return self.HEADING

    def bar_text(self) -> str:
        """What stands in the title bar."""
        return f"{self.heading()} · #{self.number} {self.report_title}"

    def send_label(self) -> str:
        """What the button says that sends it."""
        return self.SEND

    def acting_unit(self) -> str | None:
        """The unit the trainee acts for; None for his own role."""
        return None

    def compose(self) -> ComposeResult:
        with Vertical(id="frame"):
            yield TitleBar(self.bar_text())
            with VerticalScroll(id="fields", can_focus=False):
                yield from self.fields()
            yield Static("", id="refusal", markup=False)
            with Horizontal(id="buttons"):
                yield Button(f"{self.send_label()} (F2)", id="send", variant="primary")
                yield Button("Tutup, simpan draf (Esc)", id="close")
            yield CommandBar(key="footer")

    async def on_mount(self) -> None:
        self.refresh_offers()
        self.call_after_refresh(self.query_one("#fields", VerticalScroll).scroll_home, animate=False)
        self._initial = self.read()
        draft = await self.guarded(lambda: self.bench.draft(self.number, self.FORM))
        if draft is not None:
            self.fill(draft)
            self.say("Draf Anda dipulihkan. F8 untuk mulai lagi dari awal.")
        self._saved = self.read()
        self._ready = True
        self.set_interval(AUTOSAVE, self.autosave)

    # Fields as data

    def _inputs(self) -> list[Widget]:
        kinds = (Input, TextArea, Choice, Picker)
        return [widget for widget in self.query("#fields *") if isinstance(widget, kinds) and widget.id]

    def read(self) -> dict[str, Any]:
        """What is typed and chosen, as plain data."""
        values: dict[str, Any] = {}
        for widget in self._inputs():
            assert widget.id is not None
            if isinstance(widget, Input):
                values[widget.id] = widget.value
            elif isinstance(widget, TextArea):
                values[widget.id] = widget.text
            elif isinstance(widget, Choice):
                values[widget.id] = list(widget.values)
            elif isinstance(widget, Picker):
                values[widget.id] = list(widget.picked)
        return values

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put plain data back into the fields; unknown names are left out."""
        for widget in self._inputs():
            value = values.get(widget.id or "")
            if value is None:
                continue
            if isinstance(widget, Input):
                widget.value = plain_line(str(value))
            elif isinstance(widget, TextArea):
                widget.load_text(plain(str(value)))
            elif isinstance(widget, Choice):
                widget.choose(*value)
            elif isinstance(widget, Picker):
                widget.pick(*value)
        self.filled()

    def filled(self) -> None:
        """Called after the fields were filled from a draft."""

    # Drafts

    async def autosave(self) -> None:
        """Store what changed since the last time."""
        values = self.read()
        if not self._ready or values == self._saved:
            return
        self._saved = values
        if values == self._initial:
            await self.guarded(lambda: self.bench.drop_draft(self.number, self.FORM))
        else:
            await self.guarded(lambda: self.bench.save_draft(self.number, self.FORM, values))

    async def before_leaving(self) -> None:
        await self.autosave()

    async def close_form(self) -> None:
        """Close; the draft stays."""
        await self.autosave()
        self.dismiss(False)

    async def start_over(self) -> None:
        """Forget the draft and show the fields as they were at first."""
        self.fill(self._initial)
        await self.autosave()
        self.say("Isian kembali seperti semula.")

    # Sending

    def say(self, sentence: str) -> None:
        """Show a sentence above the buttons."""
        self.query_one("#refusal", Static).update(plain(sentence))

    async def send(self) -> None:
        """Carry out the command; when it is refused, say why and keep everything."""
        await self.autosave()
        seconds = time.monotonic() - self.opened
        try:
            await self.bench.do(self.build(), self.acting_unit(), round(seconds, 1))
        except problems() as problem:
            self.say(sentence_of(problem))
            return
        await self.finish()

    async def finish(self) -> None:
        """Forget the draft of what was sent, and close."""
        self._ready = False
        values = self.read()
        await self.guarded(lambda: self.bench.sent(self.number, self.FORM, values))
        self.dismiss(True)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.offer(send.id if event.button.id == "send" else close_form.id)

    def on_input_submitted(self) -> None:
        self.focus_next()

    # Shorthand for the fields of the forms

    def text(self, name: str) -> str:
        """What stands in a text field."""
        widget = self.query_one(f"#{name}")
        if isinstance(widget, TextArea):
            return widget.text.strip()
        return widget.value.strip() if isinstance(widget, Input) else ""

    def choice(self, name: str) -> Choice[str]:
        """A choice field."""
        return self.query_one(f"#{name}", Choice)

    def picker(self, name: str) -> Picker:
        """A search field over a list."""
        return self.query_one(f"#{name}", Picker)


def label(text: str) -> Static:
    """The name of a field."""
    return Static(plain_line(text), classes="label", markup=False)


def note(text: str) -> Static:
    """A remark beside the fields."""
    return Static(plain(text), classes="note", markup=False)


def area(name: str, text: str = "", height: int = 5) -> TextField:
    """A text field of several lines; Tab leaves it."""
    widget = TextField(plain(text), id=name, tab_behavior="focus", show_line_numbers=False)
    widget.styles.height = height
    return widget


def unit_entries(session: Session) -> list[Entry]:
    """The units of the region for a picker, with duties and other names to find them by."""
    return [
        Entry(unit.id, unit.name, unit.duties, f"{unit.short} {' '.join(unit.aliases)}")
        for unit in session.scenario.region.units
    ]
