"""What goes into the grader of written answers and what comes out of it."""

import datetime

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """One plain Indonesian sentence that the answering unit knows about the report.

    Attributes:
        id: Identifier, unique inside its case.
        kind: temuan, tindakan, pelaksana, waktu, kontak, wewenang, syarat, penjelasan or bukti.
        text: The sentence.
        must: Whether a complete answer has to convey it.
    """

    id: str
    kind: str
    text: str
    must: bool = False


class AnswerCase(msgspec.Struct, frozen=True):
    """A report together with everything the answer is held against.

    Attributes:
        id: Identifier of the case.
        title: Title of the report.
        body: The report as the citizen wrote it.
        privacy: terbuka, anonim or rahasia.
        reporter: Name of the reporter, empty when unknown.
        type: pengaduan, pengaduan_berkadar, informasi, aspirasi (or the internal berkadar, tidak_berkadar).
        unit: The unit that answers.
        date: The day of the answer; relative dates are counted from it.
        facts: What the unit knows.
        secrets: Further strings that must never appear in the answer.
        final: Whether the answer is sent as the final one.
    """

    id: str
    title: str
    body: str
    privacy: str
    reporter: str
    type: str
    unit: str
    date: datetime.date
    facts: tuple[Fact, ...]
    secrets: tuple[str, ...] = ()
    final: bool = False

    @property
    def hides_reporter(self) -> bool:
        """Whether the reporter asked not to be recognised (Anonim or Rahasia)."""
        return self.privacy in ("anonim", "rahasia")


class Reason(msgspec.Struct, frozen=True):
    """Why a judgement was made, in words a trainee understands.

    Attributes:
        about: The dimension's key or the critical failure's code.
        message: One to three Indonesian sentences: what, why, what to do.
        start: Where the evidence begins in the answer, if it is a passage.
        end: Where the evidence ends.
        fact: The fact concerned, if any.
    """

    about: str
    message: str
    start: int | None = None
    end: int | None = None
    fact: str | None = None


class ResponseGrade(msgspec.Struct, frozen=True):
    """The verdict over one answer.

    Attributes:
        dimensions: Score 0-4 of each of the seven dimensions.
        overall: Score 0-4 of the whole answer, already capped by the critical failures.
        critical: Codes of the critical failures, in the rubric's order.
        reasons: Everything that took points, with its evidence.
        uncertain: Whether a human should look at the answer before the score counts.
        conveyed: Ids of the facts that the answer conveys.
        contradicted: Ids of the facts that the answer contradicts.
        doubtful: Codes of the critical failures of which the grader is not sure: a human decides before they weigh.
    """

    dimensions: dict[str, int]
    overall: int
    critical: tuple[str, ...]
    reasons: tuple[Reason, ...]
    uncertain: bool
    conveyed: tuple[str, ...]
    contradicted: tuple[str, ...]
    doubtful: tuple[str, ...] = ()
