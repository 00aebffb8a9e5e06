"""Lessons: Markdown files of `content/lessons/` with a quiz that is graded in place.

The form of a lesson, as an author writes it::

    ---
    judul: Berkadar atau tidak
    manfaat: Anda dapat memisahkan tuduhan dari keluhan layanan.
    menit: 12
    kompetensi: klasifikasi
    latihan: drill-klasifikasi
    ---

    ## Tujuan
    - Satu tujuan tiap butir.
    ## Isi
    ## Contoh
    ## Yang sering keliru
    ## Ringkasan
    ## Kuis

    ### 1. Teks pertanyaan
    Kalimat tambahan boleh ditulis di sini.

    - [x] Pilihan yang benar
      > Penjelasan untuk yang memilihnya.
    - [ ] Pilihan yang keliru
      > Penjelasan untuk yang memilihnya.

`kompetensi` is a key of `Competence` or `umum`; `latihan` the id of a preset. `[x]` marks a right choice;
more than one makes the question one of several choices. Every choice has its explanation in a quotation
below it. A lesson's id is its file name without suffix; file names give the order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NoReturn

import msgspec
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from trainer.scenarios.check_records import ERROR, Finding
from trainer.scenarios.library import Library
from trainer.scenarios.yaml_source import ContentError
from trainer.sp4n.vocabulary import Competence

SECTIONS = ("Tujuan", "Isi", "Contoh", "Yang sering keliru", "Ringkasan", "Kuis")
"""The parts of a lesson, in their order."""

GENERAL = "umum"
"""Value of `kompetensi` for a lesson that serves all competences."""

PASS_PERCENT = 70.0
"""A quiz is passed from here on, as a shift is."""

_FIELDS = ("judul", "manfaat", "menit", "kompetensi", "latihan")
_FIELD = re.compile(r"([a-z]+):\s*(.*\S)\s*")
_QUESTION = re.compile(r"(\d{1,3})\.\s+(.+)", re.DOTALL)
_CHOICE = re.compile(r"\[([ x])\]\s+(.+)", re.DOTALL)


class Choice(msgspec.Struct, frozen=True):
    """One choice of a question with the explanation for whoever takes it."""

    text: str
    right: bool
    explanation: str


class Question(msgspec.Struct, frozen=True):
    """One question; `number` counts from 1. Texts are Markdown."""

    number: int
    text: str
    choices: tuple[Choice, ...]

    @property
    def right(self) -> tuple[int, ...]:
        """Indices of the right choices."""
        return tuple(index for index, choice in enumerate(self.choices) if choice.right)

    @property
    def multiple(self) -> bool:
        """Whether several choices are to be marked."""
        return len(self.right) > 1


class Section(msgspec.Struct, frozen=True):
    """A part of a lesson: its heading, the Markdown below it, and its line in the file."""

    title: str
    markdown: str
    line: int


class Lesson(msgspec.Struct, frozen=True):
    """A lesson.

    Attributes:
        id: the file name without suffix.
        benefit: one sentence saying what one can do afterwards.
        aims: the points of the section Tujuan.
        competence: the competence it trains, or None when it serves all.
        drill: id of the preset to practise with.
        body_markdown: everything a reader reads before the quiz.
        sections: the same, in parts.
    """

    id: str
    title: str
    benefit: str
    aims: tuple[str, ...]
    minutes: int
    competence: Competence | None
    drill: str
    body_markdown: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]


class ChoiceNote(msgspec.Struct, frozen=True):
    """What to say about one choice after grading."""

    index: int
    chosen: bool
    right: bool
    explanation: str


class QuestionResult(msgspec.Struct, frozen=True):
    """The result of one question; `share` is between 0 and 1.

    `notes` hold the choices that were taken and the right ones that were missed, in the file's order.
    """

    number: int
    correct: bool
    share: float
    notes: tuple[ChoiceNote, ...]


class QuizResult(msgspec.Struct, frozen=True):
    """The result of a lesson's quiz; `percent` is the mean share of its questions."""

    lesson: str
    questions: tuple[QuestionResult, ...]
    percent: float
    passed: bool

    @property
    def correct(self) -> int:
        """How many questions were answered wholly right."""
        return sum(question.correct for question in self.questions)


def parse_lesson(lesson_id: str, text: str, file: str = "") -> Lesson:
    """Read a lesson.

    Args:
        lesson_id: its id.
        text: the whole file.
        file: the name for messages; `lessons/<id>.md` when empty.

    Returns:
        The lesson.

    Raises:
        ContentError: it does not have the form described above; names file and line.
    """
    return _Reader(lesson_id, text, file or f"lessons/{lesson_id}.md").lesson()


