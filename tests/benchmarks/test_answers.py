"""The answers that lead to a decision, on the packaged data: what each takes after its first use."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from accord_atlas.service.ask.answer import ask_answer
from accord_atlas.service.ask.request import ask_request
from accord_atlas.service.changes.news_answer import news_answer
from accord_atlas.service.changes.request import news_request
from accord_atlas.service.compare.answer import compare_answer
from accord_atlas.service.compare.request import compare_request
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.network.comparison import comparison_answer
from accord_atlas.service.network.request import between_days, selection
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.best import best_answer
from accord_atlas.service.scenario.request import best_request, scenario_request

MOST: Final = 100.0
"""Milliseconds that an answer may take after its first use; held by `make bench`, where nothing else runs."""
ANSWERS: Final[dict[str, Callable[[Atlas], Any]]] = {
    "compare my,sg,th": lambda a: compare_answer(a, compare_request(a, "my,sg,th")),
    "compare cse-cn,hkie": lambda a: compare_answer(a, compare_request(a, "organization/cse-cn,hkie")),
    "compare ipea,apec-engineer": lambda a: compare_answer(a, compare_request(a, "ipea,apec-engineer")),
    "network of cse-cn, 2019 and today": lambda a: comparison_answer(
        a, between_days(a, selection(a, focus="cse-cn"), "2019-01-01")
    ),
    "scenario ipea:cse-cn": lambda a: scenario_answer(a, scenario_request(a, "ipea:cse-cn", "cn")),
    "best steps of cse-cn": lambda a: best_answer(a, best_request(a, "cse-cn")),
    "changes since 2025": lambda a: news_answer(a, news_request(a, "2025-01-01")),
    "ask: 谁能提名中国工程师联合体加入IPEA": lambda a: ask_answer(a, ask_request("谁能提名中国工程师联合体加入IPEA")),
    "ask: which countries recognise Irish engineers": lambda a: ask_answer(
        a, ask_request("which countries recognise Irish engineers")
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_takes_less_than_a_tenth_of_a_second(atlas: Atlas, clock: Any, name: str, *, full: bool) -> None:
    make = ANSWERS[name]
    first = make(atlas).json_bytes()
    took, again = min(clock.once(lambda: make(atlas).json_bytes()) for _ in range(5))
    clock.ms(name, took)
    assert again == first
    assert took < MOST or not full
