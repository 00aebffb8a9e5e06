"""What all forms have in common: they keep what was typed, whatever happens.

A draft is stored within a second of each change and when the form closes; a refused command leaves
everything in place, with the reason below and the cursor in the field that it is about.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from trainer.scenarios.search_words import unit_words
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.desk_thread import problems, sentence_of
from trainer.screens.shared.entries import BETWEEN, Entry
from trainer.screens.shared.plain import plain, plain_line, wrap
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.shared.text_field import TextField
from trainer.screens.workbench.forms.parts import Faulty, FieldName, PartLine

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.scenarios.scenario import Scenario
    from trainer.screens.workbench.bench import Bench
    from trainer.sp4n.commands import Command
    from trainer.sp4n.report import Report

AUTOSAVE = 1.0
WIDE = 100
"""Columns from which on a form has two columns."""

MOST_ROWS = 44
AROUND = 3
"""Rows that are never the fields': the title, the buttons, the keys."""

MOST_SAID = 3
"""The most lines of the sentence above the buttons."""


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
    tip="Isian kembali seperti saat formulir pertama kali dibuka, setelah Anda mengiyakan; Ctrl+Z mengembalikannya.",
)  # fmt: skip
async def clear_form(screen: Form) -> None:
    await screen.ask_to_start_over()


@command(
    "urungkan_isian", "ctrl+z", "Kembalikan isian sebelum diganti", label="Urungkan", footer=True,
    when=lambda form: form.can_take_back, tip="Setelah F8 atau F5, selama belum ada isian lain yang diubah.",
)  # fmt: skip
async def take_back(screen: Form) -> None:
    await screen.take_back()


