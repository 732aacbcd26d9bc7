"""Whether requests are followed by OpenTelemetry: asked for by its own variables of the environment, else nothing is.

`OTEL_EXPORTER_OTLP_ENDPOINT` (or `…_TRACES_ENDPOINT`) turns it on. The libraries are the extra `telemetry`.
"""

import os
from collections.abc import Mapping
from typing import Final

from starlette.types import ASGIApp

from accord_atlas.loaders.extras import require
from accord_atlas.service.core.errors import BadSetting

ENDPOINTS: Final = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
PROTOCOLS: Final = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
SPOKEN: Final = "http/protobuf"


def asked(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody is to follow; MissingExtra where that cannot be, BadSetting where it is asked otherwise."""
    off = environment.get("OTEL_SDK_DISABLED", "").lower() == "true"
    if off or environment.get("OTEL_TRACES_EXPORTER") == "none" or not any(map(environment.get, ENDPOINTS)):
        return False
    for name in PROTOCOLS:
        if (said := environment.get(name) or SPOKEN) != SPOKEN:
            raise BadSetting(
                f"{name} is {said!r}: expected {SPOKEN}", f"{name} 为 {said!r}：应为 {SPOKEN}", parameter=name
            )
    require("telemetry")
    return True


def followed(app: ASGIApp) -> ASGIApp:
    """The application as it is followed, where that is asked for; else the very same."""
    if not asked():
        return app
    # Here, because it loads the libraries.
    from accord_atlas.service.web.opentelemetry import Followed

    return Followed.by_environment(app)
