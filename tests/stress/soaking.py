"""Starts a service with two processes, has `soak` drive it, and reads what that tells."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.sparql.conftest import serving
from tests.stress.soak import Sample, drift, warm

ROOT: Final = Path(__file__).parents[2]
P99: Final = 3.0
"""Times as long as when nothing else goes on stored questions may take while ad-hoc queries burn all cores."""
BURST: Final = 400
"""Requests at once that a client of these runs may send: fewer than the burst of one."""
BAD: Final = ("Traceback", "CRITICAL", "Exception in")


@dataclass(frozen=True)
class Report:
    """What came of a run."""

    told: dict[str, Any]
    logged: list[str]

    @property
    def samples(self) -> list[Sample]:
        """What the service held at rest, before the first cycle and after each."""
        return [Sample(**each) for each in self.told["samples"]]

    @property
    def warm(self) -> list[Sample]:
        """Those after it had warmed up."""
        return warm(self.samples)

    @property
    def minutes(self) -> float:
        """How long it went on."""
        return self.samples[-1].seconds / 60

    @property
    def drift(self) -> float:
        """By which part memory grew."""
        return drift(self.samples)

    @property
    def wrong(self) -> list[str]:
        """Answers that were neither given nor honestly refused."""
        found: list[str] = self.told["wrong"]
        return found

    @property
    def times(self) -> dict[str, dict[str, float]]:
        """Of stored questions, in milliseconds."""
        found: dict[str, dict[str, float]] = self.told["times"]
        return found

    @property
    def slower(self) -> float:
        """How much longer the slowest of a hundred stored questions took while all cores burned."""
        return self.times["burning"]["p99"] / self.times["alone"]["p99"]

    @property
    def answered(self) -> int:
        """Requests that got an answer."""
        return sum(n for of in self.told["statuses"].values() for status, n in of.items() if status != "0")

    def status(self, kind: str, status: int) -> int:
        """How many requests of a kind were answered by this."""
        return int(self.told["statuses"].get(kind, {}).get(str(status), 0))

    def lines(self) -> list[str]:
        """The run in words."""
        return [
            f"{self.minutes:.1f} minutes, {self.answered:,} answers, {sum(self.told['left'].values()):,} left, "
            f"{self.told['cores']:.2f} cores burned, driver {self.told['driver_cpu']:.0f} s of CPU",
            *(f"{kind}: {dict(sorted(of.items()))}" for kind, of in self.told["statuses"].items()),
            *(
                f"{when}: p50 {of['p50']:.1f} ms, p99 {of['p99']:.1f} ms of {of['n']}"
                for when, of in self.times.items()
            ),
            f"p99 x {self.slower:.2f}, drift {self.drift:+.1%}",
            *(f"{s.seconds:5.0f} s {s.memory:7.1f} MiB {s.files} files {s.processes} processes" for s in self.samples),
        ]


def soaked(build: Path, log: Path, seconds: float, *, short: bool = False) -> Report:
    """A run of so many seconds, one cycle at least."""
    with serving(build, log, workers=2, trusted_proxies="127.0.0.1", client_burst=BURST) as (client, process):
        command = [sys.executable, "-m", "tests.stress.soak", str(client.base_url), str(process.pid), str(seconds)]
        ended = subprocess.run([*command, *(["--short"] if short else [])], cwd=ROOT, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr[-4000:]
    logged = [line for line in log.read_text().splitlines() if line.startswith("ERROR") or any(b in line for b in BAD)]
    return Report(json.loads(ended.stdout), logged[:20])
