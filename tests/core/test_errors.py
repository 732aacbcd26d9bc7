"""The tree of errors stands whole at the top of its file, and every kind of problem has a page."""

import re

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core import errors
from accord_atlas.service.core.errors import AtlasError

BRANCH = re.compile(r"^    ((?:[│├└─ ]{4})*)(\w+) +(\d{3})  \S", re.M)
KINDS = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, AtlasError)}


def test_the_tree_that_is_drawn_is_the_tree_there_is() -> None:
    drawn, above = [], [""]
    for indent, name, status in BRANCH.findall(errors.__doc__ or ""):
        depth = len(indent) // 4
        above[depth + 1 :] = [name]
        drawn.append((name, above[depth], int(status)))
    there = [
        (name, kind.__mro__[1].__name__ if kind is not AtlasError else "", kind.status) for name, kind in KINDS.items()
    ]
    assert drawn == there


def test_no_error_of_the_tree_is_declared_elsewhere() -> None:
    import accord_atlas.service.web.app  # noqa: F401 - loads whatever could declare one

    def below(kind: type[AtlasError]) -> set[type[AtlasError]]:
        return {kind}.union(*map(below, kind.__subclasses__()))

    elsewhere = {kind.__qualname__ for kind in below(AtlasError) if kind.__module__ != errors.__name__}
    assert elsewhere <= {"Plain"}, "declare it in core/errors.py; Plain names a status of HTTP that has no class"


@pytest.mark.parametrize("slug", sorted({kind.slug for kind in KINDS.values()}))
def test_every_kind_of_problem_has_a_page_and_words_in_both_languages(tiny_client: TestClient, slug: str) -> None:
    for language in ("en", "zh"):
        page = tiny_client.get(f"/problem/{slug}", params={"lang": language})
        titles = {kind.title[language] for kind in KINDS.values() if kind.slug == slug}
        assert page.status_code == 200
        assert any(title in page.text for title in titles)
