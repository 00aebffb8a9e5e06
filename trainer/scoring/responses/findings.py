"""What a detector hands over: a critical failure it sees, how sure it is, and the passage that shows it."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One observation of a detector.

    Attributes:
        code: Code of the critical failure.
        strength: 0-1; from 0.5 on the failure counts, between 0.3 and 0.7 a human should look.
        detail: Key of the message that explains it (`pesan` in the rubric).
        start: Where the evidence begins, if it is a passage.
        end: Where it ends.
        fact: Id of the fact concerned, if any.
    """

    code: str
    strength: float
    detail: str
    start: int | None = None
    end: int | None = None
    fact: str | None = None


def strongest(findings: list[Finding], code: str) -> float:
    """The strength of the strongest finding with a code, 0 when there is none."""
    return max((finding.strength for finding in findings if finding.code == code), default=0.0)
