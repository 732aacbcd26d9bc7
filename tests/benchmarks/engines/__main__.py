"""`python -m tests.benchmarks.engines`: compare, and rewrite the figures, the chart and the README's part."""

import argparse
import sys
from pathlib import Path

from tests.benchmarks.engines.report import report
from tests.benchmarks.engines.run import run

from accord_atlas.loaders.places import build_folder


def main() -> int:
    """Run and show; where the targets stand is printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=build_folder(), help="the release; by default the packaged one")
    parser.add_argument("--scratch", type=Path, default=build_folder() / "bench", help="where engines are installed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.8, help="of each measurement")
    parser.add_argument("--engine", action="append", default=[], help="only these; may be given again")
    given = parser.parse_args()

    def progress(what: str) -> None:
        print(what, file=sys.stderr, flush=True)

    found = run(given.build, given.scratch, given.rounds, given.seconds, given.engine, progress)
    report(found)
    for each in found["targets"]:
        reached = each["why"] if each["ratio"] is None else f"{each['ratio']:.2f}"
        print(f"{each['workload']}, {each['clients']} clients / {each['other']}: {reached} (≥ {each['least']:g})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
