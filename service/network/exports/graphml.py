"""GraphML, for networkx, igraph, yEd, Gephi, Cytoscape."""

import io
import re

import networkx as nx

from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.network.exports.flat import flat

DECLARED = re.compile(rb'<key id="(\w+)" for="(\w+)" attr\.name="(\w+)"')
REFERRED = re.compile(rb'(<key id|<data key)="(\w+)"')


def to_graphml(answer: NetworkAnswer, language: Language) -> bytes:
    """The GraphML document; days are text, what is not known is left out.

    Every id stands once: an edge has that of the other formats, an attribute its name, after `edge_` where it is one
    of edges. Gephi keeps the first of what has the same id, and takes an attribute's for its column's.
    """
    graph = flat(answer, language)
    for *_, data in graph.edges(data=True):
        # An edge's id is an attribute of its own in GraphML; as data of that name, it would clash with it in readers.
        data["edge_id"] = data.pop("id")
    out = io.BytesIO()
    # Left to itself the writer takes the key of the multigraph for the id, which is unique between two nodes only.
    nx.write_graphml_xml(graph, out, edge_id_from_attribute="edge_id", named_key_ids=False)
    return _named(out.getvalue())


def _named(document: bytes) -> bytes:
    """The document with names for the attributes that the writer has numbered.

    Its own way of naming them gives an attribute of nodes and one of edges the same id.
    """
    names = {
        number: b"edge_" + name if scope == b"edge" else name for number, scope, name in DECLARED.findall(document)
    }
    return REFERRED.sub(lambda found: b'%s="%s"' % (found[1], names[found[2]]), document)
