"""Less is never surer with what the tables of facts say: each row with less behind it, or one rival more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.loaders.standing.small import when
from tests.loaders.standing.test_laws import everything, less_of_places, surer

from accord_atlas.loaders.dates import Span
from accord_atlas.loaders.facts import read_facts
from accord_atlas.loaders.standing.derivation import derive
from accord_atlas.loaders.standing.model import Record
from accord_atlas.loaders.standing.reading import record

pytestmark = pytest.mark.long
FACTS = Path(__file__).parents[3] / "loaders" / "tables" / "facts"


def by_agreement(whole: Record) -> Iterator[Record]:
    """What is recorded of one agreement after another: its parties, these bodies and those whose place they took."""
    for key, agreement in whole.agreements.items():
        places = [place for place in whole.places if place.agreement == key]
        named = [whole.bodies[place.body] for place in places if place.body]
        bodies = {body.id: body for body in named}
        bodies |= {each: whole.bodies[each] for body in named for each in body.predecessors}
        yield replace(whole, agreements={key: agreement}, bodies=bodies, places=places)


@pytest.mark.parametrize("rival", ["1998", "2010"])
def test_no_row_of_the_tables_gets_surer_by_what_it_lacks(rival: str) -> None:
    tried, found = 0, []
    for of in by_agreement(record(read_facts(FACTS))):
        before = everything(derive(of))
        for lacking in less_of_places(of, when(rival) or Span(None, None)):
            after = everything(derive(lacking))
            tried += 1
            found += [(key, days) for key in before if (days := surer(before[key], after[key]))]
    assert found == []
    assert tried > 2_000
