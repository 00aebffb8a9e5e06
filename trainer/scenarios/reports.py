"""Generating one citizen's report from a case, a region, the shared phrases and a random generator.

Every report depends on its arguments alone, so a report does not change with the number of others that
are generated. See `correspondence` for what is written after the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from random import Random
from typing import Literal

import msgspec

from trainer.scenarios.case import CaseFact, CaseTemplate
from trainer.scenarios.composer import Composer
from trainer.scenarios.gazetteer import Spot, find_spot, gazetteer, pick
from trainer.scenarios.grammar import expand, parse, rolls, write
from trainer.scenarios.joints import join_pieces
from trainer.scenarios.noise import Typist
from trainer.scenarios.people import Gender, Person, make_person
from trainer.scenarios.personal import PersonalSpan, Secrets, hide_persons, personal_value
from trainer.scenarios.phrases import Phrases, Register
from trainer.scenarios.registers import Wheel, Writer, channel_wheel, register_wheel, wheel_of, writers
from trainer.scenarios.report_slots import ReportSlots
from trainer.scenarios.sentences import CaseSentences, labelled, read_sentences
from trainer.scenarios.slots import Incident, case_texts, make_incident
from trainer.scenarios.titles import placed_title, type_title
from trainer.sp4n.agencies import Region
from trainer.sp4n.vocabulary import Channel, ReporterChoice, ReportType

Privacy = Literal["biasa", "tertutup", "terbuka"]

_PRIVACY = {
    "biasa": Wheel((("anonim", 39.7), ("keduanya", 27.3), ("rahasia", 20.6), ("terbuka", 12.4))),
    "tertutup": Wheel((("anonim", 12), ("keduanya", 60), ("rahasia", 25), ("terbuka", 3))),
    "terbuka": Wheel((("anonim", 25), ("keduanya", 8), ("rahasia", 12), ("terbuka", 55))),
}
"""Shares of the protections by the case's privacy. Source: dossier 7.4."""

_CHOICES = {
    ReportType.SUPERVISORY: {"pengaduan": 97.0, "aspirasi": 2.0, "informasi": 1.0},
    ReportType.ORDINARY: {"pengaduan": 90.0, "aspirasi": 6.0, "informasi": 4.0},
    ReportType.INFORMATION: {"informasi": 70.0, "pengaduan": 27.0, "aspirasi": 3.0},
    ReportType.ASPIRATION: {"aspirasi": 70.0, "pengaduan": 28.0, "informasi": 2.0},
}
_TICKED = {choice.value: choice for choice in ReporterChoice}
_CHANNEL_NAMES = {channel: channel.value for channel in Channel}
_CHANNELS = {channel.value: channel for channel in Channel}
_BARE_CHANNELS = (Channel.SMS, Channel.HOTLINE)
"""Channels on which nothing can be attached."""
_WOMEN = re.compile(r"\b(ibu|istri|mahasiswi|janda|nenek|siswi|bidan|kader posyandu|pkk)\b", re.IGNORECASE)
_MEN = re.compile(r"\b(bapak|suami|duda|kakek|ayah|takmir|marbot)\b", re.IGNORECASE)

_SPOUSES: dict[Gender, str] = {"pria": "istri", "wanita": "suami"}
_HAS_HUSBAND = re.compile(r"\bsuami (saya|sy|aku|gue)\b|\bsaya (hamil|istrinya|janda)\b", re.IGNORECASE)
_HAS_WIFE = re.compile(r"\bistri (saya|sy|aku|gue)\b|\bsaya (suaminya|duda)\b", re.IGNORECASE)

_FIRST_PERSON = re.compile(r"\b([Ss])aya\b")
_PERSONAL_SHARE = 0.18
"""How many reporters who could give their numbers write them into the text. Source: dossier 7.4, 12.6."""


