"""What a running service counts of its own work, for Prometheus; nothing in it about whom.

The library is Prometheus's own client. Each application has a registry of its own, so that two in one process, as in
tests, do not count for each other.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from fastapi import FastAPI
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector
from prometheus_client.samples import Sample
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.core.tracing import named
from accord_atlas.service.web.gauges import State

NOWHERE: Final = "none"
"""The route of a request that no route takes; an address as such is never a label, or labels would have no end."""
OF_EACH: Final = ("accord_answers_", "accord_api_", "accord_process_", "accord_processes", "accord_sparql_")
"""How the names of those gauges begin that each process has of its own; others say the same in every process."""
SECONDS: Final = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one route and one status: who counts there often does not look them up each time."""

    requests: Counter
    seconds: Histogram

    def count(self, seconds: float) -> None:
        """One more."""
        self.requests.inc()
        self.seconds.observe(seconds)


class Metrics:
    """The counts of one application."""

    def __init__(self, app: FastAPI) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(State(app))
        self._tallies: dict[tuple[str, int], Tally] = {}
        self.requests = Counter(
            "accord_http_requests", "Requests answered.", ["route", "status"], registry=self._registry
        )
        self.seconds = Histogram(
            "accord_http_request_seconds",
            "Seconds until an answer was sent whole.",
            ["route"],
            buckets=SECONDS,
            registry=self._registry,
        )

    def count(self, route: str, status: int, seconds: float) -> None:
        """Count a request that this route answered."""
        self.tally(route, status).count(seconds)

    def tally(self, route: str, status: int) -> Tally:
        """Where requests are counted that this route answered so."""
        known = self._tallies.get((route, status))
        if known is None:
            known = self._tallies[route, status] = Tally(
                self.requests.labels(route, str(status)), self.seconds.labels(route)
            )
        return known

    def text(self) -> bytes:
        """Everything that this process counted so far, in the text format of Prometheus."""
        return generate_latest(self._registry)

    async def answer(self, _: str) -> bytes:
        """The same for another process."""
        return self.text()


class Summed(Collector):
    """What several processes of one service counted, as one: counts and sizes together, what they all say once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)

    def collect(self) -> Iterator[Metric]:
        """Each family with the samples of all processes."""
        families: dict[str, Metric] = {}
        values: dict[tuple[str, str, frozenset[tuple[str, str]]], float] = {}
        samples: dict[tuple[str, str, frozenset[tuple[str, str]]], Sample] = {}
        for text in self._texts:
            for family in text_string_to_metric_families(text):
                families.setdefault(family.name, family)
                for sample in family.samples:
                    key = (family.name, sample.name, frozenset(sample.labels.items()))
                    samples.setdefault(key, sample)
                    before = values.get(key)
                    alike = family.type not in {"counter", "histogram"} and not family.name.startswith(OF_EACH)
                    values[key] = sample.value if before is None else before if alike else before + sample.value
        for name, family in families.items():
            family.samples = [samples[key]._replace(value=value) for key, value in values.items() if key[0] == name]
            yield family


def summed(texts: Iterable[str]) -> bytes:
    """What several processes counted, in the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(Summed(texts))
    return generate_latest(registry)


class Measured:
    """Counts every request by the route that took it and the status of its answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an answer that never came counts as 500."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, status = time.perf_counter(), 500

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                named(scope["method"], getattr(scope.get("route"), "path_format", NOWHERE))
            await send(message)

        try:
            await self.app(scope, receive, seen)
        finally:
            metrics: Metrics = scope["app"].state.metrics
            route = getattr(scope.get("route"), "path_format", NOWHERE)
            metrics.count(route, status, time.perf_counter() - start)
