"""Chooses a representation: `?format=` by name, else `Accept` with its q-values (RFC 9110 §12.5.1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from accord_atlas.service.core.errors import BadParameter, NotAcceptable

QVALUE = re.compile(r"1(?:\.0*)?|0?\.\d+|0\.?")
"""A weight, read more kindly than it is defined: Java sends `.2` with every request, others more than three digits."""
PARTS = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"?)+')
"""The members of a list header; a comma within quotes parts nothing."""
PIECES = re.compile(r'(?:[^;"]|"(?:[^"\\]|\\.)*"?)+')
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+(/[!#$%&'*+.^_`|~0-9A-Za-z-]+)?")


@dataclass(frozen=True, slots=True)
class Offer:
    """A representation on offer: the name for `?format=`, its media type, further types and names that mean it."""

    name: str
    media_type: str
    also: tuple[str, ...] = ()
    charset: bool = True
    aliases: tuple[str, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        """All media types by which it can be asked for."""
        return (self.media_type, *self.also)

    @property
    def content_type(self) -> str:
        """The value of `Content-Type`."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type


def choose(accept: str | None, requested: str | None, offers: Sequence[Offer]) -> Offer:
    """The best offer; of equals the one that stands first.

    BadParameter for an unknown `format`, NotAcceptable where `Accept` fits none.
    """
    if requested is not None:
        return by_name(requested, offers)
    if best := _best(accept or "", tuple(offers)):
        return best
    names = ", ".join(offer.media_type for offer in offers)
    raise NotAcceptable(
        f"Nothing here fits `Accept: {accept}`; on offer: {names}.",
        f"没有符合 Accept: {accept} 的格式；可提供：{names}。",
        expected=[offer.media_type for offer in offers],
    )


@lru_cache(maxsize=1024)
def _best(accept: str, offers: tuple[Offer, ...]) -> Offer | None:
    """The best offer; None where nothing fits. Few clients say the same, and each says it every time."""
    if not accept.strip(", \t"):
        return offers[0]
    ranges = weigh(accept)
    best = max(offers, key=lambda offer: quality(offer, ranges))
    return best if quality(best, ranges) > 0 else None


def by_name(requested: str, offers: Sequence[Offer]) -> Offer:
    """The offer with that name or media type; BadParameter lists the names."""
    # A plus sign typed into an address arrives as a space.
    meant = requested.lower().replace(" ", "+")
    for offer in offers:
        if meant in (offer.name, *offer.aliases, *offer.types):
            return offer
    names = [offer.name for offer in offers]
    raise BadParameter(
        "format",
        requested,
        f"`format` is {requested!r}; expected one of {', '.join(names)}.",
        f"format 为 {requested!r}，应为以下之一：{'、'.join(names)}。",
        expected=names,
    )


def weigh(header: str) -> list[tuple[str, float]]:
    """Each range of an `Accept…` header, lower case and without parameters, with its q (1 where none is given).

    A malformed part is passed over: a client that sends one still gets an answer.
    """
    return [(name, weight) for name, weight, _ in _ranges(header)]


def profiles(header: str, media_type: str) -> list[str]:
    """The IRIs in the `profile` of those ranges of an `Accept` header that name this media type, best first."""
    named = [found for found in _ranges(header) if found[0] == media_type and found[1] > 0]
    best = sorted(named, key=lambda found: -found[1])
    return [iri for _, _, parameters in best for iri in parameters.get("profile", "").split()]


def _ranges(header: str) -> list[tuple[str, float, dict[str, str]]]:
    found = []
    for part in PARTS.findall(header):
        name, *pieces = [piece.strip() for piece in PIECES.findall(part)] or [""]
        if not TOKEN.fullmatch(name):
            continue
        pairs = (piece.partition("=") for piece in pieces)
        parameters = {key.strip().lower(): value.strip().strip('"') for key, _, value in pairs}
        q = parameters.get("q", "1")
        found.append((name.lower(), float(q) if QVALUE.fullmatch(q) else 0.0, parameters))
    return found


@lru_cache(maxsize=256)
def takes_gzip(header: str) -> bool:
    """Whether who sends this `Accept-Encoding` takes gzip, and does not like it less than the plain form."""
    codings = dict(weigh(header))
    liking = codings.get("gzip", codings.get("*", 0.0))
    return liking > 0 and liking >= codings.get("identity", 0.0)


def quality(offer: Offer, ranges: Sequence[tuple[str, float]]) -> float:
    """The q of the most specific range that matches the offer; of its types the best counts; 0 where none matches.

    A type that is named goes before a wildcard, so that `application/json;q=0, */*` refuses what JSON means here. A
    lone `*` is what old clients write for `*/*`.
    """
    weights = dict(reversed(ranges))
    families = [media_type.partition("/")[0] + "/*" for media_type in offer.types]
    for names in (offer.types, families, ["*/*", "*"]):
        if matching := [weights[name] for name in names if name in weights]:
            return max(matching)
    return 0.0


def preferences(header: str) -> list[str]:
    """The names in an `Accept-Language` header (or one like it), best first, refused ones left out."""
    weighed = [pair for pair in weigh(header) if pair[1] > 0]
    return [name for name, _ in sorted(weighed, key=lambda pair: -pair[1])]


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
