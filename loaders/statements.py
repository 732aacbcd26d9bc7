"""The atom of the atlas: one statement, with the evidence that it rests on.

Loaders yield statements; `quads` writes each as one RDF triple in its graph and, where it has evidence,
as one `aa:Claim` beside it. A claim's address is a hash of what it says, so loading twice changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from accord_atlas.ontology.names import concept, entity, graph, term

Value = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement rests on.

    `source` is a Source entity; `confidence` and `rank` are notations of the schemes of those names;
    `observed_on` is the EDTF date that the source speaks for; `clause` and `why`, in English and in Chinese, are
    given where they apply.
    """

    source: NamedNode
    confidence: str
    observed_on: str | None = None
    rank: str = "normal"
    clause: NamedNode | None = None
    why: str | None = None
    why_zh: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple in one graph, with its evidence or, for bookkeeping that needs none, without."""

    subject: NamedNode
    predicate: NamedNode
    object: Value
    graph: NamedNode
    evidence: Evidence | None = None

    @property
    def claim(self) -> NamedNode:
        """The address of the claim: the same words from the same source give the same address."""
        source = self.evidence.source if self.evidence else None
        said = "\n".join(map(str, (self.subject, self.predicate, self.object, source)))
        return entity("claim", sha256(said.encode()).hexdigest()[:16])


def describe(
    subject: NamedNode,
    facts: Iterable[tuple[str, Value | None]],
    *,
    into: str,
    evidence: Iterable[Evidence] = (),
) -> Iterator[Statement]:
    """Statements about one subject, from (prefixed property, value) pairs; pairs without a value are left out.

    `into` names the graph. A cell that the source leaves blank is therefore simply not said. What several sources
    say is stated once for each, so that each has a claim of its own, with the day that it speaks for.
    """
    behind: Sequence[Evidence | None] = tuple(evidence) or (None,)
    for prop, value in facts:
        if value is not None:
            for one in behind:
                yield Statement(subject, term(prop), value, graph(into), one)


def text(value: str | None, language: str) -> Literal | None:
    """A text in a language, or nothing where there is none."""
    return Literal(value, language=language) if value else None


def plain(value: str | None) -> Literal | None:
    """A plain string, or nothing where there is none."""
    return Literal(value) if value else None


def typed(value: object | None, datatype: str) -> Literal | None:
    """A literal of a datatype named by its prefixed name, e.g. `typed("2019-11", "edtf:EDTF")`."""
    return None if value is None or value == "" else Literal(str(value), datatype=term(datatype))


def quads(statements: Iterable[Statement]) -> Iterator[Quad]:
    """The RDF of the statements and of the claims that carry their evidence."""
    for said in statements:
        yield Quad(said.subject, said.predicate, said.object, said.graph)
        if said.evidence is not None:
            for part in claim_statements(said, said.evidence):
                yield Quad(part.subject, part.predicate, part.object, part.graph)


def claim_statements(said: Statement, evidence: Evidence) -> Iterator[Statement]:
    """The claim behind a statement: what is said, by which source, how surely, as of when, and why so ranked.

    Alone, without the statement, it is the claim of a source that the atlas does not share.
    """
    facts: list[tuple[str, Value | None]] = [
        ("rdf:type", term("aa:Claim")),
        ("rdf:subject", said.subject),
        ("rdf:predicate", said.predicate),
        ("rdf:object", said.object),
        ("aa:source", evidence.source),
        ("aa:confidence", concept("confidence", evidence.confidence)),
        ("aa:rank", concept("rank", evidence.rank)),
        ("aa:observedOn", typed(evidence.observed_on, "edtf:EDTF")),
        ("aa:clause", evidence.clause),
        ("aa:why", text(evidence.why, "en")),
        ("aa:why", text(evidence.why_zh, "zh")),
    ]
    return describe(said.claim, facts, into=said.graph.value.rpartition("/")[2])
