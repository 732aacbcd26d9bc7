"""What a running service says of its own state whenever Prometheus asks: release, processes, queues, engine, disk."""

import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from accord_atlas import __version__
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.remote.store import RemoteStore
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.due.answer import overdue
from accord_atlas.service.web.budgets import Budgets
from accord_atlas.service.web.peers import Peers
from accord_atlas.service.web.sparql_service import SparqlService, SparqlServices

if TYPE_CHECKING:
    from accord_atlas.service.web.following import Follower
    from accord_atlas.service.web.kept_answers import Kept

OWN: Final = Path("/proc/self")
"""Where Linux says what a process holds; other systems do not, and those gauges are left out there."""


class State(Collector):
    """What is read when it is asked for; what is not there is left out."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def collect(self) -> Iterator[Metric]:
        """The gauges of this moment."""
        atlas = self._app.state.releases.state
        built = {"version": __version__, "python": platform.python_version()}
        yield InfoMetricFamily("accord_build", "The program that answers.", value=built)
        yield from self._release(atlas)
        yield from self._work()
        yield from _held(self._app.state.settings)

    def _release(self, atlas: object) -> Iterator[Metric]:
        reached = not (isinstance(atlas, Atlas) and isinstance(atlas.store, RemoteStore)) or _up(atlas.store)
        ready = isinstance(atlas, Atlas) and reached
        yield GaugeMetricFamily("accord_ready", "1 where a release is open and can be asked.", value=ready)
        if isinstance(atlas, Atlas):
            day = atlas.release.data_date
            release = {"release": atlas.release.id, "data_date": day.isoformat()}
            yield InfoMetricFamily("accord_release", "The release that answers.", value=release)
            yield GaugeMetricFamily("accord_release_statements", "Its statements.", value=atlas.release.statements)
            moment = datetime.combine(day, time(), UTC).timestamp()
            yield GaugeMetricFamily(
                "accord_release_data_timestamp_seconds", "The day that its data speak for.", value=moment
            )
            late, oldest = overdue(atlas)
            yield GaugeMetricFamily("accord_facts_due", "Facts due to be checked by the data date.", value=late)
            yield GaugeMetricFamily(
                "accord_facts_due_oldest_days", "Days for which the longest of them has been due.", value=oldest
            )
            if isinstance(atlas.store, RemoteStore):
                yield GaugeMetricFamily(
                    "accord_store_up", "0 while the engine is left alone because it failed.", value=reached
                )
        follower: Follower | None = getattr(self._app.state, "follower", None)
        yield GaugeMetricFamily(
            "accord_release_passed_over",
            "1 where another release was put into use and could not be opened.",
            value=bool(follower and follower.passed_over),
        )

    def _work(self) -> Iterator[Metric]:
        state = self._app.state
        peers: Peers = state.peers
        yield GaugeMetricFamily("accord_processes", "Server processes.", value=1)
        yield GaugeMetricFamily("accord_wanted_processes", "Server processes that there are to be.", value=peers.count)
        yield GaugeMetricFamily(
            "accord_api_waiting", "Requests to the API that wait for their turn.", value=state.queue.waiting
        )
        kept: Kept = state.answers
        yield GaugeMetricFamily("accord_answers_bytes", "Bytes of the finished answers that are kept.", value=kept.size)
        for name, what, number in (
            ("hits", "Requests answered from those.", kept.hits),
            ("misses", "Requests whose answer was made.", kept.misses),
            ("evictions", "Finished answers that gave way to others.", kept.evictions),
        ):
            yield CounterMetricFamily(f"accord_answers_{name}", what, value=number)
        yield _refused(state.budgets)
        services: SparqlServices | None = getattr(state, "sparql", None)
        sparql = services.state if services else None
        if services:
            yield GaugeMetricFamily(
                "accord_sparql_available",
                "Server processes that answer ad-hoc queries.",
                value=isinstance(sparql, SparqlService),
            )
        if isinstance(sparql, SparqlService):
            for name, (what, value) in sparql.pool.gauges().items():
                yield GaugeMetricFamily(f"accord_sparql_{name}", what, value=value)


def _refused(budgets: Budgets) -> Metric:
    """The requests that each budget of clients refused."""
    told = CounterMetricFamily("accord_client_refusals", "Requests that a client's budget refused.", labels=["budget"])
    for policy in budgets.policies:
        told.add_metric([policy.name], budgets.refusals[policy.name])
    return told


def _up(store: RemoteStore) -> bool:
    return store.endpoint.up


def _held(config: Settings) -> Iterator[Metric]:
    """What this process holds of the machine, and what is left where releases lie."""
    with suppress(OSError):
        free = shutil.disk_usage(config.build).free
        yield GaugeMetricFamily("accord_build_free_bytes", "Bytes that are free where releases lie.", value=free)
    with suppress(OSError, ImportError, ValueError):
        from resource import RLIMIT_NOFILE, getrlimit

        files = len(os.listdir(OWN / "fd"))  # noqa: PTH208 - names are enough
        resident = int((OWN / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        yield GaugeMetricFamily("accord_process_files", "Files and connections that are open.", value=files)
        yield GaugeMetricFamily(
            "accord_process_files_most", "Files and connections that may be open.", value=getrlimit(RLIMIT_NOFILE)[0]
        )
        yield GaugeMetricFamily("accord_process_resident_bytes", "Bytes of memory in use.", value=resident)
