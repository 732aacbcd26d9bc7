"""A build of very many rows works on disk, and gives the same."""

from pathlib import Path

import pytest

from accord_atlas.loaders import build as building


@pytest.mark.long
def test_a_build_on_disk_gives_the_same_release(build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "LARGE_BYTES", 0)
    building.build(tmp_path)
    for name in ("accord.nq", "manifest.json"):
        assert (tmp_path / name).read_bytes() == (build / name).read_bytes()
