"""Pages that list what the interface leads to, as Markdown: the start page, every page without an answer of its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from accord_atlas.queries.question import questions
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.rdf import KEEPING_GRAPHS
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.exports.markdown import table_lines
from accord_atlas.service.questions.answer import table
from accord_atlas.service.questions.request import read_request
from accord_atlas.service.search.answer import search_answer
from accord_atlas.service.search.request import search_request
from accord_atlas.service.text.messages import message, sentence
from accord_atlas.service.text.sentences import CHINA, release_notes
from accord_atlas.service.vocabulary.answer import vocabulary
from accord_atlas.service.web.page_address import OF_QUESTIONS, WORKBENCH, PageAddress
from accord_atlas.service.web.page_html import listed, text

Page = tuple[str, str, str]
"""Title, description, Markdown."""
OVERVIEWS: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("pages", "countries", "questions", "machines"),
    "dossier": ("countries",),
    "routes": ("countries",),
    "network": ("agreements", "organizations"),
    "map": ("countries",),
    "matrix": ("agreements",),
    "compare": ("countries",),
    "scenario": ("organizations",),
    "targets": (),
    "sparql": ("questions",),
    "data": ("downloads", "machines"),
    "workbench": ("workbench",),
    "glossary": (),
    "search": ("pages",),
}
"""First part of the path of each page of the interface → the lists that its overview has."""
FOUND: Final = 50
"""How many results of a search are listed."""
ROWS: Final = 300
"""How many rows of a stored question's answer are shown."""


def overview(atlas: Atlas, address: PageAddress, language: Language) -> Page:
    """What a page is for, and what it leads to; of an address that is no page's, the start page's."""
    first = address.parts[0] if address.parts[0] in OVERVIEWS else ""
    named = first
    if first == "workbench" and address.parts[1:] and address.parts[1] in WORKBENCH:
        named = f"{first}-{address.parts[1]}"
    title = sentence(language, f"site-{named or 'home'}-title")
    about = about_page(atlas, named, language)
    lists = "".join(LISTS[name](atlas, language) for name in OVERVIEWS[first])
    words = _glossary(atlas, language) if first == "glossary" else ""
    return title, about, f"# {text(title)}\n\n{text(about)}\n{words}{lists}"


def about_page(atlas: Atlas, first: str, language: Language) -> str:
    """What a page is for, in a sentence."""
    if first:
        return sentence(language, f"site-{first}-about")
    counts = {name: sum(1 for _ in atlas.labels.of_kind(name)) for name in ("agreement", "organization")}
    return sentence(
        language,
        "site-home-about",
        agreements=counts["agreement"],
        organizations=counts["organization"],
        countries=len(countries(atlas)),
    )


def countries(atlas: Atlas) -> tuple[Named, ...]:
    """The countries and regions that take part in any agreement: our own first, then by name."""
    return atlas.once(_countries)


def _countries(atlas: Atlas) -> tuple[Named, ...]:
    iris = {each.jurisdiction for one in agreements(atlas).values() for each in one.participations}
    named = (atlas.labels[iri] for iri in iris if iri)
    return tuple(sorted(named, key=lambda each: (each.iri != CHINA, each.text("en"))))


def found(atlas: Atlas, query: str, language: Language) -> Page:
    """What a search finds."""
    results = search_answer(atlas, search_request(atlas, query, limit=FOUND)).results
    title = sentence(language, "site-search-found", query=query)
    description = sentence(language, "site-search-number", query=query, number=len(results))
    links = {
        f"/id/{each.entity.kind}/{each.entity.id}": _kinded(atlas, atlas.labels[each.entity.iri], language)
        for each in results
    }
    body = listed(sentence(language, "site-results"), links)
    return title, description, f"# {text(title)}\n\n{text(description)}\n{body}"


def question_page(atlas: Atlas, given: Mapping[str, str], language: Language) -> Page | None:
    """A stored question and its answer, as far as the address has its parameters; None where it names none."""
    question = questions().get(given.get("question", ""))
    if question is None:
        return None
    values = {name.removeprefix(OF_QUESTIONS): value for name, value in given.items() if name.startswith(OF_QUESTIONS)}
    title, description = question.title[language], question.description[language].strip()
    whole = not any(each.required and each.name not in values for each in question.parameters)
    rows = answered(atlas, question.name, values, language) if whole else ""
    return title, description, f"# {text(title)}\n\n{text(description)}\n\n{rows}"


