"""Search on up to a million names: answer time and memory, their growth, and a linear scan beside it."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rapidfuzz import fuzz, process

from accord_atlas.service.core.finding.engine import Engine
from accord_atlas.service.core.finding.index import Entry, Index, Name
from accord_atlas.service.core.finding.text import fold

VOCABULARY = """
    engineering institution society association council board national federation academy university chemical civil
    electrical mechanical structural professional registration accreditation technology science agreement accord
    memorandum recognition mutual international regional provincial
"""
SYLLABLES = "ka to ri men lo vis an der pol tu gra bel sin chu mar go fen ster wick ham ton burg"
WORDS, PARTS = VOCABULARY.split(), SYLLABLES.split()
SIGNS = (
    "工程师学会协会科技机械电子土木建筑化学国际互认协议资格评价标准中国广东北京江苏福建马来西亚新加坡香港澳门巴基斯坦"
    "理事注册专业技术能力建设联合体委员"
)


def entries(labels: int) -> Iterator[Entry]:
    """Bodies with one name in English and one in Chinese, whose words are as common as such words are."""
    drawn = random.Random(7)
    places = ["".join(drawn.choices(PARTS, k=drawn.randint(2, 4))) for _ in range(60_000)]
    for number in range(labels // 2):
        words = [drawn.choice(places).title(), *drawn.sample(WORDS, drawn.randint(2, 4)), drawn.choice(places).title()]
        chinese = "".join(drawn.choices(SIGNS, k=drawn.randint(6, 14)))
        names = (Name(" ".join(words), "en", "label"), Name(chinese, "zh", "label"))
        yield Entry(f"iri:{number}", "organization", names, int(drawn.paretovariate(1)))


def requested(held: list[Entry]) -> list[str]:
    """What people would type for some of them, in each of the ways that the search knows."""
    texts = [entry.names[0].text for entry in held]
    chinese = [entry.names[1].text for entry in held]
    slips = [text.replace("e", "", 1) for text in texts[:5]]
    stems = [" ".join(word[:4] for word in text.split()) for text in texts[5:10]]
    common = ["engineering society", "civil engineering board malaysia professional registration", "工程", "中国工程师"]
    return [*texts[:5], *slips, *stems, *chinese[:5], *(name[:3] for name in chinese[5:10]), *common, "gongcheng shi"]


def test_search(full: bool, clock: Any, memory: Callable[[], float]) -> None:
    sizes = (100_000, 1_000_000) if full else (1_000, 5_000)
    medians, slowest = [], 0.0
    for size in sizes:
        before = memory()
        took, engine = clock.once(lambda size=size: Engine(Index(entries(size))))
        held = memory() - before
        sample = random.Random(1).sample(list(entries(size)), 10)
        queries = requested(sample)
        engine.search("warm zzzzz")
        times = [clock.once(lambda q=q, engine=engine: engine.search(q))[0] for q in queries]
        medians.append(sorted(times)[len(times) // 2])
        slowest = max(times)
        clock.ms(f"{size:,} labels: built once per release", took)
        clock.note(f"{size:,} labels: memory", f"{held:,.0f} MiB")
        clock.ms(f"{size:,} labels: median answer", medians[-1])
        clock.ms(f"{size:,} labels: slowest answer", slowest)
        for entry in sample[:5]:
            assert engine.search(entry.names[0].text)[0].iri == entry.iri
            assert any(found.iri == entry.iri for found in engine.search(entry.names[1].text)[:3])
    # A linear scan grows with the number of names; the index must stay well below that.
    if full:
        assert medians[1] < medians[0] * (sizes[1] / sizes[0])
    assert slowest < 5_000


def test_against_a_linear_scan(full: bool, clock: Any) -> None:
    size = 200_000 if full else 4_000
    held = list(entries(size))
    engine = Engine(Index(held))
    texts = [fold(name.text) for entry in held for name in entry.names]
    queries = [" ".join(entry.names[0].text.split()[::-1]) for entry in held[:5]]
    engine.search(queries[0])
    ours = clock.median([lambda q=q: engine.search(q) for q in queries])
    scan = clock.median(
        [lambda q=q: process.extract(fold(q), texts, scorer=fuzz.token_sort_ratio, limit=20) for q in queries]
    )
    clock.ms(f"{size:,} labels: this index", ours)
    clock.ms(f"{size:,} labels: rapidfuzz over all names", scan)
    if full:
        assert ours < scan


def test_an_answer_reads_no_more_than_it_needs(clock: Any) -> None:
    """A word that stands in every name costs no more than one that stands in few."""
    names = ((i, Name(f"Common society number {i}", "en", "label")) for i in range(20_000))
    engine = Engine(Index(Entry(f"iri:{i}", "organization", (name,), i) for i, name in names))
    engine.search("warm")
    common = clock.median([lambda: engine.search("common society")] * 5)
    rare = clock.median([lambda i=i: engine.search(f"number {i}") for i in (7, 77, 777, 7_777, 17_777)])
    clock.ms("a word in each of 20,000 names", common)
    clock.ms("a word in one of them", rare)
    assert common < max(20 * rare, 500)
    found = engine.search("common society", limit=3)
    assert [each.relations for each in found] == sorted((each.relations for each in found), reverse=True)
    assert found[0].relations == 19_999


@pytest.mark.parametrize("size", [5_000])
def test_typed_letter_by_letter(size: int, clock: Any) -> None:
    engine = Engine(Index(entries(size)))
    text = next(iter(entries(size))).names[0].text
    times = [clock.once(lambda n=n: engine.search(text[:n]))[0] for n in range(2, len(text) + 1)]
    clock.ms("slowest of all beginnings of one name", max(times))
    assert engine.search(text)[0].score >= 0.99
