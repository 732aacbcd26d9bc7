"""Does an import in a process of its own, so that a service goes on answering: `python -m …imports.work FOLDER`.

The folder holds `request.json` and the files by number; `answer.json` and, where it was asked for, `marked` are written
beside them.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.imports.answer import import_answer
from accord_atlas.service.imports.request import ImportRequest

REQUEST: Final = "request.json"
ANSWER: Final = "answer.json"
MARKED: Final = "marked"


def put(folder: Path, build: Path, request: ImportRequest, *, who: str | None, marked: str | None) -> None:
    """Write what is to be done: `who` keeps the layer, None of a dry run; `marked` is the language of a marked copy."""
    said = {
        "build": str(build),
        "files": [name for name, _ in request.files],
        "layer": request.layer,
        "settle": dict(request.settle),
        "who": who,
        "marked": marked,
    }
    for number, (_, data) in enumerate(request.files):
        (folder / str(number)).write_bytes(data)
    (folder / REQUEST).write_text(json.dumps(said), "utf-8")


def work(folder: Path) -> None:
    """Do what the folder asks for."""
    said: dict[str, Any] = json.loads((folder / REQUEST).read_text("utf-8"))
    files = [(name, (folder / str(number)).read_bytes()) for number, name in enumerate(said["files"])]
    build, request = Path(said["build"]), ImportRequest(files, said["layer"], said["settle"])
    into = (build, said["who"]) if said["who"] else None
    answer = import_answer(Atlas.open(build), request, into=into)
    if said["marked"]:
        from accord_atlas.service.imports.marked import marked_copy

        (folder / MARKED).write_bytes(marked_copy(files, answer, said["marked"]))
    (folder / ANSWER).write_bytes(answer.json_bytes())


if __name__ == "__main__":
    work(Path(sys.argv[1]))