def read_lessons(library: Library) -> tuple[Lesson, ...]:
    """All lessons of the content, in order; ContentError for a malformed one."""
    return tuple(parse_lesson(lesson_id, text) for lesson_id, text in library.lessons().items())


def readable_lessons(texts: Mapping[str, str]) -> tuple[tuple[Lesson, ...], tuple[Finding, ...]]:
    """The lessons that can be read, and a finding for each that cannot, so that one hides no other."""
    lessons, findings = [], []
    for lesson_id, text in texts.items():
        try:
            lessons.append(parse_lesson(lesson_id, text))
        except ContentError as error:
            findings.append(Finding.of(error))
    return tuple(lessons), tuple(findings)


def check_lessons(texts: Mapping[str, str], presets: Collection[str]) -> list[Finding]:
    """Everything wrong in the lessons: the first mistake of each file, and drills that do not exist.

    Args:
        texts: lesson files by id.
        presets: ids of the presets there are.
    """
    lessons, unreadable = readable_lessons(texts)
    findings = list(unreadable)
    for lesson in lessons:
        if lesson.drill not in presets:
            rows = texts[lesson.id].splitlines()
            line = next(number for number, row in enumerate(rows, 1) if row.startswith("latihan:"))
            problem = f"latihan '{lesson.drill}' tidak ada"
            file = f"lessons/{lesson.id}.md"
            findings.append(Finding(file, line, 1, ERROR, problem, ", ".join(sorted(presets))))
    return sorted(findings)


def grade_question(question: Question, chosen: Collection[int]) -> QuestionResult:
    """Grade one question.

    With several right choices each one found counts, each wrong one taken off, never below nothing.

    Args:
        question: the question.
        chosen: indices of the choices taken; unknown indices raise ValueError.
    """
    taken = set(chosen)
    if not taken <= set(range(len(question.choices))):
        raise ValueError(f"Pertanyaan {question.number} tidak memiliki pilihan itu.")
    right = set(question.right)
    share = max(0, len(taken & right) - len(taken - right)) / len(right)
    notes = tuple(
        ChoiceNote(index, index in taken, choice.right, choice.explanation)
        for index, choice in enumerate(question.choices)
        if index in taken or choice.right
    )
    return QuestionResult(question.number, taken == right, share, notes)


def grade_answers(lesson: Lesson, answers: Mapping[int, Collection[int]]) -> QuizResult:
    """Grade a lesson's quiz.

    Args:
        lesson: the lesson.
        answers: by question number the indices of the choices taken; a missing one counts as empty.

    Returns:
        The result with an explanation for every choice taken and every right one missed.
    """
    results = tuple(
        grade_question(question, answers.get(question.number, ())) for question in lesson.questions
    )
    percent = 100 * sum(result.share for result in results) / len(results)
    return QuizResult(lesson.id, results, percent, percent >= PASS_PERCENT)


