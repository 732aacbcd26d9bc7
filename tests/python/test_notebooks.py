"""The notebooks, executed in fresh kernels on the release; none keeps outputs, and both languages run the same."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NAMES = ("researcher", "staff", "network-analyst")


def read(name: str, language: str) -> Any:
    path = NOTEBOOKS / f"{name}.{language}.ipynb"
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_it_runs(build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str) -> None:
    monkeypatch.setenv("ACCORD_BUILD", str(build))
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    notebook = read(name, language)
    folder = tmp_path / "work"
    folder.mkdir()
    # A cell that fails ends it with the cell's own error.
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    said = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("text/html" in output.get("data", {}) for output in said)
    assert not [output for output in said if output.output_type == "stream" and output.name == "stderr"]
    assert not [*folder.iterdir()], "a notebook leaves nothing where it runs"


def test_they_are_the_same_in_both_languages_and_keep_no_outputs() -> None:
    for name in NAMES:
        en, zh = (read(name, each) for each in ("en", "zh"))
        assert [cell.cell_type for cell in en.cells] == [cell.cell_type for cell in zh.cells]
        for here, there in zip(en.cells, zh.cells, strict=True):
            assert not here.get("outputs")
            assert not there.get("outputs")
            if here.cell_type == "code":
                same = there.source.replace('"zh"', '"en"').replace("_zh", "_en").replace(".zh", ".en")
                assert here.source == same
    assert {path.name for path in NOTEBOOKS.glob("*.ipynb")} == {
        f"{n}.{each}.ipynb" for n in NAMES for each in ("en", "zh")
    }
