"""A session whose rubric belongs to another version is told in a sentence, never a crash."""

from __future__ import annotations

import copy

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session
from trainer.scenarios.scenario import Scenario
from trainer.scoring.answers import AnswerJudge, RubricMismatch


def test_a_rubric_without_its_lists_is_a_sentence(orientation: Scenario) -> None:
    rubric = {name: part for name, part in orientation.response_rubric.items() if name != "kamus"}
    with pytest.raises(RubricMismatch, match="versi lain"):
        AnswerJudge(msgspec.structs.replace(orientation, response_rubric=rubric))


def test_a_rubric_that_lacks_a_newer_list_is_a_sentence(orientation: Scenario) -> None:
    rubric = copy.deepcopy(dict(orientation.response_rubric))
    for name, lists in rubric["kamus"].items():
        if isinstance(lists, dict):
            rubric["kamus"][name] = {}
    with pytest.raises(RubricMismatch, match="versi lain"):
        play(Session.start(msgspec.structs.replace(orientation, response_rubric=rubric)), ExpertBot())
