"""Names for blank nodes, since the released data have none: what is said with the same words gets the same names.

Names come from the canonical form (RDFC-1.0) of all that an operation says with blank nodes. A request that is sent
twice, as clients do that lost an answer, therefore says the same; two records without a name of their own, and alike
in all, are one.
"""

from collections.abc import Collection
from hashlib import sha256

import pyoxigraph as ox

from accord_atlas.ontology.names import BASE

GENID = f"{BASE}.well-known/genid/"


def named(quads: Collection[ox.Quad]) -> set[ox.Quad]:
    """The quads with IRIs in the places of blank nodes (RDF 1.1 §3.5)."""
    blank = [quad for quad in quads if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)]
    if not blank:
        return set(quads)
    dataset = ox.Dataset(blank)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    said = sorted(str(quad) for quad in dataset)
    digest = sha256("\n".join(said).encode()).hexdigest()[:16]

    def name(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.Literal | ox.Triple:
        return ox.NamedNode(f"{GENID}{digest}-{node.value}") if isinstance(node, ox.BlankNode) else node

    fresh = {ox.Quad(name(q.subject), q.predicate, name(q.object), q.graph_name) for q in dataset}  # type: ignore[arg-type]
    return (set(quads) - set(blank)) | fresh
