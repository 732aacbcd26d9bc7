"""Requests as spans of OpenTelemetry, by its own library and its own instrumentation of applications.

What the instrumentation sees of a request is only what says nothing about whom and holds nothing that a visitor wrote:
method, path, host, and the trace that it is part of (W3C Trace Context).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Self

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.asgi import OpenTelemetryMiddleware
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, StatusCode
from starlette.types import ASGIApp, Receive, Scope, Send

from accord_atlas import __version__
from accord_atlas.service.core import tracing
from accord_atlas.service.core.tracing import Value

DEFAULTS: Final = {"OTEL_SERVICE_NAME": "accord-atlas", "OTEL_SEMCONV_STABILITY_OPT_IN": "http"}
SHOWN: Final = ("type", "asgi", "http_version", "method", "scheme", "path", "root_path", "server")
CARRIED: Final = (b"traceparent", b"tracestate", b"host")
WHOLE: Final = "accord.scope"
FAILED: Final = "accord.error"
CALLS: Final = {"store": SpanKind.CLIENT}
"""Work that is done elsewhere."""


class Followed:
    """The application, each request of it a span, and the work for it spans within."""

    def __init__(self, app: ASGIApp, *processors: SpanProcessor) -> None:
        for name, value in DEFAULTS.items():
            os.environ.setdefault(name, value)
        self.app = app
        provider = TracerProvider(resource=Resource.create({"service.version": __version__}))
        for processor in processors:
            provider.add_span_processor(processor)
        self.provider = provider
        self._within = OpenTelemetryMiddleware(
            self._whole,
            tracer_provider=provider,
            default_span_details=lambda scope: (scope["method"], {}),
            exclude_spans=["receive", "send"],
        )
        tracing.use(_Tracer(provider.get_tracer("accord_atlas", __version__)))

    @classmethod
    def by_environment(cls, app: ASGIApp) -> Self:
        """Followed by the collector that the variables `OTEL_…` name."""
        return cls(app, BatchSpanProcessor(OTLPSpanExporter()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on within a span; what fails fails as before, and is not written into the span."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        shown: dict[str, Any] = {name: scope[name] for name in SHOWN if name in scope}
        shown["headers"] = [line for line in scope["headers"] if line[0] in CARRIED]
        shown |= {WHOLE: scope, FAILED: []}
        await self._within(shown, receive, send)
        if shown[FAILED]:
            raise shown[FAILED][0]

    async def _whole(self, shown: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(shown[WHOLE], receive, send)
        except Exception as error:
            trace.get_current_span().set_status(StatusCode.ERROR, type(error).__name__)
            shown[FAILED].append(error)


class _Span:
    def __init__(self, span: trace.Span) -> None:
        self._span = span

    def tell(self, **attributes: Value) -> None:
        """See `tracing.Span`."""
        for name, value in attributes.items():
            self._span.set_attribute(name.replace("_", "."), value)


class _Tracer:
    def __init__(self, tracer: trace.Tracer) -> None:
        self._tracer = tracer

    @contextmanager
    def begun(self, name: str, attributes: dict[str, Value]) -> Iterator[_Span]:
        """See `tracing.Tracer`; of an error its kind is told, for its words may be a visitor's."""
        with self._tracer.start_as_current_span(
            name,
            kind=CALLS.get(name, SpanKind.INTERNAL),
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            told = _Span(span)
            told.tell(**attributes)
            try:
                yield told
            except BaseException as error:
                span.set_status(StatusCode.ERROR, type(error).__name__)
                raise

    def named(self, method: str, route: str) -> None:
        """See `tracing.Tracer`."""
        span = trace.get_current_span()
        span.update_name(f"{method} {route}")
        span.set_attribute("http.route", route)
