"""Rules of SPARQL that are not in its grammar, and where a query breaks them.

The engine refuses the end of a group whose contents break one, without a word about why. Runs in the worker
processes, on the tokens before the bracket that was refused.
"""

from collections.abc import Iterator, Sequence

from accord_atlas.service.core.query_text import Token

BOUND = "A value is given by AS to a variable that is used before it in the same group; take a new variable"
UNEVEN = "Each row of VALUES must have one value for each variable; write UNDEF where there is none"


def opening(before: Sequence[Token]) -> int:
    """The index of the bracket `{` that these tokens leave open last; -1 where there is none."""
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        depth += {"}": 1, "{": -1}.get(before[index].text, 0)
        if depth < 0:
            return index
    return -1


def uneven_values(before: Sequence[Token]) -> bool:
    """Whether the group that is open last holds the rows of `VALUES (?a ?b) {`."""
    index = opening(before) - 1
    while index > 0 and (before[index].kind == "variable" or before[index].text in {"(", ")"}):
        index -= 1
    return index >= 0 and before[index].text.upper() == "VALUES"


def bound_before(before: Sequence[Token]) -> Iterator[Token]:
    """Each variable to which an `AS` of the group that is open last gives a value although the group has it already.

    Where it has it only in a FILTER, this is no mistake: to be tried.
    """
    start, depth = opening(before) + 1, 0
    for index in range(start + 1, len(before) - 1 if start else 0):
        last, here, following = before[index - 1 : index + 2]
        depth += {"{": 1, "}": -1}.get(last.text, 0)
        given = here.kind == "variable" and last.text.upper() == "AS" and following.text == ")"
        if depth == 0 and given and any(_same(each, here) for each in before[start:index]):
            yield here


def _same(one: Token, other: Token) -> bool:
    return one.kind == other.kind and one.text[1:] == other.text[1:]
