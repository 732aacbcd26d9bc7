"""The interface's own checks and tests, and its types against the OpenAPI of the service as it is today."""

import json
import subprocess
from pathlib import Path

from fastapi.testclient import TestClient

UI = Path(__file__).parents[2] / "service" / "ui"


def npx(*arguments: str) -> None:
    """Run a tool of the interface's own; its output is shown when it fails."""
    done = subprocess.run(["npx", "--no", *arguments], cwd=UI, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_and_templates_are_sound(interface: Path) -> None:
    npx("svelte-check", "--tsconfig", "tsconfig.json", "--fail-on-warnings")


def test_parts_work(interface: Path) -> None:
    npx("vitest", "run")


def test_the_interface_fits_the_service_of_today(interface: Path, client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(client.get("/openapi.json").text)
    npx("openapi-typescript", str(tmp_path / "openapi.json"), "-o", str(tmp_path / "schema.d.ts"))
    settings = json.loads((UI / "tsconfig.json").read_text())
    settings["compilerOptions"]["paths"] = {
        "$/api/schema": [str(tmp_path / "schema.d.ts")],
        "$/*": [str(UI / "src" / "*")],
    }
    settings["compilerOptions"]["typeRoots"] = [str(UI / "node_modules" / "@types")]
    settings["include"] = [str(UI / "src" / "**" / suffix) for suffix in ("*.ts", "*.svelte")]
    settings["exclude"] = [str(UI / "src" / "api" / "schema.d.ts")]
    folder = tmp_path / "tsconfig.json"
    folder.write_text(json.dumps(settings))
    npx("svelte-check", "--tsconfig", str(folder))


def test_files_stay_small() -> None:
    written = [p for p in (UI / "src").rglob("*") if p.suffix in {".ts", ".svelte"} and p.name != "schema.d.ts"]
    long = {p.relative_to(UI).as_posix(): n for p in written if (n := len(p.read_text().splitlines())) > 200}
    assert len(written) > 60
    assert not long