def answered(atlas: Atlas, question: str, given: Mapping[str, str], language: Language) -> str:
    """The first rows of a stored question's answer, and how many more there are; unknown parameters are left out."""
    known = {each.name for each in questions()[question].parameters}
    asked = read_request(atlas, questions()[question], {name: value for name, value in given.items() if name in known})
    found = table(asked)
    left = len(found.rows) - ROWS
    lines = ["", *table_lines(replace(found, rows=found.rows[:ROWS]), language, concepts(atlas)), ""]
    return "\n".join([*lines, *([sentence(language, "site-more-rows", number=left), ""] if left > 0 else [])])


def _glossary(atlas: Atlas, language: Language) -> str:
    """Every scheme with its words and their meanings."""
    lines: list[str] = []
    for scheme in vocabulary(atlas).schemes:
        lines += ["", f"## {text(scheme.label.text(language) or scheme.id)}", ""]
        for each in scheme.concepts:
            word, meaning = text(each.label.text(language) or each.notation), each.definition.text(language)
            said = sentence(language, "site-meaning", word=f"**{word}**", meaning=text(meaning)) if meaning else ""
            lines.append(f"- {said or f'**{word}**'}")
    return "\n".join([*lines, ""])


def _pages(atlas: Atlas, language: Language) -> str:
    del atlas
    return listed(
        sentence(language, "site-pages"),
        {f"/{name}": sentence(language, f"site-{name}-title") for name in OVERVIEWS if name},
    )


def _workbench(atlas: Atlas, language: Language) -> str:
    del atlas
    links = {f"/workbench/{part}": sentence(language, f"site-workbench-{part}-title") for part in WORKBENCH}
    return listed(sentence(language, "site-workbench"), links)


def _places(atlas: Atlas, language: Language) -> str:
    links = {f"/dossier/{each.slug}": each.text(language) for each in countries(atlas)}
    return listed(sentence(language, "site-countries"), links)


def _of_kind(kind: str, heading: str, atlas: Atlas, language: Language) -> str:
    named = sorted(atlas.labels.of_kind(kind), key=lambda each: each.text(language))
    return listed(sentence(language, heading), {f"/id/{kind}/{each.slug}": each.text(language) for each in named})


def _questions(atlas: Atlas, language: Language) -> str:
    del atlas
    links = {f"/sparql?question={name}": each.title[language] for name, each in questions().items()}
    return listed(sentence(language, "site-questions"), links)


def _machines(atlas: Atlas, language: Language) -> str:
    del atlas
    links = {
        "/docs": "site-api",
        "/openapi.json": "site-openapi",
        "/sparql": "site-endpoint",
        "/.well-known/void": "site-described",
        "/ontology": "site-ontology",
        "/api/changes?format=atom": "site-news",
    }
    return listed(sentence(language, "site-machines"), {to: sentence(language, name) for to, name in links.items()})


def _downloads(atlas: Atlas, language: Language) -> str:
    lines = [
        release_notes(atlas.release, language),
        sentence(language, "site-license"),
        message("dataset-about").text(language),
    ]
    links = {
        f"/dataset.{form}.gz": sentence(language, "site-whole", format=form) for form in sorted(KEEPING_GRAPHS)
    } | {"/dataset": sentence(language, "site-described")}
    return "\n" + "\n\n".join(map(text, lines)) + "\n" + listed(sentence(language, "site-downloads"), links)


def _kinded(atlas: Atlas, named: Named, language: Language) -> str:
    kind = atlas.labels.kind(named.kind).text(language) if named.kind else ""
    return sentence(language, "site-kind", name=named.text(language), kind=kind)


LISTS: Final = {
    "pages": _pages,
    "workbench": _workbench,
    "countries": _places,
    "agreements": lambda atlas, language: _of_kind("agreement", "site-agreements", atlas, language),
    "organizations": lambda atlas, language: _of_kind("organization", "site-organizations", atlas, language),
    "questions": _questions,
    "machines": _machines,
    "downloads": _downloads,
}