class _Reader:
    """Reads one file and knows where it is."""

    def __init__(self, lesson_id: str, text: str, file: str) -> None:
        self.id = lesson_id
        self.file = file
        self.lines = text.splitlines()
        self.header_end = 0

    def _fail(self, line: int, problem: str, expected: str) -> NoReturn:
        raise ContentError(self.file, line, 1, problem, expected)

    def lesson(self) -> Lesson:
        fields = self._header()
        # Blank lines instead of the header keep the parser's line numbers those of the file.
        text = "\n" * self.header_end + "\n".join(self.lines[self.header_end :])
        tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
        sections = self._sections(tree.children)
        quiz = sections.pop()
        aims = self._aims(tree.children, sections[0].line)
        return Lesson(
            id=self.id,
            title=fields["judul"],
            benefit=fields["manfaat"],
            aims=aims,
            minutes=int(fields["menit"]),
            competence=None if fields["kompetensi"] == GENERAL else Competence(fields["kompetensi"]),
            drill=fields["latihan"],
            body_markdown="\n\n".join(f"## {part.title}\n\n{part.markdown}" for part in sections) + "\n",
            sections=tuple(sections),
            questions=self._quiz([node for node in tree.children if _line(node) > quiz.line], quiz.line),
        )

    def _header(self) -> dict[str, str]:
        if not self.lines or self.lines[0].strip() != "---":
            self._fail(1, "pelajaran tidak diawali kepala", "baris '---'")
        fields: dict[str, str] = {}
        for number, line in enumerate(self.lines[1:], 2):
            if line.strip() == "---":
                self.header_end = number
                break
            match = _FIELD.fullmatch(line)
            if match is None or match[1] not in _FIELDS or match[1] in fields:
                self._fail(
                    number, "baris kepala tidak dikenal", f"'kunci: isi' dengan kunci {', '.join(_FIELDS)}"
                )
            fields[match[1]] = match[2]
            self._check_field(number, match[1], match[2])
        for name in _FIELDS:
            if name not in fields or not self.header_end:
                self._fail(1, f"kepala tidak memuat '{name}' atau tidak ditutup '---'", ", ".join(_FIELDS))
        return fields

    def _check_field(self, line: int, name: str, value: str) -> None:
        if name == "menit" and re.fullmatch(r"[1-9][0-9]{0,2}", value) is None:
            self._fail(line, f"menit '{value}' bukan bilangan bulat", "menit: 12")
        known = [competence.value for competence in Competence] + [GENERAL]
        if name == "kompetensi" and value not in known:
            self._fail(line, f"kompetensi '{value}' tidak dikenal", ", ".join(known))

    def _sections(self, nodes: Sequence[SyntaxTreeNode]) -> list[Section]:
        heads = [node for node in nodes if node.type == "heading" and node.tag == "h2"]
        titles = tuple(_plain(node) for node in heads)
        if titles != SECTIONS:
            wrong = next(
                (head for head, wanted in zip(heads, SECTIONS, strict=False) if _plain(head) != wanted), None
            )
            line = _line(wrong) if wrong is not None else len(self.lines)
            self._fail(line, "bagian pelajaran tidak lengkap atau tidak berurutan", ", ".join(SECTIONS))
        starts = [_line(head) for head in heads]
        ends = [*(start - 1 for start in starts[1:]), len(self.lines)]
        parts = []
        for title, start, end in zip(titles, starts, ends, strict=True):
            markdown = "\n".join(self.lines[start:end]).strip()
            if not markdown:
                self._fail(start, f"bagian '{title}' kosong", "isi bagian")
            parts.append(Section(title, markdown, start))
        return parts

    def _aims(self, nodes: Sequence[SyntaxTreeNode], line: int) -> tuple[str, ...]:
        first = next((node for node in nodes if _line(node) > line), None)
        if first is None or first.type != "bullet_list":
            self._fail(line, "bagian 'Tujuan' tidak berisi daftar", "- satu tujuan tiap butir")
        return tuple(_plain(item) for item in first.children)

    def _quiz(self, nodes: Sequence[SyntaxTreeNode], line: int) -> tuple[Question, ...]:
        found: list[Question] = []
        text, number = "", 0
        for node in nodes:
            if node.type == "heading" and node.tag == "h3":
                number, text = self._asked(node, len(found), text)
            elif node.type == "paragraph" and text:
                text = f"{text}\n\n{_plain(node)}"
            elif node.type == "bullet_list" and text:
                found.append(Question(number, text, self._choices(node)))
                text = ""
            else:
                self._fail(_line(node), "baris ini bukan bagian pertanyaan", "### 1. Pertanyaan")
        if not found or text:
            self._fail(line, "kuis kosong, atau pertanyaan terakhir tanpa pilihan", "- [x] pilihan")
        return tuple(found)

    def _asked(self, node: SyntaxTreeNode, before: int, pending: str) -> tuple[int, str]:
        match = _QUESTION.fullmatch(_plain(node))
        if match is None or int(match[1]) != before + 1 or pending:
            self._fail(
                _line(node),
                "pertanyaan tidak bernomor urut atau tanpa pilihan",
                f"### {before + 1}. Pertanyaan",
            )
        return int(match[1]), match[2]

    def _choices(self, node: SyntaxTreeNode) -> tuple[Choice, ...]:
        choices = []
        for item in node.children:
            match = _CHOICE.fullmatch(_plain(item))
            if match is None:
                self._fail(_line(item), "pilihan tidak bertanda", "- [x] benar atau - [ ] keliru")
            quotes = [_plain(child) for child in item.children if child.type == "blockquote"]
            if len(quotes) != 1 or not quotes[0]:
                self._fail(_line(item), "pilihan tanpa penjelasan", "> penjelasan, menjorok dua spasi")
            choices.append(Choice(match[2], match[1] == "x", quotes[0]))
        if len(choices) < 2 or not any(choice.right for choice in choices):
            self._fail(
                _line(node), "pertanyaan tanpa jawaban benar atau kurang dari dua pilihan", "- [x] benar"
            )
        return tuple(choices)


def _line(node: SyntaxTreeNode) -> int:
    """The line of the file that a block begins in, from 1."""
    place: Any = node.map
    return int(place[0]) + 1


def _plain(node: SyntaxTreeNode) -> str:
    """The source text of a block's first paragraph or heading, in one line."""
    for child in node.walk():
        if child.type == "inline":
            return " ".join(child.content.split())
    return ""
