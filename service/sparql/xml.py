"""Keeps what the engine writes as XML well formed, for it trusts every term to have a place in XML, and not all have.

XML 1.0 has no control characters, not even escaped; an RDF/XML property needs a name after its namespace, which the
IRI `http://example.org/2024` does not leave; and a bare carriage return is read as a line feed. Only the standard
library is used: the module runs in the worker processes.
"""

import re
from collections.abc import Callable

FORMATS = frozenset({"xml", "rdf"})
CHARACTER = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
NAMELESS = re.compile(rb"<[^<>\s/:]*:[\s/>]")
"""The tag of a property without a local name. In text and attributes `<` is written `&lt;`."""
OVERLAP = 40
"""Bytes of what went before that are looked at again, for what is sought may come in two pieces."""


class NotCarried(Exception):
    """The result holds what XML cannot say: a `character`, or the IRI of a `property`."""


class Xml:
    """A writer that passes XML on; NotCarried where it would not be well formed."""

    def __init__(self, sink: Callable[[bytes], object]) -> None:
        self._sink, self._before = sink, b""

    def write(self, data: bytes) -> int:
        """Take the next bytes."""
        seen = self._before + data
        if CHARACTER.search(seen):
            raise NotCarried("character")
        if NAMELESS.search(seen):
            raise NotCarried("property")
        self._before = seen[-OVERLAP:]
        self._sink(data.replace(b"\r", b"&#xD;"))
        return len(data)

    def flush(self) -> None:
        """Nothing to do."""