class GeneratedReport(msgspec.Struct, frozen=True, gc=False):
    """One citizen's report with the truth behind it.

    `location` is what the reporter put into the form's field and may be wrong or empty. `completion` is
    what he adds when asked for the missing data ('' if the case lacks nothing).
    """

    title: str
    body: str
    channel: Channel
    choice: ReporterChoice
    anonymous: bool
    secret: bool
    reporter: Person
    location: str
    incident: Incident
    register: str
    attachments: tuple[str, ...]
    personal: tuple[PersonalSpan, ...]
    completion: str
    case: CaseTemplate

    @property
    def facts(self) -> tuple[CaseFact, ...]:
        """The case's facts with all slots filled; date tokens stay until the day is known."""
        values = self.incident.slots
        rng = Random(f"{self.case.id}/{self.incident.village}/{self.incident.rt}")
        return tuple(
            msgspec.structs.replace(fact, text=expand(parse(labelled(fact.text)), rng, values))
            for fact in self.case.facts
        )


class _Kit:
    """One case with what is worked out about it once: sentences, what is ticked, and registers by channel."""

    def __init__(self, case: CaseTemplate) -> None:
        ticked = {choice.value: float(weight) for choice, weight in case.reporter.choices.items()}
        self.sentences = read_sentences(case)
        self.ticked = wheel_of(tuple((ticked or _CHOICES[case.key.type]).items()))
        self.registers: dict[str, Wheel] = {}
        self.personas = tuple((name, _gender(case, name)) for name in case.reporter.personas or ("",))


def _gender(case: CaseTemplate, persona: str) -> Gender | None:
    """Return the gender that a case, what the reporter calls himself, or his own words demand."""
    if case.reporter.gender != "bebas":
        return case.reporter.gender
    if _WOMEN.search(persona) or _MEN.search(persona):
        return "wanita" if _WOMEN.search(persona) else "pria"
    texts = " ".join(case_texts(case))
    return "wanita" if _HAS_HUSBAND.search(texts) else "pria" if _HAS_WIFE.search(texts) else None


