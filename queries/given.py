"""The text of a question for those of its parameters that are given.

As it stands, a question says for every parameter what follows where it is given and where it is not: by `UNDEF` in its
row of VALUES, by `FILTER (!BOUND(?day) || …)`, by `IF(BOUND(?day), …, …)`. An engine plans such a text for the worst,
and looks at everything to keep a little. Which are given is known before it is asked, so this is settled in the text,
the rows staying the same. Three comments help it where a filter hides what an index could answer, or nothing is read:

* `#? body: ?standing aa:participant $body .` is a line that joins the query where `body` is given (of several, all);
  what it writes with `$`, another way to write a variable, is there the value itself;
* a line that ends in `#! body place` leaves it where `body` or `place` is given, as an `OPTIONAL {` and its `}` that
  the filters on them make required;
* a line that ends in `#= as_of` stays only where `as_of` is given, as what finds something for every row of which
  nothing is read without it.

An `OPTIONAL` or a `BIND` of one line of which nothing is read any more goes, too.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import product
from typing import Final

from pyoxigraph import Literal, NamedNode

Term = NamedNode | Literal
VALUES: Final = re.compile(r"VALUES\s*\(([^)]*)\)\s*\{\s*\(([^)]*)\)\s*\}")
JOINS: Final = re.compile(r"^( *)#\? ([\w ]+): (.*)$", re.MULTILINE)
BLANK: Final = re.compile(r"^ +\n", re.MULTILINE)
LEAVES: Final = re.compile(r"^.*#! ([\w ]+)\n", re.MULTILINE)
STAYS: Final = re.compile(r"^.*#= ([\w ]+)\n", re.MULTILINE)
ASIDE: Final = re.compile(r"^ *(?:OPTIONAL \{ \?\w+ [^{}]* \}|BIND \(.* AS \?\w+\))\n", re.MULTILINE)
MADE: Final = re.compile(r"(?<= )\?(\w+)(?= [;.}F])|(?<= AS \?)\w+(?=\)\n)")
"""What such a line gives to the rest: the objects of an `OPTIONAL`, or what is bound."""
VARIABLE: Final = re.compile(r"[?$](\w+)")
COUNTS: Final = re.compile(r"\b(?:COUNT|SUM|AVG)\(\?")
"""Where rows are counted, one more or less of the same is no longer the same."""
TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\s]*>|[(),]')
"""What decides where an argument ends; brackets and commas within texts and addresses do not."""


@lru_cache(maxsize=1024)
def settled(query: str, parameters: tuple[str, ...], given: frozenset[str], asked: frozenset[str] = frozenset()) -> str:
    """The query with what hangs on its parameters decided, and its row of VALUES for those that are given.

    `asked` names variables that may yet be selected.
    """

    def joins(found: re.Match[str]) -> str:
        return f"{found[1]}{found[3]}" if given.issuperset(found[2].split()) else found[0]

    def leaves(found: re.Match[str]) -> str:
        return found[0] if given.isdisjoint(found[1].split()) else ""

    def stays(found: re.Match[str]) -> str:
        return "" if given.isdisjoint(found[1].split()) else found[0]

    text = STAYS.sub(stays, LEAVES.sub(leaves, JOINS.sub(joins, query)))
    for name in parameters:
        text = _filters(text, name, name in given)
        text = _choices(text, name, name in given)
    return BLANK.sub("", _read(_row(text, given), asked))


def filled(text: str, values: Mapping[str, Term | tuple[Term, ...]]) -> str:
    """The text with these values in its row; of a parameter with several, each makes a row of its own."""
    for name, value in values.items():
        if not isinstance(value, tuple):
            text = text.replace(f"${name} ", f"{value} ")
    slot = VALUES.search(text)
    if not values or slot is None:
        return text
    names = [variable.lstrip("?$") for variable in slot[1].split()]
    choices = [_terms(values[name]) for name in names]
    rows = ") (".join(" ".join(row) for row in product(*choices))
    return f"{text[: slot.start(2)]}{rows}{text[slot.end(2) :]}"


def _read(text: str, asked: Collection[str]) -> str:
    """Leave out each `OPTIONAL` and `BIND` of one line of which nothing is read; with `DISTINCT` no row changes."""
    distinct = re.search(r"\bSELECT\b( DISTINCT)?", text)
    if not distinct or not distinct[1] or COUNTS.search(text):
        return text
    found = Counter(VARIABLE.findall(text))
    for line in reversed(list(ASIDE.finditer(text))):
        within = Counter(VARIABLE.findall(line[0]))
        made = {each[1] or each[0] for each in MADE.finditer(line[0])}
        if made and made.isdisjoint(asked) and all(found[name] == within[name] for name in made):
            text = text[: line.start()] + text[line.end() :]
            found -= within
    return text


def _terms(value: Term | tuple[Term, ...]) -> list[str]:
    return [str(each) for each in value] if isinstance(value, tuple) else [str(value)]


def _row(text: str, given: Collection[str]) -> str:
    """Keep in the row of VALUES what is given; without anything the row goes."""
    slot = VALUES.search(text)
    if slot is None:
        return text
    names = [variable for variable in slot[1].split() if variable.lstrip("?$") in given]
    row = f"VALUES ({' '.join(names)}) {{ ({' '.join('UNDEF' for _ in names)}) }}" if names else ""
    return f"{text[: slot.start()]}{row}{text[slot.end() :]}"


def _filters(text: str, name: str, given: bool) -> str:
    """Decide every `FILTER (!BOUND(?name) || …)`: without the parameter it keeps all, with it the rest decides."""
    opening = f"FILTER (!BOUND(?{name}) || "
    while (start := text.find(opening)) >= 0:
        (end,) = _ends(text, start + len("FILTER ("), 1)
        rest = text[start + len(opening) : end]
        text = f"{text[:start]}{f'FILTER ({rest})' if given else ''}{text[end + 1 :]}"
    return text


def _choices(text: str, name: str, given: bool) -> str:
    """Decide every `IF(BOUND(?name), …, …)`."""
    opening = f"IF(BOUND(?{name}), "
    while (start := text.find(opening)) >= 0:
        middle, end = _ends(text, start + len(opening), 2)
        chosen = text[start + len(opening) : middle] if given else text[middle + 1 : end]
        text = f"{text[:start]}{chosen.strip()}{text[end + 1 :]}"
    return text


def _ends(text: str, start: int, arguments: int) -> list[int]:
    """Where each of so many arguments ends that begin at a place; the last at its closing bracket."""
    depth, ends = 0, list[int]()
    for found in TOKEN.finditer(text, start):
        if depth == 0 and (found[0] == ")" or (found[0] == "," and len(ends) < arguments - 1)):
            ends.append(found.start())
            if found[0] == ")":
                break
        depth += {"(": 1, ")": -1}.get(found[0], 0)
    if len(ends) != arguments:
        raise ValueError(f"{arguments} arguments do not end: {text[start : start + 80]}")
    return ends