OWN: tuple[AnyCommand, ...] = (send, close_form, clear_form, take_back)
KEYS: tuple[BindingType, ...] = (
    *bindings(send, close_form, clear_form),
    # Before the text fields' own undoing, which knows only of one field.
    *(replace(each, priority=True) for each in bindings(take_back)),
)


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
    SNUG: ClassVar[bool] = True
    """Whether the buttons stand right below the last field; otherwise the fields take all the room."""

    CSS_PATH = "form.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]
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
        self._swaps: list[tuple[dict[str, Any], dict[str, Any]]] = []
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
            with VerticalScroll(id="fields", can_focus=False) as fields:
                yield from self.fields()
            self._fit(fields, self.app.size.width, self.app.size.height)
            yield PartLine()
            yield Static("", id="refusal", markup=False)
            with Horizontal(id="buttons"):
                yield Button(f"{self.send_label()} (F2)", id="send", variant="primary")
                yield Button("Tutup, simpan draf (Esc)", id="close")
            yield CommandBar(key="footer")

    def _fit(self, fields: VerticalScroll, width: int, height: int) -> None:
        """Arrange the fields for a terminal of this size."""
        self.set_class(width >= WIDE, "-wide")
        if self.SNUG:
            fields.styles.height = "auto"
            fields.styles.max_height = max(1, min(height, MOST_ROWS) - AROUND - self._below())

    def _below(self) -> int:
        """The rows between the fields and the buttons."""
        part, said = self.query(PartLine), self.query("#refusal").results(Static)
        width = max(1, self.app.size.width - 2)
        lines = sum(min(MOST_SAID, len(wrap(str(each.content), width))) for each in said if each.display)
        return lines + sum(each.display for each in part)

    @on(events.Resize)
    def _fit_again(self, event: events.Resize) -> None:
        for fields in self.query("#fields").results(VerticalScroll):
            self._fit(fields, event.size.width, event.size.height)
        self.call_after_refresh(self._say_where)

    async def on_mount(self) -> None:
        self.refresh_offers()
        self.call_after_refresh(self.query_one("#fields", VerticalScroll).scroll_home, animate=False)
        self._initial = self.read()
        draft = await self.guarded(lambda: self.bench.draft(self.number, self.FORM))
        if draft is not None:
            self.fill(draft)
            self.say("Draf Anda dipulihkan. F8 untuk mulai lagi dari awal.")
        self._saved = self.read()
        for picker in self.query(Picker):
            self._name_picked(picker)
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
            elif isinstance(widget, TextField):
                widget.put(plain(str(value)))
            elif isinstance(widget, Choice):
                widget.choose(*value)
            elif isinstance(widget, Picker):
                widget.pick(*value)
                self._name_picked(widget)
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

    async def ask_to_start_over(self) -> None:
        """Show the fields as they were at first, once the person agrees to lose what he has filled in."""
        from trainer.screens.shared.dialogs import Question

        if self.read() == self._initial:
            self.say("Isian masih seperti semula.")
            return

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.start_over()

        text = "Buang isian Anda dan kembali ke isian semula?"
        await self.app.push_screen(Question(text, "Ya, buang", "Batal"), answered)

    async def start_over(self) -> None:
        """Forget the draft and show the fields as they were at first."""
        self.swap(self._initial)
        await self.autosave()
        self.say("Isian kembali seperti semula. Ctrl+Z mengembalikan isian Anda.")

    # Taking back

    def swap(self, values: Mapping[str, Any]) -> None:
        """Change fields in one stroke that can be taken back as one."""
        before = self.read()
        self.fill(values)
        self._swaps.append((before, self.read()))
        self.refresh_offers()

    @property
    def can_take_back(self) -> bool:
        """Whether nothing was changed since fields were changed in one stroke."""
        return bool(self._swaps) and self.read() == self._swaps[-1][1]

    async def take_back(self) -> None:
        """Put back what stood in the fields before."""
        before, _ = self._swaps.pop()
        self.fill(before)
        self.say("Isian Anda dikembalikan.")
        self.refresh_offers()

    # Sending

    def say(self, sentence: str, bad: bool = False) -> None:
        """Show a sentence above the buttons; a bad one is marked as such."""
        line = self.query_one("#refusal", Static)
        line.update(plain(f"! {sentence}" if bad else sentence))
        line.set_class(bad, "-bad")
        line.display = bool(sentence)
        self._fit(self.query_one("#fields", VerticalScroll), self.app.size.width, self.app.size.height)

    async def send(self) -> None:
        """Carry out the command; when it is refused, say why and keep everything."""
        await self.autosave()
        seconds = time.monotonic() - self.opened
        try:
            await self.bench.do(self.build(), self.acting_unit(), round(seconds, 1))
        except problems() as problem:
            self.refuse(problem)
            return
        await self.finish()

    def refuse(self, problem: Exception, before: str = "") -> None:
        """Say why something is not done, and lead to the field that it is about."""
        self.say(f"{before}{sentence_of(problem)}", bad=True)
        if isinstance(problem, Faulty):
            self._lead_to(problem.field, problem.mark)

    def _lead_to(self, field: str, mark: str) -> None:
        for each in self.query(FieldName):
            each.blame(mark if each.field == field else "")
        widget = self.query_one(f"#{field}")
        if isinstance(widget, Picker):
            widget = widget.query_one(Input)
        self.reveal()
        widget.focus(scroll_visible=False)
        place, fields = self.query_one(f"#label-{field}"), self.query_one("#fields", VerticalScroll)
        self.call_after_refresh(fields.scroll_to_widget, place, animate=False, top=True)

    def reveal(self) -> None:
        """Bring the fields back to view, where a form can hide them."""

    def _mended(self, field: str | None) -> None:
        """A field was changed: what was wrong with it may be right now."""
        for each in self.query(FieldName):
            if each.field == field and each.blamed:
                each.blame("")
                self.say("")

    @on(Input.Changed)
    def _input_mended(self, event: Input.Changed) -> None:
        self._mended(event.input.id)

    @on(TextArea.Changed)
    def _text_mended(self, event: TextArea.Changed) -> None:
        self._mended(event.text_area.id)

    @on(Choice.Changed)
    def _choice_mended(self, event: Choice.Changed) -> None:
        self._mended(event.choice.id)

    @on(Choice.Kept)
    def _kept(self) -> None:
        self.say("Perlindungan ini pilihan pelapor dan tidak dapat dicabut.")

    @on(Picker.Changed)
    def _picker_mended(self, event: Picker.Changed) -> None:
        self._mended(event.picker.id)
        self._name_picked(event.picker)

    def _name_picked(self, picker: Picker) -> None:
        """Show in the label what is picked, for the list may show something else."""
        for each in self.query(FieldName):
            if each.field == picker.id:
                each.tell("; ".join(map(picker.label_of, picker.picked)))

    # Where one is

    @on(events.DescendantFocus)
    def _say_where(self) -> None:
        """Say which part of a form has the focus that is longer than the screen."""
        fields, focused = self.query_one("#fields", VerticalScroll), self.focused
        parts = [each for each in self.query(FieldName) if each.field]
        keys = {each.id for each in focused.ancestors_with_self} if focused is not None else set()
        at = next((index for index, each in enumerate(parts, 1) if each.field in keys), 0)
        name = parts[at - 1].name_only if at else ""
        line = self.query_one(PartLine)
        before = line.display
        line.show(at, len(parts), name, fields.virtual_size.height > fields.size.height + before)
        if line.display != before:
            self._fit(fields, self.app.size.width, self.app.size.height)

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

    def needed(self, name: str, what: str) -> str:
        """What stands in a text field that must not stay empty.

        Args:
            name: the field.
            what: what the sentence calls it.

        Raises:
            Faulty: it is empty.
        """
        typed = self.text(name)
        if not typed:
            raise Faulty(name, f"{what} masih kosong; isilah lebih dahulu.")
        return typed

    def picked(self, name: str, sentence: str) -> str:
        """What is picked from a list that must not stay open.

        Raises:
            Faulty: nothing is; it carries the sentence.
        """
        value = self.picker(name).value
        if value is None:
            raise Faulty(name, sentence, "belum dipilih")
        return value

    def chosen_of(self, name: str, sentence: str) -> str:
        """What is chosen among a few options that must not stay open.

        Raises:
            Faulty: nothing is; it carries the sentence.
        """
        value = self.choice(name).value
        if value is None:
            raise Faulty(name, sentence, "belum dipilih")
        return value


def label(text: str, field: str = "") -> FieldName:
    """The name of a field; with the field's id it marks what is wrong with it."""
    return FieldName(text, field)


def note(text: str) -> Static:
    """A remark beside the fields."""
    return Static(plain(text), classes="note", markup=False)


def line(name: str, text: str = "", placeholder: str = "", most: int = 0) -> Input:
    """A text field of one line, entered at its end."""
    return Input(text, id=name, placeholder=placeholder, max_length=most, select_on_focus=False)


def area(name: str, text: str = "", height: int = 5, at_end: bool = True) -> TextField:
    """A text field of several lines; Tab leaves it.

    Args:
        name: its id.
        text: what it holds at first.
        height: lines.
        at_end: whether it is entered at the end of its text.
    """
    widget = TextField(plain(text), id=name, tab_behavior="focus", show_line_numbers=False, at_end=at_end)
    widget.styles.height = height
    return widget


def unit_entries(scenario: Scenario) -> list[Entry]:
    """The units of the region for a picker, with duties and other names to find them by."""
    return [
        Entry(
            unit.id,
            unit.name,
            unit.duties,
            BETWEEN.join((unit.short, *unit.aliases, unit_words(scenario, unit.id))),
        )
        for unit in scenario.region.units
    ]
