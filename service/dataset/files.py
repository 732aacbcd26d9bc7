"""The files for download: the release and each of its graphs in every format, with their checksums.

They are made once for each release, by a process of its own: `python -m accord_atlas.service.dataset.files`. What is
RDF is kept compressed only, and unpacked while it is sent to clients that do not take gzip; the tables of the release
(`dataset.xlsx`, `tables/agreements.csv`, …) are kept as they are, so that programs can ask for parts of them.
"""

import argparse
import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from accord_atlas.loaders.integrity import MANIFEST, fingerprint
from accord_atlas.ontology.names import BASE, prefixes
from accord_atlas.service.core import jsonld
from accord_atlas.service.core.media_types import XLSX
from accord_atlas.service.core.published_folder import Published
from accord_atlas.service.core.rdf import FORMATS, GRAPHS, KEEPING_GRAPHS
from accord_atlas.service.dataset.table_description import About
from accord_atlas.service.dataset.table_files import has_parquet, write_tables
from accord_atlas.service.dataset.tables import tables

LAYOUT = "5"
INDEX = "index.json"
WHOLE = "dataset"
MEDIA_TYPES = {
    **{offer.name: offer.media_type for offer in GRAPHS},
    "xlsx": XLSX,
    "csv.zip": "application/zip",
    "sqlite": "application/vnd.sqlite3",
    "parquet.zip": "application/zip",
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file: `name` (e.g. `dataset.nq`, `graph/facts.ttl`) and, plain and gzipped, its size and SHA-256.

    Where it is not `packed`, it is kept and had as it is.
    """

    name: str
    format: str
    size: int
    sha256: str
    packed_size: int
    packed_sha256: str
    packed: bool = True

    @property
    def download(self) -> str:
        """The name under which it is kept and downloaded: with `.gz` where it is packed."""
        return f"{self.name}.gz" if self.packed else self.name

    @property
    def media_type(self) -> str:
        """The media type of the plain file."""
        return MEDIA_TYPES[self.format]

    @property
    def subject(self) -> str:
        """What the file holds: `dataset`, or `graph/<name>`."""
        return self.name.removesuffix(f".{self.format}")


class Files:
    """The files of a release in a finished folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        listed = json.loads((folder / INDEX).read_text("utf-8"))
        self.by_name: Mapping[str, File] = {each["name"]: File(**each) for each in listed}

    def path(self, file: File) -> Path:
        """Where the file lies, gzipped if it is packed."""
        return self._folder / file.download

    def whole(self, file: File) -> bool:
        """Whether the file, as it is kept, is what the index says; one not touched since is not read again."""
        try:
            found = fingerprint(self.path(file))
        except OSError:
            return False
        return (found.size, found.sha256) == (file.packed_size, file.packed_sha256)

    def of(self, subject: str) -> list[File]:
        """The files that hold the dataset, a graph or a table, one for each format."""
        return [file for file in self.by_name.values() if file.subject == subject]


def folder_name(release: str) -> str:
    """The name of the folder for a release's files; those that can be made are made where they could not be before."""
    return f"{release}-{LAYOUT}-{ox.__version__}{'-parquet' if has_parquet() else ''}"


def make(quads: Path, folder: Path, about: About) -> list[File]:
    """Write all files of the release in the N-Quads file `quads`, and their index, into an empty folder.

    The file is sorted, as releases are; so are, therefore, all that are made from it.
    """
    (folder / "graph").mkdir()
    parts = folder / "parts"
    split = _split(quads, parts)
    made = [file for file in _make(quads, split, folder) if file]
    shutil.rmtree(parts)
    made += [_as_it_is(path, folder) for path in write_tables(tables(quads), about, folder)]
    (folder / INDEX).write_text(json.dumps([asdict(file) for file in made], indent=1), "utf-8")
    return made


def make_of(release: str, quads: Path, folder: Path) -> None:
    """The same for the release with an id; OSError where the file holds another, or was damaged meanwhile."""
    manifest = json.loads((quads.parent / MANIFEST).read_text("utf-8"))
    made = make(quads, folder, About(release, manifest["data_date"]))
    whole = next(file for file in made if file.name == f"{WHOLE}.nq")
    if whole.sha256[: len(release)] != release:
        raise OSError(f"{quads} is not release {release}")


@dataclass
class _Part:
    """The triples of the whole or of one graph, as N-Triples, and the namespaces that occur in them."""

    path: Path
    graph: ox.NamedNode | None
    spaces: set[str] = field(default_factory=set)

    def triples(self) -> Iterator[ox.Triple]:
        return (quad.triple for quad in ox.parse(path=self.path, format=ox.RdfFormat.N_TRIPLES))

    def quads(self) -> Iterator[ox.Quad]:
        graph = self.graph or ox.DefaultGraph()
        return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in self.triples())

    def prefixes(self) -> dict[str, str]:
        spaces = self.spaces | ({self.graph.value.rpartition("/")[0] + "/"} if self.graph else set())
        return {name: space for name, space in prefixes().items() if space in spaces}


