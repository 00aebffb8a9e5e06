"""People never read the id of a topic."""

from __future__ import annotations

from trainer.scenarios.library import Library


def test_every_topic_has_a_name_of_its_own(library: Library) -> None:
    topics = {case.topic for case in library.cases.values()}
    names = {topic: library.topic_name(topic) for topic in topics}
    assert topics == set(library.topic_names)
    assert len(set(names.values())) == len(topics)
    assert all("_" not in name and name[0].isupper() for name in names.values())
    assert names["mbg"] == "Makan Bergizi Gratis (MBG)"


def test_a_topic_of_a_trainers_own_cases_is_readable_too(library: Library) -> None:
    assert library.topic_name("jalan_desa_baru") == "Jalan desa baru"
