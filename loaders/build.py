"""Builds the release: sources → statements → rules → shapes and laws → one file, or nothing at all."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Quad, QueryTriples, Store

from accord_atlas import __version__
from accord_atlas.loaders import places, release
from accord_atlas.loaders.description import description_quads
from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.layers import Cells, Layer, describes, entry, layer_statements, overlaid, spoken
from accord_atlas.loaders.made_from import digest
from accord_atlas.loaders.notes import read_notes, with_notes
from accord_atlas.loaders.notice import Notice, notice_statements, read_notice
from accord_atlas.loaders.notice.outcomes import outcome_statements
from accord_atlas.loaders.provisions.statements import provision_statements
from accord_atlas.loaders.published import question_statements
from accord_atlas.loaders.renderings import Rendering, read_renderings, rendering_statements
from accord_atlas.loaders.standing.statements import standing_statements
from accord_atlas.loaders.statements import quads
from accord_atlas.loaders.tables import CellError, TableErrors
from accord_atlas.loaders.validation import Finding, Findings, broken_laws, broken_shapes
from accord_atlas.loaders.whereabouts import located
from accord_atlas.ontology import licence
from accord_atlas.ontology.files import ontology_quads
from accord_atlas.ontology.names import graph
from accord_atlas.queries.question import checks, rules

Progress = Callable[[str], None]
LARGE_BYTES: Final = 1 << 24
"""Size of fact tables from which on a build works on disk: they give some four million statements."""
LIBRARIES = ("pyoxigraph", "pyshacl")


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a release is made of, read and checked row by row."""

    facts: Facts
    notice: Notice
    renderings: list[Rendering]
    notes: dict[str, str]


def read_sources(root: Path | Traversable | None = None) -> Sources:
    """Read every table (in `root`, by default the curated ones); TableErrors names every bad cell of all of them."""
    root = root or places.tables()
    errors: list[CellError] = []
    facts = notice = None
    renderings: list[Rendering] = []
    try:
        facts = read_facts(root / "facts")
        renderings = read_renderings(root / "renderings", facts)
    except TableErrors as found:
        errors += found.errors
    try:
        notice = read_notice(root / "notice", facts)
    except TableErrors as found:
        errors += found.errors
    if errors or facts is None or notice is None:
        raise TableErrors(errors)
    notes = read_notes(root / "renderings", [*facts.tables.values(), *notice.tables.values()])
    return Sources(facts, notice, renderings, notes)


@contextmanager
def roomy(root: Path | Traversable) -> Iterator[Store]:
    """An empty store for what the tables in a folder give: in memory or, where that is much, on disk until the end."""
    facts = root / "facts"
    size = sum(len(each.read_bytes()) for each in facts.iterdir() if each.is_file()) if facts.is_dir() else 0
    if size < LARGE_BYTES:
        yield Store()
        return
    with tempfile.TemporaryDirectory(prefix="accord-store-") as folder:
        yield Store(folder)


def assemble(sources: Sources, progress: Progress, store: Store | None = None) -> Store:
    """A store (`store`, which is empty) with the statements of all sources and what the rules derive from them."""
    store = Store() if store is None else store
    store.bulk_extend(_source_quads(sources, progress))
    store.bulk_extend(derived(store, progress))
    return store


def _source_quads(sources: Sources, progress: Progress) -> Iterator[Quad]:
    progress("ontology")
    yield from ontology_quads()
    progress("fact tables")
    rendered = list(rendering_statements(sources.renderings, sources.facts))
    yield from quads(with_notes(fact_statements(sources.facts), sources.notes, rendered))
    yield from quads(rendered)
    progress("standing in time")
    yield from quads(standing_statements(sources.facts))
    progress("notice")
    yield from quads(with_notes(notice_statements(sources.notice), sources.notes, ()))
    yield from quads(with_notes(outcome_statements(sources.facts, sources.notice), sources.notes, ()))
    progress("provisions")
    yield from quads(provision_statements(sources.facts))
    progress("stored questions")
    yield from quads(question_statements())


def derived(store: Store, progress: Progress) -> list[Quad]:
    """What each rule derives, in a graph of the rule's own; rules see sources and provisions, never one another."""
    found: list[Quad] = []
    for name, rule in rules().items():
        progress(f"rule {name}")
        triples = store.query(rule.query, use_default_graph_as_union=True)
        if not isinstance(triples, QueryTriples):
            raise TypeError(f"rules/{name}.rq: expected a CONSTRUCT query")
        found += [Quad(t.subject, t.predicate, t.object, graph(f"derived.{name}")) for t in triples]
    return found


