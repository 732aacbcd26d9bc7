"""The comparison of two servers asks what is there, and measures both alike."""

import httpx
from tests.benchmarks.side_by_side import ADDRESSES, Server, compare


def test_every_address_is_answered_and_measured(server: httpx.Client) -> None:
    root = str(server.base_url)
    rows = compare(Server(root), Server(root), rounds=2, warm=1)
    assert [row.address for row in rows] == list(ADDRESSES)
    assert len(rows) == 20
    assert all(quartile <= middle for row in rows for quartile, middle in zip(row.quartiles, row.medians, strict=True))
    assert all(middle > 0 for row in rows for middle in row.medians)