class _Tools:
    """Parsed content, kept as long as the same content is used."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.composer = Composer(phrases)
        self.typist = Typist(phrases)
        self._styles = {name: Wheel(register.styles.items()) for name, register in phrases.registers.items()}
        self._channels: dict[str | None, Wheel] = {}
        self._writers: dict[tuple[str, str, tuple[str, ...]], tuple[Writer, ...]] = {}
        self._kits: dict[str, _Kit] = {}

    def kit(self, case: CaseTemplate) -> _Kit:
        """Return what is known about a case, from the last call if it is the same."""
        known = self._kits.get(case.id)
        if known is None or known.sentences.case is not case:
            known = self._kits[case.id] = _Kit(case)
        return known

    def channel(self, register: str | None, rng: Random) -> Channel:
        """Choose a channel on which the register, if given, is met."""
        wheel = self._channels.get(register)
        if wheel is None:
            wheel = self._channels[register] = channel_wheel(self.phrases, register)
        return _CHANNELS[wheel.choose(rng)]

    def register(self, kit: _Kit, channel: Channel, rng: Random) -> str:
        """Choose a register for a case on a channel."""
        wheel = kit.registers.get(channel)
        if wheel is None:
            wheel = register_wheel(self.phrases, kit.sentences.case, channel)
            kit.registers[channel] = wheel
        return wheel.choose(rng)

    def style(self, register: str, rng: Random) -> str:
        """Choose the style of sentences: `plain`, `formal` or `casual`."""
        return self._styles[register].choose(rng)

    def writer(self, register: Register, style: str, dialects: tuple[str, ...], rng: Random) -> Writer:
        """Choose a writer of a register, in a style, where these dialects are spoken."""
        key = (register.typing, style, dialects)
        known = self._writers.get(key)
        if known is None:
            known = self._writers[key] = writers(self.phrases.typing[register.typing], style, dialects)
        return known[int(rng.random() * len(known))]


_TOOLS: list[_Tools] = []


def tools_for(phrases: Phrases) -> _Tools:
    """Return the parsed form of the phrases, from the last calls if they are the same object."""
    for tools in _TOOLS:
        if tools.phrases is phrases:
            return tools
    tools = _Tools(phrases)
    _TOOLS[:] = [tools, *_TOOLS[:3]]
    return tools


def generate_report(
    case: CaseTemplate,
    region: Region,
    phrases: Phrases,
    submitted: datetime,
    rng: Random,
    incident: Incident | None = None,
    privacy: Privacy | None = None,
    register: str | None = None,
    channel: Channel | None = None,
    district: str | None = None,
    personal: bool | None = None,
) -> GeneratedReport:
    """Write one report of a case.

    Args:
        case: the case template.
        region: the region; all places come from it.
        phrases: shared phrases, registers and typing habits.
        submitted: when the report is filed, in the region's time.
        rng: the only source of chance.
        incident: the happening to tell, for duplicates; a new one when None.
        privacy: how protected the reporter wants to be, instead of the case's own.
        register: name of the register to write in; drawn when None.
        channel: the channel; drawn when None.
        district: kecamatan of a new incident; free when None.
        personal: whether the personal data of the case must stand in the text; when None they do in
            some reports, as in real ones.

    Returns:
        The report.

    Raises:
        GrammarError: a text of the case that the grammar cannot read, or an unknown slot.
    """
    tools = tools_for(phrases)
    kit = tools.kit(case)
    sentences = kit.sentences
    draw, dice = rng.random, rolls(rng)
    happening = incident or make_incident(case, region, submitted, rng, district=district)
    if channel is None:
        channel = tools.channel(register, rng)
    name = register or tools.register(kit, channel, rng)
    manner = phrases.registers[name]
    style = tools.style(name, rng)
    writer = tools.writer(manner, style, region.dialects, rng)
    protection = _PRIVACY[privacy or case.reporter.privacy].choose(rng)
    anonymous = protection in ("anonim", "keduanya")
    home = _home(happening, region, sentences, rng)
    address = None
    if sentences.place == "place" or "alamat" in sentences.secrets:
        address = _address(happening, region)
    persona, reporter = _reporter(kit, phrases, region, home, address, rng)
    secrets = Secrets()
    slots = ReportSlots(happening.slots)
    slots.submitted = submitted
    slots.personal = partial(personal_value, reporter, anonymous, secrets, rng)
    slots["kabupaten.ibukota"] = region.capital
    slots["pelapor.persona"] = persona
    slots["pelapor.pasangan"] = _SPOUSES[reporter.gender]
    slots["lapor.kanal"] = _CHANNEL_NAMES[channel]
    if "nama_lain" in case.personal_data:
        hide_persons(case, slots, secrets)

    told = draw() < _PERSONAL_SHARE if personal is None else personal
    signed = draw() < (0.3 if anonymous else 0.85)
    pieces = tools.composer.compose(sentences, manner, style, slots, signed, told, dice, rng)
    if writer.dialect and _complains(sentences) and pieces[-1].kind not in ("signature", "thanks"):
        pieces[-1].text = f"{pieces[-1].text.rstrip('.,')}, {tools.composer.tail(writer.dialect, rng)}"
    body = join_pieces(pieces, writer, style == "casual", manner.paragraphs, rng)
    if name == "loket" and draw() < 0.5:
        body = _FIRST_PERSON.sub(_third_person, body)
    if not case.text.verbatim:
        body = _for_channel(tools.typist.type_text(body, writer, rng), channel, region, rng)
    title_node = sentences.titles[int(draw() * len(sentences.titles))]
    place = "" if sentences.place is None else slots["desa_lengkap"]
    if sentences.place == "place_wide":
        place = f"Kecamatan {slots['kecamatan']}"
    title = type_title(placed_title(write(title_node, dice, slots), place, rng), rng)
    spans: tuple[PersonalSpan, ...] = ()
    if not title.isascii():
        title, spans = secrets.reveal(title, "title", title.isupper())
    if not body.isascii():
        body, told_spans = secrets.reveal(body, "body", writer.caps, writer.lower_all)
        spans += told_spans
    completion = ""
    if sentences.completion:
        node = sentences.completion[int(draw() * len(sentences.completion))]
        completion = secrets.reveal(write(node, dice, slots), "body")[0]
    return GeneratedReport(
        title=title,
        body=body,
        channel=channel,
        choice=_TICKED[kit.ticked.choose(rng)],
        anonymous=anonymous,
        secret=protection in ("rahasia", "keduanya"),
        reporter=reporter,
        location=_location(happening, region, sentences, rng),
        incident=happening,
        register=name,
        attachments=_attached(sentences, slots, channel, dice, rng),
        personal=spans,
        completion=completion,
        case=case,
    )


def _complains(sentences: CaseSentences) -> bool:
    return sentences.intent in ("keluhan", "berkadar") and not sentences.case.text.verbatim


def _home(happening: Incident, region: Region, sentences: CaseSentences, rng: Random) -> Spot:
    """Return where the reporter lives: mostly in the village of the incident, always if his address is told."""
    if sentences.place == "place" or "alamat" in sentences.secrets or rng.random() < 0.5:
        return find_spot(region, happening.district, happening.village)
    district = region.districts[int(rng.random() * len(region.districts))]
    return pick(gazetteer(region).spots[district.name], rng)


def _reporter(
    kit: _Kit,
    phrases: Phrases,
    region: Region,
    home: Spot,
    address: str | None,
    rng: Random,
) -> tuple[str, Person]:
    """Return what the reporter calls himself and who he is; both agree in gender."""
    persona, gender = kit.personas[int(rng.random() * len(kit.personas))]
    reporter = make_person(rng, region, home.district, home.village, gender, address)
    if not persona:
        shared = phrases.persona[reporter.gender]
        persona = shared[int(rng.random() * len(shared))]
    return persona, reporter


def _address(happening: Incident, region: Region) -> str:
    """Return the address of somebody who lives at the spot."""
    label = happening.slots["desa_lengkap"]
    lead = "" if happening.hamlet == label else f"{happening.hamlet}, "
    block = f"RT {happening.rt} RW {happening.rw}"
    return f"{lead}{block}, {label}, Kec. {happening.district}, {region.short}"


def _third_person(match: re.Match[str]) -> str:
    """Turn `saya` into `pelapor`, as an officer does who writes down what somebody says."""
    return "Pelapor" if match[1] == "S" else "pelapor"


def _location(happening: Incident, region: Region, sentences: CaseSentences, rng: Random) -> str:
    """Fill the form's place field: right, vague, empty or wrong.

    Source: dossier 12.1 (the field is empty in 26 % and names another kota in 42 % of an export).
    """
    draw = rng.random()
    if draw < 0.26:
        return ""
    if sentences.place is None or draw < 0.46:
        return region.name
    if draw < 0.78:
        return f"Kec. {happening.district}, {region.name}"
    if draw < 0.88:
        return f"{happening.slots['desa_lengkap']}, Kec. {happening.district}, {region.name}"
    if draw < 0.95:
        other = region.districts[int(rng.random() * len(region.districts))]
        return f"Kec. {other.name}, {region.name}"
    return region.province


def _attached(
    sentences: CaseSentences, slots: dict[str, str], channel: Channel, dice: Iterator[int], rng: Random
) -> tuple[str, ...]:
    """Return the attachments: on the web about every second reporter adds one or two."""
    nodes = sentences.attachments
    if not nodes or channel in _BARE_CHANNELS or rng.random() < 0.45:
        return ()
    first = int(rng.random() * len(nodes))
    count = 2 if len(nodes) > 1 and rng.random() < 0.25 else 1
    return tuple(write(nodes[(first + step) % len(nodes)], dice, slots) for step in range(count))


def _for_channel(body: str, channel: Channel, region: Region, rng: Random) -> str:
    """Add the code that SMS 1708 asks for before the text. Source: dossier 7.1."""
    if channel is not Channel.SMS or rng.random() < 0.4:
        return body
    code = ("KAB. ", "KAB ", "LAPOR ")[int(rng.random() * 3)]
    return f"{code}{region.short.upper()} {body}"
