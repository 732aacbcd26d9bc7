"""An update that is killed at any point is wholly there or not at all, in layers and release alike."""

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tests.conftest import released

from accord_atlas.loaders.integrity import verified
from accord_atlas.loaders.layers import kept
from accord_atlas.loaders.places import home
from accord_atlas.loaders.updates import recover
from accord_atlas.ontology.names import graph

KILLED = """
import os, signal, sys
from hashlib import sha256
from pathlib import Path
from accord_atlas.loaders.updates import Change, commit, held, stage, staging
from accord_atlas.loaders.places import home
from accord_atlas.ontology.names import graph

left = int(sys.argv[2])
def counted(call):
    def calling(*given, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*given, **named)
    return calling
for name in ("fsync", "rename", "replace", "symlink", "unlink", "mkdir", "rmdir", "chmod"):
    setattr(os, name, counted(getattr(os, name)))

build = Path(sys.argv[1])
def line(layer, value):
    return f'<urn:a> <urn:p> "{value}" {graph(f"layer.{layer}")} .\\\\n'.encode()
changes = {
    "one": Change(line("one", "new"), {"who": "new"}, held(build, "one")),
    "two": Change(line("two", "new"), {"who": "new"}, held(build, "two")),
    "old": Change(b"", {}, held(build, "old")),
}
with staging(build) as folder:
    staged, _, _ = stage(folder, home(build), changes)
    commit(build, staged, changes)
""".replace("\\\\n", "\\n")


def line(layer: str, value: str) -> bytes:
    return f'<urn:a> <urn:p> "{value}" {graph(f"layer.{layer}")} .\n'.encode()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder with two layers in use."""
    from accord_atlas.loaders.updates import Change, commit, stage, staging

    build = released(tmp_path_factory.mktemp("killed") / "build")
    changes = {name: Change(line(name, "old"), {"who": "old"}, "") for name in ("one", "old")}
    with staging(build) as folder:
        commit(build, stage(folder, home(build), changes)[0], changes)
    return build


def killed_at(before: Path, folder: Path, point: int) -> tuple[int, str]:
    """How the process ended, and which state is found: `old` or `new`."""
    build = folder / "build"
    shutil.rmtree(build, ignore_errors=True)
    shutil.copytree(before, build, symlinks=True)
    done = subprocess.run([sys.executable, "-c", KILLED, str(build), str(point)], capture_output=True, text=True)
    assert done.returncode in {0, -9}, done.stderr
    # Whoever reads before anything is finished finds a whole release.
    verified(home(build))
    recover(build)
    manifest = verified(home(build))
    content = (home(build) / "accord.nq").read_bytes()
    layers = kept(build)
    assert {each["name"]: each["who"] for each in manifest["layers"]} == {
        n: each.made["who"] for n, each in layers.items()
    }
    for name, layer in layers.items():
        assert layer.statements in content
        assert manifest["graphs"][f"layer.{name}"] == 1
    assert sha256(content).hexdigest()[:16] == manifest["release"]
    assert not (build / ".update").exists()
    state = {name: layer.made["who"] for name, layer in layers.items()}
    assert state in ({"one": "old", "old": "old"}, {"one": "new", "two": "new"})
    return done.returncode, json.dumps(state, sort_keys=True)


@pytest.mark.parametrize("point", [3, 9, 15, 21, 40])
def test_a_killed_update_is_wholly_there_or_not_at_all(before: Path, tmp_path: Path, point: int) -> None:
    assert killed_at(before, tmp_path, point)[0] == -9


@pytest.mark.long
def test_at_every_point(before: Path, tmp_path: Path) -> None:
    found = []
    for point in range(1, 200):
        code, state = killed_at(before, tmp_path, point)
        found.append(state)
        if code == 0:
            break
    assert code == 0
    assert len(found) > 40
    # Once decided, it stays decided.
    assert found == sorted(found, key=lambda state: '"new"' in state)
    assert len(set(found)) == 2