def _split(quads: Path, folder: Path) -> dict[str, _Part]:
    """The whole (each triple once) and its graphs as files of their own; subject → part."""
    folder.mkdir()
    parts = {WHOLE: _Part(folder / "0.nt", None)}
    with ExitStack() as stack:
        files = {WHOLE: stack.enter_context(parts[WHOLE].path.open("w", encoding="utf-8"))}
        last = ""
        for quad in ox.parse(path=quads, format=ox.RdfFormat.N_QUADS):
            line, spaces = f"{quad.triple} .\n", _spaces(quad)
            if line != last:
                files[WHOLE].write(line)
                parts[WHOLE].spaces |= spaces
                last = line
            if not isinstance(quad.graph_name, ox.NamedNode):
                continue
            subject = quad.graph_name.value.removeprefix(BASE)
            if subject not in parts:
                parts[subject] = _Part(folder / f"{len(parts)}.nt", quad.graph_name)
                files[subject] = stack.enter_context(parts[subject].path.open("w", encoding="utf-8"))
            files[subject].write(line)
            parts[subject].spaces |= spaces
    return parts


def _spaces(quad: ox.Quad) -> set[str]:
    """The namespaces of the IRIs in a quad, cut where prefixes cut them."""
    iris = {node.value for node in quad.triple if isinstance(node, ox.NamedNode)}
    iris |= {node.datatype.value for node in quad.triple if isinstance(node, ox.Literal)}
    return {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}


def _make(quads: Path, parts: Mapping[str, _Part], folder: Path) -> Iterator[File | None]:
    """Each file; only those of the whole keep graphs, a graph's own hold its triples like any document."""
    graphs = [part for subject, part in sorted(parts.items()) if part.graph]
    for subject, part in sorted(parts.items()):
        for form in FORMATS:
            if subject == WHOLE and form == "nq":
                yield _write(folder, subject, form, lambda target: _copy(quads, target))
            elif subject == WHOLE and form in KEEPING_GRAPHS:
                held = chain.from_iterable(each.quads() for each in graphs)
                yield _write(folder, subject, form, _serializer(form, part, held))
            elif form == "jsonld":
                yield _write(folder, subject, form, _compact(part))
            else:
                yield _write(folder, subject, form, _serializer(form, part, part.triples()))


def _serializer(form: str, part: _Part, content: Iterator[Any]) -> Callable[[IO[bytes]], None]:
    def write(target: IO[bytes]) -> None:
        ox.serialize(content, target, FORMATS[form], prefixes=part.prefixes())

    return write


def _compact(part: _Part) -> Callable[[IO[bytes]], None]:
    def write(target: IO[bytes]) -> None:
        for piece in jsonld.stream(part.triples(), jsonld.context_of(part.prefixes())):
            target.write(piece)

    return write


def _copy(source: Path, target: IO[bytes]) -> None:
    with source.open("rb") as file:
        shutil.copyfileobj(file, target, 1 << 20)


def _write(folder: Path, subject: str, form: str, fill: Callable[[IO[bytes]], None]) -> File | None:
    """One file; None where the format cannot carry what it would hold (JSON-LD and triple terms)."""
    name = f"{subject}.{form}"
    path = folder / f"{name}.gz"
    with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        counted = _Counted(cast("IO[bytes]", packed))
        try:
            fill(cast("IO[bytes]", counted))
        except OSError as error:
            if jsonld.NOT_CARRIED not in str(error):
                raise
            path.unlink()
            return None
    with path.open("rb") as made:
        digest = hashlib.file_digest(made, "sha256").hexdigest()
    return File(name, form, counted.size, counted.digest.hexdigest(), path.stat().st_size, digest)


def _as_it_is(path: Path, folder: Path) -> File:
    """A file that is kept as it was written: its format is all that stands behind the first dot of its name."""
    with path.open("rb") as made:
        digest = hashlib.file_digest(made, "sha256").hexdigest()
    size = path.stat().st_size
    form = path.name.partition(".")[2]
    return File(path.relative_to(folder).as_posix(), form, size, digest, size, digest, packed=False)


class _Counted:
    """A writer that counts and digests what it passes on."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self.size = 0
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.size += len(data)
        self.digest.update(data)
        return self._target.write(data)

    def flush(self) -> None:
        """Nothing to do: closing the target flushes it."""


def main() -> None:
    """Make the files of a release under a folder, unless they are there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("quads", type=Path)
    parser.add_argument("parent", type=Path)
    parser.add_argument("release")
    given = parser.parse_args()
    os.nice(10)
    make = partial(make_of, given.release, given.quads)
    Published.once(given.parent, folder_name(given.release), make)


if __name__ == "__main__":
    main()
