"""Writes graphs in an engine: by the Graph Store Protocol where it has one, else by SPARQL Update."""

from collections.abc import Sequence

from accord_atlas.service.core.errors import BadSetting
from accord_atlas.service.core.remote import errors
from accord_atlas.service.core.remote.endpoint import Endpoint
from accord_atlas.service.core.remote.store import N_TRIPLES
from accord_atlas.service.core.settings import Settings

UPDATE = "application/sparql-update"
GRAPHS_CHUNK, UPDATE_CHUNK = 50_000, 2_000
"""Triples in one request: an update is parsed as a whole, and some engines bear no long ones."""
SECONDS = 600.0


class Writer:
    """Adds to graphs, removes them, replaces them; each as one request, which may be sent again."""

    def __init__(self, endpoint: Endpoint, config: Settings) -> None:
        if not (config.store_graphs or config.store_update):
            raise BadSetting(
                "Say how the engine is written to: its Graph Store Protocol (--graphs, ACCORD_STORE_GRAPHS) or its "
                "SPARQL Update endpoint (--update, ACCORD_STORE_UPDATE).",
                "请指定写入引擎的方式：图存储协议地址（--graphs，ACCORD_STORE_GRAPHS）或 SPARQL Update 端点"
                "（--update，ACCORD_STORE_UPDATE）。",
                parameter="ACCORD_STORE_GRAPHS",
            )
        self._endpoint = endpoint
        self._graphs, self._update = config.store_graphs, config.store_update
        self.chunk = GRAPHS_CHUNK if self._graphs else UPDATE_CHUNK

    def add(self, graph: str, lines: Sequence[bytes]) -> None:
        """Add lines of N-Triples to a graph."""
        content = b"\n".join(lines)
        if self._graphs:
            self._protocol("POST", graph, content)
        else:
            self._run(b"INSERT DATA { GRAPH <%b> {\n%b\n} }" % (graph.encode(), content))

    def remove(self, graph: str) -> None:
        """Remove a graph, if it is there."""
        if self._graphs:
            self._protocol("DELETE", graph, allowed=(404,))
        else:
            self._run(b"DROP SILENT GRAPH <%b>" % graph.encode())

    def replace(self, graph: str, content: bytes) -> None:
        """Have a small graph hold these triples and no others, at once."""
        if self._graphs:
            self._protocol("PUT", graph, content)
        else:
            name = graph.encode()
            self._run(b"DROP SILENT GRAPH <%b> ;\nINSERT DATA { GRAPH <%b> {\n%b\n} }" % (name, name, content))

    def _protocol(self, method: str, graph: str, content: bytes = b"", allowed: Sequence[int] = ()) -> None:
        kind = N_TRIPLES if content else ""
        self._send(method, self._graphs, content, kind, {"graph": graph}, allowed)

    def _run(self, update: bytes) -> None:
        self._send("POST", self._update, update, UPDATE, None, ())

    def _send(
        self,
        method: str,
        address: str,
        content: bytes,
        kind: str,
        params: dict[str, str] | None,
        allowed: Sequence[int],
    ) -> None:
        response = self._endpoint.send(method, address, content=content, kind=kind, params=params, seconds=SECONDS)
        try:
            status = response.status_code
            if status in {401, 403}:
                raise errors.locked(address, status)
            if not 200 <= status < 300 and status not in allowed:
                raise errors.failed(address, status, self._endpoint.words(response))
            response.read()
        finally:
            response.close()
