"""Compares two running servers, e.g. of two versions: twenty addresses, asked by turns, medians and their ratio.

`python -m tests.benchmarks.side_by_side http://127.0.0.1:8001 http://127.0.0.1:8002 --rounds 100`

Of each address both servers are asked in every round, the one that comes first changing, hence what else the machine
does meets both alike. Two ratios of the second server to the first are printed: that of the medians, and that of the
lower quartiles, which a busy machine disturbs less; with `--most R` the exit status is 1 where both are above R.
"""

import argparse
import http.client
import sys
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple
from urllib.parse import quote, urlsplit

SELECT = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 1000"
ADDRESSES = (
    "/health",
    "/api/queries",
    "/api/queries/members?agreement=ipea",
    "/api/queries/members?agreement=ipea&as_of=2019-01-01&format=csv",
    "/api/queries/recognition-matrix",
    "/api/queries/target-outcomes?format=xlsx&lang=zh",
    "/api/recognition?from=pk&to=my",
    "/api/recognition?from=hk&to=au&as_of=2019-01-01&format=md&lang=zh",
    "/api/accession/ipea/cse-cn",
    "/api/dossier/my",
    "/api/dossier/my?format=xlsx&lang=zh",
    "/api/targets",
    "/api/gaps",
    "/api/search?q=engineers",
    "/api/entities/organization/pec",
    "/api/entities/agreement/ipea/neighbours",
    "/api/paths?from=cast&to=pec",
    "/api/network?focus=cse-cn&depth=2",
    "/id/agreement/ipea?format=ttl",
    f"/sparql?query={quote(SELECT)}&format=json",
)


class Server:
    """A server that is asked on one connection, and how long its answers took in milliseconds."""

    def __init__(self, root: str) -> None:
        address = urlsplit(root)
        self._connection = http.client.HTTPConnection(address.hostname or "127.0.0.1", address.port, timeout=60)
        self.took: dict[str, list[float]] = {}

    def ask(self, address: str) -> None:
        """Ask once; an answer other than 200 ends the run, because an error is no measure of speed."""
        begun = perf_counter()
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        answer.read()
        self.took.setdefault(address, []).append((perf_counter() - begun) * 1000)
        if answer.status != http.HTTPStatus.OK:
            sys.exit(f"{answer.status} for {address}")


class Row(NamedTuple):
    """What was measured of one address, in milliseconds: medians and lower quartiles of the first and the second."""

    address: str
    medians: tuple[float, float]
    quartiles: tuple[float, float]

    @property
    def ratios(self) -> tuple[float, float]:
        """Second to first, by medians and by lower quartiles."""
        return self.medians[1] / self.medians[0], self.quartiles[1] / self.quartiles[0]


def compare(first: Server, second: Server, rounds: int, warm: int = 3) -> list[Row]:
    """A row for each address, after some rounds that do not count."""
    for turn in range(warm + rounds):
        for address in ADDRESSES:
            for server in (first, second) if turn % 2 else (second, first):
                server.ask(address)
    found = []
    for address in ADDRESSES:
        a, b = first.took[address][warm:], second.took[address][warm:]
        found.append(Row(address, (median(a), median(b)), (quantiles(a)[0], quantiles(b)[0])))
    return found


def main() -> int:
    """Print the table; 1 where a ratio is above the most that is allowed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", help="root of the one server, e.g. http://127.0.0.1:8001")
    parser.add_argument("second", help="root of the other")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--most", type=float, default=None, help="largest ratios that are no failure")
    given = parser.parse_args()
    rows = compare(Server(given.first), Server(given.second), given.rounds)
    width = max(len(address) for address in ADDRESSES)
    print(f"{'address':<{width}}  {'first':>9}  {'second':>9}  ratio  of quartiles")
    for row in rows:
        a, b = row.medians
        print(f"{row.address:<{width}}  {a:>6.1f} ms  {b:>6.1f} ms  {row.ratios[0]:>5.2f}  {row.ratios[1]:>12.2f}")
    return int(given.most is not None and any(min(row.ratios) > given.most for row in rows))


if __name__ == "__main__":
    sys.exit(main())
