"""What a layer is on disk: rows and RDF kept whole, read while another takes its place, never half."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from accord_atlas.loaders.layers import Layer, keep, kept, remove, spoken
from accord_atlas.ontology.names import graph

HOME = graph("layer.ours").value
SAID = f'<http://a/s> <http://a/p> "x"@zh <{HOME}> .\n_:b <http://a/p> _:b <{HOME}> .\n'.encode()
MADE = {"who": "li-ming", "when": "2026-11-28T00:00:00+00:00", "files": []}
ROW = {"agreement": "ipea", "organization": "cse-cn", "note": "一,\n二"}


def test_rows_and_rdf_come_back_as_they_were(tmp_path: Path) -> None:
    layer = Layer("ours", {"parties": [ROW]}, MADE, SAID)
    place = keep(tmp_path, layer)
    assert place == tmp_path / "layers" / "ours"
    found = kept(tmp_path)["ours"]
    assert (found.name, found.made, found.statements) == ("ours", MADE, SAID)
    assert [{name: cell for name, cell in row.items() if cell} for row in found.rows["parties"]] == [ROW]
    keep(tmp_path, found)
    assert kept(tmp_path)["ours"] == found
    assert remove(tmp_path, "ours")
    assert kept(tmp_path) == {}
    assert sorted(path.name for path in (tmp_path / "layers").iterdir()) == [".lock"]


def test_what_has_no_name_gets_one_that_stays() -> None:
    layer = Layer("ours", {}, MADE, SAID)
    first, second = spoken(layer), spoken(layer)
    assert list(first) == list(second)
    assert "/.well-known/genid/ours-b>" in str(list(spoken(layer))[1].subject)


@pytest.mark.parametrize(
    "bad",
    [
        b"<http://a/s> <http://a/p> <http://a/o> .\n",
        f"<http://a/s> <http://a/p> <http://a/o> <{graph('facts').value}> .\n".encode(),
        b"not RDF\n",
    ],
    ids=["no graph", "another graph", "no RDF"],
)
def test_statements_outside_of_the_layer_are_not_kept(tmp_path: Path, bad: bytes) -> None:
    keep(tmp_path, Layer("ours", {}, MADE, SAID))
    with pytest.raises(ValueError, match="layer ours"):
        keep(tmp_path, Layer("ours", {}, MADE, bad))
    assert kept(tmp_path)["ours"].statements == SAID


def test_a_layer_is_read_whole_while_others_take_its_place(tmp_path: Path) -> None:
    def written(number: int) -> Layer:
        rows = [{"agreement": f"a{number}"}]
        return Layer("ours", {"parties": rows, "reviews": rows}, {"who": str(number)}, b"")

    keep(tmp_path, written(0))
    writers = [Thread(target=lambda: [keep(tmp_path, written(n)) for n in range(30)]) for _ in range(2)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        found = kept(tmp_path)["ours"]
        said = {row["agreement"] for rows in found.rows.values() for row in rows}
        assert (said, set(found.rows)) == ({f"a{found.made['who']}"}, {"parties", "reviews"})
    for writer in writers:
        writer.join()


LOOP = """
import sys
from pathlib import Path
from accord_atlas.loaders.layers import Layer, keep
number = 0
while True:
    number += 1
    keep(Path(sys.argv[1]), Layer("ours", {"parties": [{"agreement": str(number)}] * 50}, {"who": str(number)}))
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    for delay in range(8):
        with subprocess.Popen([sys.executable, "-c", LOOP, str(tmp_path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(delay * 0.0031)
            os.kill(writer.pid, signal.SIGKILL)
        found = kept(tmp_path)["ours"]
        assert {row["agreement"] for row in found.rows["parties"]} == {found.made["who"]}
        assert len(found.rows["parties"]) == 50
    keep(tmp_path, Layer("ours", {}, MADE))
    (link,) = [path for path in (tmp_path / "layers").iterdir() if not path.name.startswith(".")]
    assert [p.name for p in (tmp_path / "layers").glob(".layer-*")] == [link.resolve().name]


def test_a_plain_folder_is_a_layer_too(tmp_path: Path) -> None:
    place = tmp_path / "layers" / "ours"
    place.mkdir(parents=True)
    (place / "layer.json").write_text(json.dumps(MADE))
    assert kept(tmp_path)["ours"].made == MADE
    keep(tmp_path, Layer("ours", {}, {"who": "b"}))
    assert kept(tmp_path)["ours"].made["who"] == "b"
