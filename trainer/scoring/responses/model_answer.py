"""A complete, natural answer composed from a case's facts: the expert's move and the proof that a case is solvable."""

from trainer.scoring.responses.records import AnswerCase, Fact

ORDER = ("temuan", "penjelasan", "syarat", "tindakan", "bukti", "pelaksana", "waktu", "wewenang", "kontak")
SUPERVISORY = ("pengaduan_berkadar", "berkadar")
ASKING = ("informasi",)
WISHING = ("aspirasi",)


def _salutation(case: AnswerCase) -> str:
    if case.hides_reporter or not case.reporter.strip():
        return "Yth. Bapak/Ibu Pelapor,"
    return f"Yth. Bapak/Ibu {case.reporter.strip()},"


def _subject(case: AnswerCase) -> str:
    """The report's title as part of a sentence, without a closing mark."""
    return case.title.strip().rstrip(".!?") or "hal yang Anda sampaikan"


def _thanks(case: AnswerCase) -> str:
    subject = _subject(case)
    if case.type in ASKING:
        return (
            f'Terima kasih atas pertanyaan Anda mengenai "{subject}". Kami memahami bahwa hal ini penting '
            "bagi Anda dan mohon maaf bila penjelasannya belum mudah ditemukan."
        )
    if case.type in WISHING:
        return (
            f'Terima kasih atas aspirasi Anda mengenai "{subject}". Kami menyambut baik dan menghargai '
            "kepedulian Anda, serta memahami bahwa hal ini penting bagi Anda."
        )
    if case.type in SUPERVISORY:
        return (
            f'Terima kasih atas keberanian Anda menyampaikan laporan mengenai "{subject}". Kami memahami '
            "kekhawatiran Anda dan mohon maaf atas keadaan yang Anda alami."
        )
    return (
        f'Terima kasih atas laporan Anda mengenai "{subject}". Kami memahami kesulitan yang Anda alami dan mohon maaf '
        "atas keadaan tersebut."
    )


def _sentence(fact: Fact) -> str:
    text = " ".join(fact.text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def _ordered(case: AnswerCase) -> list[Fact]:
    rank = {kind: place for place, kind in enumerate(ORDER)}
    return sorted(case.facts, key=lambda fact: rank.get(fact.kind, len(ORDER)))


def compose_model_answer(case: AnswerCase, closing_days: int = 10) -> str:
    """Composes a formal Indonesian answer that conveys every fact of a case.

    Args:
        case: The case.
        closing_days: Days within which the reporter may reply before the system closes the report.

    Returns:
        The answer: salutation, thanks, the facts in order, how to follow up, closing and signature.

    Source:
        Dossier section 8.2 and the skeletons of 8.3 (own wording).
    """
    facts = _ordered(case)
    told = [_sentence(fact) for fact in facts if fact.kind != "kontak"]
    contacts = [_sentence(fact) for fact in facts if fact.kind == "kontak"]
    follow = [
        *contacts,
        "Perkembangan dapat Anda pantau melalui SP4N-LAPOR!, dan bila ada keterangan tambahan silakan membalas tanggapan "
        f"ini dalam {closing_days} hari.",
    ]
    if case.hides_reporter:
        follow.append("Identitas Anda tetap kami rahasiakan.")
    paragraphs = [_salutation(case), _thanks(case)]
    if told:
        paragraphs.append("Dapat kami sampaikan hal-hal berikut. " + " ".join(told))
    paragraphs += [" ".join(follow), f"Hormat kami,\n{case.unit}"]
    return "\n".join(paragraphs)
