"""What an engine elsewhere says of itself: which releases it holds whole, and which of them is in use.

It stands in one small graph, which `accord publish` writes last, when all the rest is there and counted. A reader
that follows it thus never sees half a release.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from accord_atlas.loaders.integrity import MANIFEST, QUADS
from accord_atlas.loaders.places import home
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.remote import errors
from accord_atlas.service.core.remote.endpoint import Endpoint
from accord_atlas.service.core.remote.held import SPACE, Held
from accord_atlas.service.core.remote.store import JSON, RemoteStore

MARKER = "urn:accord-atlas:store"
"""The graph, and what it speaks of."""
HOLDS, MANIFESTED, NUMBER = (f"urn:accord-atlas:{name}" for name in ("inUse", "manifest", "number"))
ASKED = f"SELECT ?s ?p ?o {{ GRAPH <{MARKER}> {{ ?s ?p ?o }} }}"


@dataclass(frozen=True)
class Marker:
    """The release in use, and every release that is there whole: id → manifest, with the order of their coming."""

    used: str | None = None
    manifests: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, endpoint: Endpoint) -> "Marker":
        """What the engine says; an empty one where it says nothing."""
        fields = [("query", ASKED), ("named-graph-uri", MARKER), ("default-graph-uri", MARKER)]
        results = ox.parse_query_results(endpoint.ask(fields, JSON).content, ox.QueryResultsFormat.JSON)
        used, manifests, numbers = None, {}, {}
        for row in results:  # type: ignore[union-attr]
            subject, prop, value = (row[name].value for name in "spo")
            release = subject.removeprefix(SPACE)
            if prop == HOLDS:
                used = value
            elif prop == MANIFESTED:
                manifests[release] = json.loads(value)
            elif prop == NUMBER:
                numbers[release] = int(value)
        return cls(used if used in manifests else None, manifests, numbers)

    def with_(self, release: Release) -> "Marker":
        """The same with a release added and in use."""
        number = max(self.numbers.values(), default=0) + 1
        return Marker(
            release.id, {**self.manifests, release.id: release.manifest}, {**self.numbers, release.id: number}
        )

    def only(self, releases: Iterable[str]) -> "Marker":
        """The same without all other releases."""
        kept = set(releases)
        return Marker(
            self.used,
            {name: manifest for name, manifest in self.manifests.items() if name in kept},
            {name: number for name, number in self.numbers.items() if name in kept},
        )

    def triples(self) -> bytes:
        """As N-Triples."""
        said = [ox.Triple(ox.NamedNode(MARKER), ox.NamedNode(HOLDS), ox.Literal(self.used or ""))]
        for name, manifest in self.manifests.items():
            subject = ox.NamedNode(f"{SPACE}{name}")
            text = json.dumps(manifest, sort_keys=True)
            said.append(ox.Triple(subject, ox.NamedNode(MANIFESTED), ox.Literal(text)))
            said.append(ox.Triple(subject, ox.NamedNode(NUMBER), ox.Literal(str(self.numbers[name]))))
        return ox.serialize(said, format=ox.RdfFormat.N_TRIPLES) or b""

    def release(self, wanted: str, build: Path) -> Release:
        """A release that the engine holds; its files are those of the build folder, where it is the same."""
        manifest = self.manifests[wanted]
        held = Held(wanted, tuple(sorted(manifest["graphs"])), published=True)
        return _release(manifest, build, held)


def opened(endpoint: Endpoint, build: Path, page: int) -> Release:
    """The release in use in an engine.

    NoRelease where neither the engine nor the build folder says which it is, or what the engine holds is another.
    """
    marker = Marker.read(endpoint)
    if marker.used:
        return marker.release(marker.used, build)
    try:
        manifest = json.loads((home(build) / MANIFEST).read_bytes())
    except (OSError, ValueError):
        raise errors.nothing(endpoint.address) from None
    release = _release(manifest, build, Held(manifest["release"], tuple(sorted(manifest["graphs"])), published=False))
    count = RemoteStore(endpoint, release.held, page).select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")  # type: ignore[arg-type]
    number = int(count[0]["n"].value)
    if number != release.statements:
        raise errors.another(endpoint.address, number, release.id, release.statements)
    return release


def _release(manifest: Mapping[str, Any], build: Path, held: Held) -> Release:
    day = date.fromisoformat(manifest["data_date"])
    return Release(
        manifest["release"], _files(manifest["release"], build), manifest, day, manifest["statements"], build, held
    )


def _files(release: str, build: Path) -> Path:
    """Where the file of a release lies, or would."""
    try:
        used = Release.open(build)
    except NoRelease:
        return build / "elsewhere" / release / QUADS
    return used.path if used.id == release else build / "elsewhere" / release / QUADS