def validate(
    progress: Progress,
    root: Path | Traversable | None = None,
    beside: Iterable[Quad] = (),
    store: Store | None = None,
) -> tuple[Sources, Store]:
    """Read, assemble and check everything; raises TableErrors or Findings that name all that is wrong.

    `beside` are statements of layers: the laws hold for them, and no rule derives anything from them.
    """
    sources = read_sources(root)
    store = assemble(sources, progress, store)
    store.bulk_extend(beside)
    found: list[Finding] = []
    progress("shapes")
    found += broken_shapes(store)
    progress("laws")
    found += broken_laws(store)
    if found:
        raise Findings(located(found, sources.facts, sources.notice, store))
    return sources, store


def build(
    out: Path,
    progress: Progress = lambda _: None,
    *,
    root: Path | Traversable | None = None,
    layers: Sequence[Layer] = (),
    sign: release.Sign | None = None,
) -> release.Written:
    """Validate everything, write the release into `out` and put it into use, or write nothing and raise.

    `layers` are laid over the tables in their order; what only they say stands in a graph of each, with its making.
    The release of the same tables without them is then kept beside it, and is its `base`; it is made where it is
    not there. `sign` signs the manifests that are written.
    """
    base = root or places.tables()
    made_from = digest(base)
    if not layers:
        return _curated(out, progress, base, made_from, sign, use=True)
    said = [quad for layer in layers for quad in spoken(layer)]
    with overlaid(base, *(layer.listed for layer in layers)) as laid:
        sources, store = validate(progress, laid.folder, said)
    progress("layers")
    set_apart(store, base, layers)
    _describe(store, progress)
    beneath = _at_hand(out, made_from, ()) or _curated(out, progress, base, made_from, sign, use=False).id
    progress("writing")
    about = {"base": beneath, "layers": [entry(layer) for layer in layers]}
    return release.write(store, {**_said(sources, made_from), **about}, out, progress, sign=sign)


def use(
    out: Path,
    layers: Sequence[Layer],
    progress: Progress = lambda _: None,
    *,
    sign: release.Sign | None = None,
) -> str:
    """Put the release of the tables with exactly these layers, in this order, into use; its id.

    One that is at hand is not built again. Raises what `build` raises, and nothing has changed then.
    `sign` signs the manifests that are written.
    """
    found = _at_hand(out, digest(places.tables()), layers)
    if found is None:
        return build(out, progress, layers=layers, sign=sign).id
    release.switch(out, found)
    return found


def _at_hand(out: Path, made_from: str, layers: Sequence[Layer]) -> str | None:
    """The id of a release at hand that was made from the same tables and layers."""

    def fits(manifest: Mapping[str, Any]) -> bool:
        held = manifest.get("layers") or ()
        same = len(held) == len(layers) and all(map(describes, held, layers))
        return same and manifest.get("made_from") == made_from

    return release.at_hand(out, fits)


def _curated(
    out: Path, progress: Progress, tables: Path | Traversable, made_from: str, sign: release.Sign | None, *, use: bool
) -> release.Written:
    with roomy(tables) as store:
        sources, _ = validate(progress, tables, store=store)
        _describe(store, progress)
        progress("writing")
        return release.write(store, _said(sources, made_from), out, progress, use=use, sign=sign)


def _describe(store: Store, progress: Progress) -> None:
    """Add the description of what the store holds, in a graph of its own."""
    progress("description")
    store.bulk_extend(list(description_quads(store)))


def set_apart(store: Store, base: Path | Traversable, layers: Sequence[Layer]) -> None:
    """Move what the curated tables do not say from their graphs into those of the layers, with their making.

    Of a layer of RDF the graph holds what was written to it and nothing else; the manifest says who made it.
    """
    beneath: list[list[tuple[str, Cells]]] = []
    said = _stated(base)
    for layer in (each for each in layers if each.rows or not each.statements):
        beneath.append(layer.listed)
        with overlaid(base, *beneath) as laid:
            now = _stated(laid.folder)
        home = graph(f"layer.{layer.name}")
        for quad in now - said:
            if quad in store:
                store.remove(quad)
                store.add(Quad(quad.subject, quad.predicate, quad.object, home))
        store.bulk_extend(Quad(s.subject, s.predicate, s.object, home) for s in quads(layer_statements(layer)))
        said = now


def _stated(root: Path | Traversable) -> set[Quad]:
    """What the fact tables and the tables of notices state."""
    facts = read_facts(root / "facts")
    return {*quads(fact_statements(facts)), *quads(notice_statements(read_notice(root / "notice", facts)))}


def _said(sources: Sources, made_from: str) -> dict[str, Any]:
    """What the manifest says of the release's making; the same inputs say the same."""
    return {
        "made_from": made_from,
        "license": licence.ID,
        "data_date": sources.facts.data_date.isoformat(),
        "sources": {
            **sources.facts.sizes(),
            **sources.notice.sizes(),
            "renderings": len(sources.renderings),
            "renderings/notes": len(sources.notes),
        },
        "versions": {"accord-atlas": __version__, **{name: version(name) for name in LIBRARIES}},
        "validation": {"shapes": "conforms", "laws": sorted(checks()), "findings": 0},
    }
